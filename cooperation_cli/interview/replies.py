"""What is made of something said: the reply or the choices that are kept, or why there are none."""

from typing import assert_never

from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.said import (
    Answer,
    Chose,
    DontKnow,
    NotApplicable,
    Noted,
    PrefersNotToSay,
    Refusal,
    RefusedError,
)
from cooperation_cli.rubric.model import Fact
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words, joined


def answered(question: Question, before: Reply, said: Answer) -> Reply:
    """The reply after an answer; what was noted stays. Raises RefusedError where it is no answer to the question."""
    match said:
        case Chose(level, note):
            if level not in question.scale.values:
                raise RefusedError(Refusal.OFF_THE_SCALE)
            comment = _joined(before.comment, note) if note else before.comment
            return replace(before, state=State.LEVEL, level=level, comment=comment)
        case DontKnow():
            return replace(before, state=State.DONT_KNOW, level=None)
        case PrefersNotToSay():
            return replace(before, state=State.PREFER_NOT_TO_SAY, level=None)
        case NotApplicable(reason):
            if not question.not_applicable:
                raise RefusedError(Refusal.ALWAYS_APPLIES)
            if not reason:
                raise RefusedError(Refusal.NO_REASON)
            return replace(before, state=State.NOT_APPLICABLE, level=None, comment=_joined(before.comment, reason))
        case _:
            assert_never(said)


def _joined(comment: Words | None, more: Words) -> Words:
    """The comment, which is where reasons and agreement are kept: nothing in it is lost, and nothing is said twice."""
    if comment is None:
        return more
    is_said = comment == more or comment.raw.endswith(f"\n{more.raw}")
    return comment if is_said else joined((comment, more), "\n")


def noted(before: Reply, said: Noted) -> Reply:
    """The reply with what was noted. Raises RefusedError where it would lose its reason."""
    comment = before.comment if said.comment is None else said.comment or None
    evidence = before.evidence if said.evidence is None else tuple(filter(None, said.evidence))
    if before.state is State.NOT_APPLICABLE and comment is None:
        raise RefusedError(Refusal.NO_REASON)
    return replace(before, comment=comment, evidence=evidence)


def chosen(fact: Fact, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices in the order of the rubric. Raises RefusedError where they are none of the fact."""
    if not choices:
        raise RefusedError(Refusal.NOTHING_CHOSEN)
    if not set(choices) <= fact.choices.keys():
        raise RefusedError(Refusal.NO_SUCH_CHOICE)
    if len(set(choices)) > 1 and not fact.several:
        raise RefusedError(Refusal.ONE_CHOICE_ONLY)
    return tuple(choice for choice in fact.choices if choice in choices)
