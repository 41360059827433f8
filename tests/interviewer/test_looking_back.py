"""The overview and the review."""

from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.scope import Scope
from cooperation_cli.interviewer.looking_back import every_answer, overview, review
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


def test_every_answer_is_read_by_topic(begun: Callable[..., Interview]) -> None:
    noted = Reply(State.LEVEL, Fraction(3), (Words("MoU"), Words("Minutes")), Words("see there"))
    one = Reply(State.DONT_KNOW, None, (Words("MoU"),))
    said = {**SOME, "goals.purpose": noted, "power.control": one}
    assert every_answer(begun(chosen={"partners": ("state", "ngo")}, replies=said), 80) == (
        "About the partnership\n  form: open\n  partners: States; NGOs\n\n"
        "Goals\n"
        "  1 goals.purpose: 3 In use (2 pieces of evidence, a comment)\n"
        "  2 goals.measures: not applicable (a comment)\n"
        "  3 goals.grade: open\n\n"
        "Power\n"
        "  4 power.control: don't know (1 piece of evidence)\n"
        "  5 power.concerns: prefer not to say"
    )


def in_part(begun: Callable[..., Interview], rubric: Rubric, *only: str) -> Interview:
    answers = begun(chosen={"form": ("bilateral",)}, replies=SOME).answers
    return Interview.begin(rubric, answers, scope=Scope(only))


def test_a_part_says_what_is_outside_it(begun: Callable[..., Interview], rubric: Rubric) -> None:
    power = in_part(begun, rubric, "power")
    outside = "3 other questions are outside the part that you chose; 1 of them open."
    assert overview(power, 80) == (
        f"About 1 minute left\n\n  Power (power): 1 don't know, 1 prefer not to say; you are here\n\n{outside}"
    )
    assert outside in review(power, 80)
    assert "2 questions: 1 don't know, 1 prefer not to say." in review(power, 80)
    assert "2 other questions are outside the part that you chose; none of them open." in review(
        in_part(begun, rubric, "goals"), 80
    )
    assert every_answer(power, 80) == "Power\n  1 power.control: don't know\n  2 power.concerns: prefer not to say"


def test_the_profile_is_marked_while_one_is_there(begun: Callable[..., Interview]) -> None:
    assert "About the partnership (profile): 0 of 2 facts; you are here" in overview(begun(), 80)
