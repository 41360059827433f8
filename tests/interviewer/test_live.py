"""The score of a dimension as soon as it is complete."""

from collections.abc import Callable
from fractions import Fraction

from builders.talk import hold
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.scope import Scope
from cooperation_cli.rubric.model import Rubric

GOALS = "Goals: 75 (all answered), going by the answers so far."


def test_a_dimension_is_scored_once_its_last_question_has_a_reply(at_questions: Interview) -> None:
    held = hold(at_questions, "3", "3", "s", "b", "d", "q", live=True)
    assert held.shown.count("going by") == 1
    assert "Goals: 75 (50 to 83), going by the answers so far." in held.shown


def test_what_nobody_asked_for_is_not_scored(at_questions: Interview) -> None:
    assert "going by" not in hold(at_questions, "3", "3", "A", "q").shown


def test_it_is_said_again_where_an_answer_changes(at_questions: Interview) -> None:
    held = hold(at_questions, "3", "n no", ".", "E", "b", "A", "u", "q", live=True)
    assert held.shown.count("Goals: ") == 2


def test_notes_and_moves_say_nothing(at_questions: Interview) -> None:
    assert "going by" not in hold(at_questions, "s", "c hm", ".", "s", "s", "b", "f", live=True).shown


def test_a_part_of_a_dimension_is_complete_when_it_was_asked(begun: Callable[..., Interview], rubric: Rubric) -> None:
    reply = Reply(State.LEVEL, Fraction(3))
    answers = begun(chosen={"form": ("bilateral",)}, replies={"goals.measures": reply, "goals.grade": reply}).answers
    part = Interview.begin(rubric, replace(answers, replies=answers.replies), scope=Scope(("goals.purpose",)))
    assert "Goals: " in hold(part, "3", "q", live=True).shown
