from collections.abc import Callable

import pytest
from msgspec.structs import replace

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.tabular import document_of_table, table_of
from cooperation_cli.answers.versions import Named, is_older, named, refusal
from cooperation_cli.answers.writing import json_of, yaml_of
from cooperation_cli.documents import csv, json, yaml
from cooperation_cli.errors import CooperationError, Problem
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


@pytest.mark.parametrize("version", ["0.9.0", "2.0.0", "12.2.0", "1000000.0.0"])
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
    assert (problem.place.line, problem.place.column) == (7, 3)
    assert "are one question" in problem.what


def test_vanished_questions_are_set_aside(read: Read) -> None:
    answers = read("goals.gone: 9\ngoals.blank:\ngoals.purpose: 1", "targets: {goals.gone: 4}", named="small@1.0.0")
    assert answers.vanished == ("goals.gone",)
    assert list(answers.replies) == ["goals.purpose"]
    assert answers.targets == {}
    assert answers.set_aside == {"answers": {"goals.gone": 9}, "targets": {"goals.gone": 4}}
    assert [notice.raw for notice in answers.notices[-2:]] == [
        "No longer in the rubric, so set aside: goals.gone.",
        "Targets no longer in the rubric, so set aside: goals.gone.",
    ]


@pytest.mark.parametrize("blank", ["", '""', '" "', "{}", "{level: }", '{level: "", comment: " ", evidence: [""]}'])
@pytest.mark.parametrize("size", ["", "[]", '" "', '[""]'])
def test_what_is_left_blank_is_not_set_aside(read: Read, blank: str, size: str) -> None:
    about = f"partnership: {{title: Lake, profile: {{size: {size}}}}}"
    answers = read(f"goals.gone: {blank}", about, named="small@1.0.0")
    assert answers.set_aside == {}
    assert not any("set aside" in notice.raw for notice in answers.notices)


@pytest.mark.parametrize("said", ["0", "{level: 0}", "{comment: later}", "{dont_know: true}", '{evidence: ["", a]}'])
def test_what_says_anything_is_set_aside(read: Read, said: str) -> None:
    answers = read(f"goals.gone: {said}", named="small@1.0.0")
    assert answers.vanished == ("goals.gone",)


@pytest.mark.parametrize("version", ["@1.2.0", ""])
def test_nothing_vanishes_from_the_same_version(refused: Refused, version: str) -> None:
    (problem,) = refused("goals.gone: 1", named=f"small{version}")
    assert "the rubric has no question" in problem.what


def test_a_vanished_profile_fact_is_said_aloud(read: Read) -> None:
    answers = read("", "partnership: {title: Lake, profile: {size: big}}", named="small@1.0.0")
    assert answers.chosen == {}
    assert answers.set_aside == {"profile": {"size": "big"}}
    assert answers.notices[-1].raw == "Of the profile, no longer in the rubric, so set aside: size."


ASIDE = "set_aside: {answers: {goals.gone: {level: 9, evidence: A, comment: B}}, profile: {size: [big, old]}}"


@pytest.mark.parametrize("write", [yaml_of, json_of, table_of])
def test_what_is_set_aside_is_written_back_and_listed_again(
    read: Read, rubric: Rubric, write: Callable[[Answers, Rubric], str]
) -> None:
    first = replace(read("goals.old: 2", ASIDE, named="small@1.0.0"), version="1.2.0")
    again = answers_in(write(first, rubric), rubric)
    assert list(again.set_aside["answers"]) == ["goals.gone", "goals.old"]
    assert again.set_aside["profile"] == {"size": ["big", "old"]}
    assert again.vanished == ("goals.gone", "goals.old")
    assert answers_in(write(again, rubric), rubric) == again


def test_where_that_is_wanted_all_that_does_not_fit_is_set_aside(rubric: Rubric) -> None:
    text = (
        "format: cooperation-answers/1\nrubric: small@1.2.0\n"
        "partnership: {title: Lake, profile: {form: trilateral, partners: [state, moon]}}\n"
        "answers: {goals.purpose: 3, goals.grade: F, goals.gone: 1, power.control: 9}\n"
        "targets: {goals.purpose: 9, power.control: 1}\n"
    )
    answers = answers_from(yaml.parse(text, "lake.yaml"), rubric, lenient=True)
    assert list(answers.replies) == ["goals.purpose"]
    assert answers.chosen == {"partners": ("state",)}
    assert answers.targets == {}
    assert {section: list(kept) for section, kept in answers.set_aside.items()} == {
        "answers": ["goals.grade", "goals.gone", "power.control"],
        "profile": ["form", "partners"],
        "targets": ["goals.purpose", "power.control"],
    }


HEAD = "format: cooperation-answers/1\nrubric: small@1.2.0\n"


def test_of_several_choices_for_one_the_first_is_kept(rubric: Rubric) -> None:
    text = f"{HEAD}partnership: {{title: Lake, profile: {{form: [multilateral, bilateral]}}}}\nanswers: {{}}\n"
    answers = answers_from(yaml.parse(text, "lake.yaml"), rubric, lenient=True)
    assert answers.chosen == {"form": ("multilateral",)}
    assert answers.set_aside == {"profile": {"form": ["multilateral", "bilateral"]}}


def test_choices_that_fit_stay_and_facts_that_are_gone_are_set_aside(rubric: Rubric) -> None:
    profile = "{form: bilateral, partners: [state, ngo, moon], size: big}"
    text = f"{HEAD}partnership: {{title: Lake, profile: {profile}}}\nanswers: {{}}\n"
    answers = answers_from(yaml.parse(text, "lake.yaml"), rubric, lenient=True)
    assert answers.chosen == {"form": ("bilateral",), "partners": ("state", "ngo")}
    assert answers.set_aside == {"profile": {"partners": ["state", "ngo", "moon"], "size": "big"}}


@pytest.mark.parametrize("fact", ["depth", "size"])
def test_what_is_no_fact_is_told_where_its_name_stands(rubric: Rubric, fact: str) -> None:
    text = f"{HEAD}partnership:\n  title: Lake\n  profile:\n    {fact}: full\nanswers: {{}}\n"
    with pytest.raises(CooperationError) as caught:
        answers_from(yaml.parse(text, "lake.yaml"), rubric)
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (6, 5)


def test_what_is_set_aside_hides_no_other_fault(rubric: Rubric) -> None:
    text = f"{HEAD}partnership: {{title: Lake}}\nanswers: {{aims.mark: A, goals.grade: A, power.control: 9}}\n"
    with pytest.raises(CooperationError, match="are one question"):
        answers_from(yaml.parse(text, "lake.yaml"), rubric, lenient=True)


def answers_in(text: str, rubric: Rubric) -> Answers:
    if text.startswith("question,"):
        return answers_from(document_of_table(csv.parse(text, "lake.csv")), rubric)
    return answers_from((json if text.startswith("{") else yaml).parse(text, "lake"), rubric)
