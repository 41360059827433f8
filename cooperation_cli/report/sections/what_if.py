"""What a blow, or a what-if, would leave: beside the present, which it never changes."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.assessment.supposing import Change, Outcome
from cooperation_cli.report.model import Column, Item, Items, Prose, Row, Section, Table
from cooperation_cli.report.sections.verdict import headline, verdict_tone
from cooperation_cli.report.sentences import verdict as say_verdict
from cooperation_cli.report.sentences import what_if as say
from cooperation_cli.report.sentences.judgement import MUST_HAVES
from cooperation_cli.report.sentences.parts import from_to, level_words
from cooperation_cli.report.view import Standing, View, band_tone
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Score
from cooperation_cli.text import Words


def asked_for(view: View) -> Iterator[Section]:
    """The what-if that somebody asked for, if there is one."""
    then, supposed, wish = view.then, view.assessment.supposed, view.assessment.wish
    if then is None or supposed is None or wish is None:
        return
    scenarios = tuple(Item(scenario.text or Words(""), scenario.title) for scenario in wish.scenarios)
    gates = _gates(view, then)
    changes = tuple(Item(_changed(change), change.question.title) for change in supposed.changes)
    yield Section(
        say.WHAT_IF,
        (
            Prose(say.WHAT_IF_READ),
            *((Items(scenarios, label=say.SUPPOSED),) if scenarios else ()),
            _beside(view, then),
            *((Items(gates, label=MUST_HAVES),) if gates else ()),
            Items(changes, label=say.CHANGES) if changes else Prose(say.NOTHING),
        ),
    )


def _beside(now: View, then: Standing) -> Table:
    columns = (Column(say.WHAT), Column(say.NOW, right=True), Column(say.THEN, right=True))
    return Table(columns, (Row((say.VERDICT, headline(now), headline(then)), verdict_tone(then)), *_rows(now, then)))


def _rows(now: View, then: Standing) -> Iterator[Row]:
    """The overall, practice and parts; of the dimensions those that differ; the must-haves that are not met."""
    if now.card.whole and then.card.whole:
        yield _row(now, say_verdict.READINESS, now.card.whole.score, then.card.whole.score)
        yield _row(now, say_verdict.PRACTICE, now.card.whole.practice, then.card.whole.practice)
    for part in now.rubric.parts:
        yield _row(now, part.title, now.card.parts[part.id], then.card.parts[part.id])
    for dimension in now.rubric.dimensions:
        before, after = (one.card.dimensions[dimension.id].score for one in (now, then))
        if before != after:
            yield _row(now, dimension.title, before, after)
    if now.rubric.gates:
        yield Row((say.NOT_MET, _not_met(now), _not_met(then)))


def _row(view: View, title: Words, before: Score, after: Score) -> Row:
    return Row((title, *(Words(view.figures.ranged(score)) for score in (before, after))), view.tone(after.published))


def _not_met(standing: Standing) -> Words:
    states = [gate.state for gate in standing.verdict.gates]
    return say.of(states.count(GateState.FAILED), len(states))


def _gates(now: View, then: Standing) -> tuple[Item, ...]:
    """The must-haves whose state differs."""
    pairs = zip(now.verdict.gates, then.verdict.gates, strict=True)
    changed = ((before, after) for before, after in pairs if before.state is not after.state)
    return tuple(
        Item(say.turned(*(say.GATES[gate.state] for gate in (before, after))), before.gate.title)
        for before, after in changed
    )


def _changed(change: Change) -> Words:
    return from_to(_reply(change, change.before), _reply(change, change.after))


def _reply(change: Change, reply: Reply) -> Words:
    if reply.state is State.LEVEL and reply.level is not None:
        return level_words(change.question.scale, reply.level)
    return say.REPLIES[reply.state]


def stress_tests(view: View) -> Iterator[Section]:
    """What each scenario of the rubric would leave."""
    if outcomes := view.assessment.scenarios:
        items = Items(tuple(_outcome(view, outcome) for outcome in outcomes))
        yield Section(say.STRESS, (Prose(say.STRESS_READ), items))


def _outcome(view: View, outcome: Outcome) -> Item:
    band = outcome.supposed.verdict.band
    text = outcome.scenario.text or Words("")
    return Item(say.told([text, _left(view, outcome)]), outcome.scenario.title, band_tone(view.rubric.bands, band))


def _left(view: View, outcome: Outcome) -> Words:
    supposed = outcome.supposed
    overall, band = supposed.verdict.card.overall, supposed.verdict.band
    if not supposed.changes:
        return say.UNTOUCHED
    if overall is None:
        return say.NO_TOTAL
    verdict = say.NO_VERDICT if band is None else _verdict(view, band)
    return say.outcome(view.figures.ranged(overall), _by(supposed.difference), verdict)


def _by(difference: Fraction | None) -> str | None:
    if difference is None:
        return None
    return say.by(number_text(published(abs(difference))), lower=difference < 0)


def _verdict(view: View, band: Band) -> Words:
    present = view.verdict.band
    if present is None or band.id == present.id:
        return say.stays(view.band_title(band))
    return say.becomes(view.band_title(band), view.band_title(present))
