"""How a sitting is to go."""

from fractions import Fraction

import pytest
from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.commands.course import Course
from cooperation_cli.errors import CooperationError
from cooperation_cli.interview.said import AtQuestion, AtReview, Skipped
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

RUBRIC = small_rubric()
LEVEL = Reply(State.LEVEL, Fraction(1))
ANSWERS = Answers(
    "small",
    "1.1.0",
    Words("Lake"),
    chosen={"form": ("bilateral",), "partners": ("state",)},
    replies={"goals.purpose": LEVEL, "goals.measures": Reply(State.DONT_KNOW)},
)


@pytest.mark.parametrize(
    ("course", "path"),
    [
        (Course(unsure=True), ["goals.measures"]),
        (Course(only=("goals",), unanswered=True), ["goals.grade"]),
        (Course(only=("power*",)), ["power.control", "power.concerns"]),
        (Course(unanswered=True, unsure=True, depth=Depth.QUICK), ["power.concerns"]),
    ],
)
def test_a_course_is_about_what_was_asked_for(course: Course, path: list[str]) -> None:
    assert course.begin(RUBRIC, ANSWERS).path == (*map(AtQuestion, path), AtReview())


def test_the_answers_are_for_the_version_of_the_rubric_from_now_on() -> None:
    assert Course().begin(RUBRIC, ANSWERS).answers == replace(ANSWERS, version="1.2.0", depth=Depth.FULL)


def test_a_group_is_asked_as_a_group() -> None:
    assert Course(facilitate=True).begin(RUBRIC, ANSWERS).in_group
    assert not Course().begin(RUBRIC, ANSWERS).in_group


def test_the_words_that_bring_it_back() -> None:
    every = Course(Depth.QUICK, ("goals", "power.*"), unanswered=True, unsure=True, facilitate=True, live=True)
    assert every.options_after(every.begin(RUBRIC, ANSWERS)) == [
        *("--only", "goals", "--only", "power.*", "--unanswered", "--unsure", "--facilitate", "--live")
    ]
    assert Course().options_after(Course().begin(RUBRIC, ANSWERS)) == []


@pytest.mark.parametrize(
    ("only", "replies", "left"),
    [
        (("goals", "p*"), 0, ["goals", "p*"]),
        (("goals", "power"), 1, ["goals.measures", "goals.grade", "power"]),
        (("goals", "power"), 3, ["goals.grade", "power"]),
        (("*",), 1, ["partners", "goals", "power"]),
        (("goals.p*",), 1, ["goals.p*"]),
    ],
)
def test_what_was_asked_again_is_not_asked_a_third_time(only: tuple[str, ...], replies: int, left: list[str]) -> None:
    interview = Course(only=only).begin(RUBRIC, ANSWERS)
    for _ in range(replies):
        interview = interview.take(Skipped())
    assert Course(only=only).options_after(interview) == [word for name in left for word in ("--only", name)]


def test_all_that_cannot_be_asked_for_is_told_at_once() -> None:
    with pytest.raises(CooperationError) as caught:
        Course(only=("goal", "goals.*", "x?"), unanswered=True, unsure=True).check(RUBRIC, new=True)
    told = [str(problem) for problem in caught.value.problems]
    assert told[0] == '--only: "goal" names no dimension, question or fact; did you mean "goals"?'
    assert told[1].startswith(
        '--only: "x?" names no dimension, question or fact; write one of: profile, form, partners'
    )
    assert told[2:] == [
        "--unanswered: there are no answers yet to go back to; leave the option out",
        "--unsure: there are no answers yet to go back to; leave the option out",
    ]


def test_what_can_be_asked_for_is_not_refused() -> None:
    Course(only=("goals.*", "profile"), unanswered=True, unsure=True).check(RUBRIC, new=False)
    Course(only=("form",)).check(RUBRIC, new=True)
