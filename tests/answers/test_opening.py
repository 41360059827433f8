from io import BytesIO
from pathlib import Path

import pytest

from cooperation_cli.answers.opening import is_there, open_answers, open_document
from cooperation_cli.answers.versions import Named
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric

TEXTS = {
    "a.yaml": "format: cooperation-answers/1\nrubric: small@1.0.0\n"
    "partnership: {title: Lake}\nanswers: {goals.purpose: 3}\n",
    "a.json": '{"format": "cooperation-answers/1", "rubric": "small@1.0.0", "partnership": {"title": "Lake"}, '
    '"answers": {"goals.purpose": 3}}',
    "a.csv": "question;level\n_rubric;small@1.0.0\n_partnership.title;Lake\ngoals.purpose;3\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_shape_gives_the_same_answers(rubric: Rubric, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXTS[name])
    asked_for: list[Named] = []

    def find(named: Named) -> Rubric:
        asked_for.append(named)
        return rubric

    from_file, used = open_answers(str(tmp_path / name), find)
    from_stdin, _ = open_answers("-", find, BytesIO(TEXTS[name].encode()))
    assert asked_for == [Named("small", "1.0.0")] * 2
    assert used is rubric
    assert from_file == from_stdin
    assert from_file.replies["goals.purpose"].level == 3


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CooperationError):
        open_document(str(tmp_path / "none.yaml"))


def faults(path: Path, text: str, rubric: Rubric) -> list[str]:
    path.write_text(text)
    with pytest.raises(CooperationError) as caught:
        open_answers(str(path), lambda _: rubric)
    return [f"{problem.place.line} {problem.path}" for problem in caught.value.problems]


HEAD = "format: cooperation-answers/1\nrubric: small@1.2.0\npartnership: {title: Lake}\n"


def test_what_no_document_may_hold_does_not_hide_the_other_faults(rubric: Rubric, tmp_path: Path) -> None:
    text = HEAD + "respondent: {date: 2026-11-22}\nanswers:\n  goals.purpos: 3\n  goals.purpose: no\n"
    found = faults(tmp_path / "a.yaml", text, rubric)
    assert found == ["4 respondent.date", "6 answers.goals.purpos", "7 answers.goals.purpose"]


def test_rows_that_do_not_fit_do_not_hide_the_other_faults(rubric: Rubric, tmp_path: Path) -> None:
    text = "question,level\n_rubric,small\n_partnership.title,Lake\n_profle.x,1\ngoals.purpos,3\ngoals.purpose,9\n"
    found = faults(tmp_path / "a.csv", text, rubric)
    assert found == ["4 ", "5 answers.goals.purpos", "6 answers.goals.purpose.level"]


def test_without_a_rubric_only_the_document_is_judged(rubric: Rubric, tmp_path: Path) -> None:
    text = "format: cooperation-answers/1\nrubric: no\npartnership: {title: Lake}\nanswers: {goals.purpos: 3}\n"
    assert faults(tmp_path / "a.yaml", text, rubric) == ["2 rubric"]


def test_one_fault_of_the_document_alone_is_told_alone(rubric: Rubric, tmp_path: Path) -> None:
    assert faults(tmp_path / "a.yaml", HEAD + "answers: {goals.purpose: no}\n", rubric) == ["4 answers.goals.purpose"]


def test_what_stands_in_for_a_choice_of_the_wrong_shape_is_not_judged(rubric: Rubric, tmp_path: Path) -> None:
    text = HEAD.replace("Lake", "Lake, profile: {partners: [state, {a: 1}]}") + "answers: {}\n"
    assert faults(tmp_path / "a.yaml", text, rubric) == ["3 partnership.profile.partners[1]"]


def test_what_must_be_there_and_was_misread_is_not_missing_too(rubric: Rubric, tmp_path: Path) -> None:
    text = HEAD.replace("Lake", "no") + "answers: {goals.purpos: 3}\n"
    assert faults(tmp_path / "a.yaml", text, rubric) == ["3 partnership.title", "4 answers.goals.purpos"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"{HEAD.replace('{title: Lake}', '3')}answers: {{goals.purpos: 3}}\n",
            ["3 partnership", "4 answers.goals.purpos"],
        ),
        (f"{HEAD}answers: 3\ntargets: {{goals.purpos: 3}}\n", ["4 answers", "5 targets.goals.purpos"]),
    ],
)
def test_a_part_of_the_wrong_shape_does_not_hide_the_faults_of_others(
    rubric: Rubric, tmp_path: Path, text: str, found: list[str]
) -> None:
    assert faults(tmp_path / "a.yaml", text, rubric) == found


def test_another_format_is_told_at_its_line(rubric: Rubric, tmp_path: Path) -> None:
    assert faults(tmp_path / "a.yaml", HEAD.replace("answers/1", "answers/9"), rubric) == ["1 format"]


MISFIT = HEAD + "answers: {goals.purpose: 9}\n"


def test_what_no_longer_fits_is_carried_over_from_an_older_version_where_that_is_wanted(
    rubric: Rubric, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MISFIT.replace("1.2.0", "1.1.0"))
    answers, _ = open_answers(str(path), lambda _: rubric, carry_over=True)
    assert answers.set_aside == {"answers": {"goals.purpose": 9}}
    assert faults(path, MISFIT.replace("1.2.0", "1.1.0"), rubric) == ["4 answers.goals.purpose"]
    path.write_text(MISFIT)
    with pytest.raises(CooperationError, match="is not a level of this question"):
        open_answers(str(path), lambda _: rubric, carry_over=True)


def test_answers_are_there_where_their_file_or_its_journal_is(tmp_path: Path) -> None:
    name = tmp_path / "a.yaml"
    assert not is_there(str(name))
    name.write_text(HEAD)
    assert is_there(str(name))


def test_standard_input_has_no_journal(rubric: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-.journal").write_text("what somebody left here\n")
    answers, _ = open_answers("-", lambda _: rubric, BytesIO(f"{HEAD}answers: {{}}\n".encode()))
    assert answers.notices == ()
