"""What changed from one moment to the next: must-haves, answers, what came of the advice, who answered."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cooperation_cli.answers.model import Respondent
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.comparison.changes import Between, Followed, QuestionChange
from cooperation_cli.report.compared import Compared, who
from cooperation_cli.report.model import Block, Column, Item, Items, Prose, Row, Section, Table, Tone
from cooperation_cli.report.sections.advice import FIRST
from cooperation_cli.report.sentences import comparison as say
from cooperation_cli.report.sentences.parts import level_words

_TONES = {GateState.PASSED: Tone.GOOD, GateState.FAILED: Tone.BAD, GateState.UNDECIDED: Tone.UNKNOWN}


def section(view: Compared, change: Between) -> Section:
    """Everything between two neighbours."""
    before, after = view.labels[change.place : change.place + 2]
    blocks = (
        Section(say.MUST_HAVES, (_gates(view, change),)),
        Section(say.ANSWERS, tuple(_answers(view, change))),
        Section(say.ADVICE, tuple(_advice(change))),
        Section(say.WHO, tuple(_people(change))),
    )
    return Section(say.between(before, after), blocks)


def _gates(view: Compared, change: Between) -> Block:
    items = tuple(
        Item(view.gate(name), say.NEWLY[state], _TONES[state]) for state in GateState for name in change.newly(state)
    )
    return Items(items) if items else Prose(say.UNCHANGED_GATES)


def _answers(view: Compared, change: Between) -> Iterator[Block]:
    most = sorted(change.questions, key=lambda each: -abs(each.change or Fraction(0)))
    better = [each for each in most if each.change is not None and each.change > 0]
    worse = [each for each in most if each.change is not None and each.change < 0]
    other = [each for each in most if not each.change]
    for title, found in ((say.BETTER, better), (say.WORSE, worse), (say.OTHER, other)):
        if found:
            yield Section(title, (_table(view, change.place, found),))
    if not change.questions:
        yield Prose(say.UNCHANGED_ANSWERS)


def _table(view: Compared, place: int, found: Iterable[QuestionChange]) -> Table:
    rows = (
        Row((each.question.title, view.reply(each.question, each.before), view.reply(each.question, each.after)))
        for each in found
    )
    return Table((Column(say.QUESTION), *map(Column, view.labels[place : place + 2])), tuple(rows))


def _advice(change: Between) -> Iterator[Block]:
    if not change.advised:
        yield Prose(say.NOTHING_ADVISED)
        return
    done = [each for each in change.advised if each.done]
    yield Prose(say.done(len(done), len(change.advised)))
    undone = [each for each in change.advised if not each.done and each.place <= FIRST]
    for label, found, tone in ((say.DONE, done, Tone.GOOD), (say.NOT_DONE, undone, Tone.WATCH)):
        if found:
            yield Items(tuple(_followed(each, tone) for each in found), label=label)


def _followed(each: Followed, tone: Tone) -> Item:
    step = each.step
    before, to = (level_words(step.question.scale, level) for level in (step.from_level, step.to_level))
    now = level_words(each.question.scale, each.now) if each.question and each.now is not None else None
    return Item(say.followed(before, to, now, done=bool(each.done)), step.question.title, tone)


def _people(change: Between) -> Iterator[Block]:
    yield Prose(say.people(len(change.came), len(change.went), len(change.after.respondents)))
    for label, found in ((say.CAME, change.came), (say.WENT, change.went)):
        if found:
            yield Items(tuple(map(_person, found)), label=label)


def _person(one: Respondent) -> Item:
    return Item(who(one))
