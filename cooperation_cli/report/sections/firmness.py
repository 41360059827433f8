"""How firm the verdict is: the sentence, then the seven looks."""

from collections.abc import Iterator

from cooperation_cli.assessment.firmness.answers import Step
from cooperation_cli.assessment.firmness.firmness import Alternative, Sameness
from cooperation_cli.report.figures import percent
from cooperation_cli.report.holding import how_firm
from cooperation_cli.report.model import Item, Items, Prose, Section, Tone
from cooperation_cli.report.sentences import firmness as say
from cooperation_cli.report.view import View
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined


def sections(view: View) -> Iterator[Section]:
    """One section; none where there is no total whose firmness could be told."""
    if view.card.overall is None or view.card.overall.exact is None:
        return
    first = how_firm(view)
    lead = () if first is None else (Prose(first),)
    yield Section(say.FIRMNESS, (*lead, Prose(say.READ), Items(tuple(_looks(view)))))


def _looks(view: View) -> Iterator[Item]:
    firmness = view.assessment.firmness
    if weighed := firmness.weighings:
        shares = percent(weighed.band), percent(weighed.uncapped)
        yield Item(say.weighings(f"{weighed.draws:,}", *shares), say.WEIGHTS)
    if view.rubric.bands:
        yield Item(joined(list(_unknowns(view)), " "), say.UNKNOWNS)
    if view.verdict.band is not None:
        yield Item(joined(list(_any_one(view, view.verdict.band)), " "), say.ANY_ONE)
    if found := firmness.compensation:
        yield Item(say.compensation(_then(view, found)), say.COMPENSATION)
    if (found := firmness.pressure) and any(dimension.is_residual for dimension in view.rubric.dimensions):
        yield Item(say.pressure(_then(view, found)), say.PRESSURE)
    if found := firmness.evidence:
        yield Item(_evidence(view, found), say.EVIDENCE)
    if alike := firmness.sameness:
        yield Item(_alike(alike), say.ALIKE, Tone.WATCH if alike.straight else Tone.PLAIN)


def _unknowns(view: View) -> Iterator[Words]:
    unknowns = view.assessment.firmness.unknowns
    if view.card.overall is not None and view.card.overall.is_certain:
        yield say.NOTHING_OPEN
        return
    yield say.could_be([view.band_title(band) for band in unknowns.bands])
    if unknowns.lift:
        yield say.best_answer(_titles(unknowns.lift))
    if unknowns.lower:
        yield say.worst_answer(_titles(unknowns.lower))


def _any_one(view: View, present: Band) -> Iterator[Words]:
    """What one step moves, by the verdict that it leads to, the highest first."""
    steps = view.assessment.firmness.steps
    if not steps:
        yield say.NO_ONE_STEP
    for band in reversed(view.rubric.bands):
        leading = [step for step in steps if step.band.id == band.id]
        if leading:
            yield say.step_moves(_once(leading), view.band_title(band), up=band.start > present.start)


def _once(steps: list[Step]) -> list[Words]:
    return _titles(tuple({step.question.id: step.question for step in steps}.values()))


def _titles(questions: tuple[Question, ...]) -> list[Words]:
    return [question.title for question in questions]


def _then(view: View, found: Alternative) -> Words:
    band = None if found.band is None else view.band_title(found.band)
    return say.then(view.figures.ranged(found.score), band, same=found.band == view.verdict.band)


def _evidence(view: View, found: Alternative) -> Words:
    if not view.judged.claims:
        return say.ALL_EVIDENCED
    return say.in_use(_then(view, found)) if view.evidence_required else say.evidence(_then(view, found))


def _alike(found: Sameness) -> Words:
    level = Words(number_text(found.level))
    return say.alike(found.same, found.answered, level, straight=found.straight)
