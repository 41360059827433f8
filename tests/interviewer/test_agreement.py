"""How far a group agrees."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from builders.talk import Held, hold
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.text import Words

PURPOSE = "goals.purpose"


@pytest.fixture
def meets(at_questions: Interview) -> Callable[..., Held]:
    """A group that meets before the first question, and types these lines."""
    return lambda *typed: hold(replace(at_questions, in_group=True), *typed)


def comment(held: Held, question: str = PURPOSE) -> str:
    return str(held.last.reply(question).comment)


def test_how_many_agree_and_what_the_others_say_is_kept_in_the_comment(meets: Callable[..., Held]) -> None:
    held = meets("2", "5", "7", "Two offices never saw it.", "Not even the mayor.", ".", "q")
    assert held.last.reply(PURPOSE) == Reply(
        State.LEVEL,
        Fraction(2),
        (),
        Words("Level 2: 5 of 7 agree. Seen differently: Two offices never saw it.\nNot even the mayor."),
    )
    assert held.prompts[1:3] == ["How many agree? (Enter: not counted) ", "Of how many? "]
    assert "What do those who see it differently say?" in held.shown
    assert 'Noted: 2 Agreed. In the comment: "Level 2: 5 of 7 agree.' in held.shown


@pytest.mark.parametrize("typed", ["5 of 7", "5/7", "5 OF 7", " 5 / 7 "])
def test_both_numbers_may_stand_in_one_line(meets: Callable[..., Held], typed: str) -> None:
    assert comment(meets("2", typed, ".", "q")) == "Level 2: 5 of 7 agree."


def test_where_all_agree_nobody_is_asked_for_another_view(meets: Callable[..., Held]) -> None:
    held = meets("2", "7", "7", "q")
    assert comment(held) == "Level 2: 7 of 7 agree."
    assert "differently" not in held.shown


def test_how_many_there_are_is_remembered(meets: Callable[..., Held]) -> None:
    held = meets("2", "7 of 7", "s", "A", "6", "", ".", "q")
    assert "Of how many? (Enter: 7) " in held.prompts
    assert comment(held, "goals.grade") == "Level A: 6 of 7 agree."


def test_a_level_that_nobody_counted_stands_alone(meets: Callable[..., Held]) -> None:
    assert meets("2", "", "q").last.reply(PURPOSE) == Reply(State.LEVEL, Fraction(2))
    assert meets("2").last.reply(PURPOSE) == Reply(State.LEVEL, Fraction(2))


@pytest.mark.parametrize("wrong", [["many"], ["8 of 7"], ["3", ""], ["3", "x"], ["3", "0"], ["-1"], ["12345"]])
def test_what_cannot_be_is_asked_again(meets: Callable[..., Held], wrong: list[str]) -> None:
    held = meets("2", *wrong, "7/7", "q")
    assert "Type how many agree, such as 5, or 5 of 7" in held.shown
    assert comment(held) == "Level 2: 7 of 7 agree."


def test_a_change_of_mind_stays_on_record(meets: Callable[..., Held]) -> None:
    assert comment(meets("2", "4/7", ".", "b", "3", "7/7", "q")) == "Level 2: 4 of 7 agree.\nLevel 3: 7 of 7 agree."


def test_undo_takes_level_and_agreement_back_together(meets: Callable[..., Held]) -> None:
    assert PURPOSE not in meets("2", "4/7", ".", "u", "q").last.answers.replies


def test_a_group_sees_no_answer_and_enter_leaves_none_by_accident(meets: Callable[..., Held]) -> None:
    held = meets("2", "7/7", "b", "", "q")
    assert "Your answer so far" not in held.shown
    assert "Type 0 to 4, or one of:" in held.shown


def test_each_question_to_a_group_but_the_first_begins_a_page_where_there_is_a_screen(at_questions: Interview) -> None:
    group = replace(at_questions, in_group=True)
    shown = hold(group, "2", "", "?", "q", rows=24).shown
    assert shown.count("\n" * 25) == 1
    assert "\n" * 25 not in hold(group, "2", "", "q").shown
    assert "\n" * 25 not in hold(at_questions, "2", "q", rows=24).shown
