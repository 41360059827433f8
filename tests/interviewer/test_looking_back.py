"""The overview and the review."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.looking_back import overview, review
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

SOME = {
    "goals.purpose": Reply(State.LEVEL, Fraction(3)),
    "goals.measures": Reply(State.NOT_APPLICABLE, comment=Words("none")),
    "goals.voting": Reply(State.LEVEL, Fraction(1)),
    "power.control": Reply(State.DONT_KNOW),
    "power.concerns": Reply(State.PREFER_NOT_TO_SAY),
}


def test_the_overview_tells_each_topic_and_its_id(begun: Callable[..., Interview]) -> None:
    assert overview(begun(chosen={"form": ("bilateral",)}, replies=SOME), 80) == (
        "80% done, less than a minute left\n\n"
        "  About the partnership (profile): 1 of 2 facts\n"
        "  Goals (goals): 1 answered, 1 not applicable, 1 open; you are here\n"
        "  Power (power): 1 don't know, 1 prefer not to say"
    )


def test_a_rubric_without_profile_has_no_line_for_it(begun: Callable[..., Interview], rubric: Rubric) -> None:
    assert "profile" not in overview(begun(using=replace(rubric, profile=())), 80)


def test_the_review_counts_and_lists_what_is_open(begun: Callable[..., Interview]) -> None:
    assert review(begun(chosen={"form": ("bilateral",)}, replies=SOME), 100) == (
        "Review\n"
        "5 questions: 1 answered, 1 don't know, 1 prefer not to say, 1 not applicable, 1 open.\n\n"
        "Still open; j and its number goes to a question:\n  3 goals.grade\n\n"
        "Facts still open; j and its name goes there:\n  partners: Which?\n\n"
        "1 answer stays in the file without counting: not asked of this partnership at this depth.\n\n"
        "Type a to read all that you answered, f to finish and see the report."
    )


def test_a_long_list_of_open_questions_is_cut(begun: Callable[..., Interview], rubric: Rubric) -> None:
    goals, power = rubric.dimensions
    many = tuple(replace(goals.questions[0], id=f"goals.q{number}") for number in range(20))
    text = review(begun(using=replace(rubric, dimensions=(replace(goals, questions=many), power))), 80)
    assert "  15 goals.purpose\n  and 7 more" in text
    assert "  16 goals.purpose" not in text


def test_a_rubric_that_asks_nothing_says_so(begun: Callable[..., Interview], rubric: Rubric) -> None:
    assert "No question is asked." in review(begun(using=replace(rubric, dimensions=(), profile=())), 80)
