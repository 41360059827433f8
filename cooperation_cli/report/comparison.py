"""The page of several moments: what became of the verdict, what moved, and what came of the advice."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cooperation_cli.assessment.gates import GateState
from cooperation_cli.comparison.changes import Between, ScoreChange
from cooperation_cli.comparison.comparison import Comparison
from cooperation_cli.report.compared import Compared, who
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import (
    Block,
    Column,
    Item,
    Items,
    Panel,
    Prose,
    Report,
    Row,
    Section,
    Sheet,
    Table,
    Tone,
)
from cooperation_cli.report.sections import moved, since
from cooperation_cli.report.sections.verdict import headline, verdict_tone
from cooperation_cli.report.sentences import comparison as say
from cooperation_cli.report.sentences.parts import listed, sentence
from cooperation_cli.text import Words, joined

if TYPE_CHECKING:
    from cooperation_cli.report.model import Result

_MOST_NAMED = 3


def comparison_report(comparison: Comparison) -> Report:
    """Everything that is said about several moments."""
    view = Compared(comparison)
    return Report(
        title=comparison.moments[-1].answers.title,
        blocks=(
            _panel(view),
            *moved.sections(view),
            *(since.section(view, change) for change in comparison.changes),
            Section(say.EACH, tuple(_each(view))),
            *_not_compared(view),
            *_notices(view),
        ),
        make_sheet=lambda: _sheet(view),
        make_results=lambda: (_result(view),),
        language=comparison.rubric.language,
    )


def _sheet(view: Compared) -> Sheet:
    # Only CSV wants it.
    from cooperation_cli.report.comparison_sheet import sheet_of  # noqa: PLC0415

    return sheet_of(view)


def _result(view: Compared) -> "Result":
    # As for an assessment: the published shapes are built for JSON alone.
    from cooperation_cli.report.comparison_result import result_of  # noqa: PLC0415

    return result_of(view)


def _panel(view: Compared) -> Panel:
    last = view.comparison.changes[-1]
    blocks: tuple[Block, ...] = (
        Items(tuple(_stands(view))),
        Prose(_common(view), say.SAME_QUESTIONS),
        *_moved_most(view, last),
        Prose(_must_haves(view, last), say.MUST_HAVES),
        Prose(_advice(last), say.ADVICE),
        Prose(say.people(len(last.came), len(last.went), len(last.after.respondents)), say.WHO),
        Prose(say.CANNOT, say.CANNOT_TELL),
    )
    return Panel(_headline(view), blocks, verdict_tone(view.own[-1]))


def _headline(view: Compared) -> Words:
    before, after = headline(view.own[-2]), headline(view.own[-1])
    return say.still(after) if before == after else say.from_to(before, after)


def _stands(view: Compared) -> Iterator[Item]:
    for label, standing, moment in zip(view.labels, view.own, view.comparison.moments, strict=True):
        overall = standing.card.overall
        score = standing.figures.ranged(overall) if overall else ""
        dates = sorted(one.date for one in moment.respondents if one.date)
        told = say.answered([who(one) for one in moment.respondents], (dates[0], dates[-1]) if dates else None)
        yield Item(say.stands(headline(standing), score, told), label)


def _common(view: Compared) -> Words:
    number = len(view.comparison.common.questions)
    scores = [card.overall for card in view.comparison.common.cards if card.overall is not None]
    share = percent(scores[0].coverage if scores else _covered(view))
    if not scores or any(score.exact is None for score in scores):
        return say.too_little(number, share, percent(view.rubric.min_coverage))
    whole = ScoreChange(scores[0], scores[-1])
    return say.common([view.score(score) for score in scores], view.difference(whole), number, share)


def _covered(view: Compared) -> Fraction:
    """Of a rubric without a total, the share of the questions in common."""
    common = view.comparison.common
    return Fraction(len(common.questions), max(1, len(common.questions) + len(common.left_out)))


def _moved_most(view: Compared, last: Between) -> Iterator[Prose]:
    known = [(name, each.change, each) for name, each in last.dimensions.items() if each.change]
    known.sort(key=lambda one: -abs(one[1]))
    told = [say.moved(view.title(name), view.difference(each)) for name, _, each in known[:_MOST_NAMED]]
    if told:
        within = [say.WITHIN] if last.within_spread else []
        yield Prose(joined([Words(f"{listed(told).raw}."), *within], " "), say.MOVED_MOST)


def _must_haves(view: Compared, last: Between) -> Words:
    newly = {state: last.newly(state) for state in GateState}
    told = [say.gates(state, [view.gate(name) for name in names]) for state, names in newly.items() if names]
    return sentence(joined(told, "; ")) if told else say.UNCHANGED_GATES


def _advice(last: Between) -> Words:
    return (
        say.done(sum(each.done is True for each in last.advised), len(last.advised))
        if last.advised
        else (say.NOTHING_ADVISED)
    )


def _each(view: Compared) -> Iterator[Block]:
    columns = (
        Column(say.MOMENT),
        Column(say.READINESS, right=True),
        Column(say.PRACTICE, right=True),
        Column(say.VERDICT),
    )
    rows = []
    for label, standing in zip(view.labels, view.own, strict=True):
        whole = standing.card.whole
        scores = (
            (Words(standing.figures.ranged(each)) for each in (whole.score, whole.practice))
            if whole
            else (
                Words(""),
                Words(""),
            )
        )
        rows.append(Row((label, *scores, headline(standing)), verdict_tone(standing)))
    yield Table(columns, tuple(rows))


def _not_compared(view: Compared) -> Iterator[Section]:
    common, found = view.comparison.common, view.comparison.unmatched
    blocks: list[Block] = []
    if found:
        items = tuple(
            Item(say.noted(view.labels[place], say.WHY_UNMATCHED[one.why]), view.title(one.question))
            for place, one in found
        )
        blocks.append(Section(say.UNMATCHED, (Items(items),)))
    if common.left_out:
        rows = tuple(
            Row(
                (
                    view.title(one.question),
                    *(view.reply(view.rubric.questions[one.question], each) for each in one.replies),
                )
            )
            for one in common.left_out
        )
        columns = (Column(say.QUESTION), *map(Column, view.labels))
        blocks.append(Section(say.LEFT_OUT, (Table(columns, rows),)))
    if blocks:
        yield Section(say.NOT_COMPARED, tuple(blocks))


def _notices(view: Compared) -> Iterator[Section]:
    told = view.notices
    if told:
        yield Section(say.NOTICES, (Items(tuple(Item(notice, tone=Tone.WATCH) for notice in told)),))
