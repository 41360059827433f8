"""The page of an anonymous panel: what its number of respondents allows, and nothing that leads back to one."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cooperation_cli.panel.anonymity import Tier
from cooperation_cli.panel.gaps import Gap, about_questions
from cooperation_cli.panel.topics import Topic
from cooperation_cli.report.anonymous_view import AnonymousView, whole_text
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
)
from cooperation_cli.report.panel_questions import TOPICS, topic_row
from cooperation_cli.report.panel_view import group_name, level_number
from cooperation_cli.report.sections import advice, appendix, judgement, outlook, picture, verdict, what_if
from cooperation_cli.report.sections.heat import tables
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sentences import verdict as say_verdict
from cooperation_cli.report.sentences.parts import level_text
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published, rounded
from cooperation_cli.scoring.score import Score
from cooperation_cli.text import Words, joined

if TYPE_CHECKING:
    from cooperation_cli.report.model import Result

_LARGEST = 5


def anonymous_report(view: AnonymousView) -> Report:
    """What may be said; with three or four respondents only parts and the overall."""
    few = view.shown.tier is Tier.FEW
    return Report(
        title=view.answers.title,
        blocks=tuple(_few(view) if few else _blocks(view)),
        make_sheet=lambda: _sheet(view),
        make_results=lambda: (_result(view),),
        language=view.rubric.language,
    )


def anonymous_questions(view: AnonymousView) -> Report:
    """The page for a meeting; what it may ask is told of ten respondents and more."""
    asked = tuple(_meeting(view)) or (Section(say.MEETING, (Prose(_nothing(view)),)),)
    rows = (topic_row(view, topic, place, None) for place, topic in enumerate(view.topics, start=1))
    return Report(
        title=say.questions_for(view.answers.title),
        blocks=(_who(view), *asked, *appendix.notices(view)),
        make_sheet=lambda: Sheet(TOPICS, tuple(rows)),
        language=view.rubric.language,
    )


def _nothing(view: AnonymousView) -> Words:
    return say.NOTHING_TO_SETTLE if view.shown.tier is Tier.MANY else say.NO_SPREAD


def _who(view: AnonymousView) -> Prose:
    told = [say.how_many(view.shown.respondents)]
    if view.invited is not None and view.response_rate is not None:
        told.append(say.rate(view.shown.respondents, view.invited, percent(view.response_rate)))
    limits = {Tier.FEW: (say.FEW,), Tier.SEVERAL: (say.SEVERAL,), Tier.MANY: ()}[view.shown.tier]
    return Prose(joined([*told, say.ANONYMOUS, *limits], " "))


def _few(view: AnonymousView) -> Iterator[Block]:
    yield _who(view)
    told = [Prose(say.HELD)] if view.verdict.held_by else []
    items = tuple(Item(_whole(score), title) for title, score in _totals(view))
    limits = Prose(say.SEVERAL_ACCOUNTS, say_verdict.CANNOT_TELL)
    yield Panel(verdict.headline(view), (*told, Items(items), limits), verdict.verdict_tone(view))
    yield from appendix.notices(view)


def _totals(view: AnonymousView) -> Iterator[tuple[Words, Score]]:
    if view.card.overall is not None:
        yield say_verdict.READINESS, view.card.overall
    for part in view.rubric.parts:
        yield part.title, view.card.parts[part.id]


def _whole(score: Score) -> Words:
    if score.exact is None or score.interval is None:
        return say.NO_SCORE
    return say.ranged(*(whole_text(number) for number in (score.exact, score.interval.low, score.interval.high)))


def _blocks(view: AnonymousView) -> Iterator[Block]:
    yield _who(view)
    yield from _differences(view)
    yield verdict.panel(view, (), say.SEVERAL_ACCOUNTS)
    yield from what_if.asked_for(view)
    yield from verdict.meaning(view)
    yield from _map(view)
    yield from _agreement(view)
    yield from picture.sections(view)
    yield from judgement.sections(view)
    yield from advice.sections(view)
    yield from what_if.stress_tests(view)
    yield from outlook.sections(view)
    yield from _meeting(view)
    yield from _suppressed(view)
    yield from appendix.sections(view)


def _differences(view: AnonymousView) -> Iterator[Section]:
    if view.shown.gaps:
        items = tuple(_gap(view, *gap) for gap in about_questions(view.shown.gaps)[:_LARGEST])
        blocks = (Prose(say.DIFFERENT_READ), Items(items, ordered=True))
        yield Section(say.DIFFERENT, (Section(say.BY[view.shown.by], blocks),))


def _gap(view: AnonymousView, question: Question, gap: Gap) -> Item:
    levels = [(side, level_text(question.scale, side.level or Fraction(0))) for side in (gap.high, gap.low)]
    detail = tuple(Prose(Words(level), named(view, side.who)) for side, level in levels)
    return Item(view.wordings[question.id].text, question.title, detail=detail)


def named(view: AnonymousView, who: Words) -> Words:
    """A group as the page names it."""
    return say.lettered(view.shown.by, group_name(view.shown.by, who))


def _map(view: AnonymousView) -> Iterator[Section]:
    groups = view.shown.groups
    if len(groups) > 1:
        shown = [(Column(named(view, who)), card) for who, card in groups]
        yield Section(say.WHO_SEES, (Prose(say.WHO_SEES_READ), *tables(view, shown)))


def _agreement(view: AnonymousView) -> Iterator[Section]:
    told = [(found, one) for one in view.shown.agreements if (found := one.found["consensus"]) is not None]
    if told:
        columns = (Column(say.QUESTION), Column(say.CONSENSUS, right=True), Column(say.N, right=True))
        rows = (
            Row((one.question.title, Words(percent(found)), Words(str(one.n))))
            for found, one in sorted(told, key=lambda pair: pair[0])
        )
        yield Section(say.AGREEMENT, (Prose(say.AGREEMENT_READ), Table(columns, tuple(rows))))


def _meeting(view: AnonymousView) -> Iterator[Section]:
    if view.topics:
        items = tuple(_topic(view, topic) for topic in view.topics)
        yield Section(say.MEETING, (Prose(say.MEETING_READ), Items(items, ordered=True)))


def _topic(view: AnonymousView, topic: Topic) -> Item:
    if topic.gap is not None:
        return _gap(view, topic.question, topic.gap)
    agreed = (Prose(Words(percent(topic.consensus)), say.CONSENSUS),) if topic.consensus is not None else ()
    return Item(view.wordings[topic.question.id].text, topic.question.title, detail=agreed)


def _suppressed(view: AnonymousView) -> Iterator[Section]:
    told = []
    if view.shown.suppressed:
        told.append(Prose(say.suppressed([view.title(name) for name in view.shown.suppressed])))
    if view.shown.withheld:
        told.append(Prose(say.withheld(view.shown.withheld)))
    if told:
        yield Section(say.SUPPRESSED, tuple(told))


def _sheet(view: AnonymousView) -> Sheet:
    """A row for each number that is shown, and no other."""
    header = ("kind", "id", "group", "score", "level", "n", "sd", "min", "max", "consensus")
    few = view.shown.tier is Tier.FEW
    rows = [("overall", _band(view), None, _text(view.card.overall, few=few), *[None] * 6)]
    rows += [("part", name, None, _text(score, few=few), *[None] * 6) for name, score in view.card.parts.items()]
    if not few:
        scores = {name: score.score for name, score in view.card.dimensions.items()}
        rows += [("dimension", name, None, _text(score, few=False), *[None] * 6) for name, score in scores.items()]
        rows += [_question_row(view, name) for name in view.card.readings.replies]
        for who, card in view.shown.groups:
            own = {name: score.score for name, score in card.dimensions.items()}
            rows += [("heat", name, who.raw, _text(score, few=False), *[None] * 6) for name, score in own.items()]
    return Sheet(header, tuple(rows))


def _band(view: AnonymousView) -> str:
    return view.verdict.band.id if view.verdict.band else ""


def _text(score: Score | None, *, few: bool) -> str | None:
    if score is None or score.exact is None:
        return None
    return whole_text(score.exact) if few else number_text(published(score.exact))


def _question_row(view: AnonymousView, name: str) -> tuple[str | None, ...]:
    found = next((one for one in view.shown.agreements if one.question.id == name), None)
    if found is None:
        return ("question", name, *[None] * 8)
    told = (found.found[key] for key in ("sd", "min", "max", "consensus"))
    numbers = (None if each is None else number_text(rounded(each, 1)) for each in told)
    return ("question", name, None, None, level_number(found.joint or Fraction(0)), str(found.n), *numbers)


def _result(view: AnonymousView) -> "Result":
    # As for one assessment: the published shapes are built for JSON alone.
    from cooperation_cli.report.anonymous_result import result_of  # noqa: PLC0415

    return result_of(view)
