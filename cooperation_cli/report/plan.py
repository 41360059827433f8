"""The page of a plan: where it leads, the steps by when, and what stands in the way."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.plan.model import Plan, Taken, When
from cooperation_cli.report.figures import points
from cooperation_cli.report.model import (
    Block,
    Item,
    Items,
    Panel,
    Phase,
    Prose,
    Report,
    Section,
    Step,
    Steps,
    Tone,
)
from cooperation_cli.report.plan_sheet import sheet_of
from cooperation_cli.report.planned import Planned
from cooperation_cli.report.reasons import because
from cooperation_cli.report.sections.appendix import notices
from cooperation_cli.report.sections.verdict import who, whose_weights
from cooperation_cli.report.sentences import advice as say_advice
from cooperation_cli.report.sentences import plan as say
from cooperation_cli.report.sentences.parts import EFFORTS, level_words
from cooperation_cli.report.view import Standing, band_tone
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words, joined

if TYPE_CHECKING:
    from cooperation_cli.report.model import Result

_MOST_IN_FULL = 3
_MOST_DRAWN = 30
"""How many steps are drawn as a way, at most: of more, nobody sees the whole."""


def plan_report(
    standing: Standing,
    plan: Plan,
    excluded: tuple[str, ...] = (),
    due: Mapping[When, str] | None = None,
    whose: tuple[Block, ...] | None = None,
) -> Report:
    """What is said about a plan; `due` are the dates by which the steps of each period are done, if known.

    `whose` tells whose answers it begins with, where they are not one respondent's.
    """
    view = Planned(standing.judged, standing.answers, plan, excluded, due or {})
    return Report(
        title=view.answers.title,
        blocks=(_panel(view, whose), *_way(view), *_periods(view), *notices(view)),
        make_sheet=lambda: sheet_of(view),
        make_results=lambda: (_result(view),),
        language=view.rubric.language,
    )


def _result(view: Planned) -> "Result":
    # As for an assessment: the published shapes are built for JSON alone.
    from cooperation_cli.report.plan_result import result_of  # noqa: PLC0415

    return result_of(view)


def _panel(view: Planned, whose: tuple[Block, ...] | None) -> Panel:
    told = (*_where(view), *whose_weights(view.rubric), *_hindrances(view), *_open(view), *_left_out(view))
    blocks = (*(who(view) if whose is None else whose), *told, Prose(say.ASSUMES, say.CANNOT_TELL))
    tone = Tone.WATCH if not view.plan.reached else _tone(view, view.plan.end)
    return Panel(_headline(view), blocks, tone)


def _headline(view: Planned) -> Words:
    plan = view.plan
    if plan.budget is not None:
        return say.best_use(plan.budget, _band(view, plan.end) or say.NO_VERDICT)
    aim = view.band_title(plan.aim) if plan.aim else say.NO_VERDICT
    if not plan.reached:
        return say.out_of_reach(aim) if plan.start.band else say.NOTHING_TO_PLAN
    if not plan.steps:
        return say.reached_already(aim)
    before, after = _band(view, plan.start), _band(view, plan.end)
    return say.leads(before or say.NO_VERDICT, after or aim, len(plan.steps), plan.effort)


def _where(view: Planned) -> Iterator[Block]:
    plan = view.plan
    yield Prose(_standing(view, plan.start), say.NOW)
    if plan.steps:
        yield Prose(_standing(view, plan.end), say.THEN)
        counted = Counter(step.when for step in plan.steps)
        by_when = [(counted[when], when) for when in When if counted[when]]
        yield Prose(say.in_all(len(plan.steps), plan.effort, by_when), say.IN_ALL)
    elif plan.reached:
        yield Prose(say.NOTHING_TO_DO if plan.budget is None else say.NOTHING_GAINED)


def _standing(view: Planned, verdict: Verdict) -> Words:
    overall = verdict.card.overall
    return say.standing(_band(view, verdict), view.figures.ranged(overall) if overall else "")


def _band(view: Planned, verdict: Verdict) -> Words | None:
    return view.band_title(verdict.band) if verdict.band else None


def _hindrances(view: Planned) -> Iterator[Block]:
    plan, hindrances = view.plan, view.plan.hindrances
    if hindrances is None:
        return
    reason = because(view.after(hindrances.best))
    if plan.start.band is None:
        yield Prose(reason, say.WHY)
        return
    told = [say.with_all_done(reason)]
    if len(hindrances.barred) > 1:
        told.append(say.still_held([gate.gate.title for gate in hindrances.barred]))
    nearest = _band(view, plan.end)
    told.append(say.nearest(nearest) if plan.steps and nearest else say.NO_STEP_HELPS)
    yield Prose(joined(told, " "), say.WHY)


def _open(view: Planned) -> Iterator[Block]:
    items = [
        Item(say.decides(each.gate.gate.title, _named(view, [one.id for one in each.questions])))
        for each in view.plan.open
    ]
    if items:
        yield Items(tuple(items), label=say.FIND_OUT_FIRST)


def _named(view: Planned, questions: Sequence[str]) -> list[Words]:
    """A few questions in full, more by their titles: nobody reads a page of questions in one sentence."""
    if len(questions) <= _MOST_IN_FULL:
        return [view.wordings[name].text for name in questions]
    return [view.title(name) for name in questions]


def _left_out(view: Planned) -> Iterator[Block]:
    if view.excluded:
        yield Prose(say.left_out([view.title(name) for name in view.excluded]), say.LEFT_OUT)


def _way(view: Planned) -> Iterator[Section]:
    plan, overall = view.plan, view.plan.start.card.overall
    if not 1 < len(plan.steps) <= _MOST_DRAWN or overall is None or overall.exact is None:
        return
    phases = tuple(
        Phase(say.within(when, view.due.get(when)), tuple(_drawn(view, each) for each in taken))
        for when, taken in groupby(plan.taken, key=lambda each: each.step.when)
    )
    now = Words(number_text(published(overall.exact)))
    start = Step(say.NOW, now, view.share(overall.exact), _tone(view, plan.start))
    yield Section(say.WAY, (Steps(start, phases),))


def _drawn(view: Planned, taken: Taken) -> Step:
    overall = taken.verdict.card.overall
    exact = overall.exact if overall and overall.exact is not None else taken.gain
    text = say.rises(points(taken.gain), number_text(published(exact)))
    return Step(taken.step.question.title, text, view.share(exact), _tone(view, taken.verdict))


def _tone(view: Planned, verdict: Verdict) -> Tone:
    return Tone.UNKNOWN if verdict.band is None else band_tone(view.rubric.bands, verdict.band)


def _periods(view: Planned) -> Iterator[Section]:
    before = view.plan.start
    for when, group in groupby(view.plan.taken, key=lambda each: each.step.when):
        items = []
        for taken in group:
            items.append(_task(view, taken, before))
            before = taken.verdict
        yield Section(say.within(when, view.due.get(when)), (Items(tuple(items), tasks=True),))


def _task(view: Planned, taken: Taken, before: Verdict) -> Item:
    step = taken.step
    scale = step.question.scale
    rise = say_advice.rise(step.question.title, level_words(scale, step.from_level), level_words(scale, step.to_level))
    return Item(view.advice(step), rise, detail=tuple(_detail(view, taken, before)))


def _detail(view: Planned, taken: Taken, before: Verdict) -> Iterator[Prose]:
    step, able = taken.step, view.who(taken.step)
    overall = taken.verdict.card.overall
    rise = None
    if overall is not None and overall.exact is not None:
        rise = say.rises(points(taken.gain), number_text(published(overall.exact)))
    band = _band(view, taken.verdict) if taken.verdict.band is not before.band else None
    worth = say.worth(able, EFFORTS[step.effort], rise, view.gates(taken.clears), band)
    yield Prose(worth, say.WHO if able else say.WORTH)
    evidence = view.wordings[step.question.id].evidence
    if evidence:
        yield Prose(evidence, say.EVIDENCE)
    if waits := list(view.waits(step)):
        yield Prose(say.needed(waits), say.AFTER)
