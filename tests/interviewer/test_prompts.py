"""What can be typed, as it is told."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtQuestion, AtReview, JumpedTo, Refusal
from cooperation_cli.interviewer.prompts import help_page, not_understood, prompt, refused
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


def at(interview: Interview, question: str) -> Interview:
    return interview.take(JumpedTo(AtQuestion(question)))


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (60, "0 to 4, d don't know, ? help, q quit (or p s b c e): "),
        (80, "0 to 4, d don't know, p prefer not to say, ? help, q quit (or s b c e): "),
        (120, "0 to 4, d don't know, p prefer not to say, s skip, b back, c comment, e evidence, ? help, q quit: "),
    ],
)
def test_the_prompt_is_one_line_with_as_many_words_as_fit(at_questions: Interview, width: int, told: str) -> None:
    assert prompt(at_questions.current, width) == told


def test_in_a_very_narrow_place_letters_are_left(at_questions: Interview) -> None:
    assert prompt(at_questions.current, 40) == "0 to 4, ? help, q quit (or d p s b c e): "


def test_not_applicable_is_offered_where_it_is_allowed(at_questions: Interview) -> None:
    assert "(or n s b" in prompt(at(at_questions, "goals.measures").current, 80)


def test_words_stand_in_for_letters_that_are_levels(at_questions: Interview) -> None:
    assert prompt(at(at_questions, "goals.grade").current, 80).endswith("(or p s b c evidence): ")


def test_facts_and_the_review_have_their_own_prompts(begun: Callable[..., Interview], at_questions: Interview) -> None:
    assert prompt(begun().current, 80) == "1 or 2, s skip, b back, ? help, q quit: "
    assert prompt(at_questions.take(JumpedTo(AtReview())).current, 80) == "f finish, b back, ? help, q quit: "


def test_help_says_why_and_what_would_show_it(at_questions: Interview) -> None:
    text = help_page(at_questions, 80)
    assert text.startswith(
        "Why we ask: Partners may want different things.\n"
        "This is a must-have: without it, the result is held back.\n"
        "What would show it: The signed text.\n"
        "Derived from: Clear goals\n\nYou can type:\n  0 to 4: your level\n"
    )
    assert "  p  you prefer not to say; it is scored as unanswered and yields no advice\n" in text


def test_help_on_a_pressure_says_that_it_is_no_fault(at_questions: Interview) -> None:
    assert "describes circumstances, not anybody's fault" in help_page(at(at_questions, "power.control"), 80)


def test_help_aligns_words_that_stand_for_letters(at_questions: Interview) -> None:
    text = help_page(at(at_questions, "goals.grade"), 80)
    assert "\n  evidence  add evidence" in text
    assert "\n  d         you don't know" in text


def test_help_on_facts_and_at_the_review(begun: Callable[..., Interview], at_questions: Interview) -> None:
    assert "decide which questions are asked" in help_page(begun(), 80)
    assert help_page(at_questions.take(JumpedTo(AtReview())), 80).startswith("All that was asked is behind you.")


def test_help_on_a_fact_repeats_its_own(begun: Callable[..., Interview], rubric: Rubric) -> None:
    form, partners = rubric.profile
    helped = replace(rubric, profile=(replace(form, help=Words("Count each state.")), partners))
    assert "\nCount each state.\n" in help_page(begun(using=helped), 80)


def test_help_without_reasons_is_what_can_be_typed(at_questions: Interview) -> None:
    assert help_page(at(at_questions, "power.concerns"), 80).startswith("You can type:")


def test_a_line_that_means_nothing_is_answered_with_all_that_does(at_questions: Interview) -> None:
    text = " ".join(not_understood(" 7\x07 ", at_questions.current, 80).split())
    assert text.startswith('"7\\u{7}" means nothing here. Type 0 to 4, or one of: d don\'t know, p prefer not to say,')
    assert not_understood("  ", at_questions.current, 80).startswith("Type 0 to 4, or one of:")


def test_several_lines_at_once_are_sent_to_the_comment(at_questions: Interview) -> None:
    assert "a comment (c) can hold them" in not_understood("1\n2", at_questions.current, 80)


def test_at_the_review_no_level_is_offered(at_questions: Interview) -> None:
    step = at_questions.take(JumpedTo(AtReview())).current
    assert not_understood("3", step, 80).startswith('"3" means nothing here. Type one of: f finish,')


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_has_its_sentence(refusal: Refusal) -> None:
    assert refused(refusal, 80).endswith(".")
