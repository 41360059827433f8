"""How firm the verdict is, in the one sentence that comes first."""

from collections.abc import Iterator

from cooperation_cli.assessment.firmness.weights import Weighings
from cooperation_cli.report.figures import percent
from cooperation_cli.report.sentences import firmness as say
from cooperation_cli.report.view import View
from cooperation_cli.text import Words


def how_firm(view: View) -> Words | None:
    """The sentence; None where the rubric has no verdict to hold."""
    if not view.rubric.has_overall or not view.rubric.bands:
        return None
    if view.verdict.band is None:
        bands = view.assessment.firmness.unknowns.bands
        return say.no_verdict([view.band_title(band) for band in bands]) if bands else None
    return say.together(list(_clauses(view)))


def _clauses(view: View) -> Iterator[Words]:
    firmness = view.assessment.firmness
    yield say.STANDS if firmness.weighings is None else _holds(firmness.weighings)
    lift, lower = len(firmness.unknowns.lift), len(firmness.unknowns.lower)
    if lift or lower:
        yield say.unknown_answers(lift, lower)
    moving = len({step.question.id for step in firmness.steps})
    yield say.moved_by(moving) if moving else say.NO_STEP


def _holds(found: Weighings) -> Words:
    return say.HOLDS_ALWAYS if found.band == 1 else say.holds(percent(found.band))
