"""From how firm a verdict is to its published shape."""

from cooperation_cli.assessment.firmness.answers import Step, Unknowns
from cooperation_cli.assessment.firmness.firmness import Alternative, Sameness
from cooperation_cli.assessment.firmness.weights import Weighings
from cooperation_cli.report.firmness_shapes import (
    AlternativeShape,
    FirmnessShape,
    MovingStepShape,
    SamenessShape,
    UnknownsShape,
    WeighingsShape,
)
from cooperation_cli.report.holding import how_firm
from cooperation_cli.report.published import id_of, nine, number, points
from cooperation_cli.report.view import View


def firmness_of(view: View) -> FirmnessShape:
    """All seven looks."""
    firmness, summary = view.assessment.firmness, how_firm(view)
    return FirmnessShape(
        summary=None if summary is None else summary.raw,
        unknowns=_unknowns(firmness.unknowns),
        any_one_answer=[_step(step) for step in firmness.steps],
        weights=_weighings(firmness.weighings),
        compensation=_alternative(firmness.compensation),
        pressure=_alternative(firmness.pressure),
        evidence=_alternative(firmness.evidence),
        straight_lining=_sameness(firmness.sameness),
    )


def _unknowns(found: Unknowns) -> UnknownsShape:
    return UnknownsShape(
        bands=[band.id for band in found.bands],
        lift=[question.id for question in found.lift],
        lower=[question.id for question in found.lower],
    )


def _step(step: Step) -> MovingStepShape:
    start, end = number(step.from_level), number(step.to_level)
    return MovingStepShape(question=step.question.id, from_level=start, to=end, band=step.band.id)


def _weighings(found: Weighings | None) -> WeighingsShape | None:
    if found is None:
        return None
    return WeighingsShape(draws=found.draws, band=nine(found.band), uncapped_band=nine(found.uncapped))


def _alternative(found: Alternative | None) -> AlternativeShape | None:
    if found is None:
        return None
    score = found.score
    return AlternativeShape(
        score=points(score.exact),
        exact=nine(score.exact),
        low=points(score.low),
        high=points(score.high),
        band=id_of(found.band),
        uncapped_band=id_of(found.uncapped),
    )


def _sameness(found: Sameness | None) -> SamenessShape | None:
    if found is None:
        return None
    level = number(found.level)
    return SamenessShape(answered=found.answered, same=found.same, level=level, straight=found.straight)
