"""What to talk about when all meet, the question that is seen most differently first."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice

from msgspec.structs import replace

from cooperation_cli.panel.gaps import Gap, Seen
from cooperation_cli.panel.model import By, Member
from cooperation_cli.panel.topics import Topic
from cooperation_cli.report.model import Block, Item, Items, Prose, Section
from cooperation_cli.report.panel_view import PanelView, group_name
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sentences.parts import level_text
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words, joined

_MOST_COMMENTS = 4


def section(view: PanelView, *, at_length: bool = False) -> Section:
    """The questions on which people differ; at length, with what would show each level."""
    if not view.topics:
        return Section(say.MEETING, (Prose(say.NOTHING_TO_SETTLE),))
    items = [_topic_item(view, topic) for topic in view.topics]
    if at_length:
        pairs = zip(items, view.topics, strict=True)
        items = [replace(item, detail=(*item.detail, *_evidence(view, topic.question))) for item, topic in pairs]
    return Section(say.MEETING, (Prose(say.MEETING_READ), Items(tuple(items), ordered=True)))


def _evidence(view: PanelView, question: Question) -> Iterator[Prose]:
    if evidence := view.wordings[question.id].evidence:
        yield Prose(evidence, say.WOULD_SHOW)


def _topic_item(view: PanelView, topic: Topic) -> Item:
    """A question with what both sides see; where only single people differ, with the levels that they gave."""
    if topic.gap is not None:
        return gap_item(view, topic.question, topic.gap)
    question = topic.question
    detail = (Prose(levels_given(view, question), say.LEVELS), *_comments(view, question, view.panel.members))
    return Item(view.wordings[question.id].text, question.title, detail=detail)


def gap_item(view: PanelView, question: Question, gap: Gap) -> Item:
    """A question with what both sides see, and their comments."""
    sides = (gap.high, gap.low)
    detail: list[Block] = [Prose(_seen(view, gap.by, question, side)) for side in sides]
    detail += [comment for side in sides for comment in _comments(view, question, view.people(gap.by, side.who))]
    return Item(view.wordings[question.id].text, question.title, detail=tuple(detail))


def _seen(view: PanelView, by: By, question: Question, side: Seen) -> Words:
    level = side.level or Fraction(0)
    return say.view(group_name(by, side.who), view.seen(question, level), level_text(question.scale, level))


def _comments(view: PanelView, question: Question, members: Iterable[Member]) -> Iterator[Prose]:
    """What these respondents wrote beside their answers, a few of them."""
    said = ((member, member.said.replies[question.id].comment) for member in members)
    told = (Prose(words, view.name(member)) for member, words in said if words)
    return islice(told, _MOST_COMMENTS)


def levels_given(view: PanelView, question: Question) -> Words:
    """How many gave which level."""
    counted = view.panel.levels[question.id]
    return joined([say.spread(level_text(question.scale, level), counted[level]) for level in sorted(counted)])
