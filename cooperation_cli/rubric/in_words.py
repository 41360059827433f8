"""Conditions as a person reads them."""

from typing import assert_never

from cooperation_cli.rubric.conditions import (
    DEPTH,
    EACH,
    EACH_CRITICAL,
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Kind,
    Measured,
    Not,
)
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined, phrase

_SOME = {Kind.QUESTION: "some question", Kind.DIMENSION: "some dimension", Kind.PART: "some part"}


def in_words(condition: Condition, rubric: Rubric) -> Words:
    """The condition as a clause that can follow "if", in the rubric's titles and texts."""
    match condition:
        case Measured(threshold=threshold, below=below):
            bound = "below {number}" if below else "at least {number}"
            number = phrase(bound, number=number_text(threshold))
            return phrase("{subject} is {number}", subject=_subject(condition, rubric), number=number)
        case Chosen(fact, choices):
            return _answered(fact, choices, rubric)
        case AllOf(members):
            return joined((_inner(member, rubric) for member in members), " and ")
        case AnyOf(members):
            return joined((_inner(member, rubric) for member in members), " or ")
        case CountOf(members, at_least):
            listed = joined((in_words(member, rubric) for member in members), "; ")
            return phrase("at least {number} of these hold: {listed}", number=at_least, listed=listed)
        case Not(member):
            return phrase("it is not so that {member}", member=_inner(member, rubric))
        case _:
            assert_never(condition)


def _inner(condition: Condition, rubric: Rubric) -> Words:
    """A member in brackets where it has members of its own."""
    words = in_words(condition, rubric)
    return words if isinstance(condition, Measured | Chosen) else phrase("({words})", words=words)


def _subject(leaf: Measured, rubric: Rubric) -> Words:
    if leaf.kind is Kind.OVERALL:
        return Words("the overall score")
    if leaf.subject in {EACH, EACH_CRITICAL}:
        return Words("some critical question" if leaf.subject == EACH_CRITICAL else _SOME[leaf.kind])
    titles = {
        Kind.QUESTION: {question.id: question.title for question in rubric.questions.values()},
        Kind.DIMENSION: {dimension.id: dimension.title for dimension in rubric.dimensions},
        Kind.PART: {part.id: part.title for part in rubric.parts},
    }
    return phrase("“{title}”", title=titles[leaf.kind][leaf.subject])


def _answered(id_: str, choices: frozenset[str], rubric: Rubric) -> Words:
    if id_ == DEPTH:
        return phrase("the depth is {depth}", depth=" or ".join(sorted(choices)))
    fact = next(fact for fact in rubric.profile if fact.id == id_)
    titles = [phrase("“{title}”", title=title) for choice, title in fact.choices.items() if choice in choices]
    return phrase("“{text}” is answered {titles}", text=fact.text, titles=joined(titles, " or "))
