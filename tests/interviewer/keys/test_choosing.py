"""What each key does, one after the other."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply as Said
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact, AtQuestion, AtReview, JumpedTo
from cooperation_cli.interviewer.keys.choosing import Begun, Choosing, Reply

Outcome = Choosing | Reply | Begun


def pressed(choosing: Choosing, *keys: str) -> Outcome:
    """What comes of the keys; those after one that says something are not pressed."""
    for key in keys:
        outcome = choosing.press(key)
        if not isinstance(outcome, Choosing):
            return outcome
        choosing = outcome
    return choosing


def moment(choosing: Choosing, *keys: str) -> Choosing:
    """Where the keys lead, none of which says anything."""
    outcome = pressed(choosing, *keys)
    assert isinstance(outcome, Choosing)
    return outcome


def at(interview: Interview, question: str) -> Choosing:
    return Choosing.begin(interview.take(JumpedTo(AtQuestion(question))))


@pytest.fixture
def question(at_questions: Interview) -> Choosing:
    return Choosing.begin(at_questions)


@pytest.fixture
def answered(at_questions: Interview, level_3: Said, begun: Callable[..., Interview]) -> Choosing:
    """A question to which level 3 was said before."""
    return at(begun(chosen=at_questions.answers.chosen, replies={"goals.purpose": level_3}), "goals.purpose")


@pytest.fixture
def several(begun: Callable[..., Interview]) -> Choosing:
    return Choosing.begin(begun(chosen={"form": ("bilateral",)}))


@pytest.mark.parametrize("key", [*"01234dpsbcaouecrf?q"])
def test_a_level_or_a_letter_says_what_it_would_as_a_line(question: Choosing, key: str) -> None:
    assert question.press(key) == Reply(key)


def test_the_cursor_begins_at_the_first_option_and_moves_to_the_ends(question: Choosing) -> None:
    assert question.at == 0
    assert [moment(question, *["down"] * steps).at for steps in range(7)] == [0, 1, 2, 3, 4, 4, 4]
    assert moment(question, "end", "up").at == 3
    assert moment(question, "end", "home", "up").at == 0


def test_enter_takes_the_option_that_a_key_moved_to(question: Choosing) -> None:
    assert pressed(question, "down", "down", "enter") == Reply("2")
    assert pressed(question, "up", "enter") == Reply("0")
    assert pressed(question, "end", " ") == Reply("4")


def test_enter_alone_answers_nothing(question: Choosing) -> None:
    waiting = moment(question, "enter", "enter", " ")
    assert waiting.note == "Nothing is chosen yet: press 0 to 4, or an arrow and then Enter."
    assert not waiting.moved


def test_the_answer_so_far_is_where_the_cursor_begins_and_enter_leaves_it(answered: Choosing) -> None:
    assert answered.at == 3
    assert answered.press("enter") == Reply("")
    assert pressed(answered, "down", "enter") == Reply("4")


def test_a_first_letter_leads_to_each_option_that_begins_with_it(question: Choosing) -> None:
    assert [option.says.raw[:2] for option in question.options] == ["Ab", "Ad", "Ag", "In", "Re"]
    assert pressed(question, "i", "enter") == Reply("3")
    # a is a verb, and verbs come first.
    assert question.press("a") == Reply("a")


def test_first_letters_go_round(begun: Callable[..., Interview]) -> None:
    facts = Choosing.begin(begun())
    assert [option.says.raw for option in facts.options] == ["Two", "More"]
    assert moment(facts, "m").at == 1
    assert moment(facts, "m", "t").at == 0
    assert moment(facts, "t", "t").at == 0


def test_a_key_that_means_nothing_is_told_and_changes_nothing(question: Choosing) -> None:
    waiting = moment(question, "x")
    assert waiting.note == '"x" means nothing here.'
    assert (waiting.at, waiting.moved) == (0, False)
    assert moment(waiting, "down").note == ""


def test_a_hostile_key_cannot_move_the_cursor(question: Choosing) -> None:
    assert moment(question, "\u202e").note == '"\\u{202e}" means nothing here.'


def test_not_applicable_is_heard_where_it_is_not_allowed_so_that_the_reason_is_told(question: Choosing) -> None:
    assert question.press("n") == Reply("n")


def test_going_to_a_place_takes_a_line(question: Choosing) -> None:
    assert question.press("j") == Begun("j ")


def test_any_reply_can_be_typed_as_a_line(question: Choosing) -> None:
    assert question.press(":") == Begun("")


def test_arrows_to_the_sides_go_back_and_forward(question: Choosing) -> None:
    assert question.press("left") == Reply("b")
    assert question.press("right") == Reply("f")


def test_a_code_is_a_level_whatever_else_its_letter_means(at_questions: Interview) -> None:
    grade = at(at_questions, "goals.grade")
    assert grade.press("a") == Reply("a")
    assert grade.press("E") == Reply("E")
    # "no" is a code, so that its first letter is no reply yet.
    assert grade.press("n") == Begun("n")


def test_a_fact_of_which_one_is_chosen_takes_its_number_at_once(begun: Callable[..., Interview]) -> None:
    assert Choosing.begin(begun()).press("2") == Reply("2")


def test_numbers_and_space_mark_where_several_may_be_chosen(several: Choosing) -> None:
    assert moment(several, "1", "2").marked == {0, 1}
    assert moment(several, "2", "2").marked == frozenset()
    assert moment(several, "down", " ").marked == {1}
    assert pressed(several, "2", "1", "enter") == Reply("1,2")


def test_enter_goes_on_only_once_something_is_marked(several: Choosing) -> None:
    assert moment(several, "down", "enter").note == "Nothing is marked yet: a number marks, or Space; then Enter."


def test_what_was_marked_before_is_left_by_enter_and_changed_by_marking(begun: Callable[..., Interview]) -> None:
    facts = begun(chosen={"form": ("bilateral",), "partners": ("state",)}).take(JumpedTo(AtFact("partners")))
    before = Choosing.begin(facts)
    assert before.marked == {0}
    assert before.press("enter") == Reply("")
    assert pressed(before, "2", "enter") == Reply("1,2")


def test_at_the_review_there_is_nothing_to_choose(at_questions: Interview) -> None:
    review = Choosing.begin(at_questions.take(JumpedTo(AtReview())))
    assert review.press("f") == Reply("f")
    assert moment(review, "down", "enter").note == "Enter alone does nothing here."
    assert moment(review, "right") == review


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["up", "down", "home", "end", "enter", " ", "x", "i", "z"]) | st.characters()))
def test_the_cursor_stays_on_an_option_whatever_is_pressed(
    at_questions: Interview, several: Choosing, keys: list[str]
) -> None:
    for begun in (Choosing.begin(at_questions), several):
        choosing = begun
        for key in keys:
            outcome = choosing.press(key)
            choosing = outcome if isinstance(outcome, Choosing) else choosing
            assert 0 <= choosing.at < len(choosing.options)


def test_enter_keeps_no_answer_that_a_group_does_not_see(begun: Callable[..., Interview], level_3: object) -> None:
    alone = begun(replies={"goals.purpose": level_3}).take(JumpedTo(AtQuestion("goals.purpose")))
    assert pressed(Choosing.begin(alone), "enter") == Reply("")
    assert isinstance(pressed(Choosing.begin(replace(alone, in_group=True)), "enter"), Choosing)
