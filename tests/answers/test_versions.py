from collections.abc import Callable
from dataclasses import replace

import pytest

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.versions import Named, is_older, named, refusal
from cooperation_cli.errors import Problem
from cooperation_cli.rubric.model import Rubric

Read = Callable[..., Answers]
Refused = Callable[..., tuple[Problem, ...]]


def test_a_name_has_an_id_and_may_have_a_version() -> None:
    assert (named("small"), named("small@1.2.0")) == (Named("small"), Named("small", "1.2.0"))
    assert (str(Named("small")), str(Named("small", "1.2.0"))) == ("small", "small@1.2.0")


@pytest.mark.parametrize("version", [None, "1.2.0", "1.2", "1.1.9", "1.0.0", "1"])
def test_the_same_major_version_is_read_if_not_newer(rubric: Rubric, version: str | None) -> None:
    assert refusal(rubric, Named("small", version)) is None


@pytest.mark.parametrize("version", ["1.2.1", "1.10.0", "1.3"])
def test_a_newer_version_is_refused_with_what_to_do(refused: Refused, version: str) -> None:
    (problem,) = refused("unknown: 3", named=f"small@{version}")
    assert "newer than 1.2.0; install a newer release, or give --rubric" in str(problem)
    assert problem.path == "rubric"


@pytest.mark.parametrize("version", ["0.9.0", "2.0.0", "12.2.0"])
def test_another_major_version_is_refused_with_what_to_do(refused: Refused, version: str) -> None:
    (problem,) = refused("unknown: 3", named=f"small@{version}")
    assert "asks other things; give --rubric the folder of version" in str(problem)


def test_another_rubric_is_refused(refused: Refused) -> None:
    (problem,) = refused("unknown: 3", named="large@1.2.0")
    assert 'for the rubric "large", not "small"' in str(problem)


def test_a_version_that_is_no_number_fits_only_itself(rubric: Rubric) -> None:
    lettered = replace(rubric, version="spring")
    assert refusal(lettered, Named("small", "spring")) is None
    assert refusal(lettered, Named("small", "1.0.0")) is not None


def test_versions_compare_by_their_numbers(rubric: Rubric) -> None:
    assert not is_older(rubric, Named("small", "1.2"))
    assert not is_older(rubric, Named("small"))
    assert is_older(rubric, Named("small", "1.1"))


def test_the_same_version_is_read_without_a_word(read: Read) -> None:
    assert read("goals.purpose: 1").notices == ()


def test_an_older_version_is_said_aloud(read: Read) -> None:
    answers = read("goals.purpose: 1", named="small@1.0.0")
    assert [notice.raw for notice in answers.notices] == [
        "The file was written for version 1.0.0 of the rubric; it is read with version 1.2.0."
    ]
    assert answers.version == "1.0.0"


@pytest.mark.parametrize("version", ["@1.0.0", "@1.2.0", ""])
def test_a_renamed_question_is_carried_over(read: Read, version: str) -> None:
    answers = read("aims.mark: A", "targets: {goals.mark: A}", named=f"small{version}")
    assert answers.replies["goals.grade"].level == 4
    assert answers.targets == {"goals.grade": 4}
    says = [notice.raw for notice in answers.notices]
    assert says[-2:] == ["aims.mark is now called goals.grade.", "goals.mark is now called goals.grade."]


@pytest.mark.parametrize("other", ["goals.mark", "goals.grade"])
def test_one_question_under_two_ids_is_refused(refused: Refused, other: str) -> None:
    (problem,) = refused(f"aims.mark: A\n{other}: A")
    assert problem.place.line == 7
    assert "are one question" in problem.what


def test_vanished_questions_are_set_aside(read: Read) -> None:
    answers = read("goals.gone: 9\ngoals.blank:\ngoals.purpose: 1", "targets: {goals.gone: 4}", named="small@1.0.0")
    assert answers.vanished == ("goals.gone",)
    assert list(answers.replies) == ["goals.purpose"]
    assert answers.targets == {}
    assert answers.notices[-1].raw == "No longer in the rubric, so set aside: goals.gone."


@pytest.mark.parametrize("version", ["@1.2.0", ""])
def test_nothing_vanishes_from_the_same_version(refused: Refused, version: str) -> None:
    (problem,) = refused("goals.gone: 1", named=f"small{version}")
    assert "the rubric has no question" in problem.what


def test_a_vanished_profile_fact_is_said_aloud(read: Read) -> None:
    answers = read("", "partnership: {title: Lake, profile: {size: big}}", named="small@1.0.0")
    assert answers.chosen == {}
    assert answers.notices[0].raw == 'The profile fact "size" is no longer in the rubric.'
