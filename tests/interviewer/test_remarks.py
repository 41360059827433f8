"""What is said back to a reply."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import (
    AtFact,
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    JumpedTo,
    Noted,
    Said,
    Skipped,
    Undid,
    WentBack,
)
from cooperation_cli.interviewer.remarks import remark
from cooperation_cli.text import Words


def said_to(interview: Interview, *said: Said) -> str:
    """What is said back to the last of these."""
    *before, last = said
    for one in before:
        interview = interview.take(one)
    return str(remark(interview, last, interview.take(last)))


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ((Chose(Fraction(1)), Undid()), 'Undone: "goals.purpose" is open again.'),
        ((DontKnow(), WentBack(), Chose(Fraction(1)), Undid()), 'Undone: "goals.purpose" is don\'t know again.'),
        ((Chose(Fraction(1)), WentBack(), DontKnow(), Undid()), 'Undone: "goals.purpose" is 1 Ad hoc again.'),
        ((Noted(comment=Words("hm")), Undid()), 'Undone: the notes on "goals.purpose" are as they were.'),
        ((Chose(Fraction(1)), JumpedTo(AtReview()), Undid()), 'Undone: "goals.purpose" is open again.'),
        ((Skipped(),), "Skipped; it stays open."),
        ((Chose(Fraction(1)), WentBack(), Skipped()), "Left as it is."),
        ((Skipped(), WentBack()), ""),
    ],
)
def test_a_reply_is_said_back(at_questions: Interview, said: tuple[Said, ...], back: str) -> None:
    assert said_to(at_questions, *said) == back


def test_facts_say_how_they_change_the_number_of_questions(begun: Callable[..., Interview]) -> None:
    fresh = begun()
    assert said_to(fresh, ChoseFacts(("bilateral",))) == "Noted: Two."
    many = "Noted: More. That makes 6 questions: 1 more."
    assert said_to(fresh, ChoseFacts(("multilateral",))) == many
    assert said_to(fresh, ChoseFacts(("multilateral",)), Undid()) == (
        "Undone: the fact is as it was. That makes 5 questions: 1 less."
    )


def test_answers_that_come_and_go_with_a_fact_are_counted(begun: Callable[..., Interview], level_3: Reply) -> None:
    replies = {"goals.voting": level_3, "goals.purpose": Reply(State.DONT_KNOW)}
    many = begun(chosen={"form": ("multilateral",)}, replies=replies).take(JumpedTo(AtFact("form")))
    assert said_to(many, ChoseFacts(("bilateral",))) == (
        "Noted: Two. 1 answer stays in the file, but no longer counts. That makes 5 questions: 1 less."
    )
    assert said_to(many, ChoseFacts(("bilateral",)), Undid()) == (
        "Undone: the fact is as it was. 1 answer counts again. That makes 6 questions: 1 more."
    )
