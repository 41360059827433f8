"""The record: notices, what was set aside, the profile, every answer, and how the score was reached."""

from collections.abc import Iterator

from cooperation_cli.answers.model import UNANSWERED, Reply, State
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Block, Item, Items, Prose, Section
from cooperation_cli.report.sections.verdict import headline
from cooperation_cli.report.sentences import appendix as say
from cooperation_cli.report.sentences.parts import level_words, listed
from cooperation_cli.report.sentences.rules import rule_of
from cooperation_cli.report.view import Standing, View
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words, joined


def sections(view: View) -> Iterator[Section]:
    """What a reader needs to check the page."""
    yield from notices(view)
    if aside := view.card.readings.set_aside:
        items = tuple(Item(say.WHY_ASIDE[one.why], view.title(one.question)) for one in aside)
        yield Section(say.SET_ASIDE, (Prose(say.SET_ASIDE_READ), Items(items)))
    if view.rubric.profile:
        yield Section(say.PARTNERSHIP, (_profile(view),))
    yield Section(say.ANSWERS, tuple(_answers(view)))
    yield Section(say.REACHED, tuple(_reached(view)))


def notices(view: Standing) -> Iterator[Section]:
    """What must be said aloud about the answers and how they were read."""
    if view.notices:
        yield Section(say.NOTICES, (Items(tuple(Item(notice) for notice in view.notices)),))


def _profile(view: View) -> Items:
    chosen = view.answers.chosen
    return Items(
        tuple(
            Item(
                joined([fact.choices[choice] for choice in chosen[fact.id]], "; ")
                if chosen.get(fact.id)
                else say.NOT_GIVEN,
                fact.text,
            )
            for fact in view.rubric.profile
        )
    )


def _answers(view: View) -> Iterator[Section]:
    for dimension in view.rubric.dimensions:
        asked = [question for question in dimension.questions if question.id in view.card.readings.replies]
        if asked:
            yield Section(dimension.title, (Items(tuple(_answer(view, question) for question in asked)),))


def _answer(view: View, question: Question) -> Item:
    said = view.judged.said.replies.get(question.id, UNANSWERED)
    used = view.card.readings.level(question.id)
    detail = []
    if said.level is not None and used is not None and used != said.level:
        detail.append(Prose(say.counted_as(level_words(question.scale, used)), say.CLAIM))
    detail.extend(Prose(words, say.EVIDENCE, breaks=True) for words in said.evidence if words)
    if said.comment:
        detail.append(Prose(said.comment, say.COMMENT, breaks=True))
    return Item(_said(view, question, said), question.title, detail=tuple(detail))


def _said(view: View, question: Question, reply: Reply) -> Words:
    if reply.state is not State.LEVEL or reply.level is None:
        return say.STATES[reply.state]
    return say.answered(level_words(question.scale, reply.level), view.wordings[question.id].levels.get(reply.level))


def _reached(view: View) -> Iterator[Block]:
    yield Prose(say.READING)
    yield from _residual(view)
    yield Items(tuple(Item(words) for words in _steps(view)))
    yield Prose(say.ROUNDING)
    yield Prose(say.rubric(view.rubric.title, view.rubric.version, view.rubric.digest))
    yield Prose(_verdict(view), say.VERDICT)


def _verdict(view: View) -> Words:
    """The verdict once more: on a terminal, what stands last is what is seen."""
    overall = view.card.overall
    score = "" if overall is None else view.figures.ranged(overall)
    return say.at_the_top(headline(view), score)


def _residual(view: View) -> Iterator[Prose]:
    if any(dimension.is_residual for dimension in view.rubric.dimensions):
        floor = view.rubric.exposure_floor
        yield Prose(joined([say.RESIDUAL, *([say.floor(percent(floor))] if floor else [])], " "))


def _steps(view: View) -> Iterator[Words]:
    """Each part from its dimensions, and the overall from the parts, with their numbers."""
    rubric, card, figures = view.rubric, view.card, view.figures
    for part in rubric.parts:
        members = [_named(view, member) for member in rubric.members(part.id)]
        yield say.step(part.title, figures.ranged(card.parts[part.id]), rule_of(part.combine, listed(members)))
    if card.overall is None:
        yield say.NO_TOTAL
    else:
        rule = rule_of(rubric.overall, listed([part.title for part in rubric.parts]))
        yield say.step(say.OVERALL, figures.ranged(card.overall), rule)


def _named(view: View, dimension: Dimension) -> Words:
    return say.member(dimension.title, view.figures.ranged(view.card.dimensions[dimension.id].score))
