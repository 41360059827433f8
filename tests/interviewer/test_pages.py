"""What stands on the screen while questions are asked."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cooperation_cli.answers.model import Invitation, Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtQuestion, JumpedTo
from cooperation_cli.interview.scope import Scope
from cooperation_cli.interview.steps import FactStep, Progress, QuestionStep
from cooperation_cli.interviewer.pages import (
    fact_page,
    greeting,
    heading,
    opening,
    question_page,
    so_far,
    summed_up,
    whereabouts,
)
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words


def at(interview: Interview, question: str) -> QuestionStep:
    step = interview.take(JumpedTo(AtQuestion(question))).current
    assert isinstance(step, QuestionStep)
    return step


def shown(interview: Interview, question: str) -> str:
    there = interview.take(JumpedTo(AtQuestion(question)))
    return question_page(at(interview, question), there.progress, 80)


def test_the_invitation_comes_before_anything_is_asked(begun: Callable[..., Interview]) -> None:
    told = Invitation(Words("The secretariat"), Words("To renew"), Words("Four partners"), Words("None"), Words("2027"))
    assert greeting(begun(invitation=told), 80) == (
        "A small rubric: Lake\n\nWho asks: The secretariat\nWhy: To renew\n"
        "Who sees your answers: Four partners\nEffect on funding: None\nKept until: 2027"
    )


def test_what_the_invitation_leaves_out_is_not_mentioned(begun: Callable[..., Interview]) -> None:
    text = greeting(begun(invitation=Invitation(sender=Words("The secretariat"))), 80)
    assert "Who asks: The secretariat" in text
    assert "Why: " not in text
    assert greeting(begun(), 80) == "A small rubric: Lake"


def test_the_opening_says_what_is_to_come(begun: Callable[..., Interview]) -> None:
    assert "2 facts about the partnership come first, then 5 questions or more: about 3" in opening(begun(), 80)


def test_on_resuming_it_says_what_is_left(begun: Callable[..., Interview], level_3: Reply) -> None:
    some = begun(chosen={"form": ("bilateral",)}, replies={"goals.purpose": level_3})
    assert "1 fact and 4 questions are left: about 3 minutes." in opening(some, 80)
    none = begun(replies={"goals.purpose": level_3})
    assert "2 facts and 4 questions are left: about 3 minutes." in opening(none, 80)
    every = begun(chosen={"form": ("bilateral",)}, replies={question.id: level_3 for question in some.asked})
    assert "Every question has a reply." in opening(every, 80)


@pytest.mark.parametrize(("depth", "minutes"), [(Depth.FULL, 40), (Depth.QUICK, 15)])
def test_the_shipped_rubric_takes_as_long_as_promised(
    begun: Callable[..., Interview], depth: Depth, minutes: int
) -> None:
    fresh = begun(using=open_rubric("international-cooperation"), depth=depth)
    assert f"about {minutes} minutes in all" in " ".join(opening(fresh, 80).split())


def test_a_topic_begins_with_its_reason(at_questions: Interview) -> None:
    text = heading(at_questions, at(at_questions, "goals.purpose"), 80)
    assert text == "Topic 1 of 2: Goals\nPartners may want different things."
    assert heading(at_questions, at(at_questions, "power.control"), 80) == "Topic 2 of 2: Power"


def test_a_question_shows_its_levels_as_on_the_scale(at_questions: Interview) -> None:
    assert shown(at_questions, "goals.purpose") == (
        "Question 1 of 5; about 3 minutes left\nWhat about goals.purpose?\n\n"
        "  0  Absent. Nothing is written.\n  1  Ad hoc\n  2  Agreed\n  3  In use. It is read aloud.\n  4  Reviewed"
    )


def test_codes_stand_where_a_scale_has_them(at_questions: Interview) -> None:
    assert "   E  Poor\n  no  Fair\n   A  Good" in shown(at_questions, "goals.grade")


def test_a_long_scale_shows_its_ends_and_the_levels_that_are_described(
    begun: Callable[..., Interview], rubric: Rubric
) -> None:
    percent = Scale("percent", tuple(Level(Fraction(n), Words(str(n))) for n in range(101)), Fraction(0))
    goals, power = rubric.dimensions
    question = replace(goals.questions[0], scale=percent, levels={Fraction(50): Words("Half of them.")})
    wide = replace(rubric, dimensions=(replace(goals, questions=(question,)), power))
    text = shown(begun(using=wide), "goals.purpose")
    assert text.endswith("A number from 0 to 100 in steps of 1.\n\n  50  Half of them.")


def test_what_was_said_so_far_is_shown_whole(begun: Callable[..., Interview]) -> None:
    reply = Reply(State.LEVEL, Fraction(2), (Words("MoU"), Words("Minutes")), Words("first\nsecond"))
    text = so_far(at(begun(replies={"goals.purpose": reply}), "goals.purpose"), 80)
    assert text == "Your answer so far: 2 Agreed\nEvidence: MoU\nEvidence: Minutes\nComment: first\n  second"


def test_a_note_on_an_open_question_is_no_answer(begun: Callable[..., Interview]) -> None:
    reply = Reply(State.UNANSWERED, comment=Words("later"))
    assert so_far(at(begun(replies={"goals.purpose": reply}), "goals.purpose"), 80) == "Comment: later"


def test_a_fact_numbers_its_choices(begun: Callable[..., Interview], rubric: Rubric) -> None:
    fact = replace(rubric.profile[1], help=Words("Choose all."))
    step = FactStep(fact, ("ngo",))
    assert fact_page(step, begun().progress, 80) == (
        "About the partnership, 1 of 2\nWhich?\nChoose all.\n\n  1  States\n  2  NGOs\n\nYour choice so far: 2"
    )


def test_foreign_text_cannot_move_the_cursor(begun: Callable[..., Interview]) -> None:
    hostile = begun(
        title=Words("\x1b[2JLake"), replies={"goals.purpose": Reply(State.DONT_KNOW, comment=Words("\x07"))}
    )
    assert "\\u{1b}[2JLake" in greeting(hostile, 80)
    assert "Comment: \\u{7}" in shown(hostile, "goals.purpose")


def test_a_long_scale_without_descriptions_shows_its_ends_alone(
    begun: Callable[..., Interview], rubric: Rubric
) -> None:
    percent = Scale("percent", tuple(Level(Fraction(n), Words(str(n))) for n in range(101)), Fraction(0))
    goals, power = rubric.dimensions
    question = replace(goals.questions[0], scale=percent, levels={})
    wide = replace(rubric, dimensions=(replace(goals, questions=(question,)), power))
    assert shown(begun(using=wide), "goals.purpose").endswith("\nA number from 0 to 100 in steps of 1.")


def test_to_a_group_a_question_is_shown_with_room_and_without_the_answer_so_far(
    begun: Callable[..., Interview],
) -> None:
    reply = Reply(State.LEVEL, Fraction(2), (Words("MoU"),), Words("see minutes"))
    group = replace(begun(replies={"goals.purpose": reply}), in_group=True)
    assert shown(group, "goals.purpose") == (
        "    Goals\n    Question 1 of 5; 20% done, about 3 minutes left\n\n\n    What about goals.purpose?\n\n\n"
        "    0  Absent. Nothing is written.\n\n    1  Ad hoc\n\n    2  Agreed\n\n    3  In use. It is read aloud.\n\n"
        "    4  Reviewed\n"
    )
    assert "a group" not in opening(begun(), 80)
    assert "how many agree" in " ".join(opening(group, 80).split())


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "less than a minute left"),
        (59, "less than a minute left"),
        (60, "about 1 minute left"),
        (61, "about 2 minutes left"),
        (600, "about 10 minutes left"),
        (601, "about 15 minutes left"),
        (2300, "about 40 minutes left"),
    ],
)
def test_the_time_left_is_rounded_up(seconds: float, told: str) -> None:
    assert summed_up(Progress(None, 1, 10, 5, Fraction(1, 2), seconds)) == f"50% done, {told}"


def test_nothing_done_and_nothing_left_are_not_mentioned() -> None:
    assert whereabouts(Progress(None, 1, 10, 10, Fraction(0), 600)) == "Question 1 of 10; about 10 minutes left"
    assert whereabouts(Progress(None, 1, 10, 0, Fraction(1), 0)) == "Question 1 of 10; 100% done"


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        (Scope(("power",)), "This time you are asked 2 of the 5 questions: about 1 minute. All else stays"),
        (Scope(("profile", "power")), "This time you are asked 2 facts and 2 of the 5 questions: "),
        (Scope(("form",)), "This time you are asked 1 fact: less than a minute."),
        (Scope((), frozenset({State.DONT_KNOW})), "There is nothing to ask in the part that you chose."),
    ],
)
def test_a_part_says_what_it_is(begun: Callable[..., Interview], rubric: Rubric, scope: Scope, says: str) -> None:
    answers = begun(chosen={"form": ("bilateral",)}).answers
    assert says in opening(Interview.begin(rubric, answers, scope=scope), 100)
