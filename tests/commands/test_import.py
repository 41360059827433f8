"""`cooperation import`."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.exports import EXPORTS, as_csv, cells, expected, text
from typer.testing import Result

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.library import open_rubric

Run = Callable[..., Result]
RUBRIC = ("--rubric", str(EXPORTS / "rubric.yaml"))
SHIPPED = ("partnership_title", "respondent_partner", "shared_goals__purpose", "_id")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def laid(tmp_path: Path, rows: list[list[str]]) -> str:
    path = tmp_path / "export.csv"
    path.write_text(as_csv(rows), encoding="utf-8")
    return str(path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_submission_becomes_a_file_that_only_its_owner_may_read(run: Run, folder: Path) -> None:
    result = run("import", str(EXPORTS / "kobo-labels-groups.csv"), "-o", str(folder), *RUBRIC)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.splitlines()[-2:] == [
        "3 submissions: 3 written.",
        'Left out, as no question or fact has this name or text: "_status", "__version__", "_index".',
    ]
    assert [name.rpartition("-")[0] for name in names(folder)] == [
        "answers",
        "fishers-federation",
        "ministry-of-health",
    ]
    file = next(folder.glob("ministry*"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert open_answers(str(file), lambda _: open_rubric(RUBRIC[1]))[0] == expected("ministry")


def test_the_same_export_again_changes_nothing_and_a_longer_one_adds_what_is_new(run: Run, tmp_path: Path) -> None:
    head, *rows = cells(text("kobo-codes"))
    words = ("-o", str(tmp_path / "answers"), *RUBRIC)
    run("import", laid(tmp_path, [head, *rows[:2]]), *words)
    before = {path: path.stat() for path in (tmp_path / "answers").iterdir()}
    result = run("import", laid(tmp_path, [head, rows[2], rows[1], rows[0]]), *words)
    assert result.exit_code == 0
    assert "3 submissions: 1 written, 2 unchanged." in result.stderr
    assert len(names(tmp_path / "answers")) == 3
    assert {path: path.stat().st_mtime_ns for path in before} == {path: was.st_mtime_ns for path, was in before.items()}


def test_a_submission_that_changed_replaces_its_file_only_when_asked(run: Run, tmp_path: Path) -> None:
    head, first, *_ = cells(text("kobo-codes"))
    words = ("-o", str(tmp_path / "answers"), *RUBRIC)
    run("import", laid(tmp_path, [head, first]), *words)
    (file,) = (tmp_path / "answers").iterdir()
    was = file.read_bytes()
    corrected = laid(tmp_path, [head, [cell.replace("Ministry of Health", "Ministry") for cell in first]])
    result = run("import", corrected, *words)
    assert result.exit_code == 2
    assert f"{file}: says otherwise than line 2 of {corrected}; use --force to replace it\n" in result.stderr
    assert file.read_bytes() == was
    assert run("import", corrected, *words, "--force").exit_code == 0
    assert names(tmp_path / "answers") == [file.name]
    assert b"partner: Ministry\n" in file.read_bytes()


def test_what_cannot_be_told_is_said_and_the_rest_is_kept(run: Run, tmp_path: Path, folder: Path) -> None:
    rows = [[*SHIPPED], ["Lake", "A", "7", "1"], ["Lake", "C", "", "3"], ["Lake", "D", "3", "4"]]
    result = run("import", laid(tmp_path, rows), "-o", str(folder))
    assert result.exit_code == 2
    says = 'export.csv:2: answers.shared-goals.purpose: "7" cannot be told; write one of: 0 Absent, 1 Ad hoc'
    assert f"{tmp_path}/{says}" in result.stderr
    assert "3 submissions: 1 written, 2 without any answer." in result.stderr
    assert [name.rpartition("-")[0] for name in names(folder)] == ["d"]


def test_a_partnership_that_nobody_names_is_called_as_the_export_is(run: Run, tmp_path: Path, folder: Path) -> None:
    result = run("import", laid(tmp_path, [["shared-goals.purpose"], ["3"], ["2"]]), "-o", str(folder))
    assert result.exit_code == 0
    assert '2 without the name of the partnership, so titled "export"; --title says otherwise.' in result.stderr
    assert all(b"title: export\n" in file.read_bytes() for file in folder.iterdir())


def test_a_text_that_several_questions_have_is_said_apart(run: Run, tmp_path: Path, folder: Path) -> None:
    rubric = (
        (EXPORTS / "rubric.yaml")
        .read_text()
        .replace("Do local researchers get credit?", "Which grade do you give the goals?")
    )
    (tmp_path / "rubric.yaml").write_text(rubric)
    rows = [["Which grade do you give the goals?", "power__money", "Comment", "Comment"], ["A", "1", "x", "y"]]
    result = run("import", laid(tmp_path, rows), "-o", str(folder), "--rubric", str(tmp_path / "rubric.yaml"))
    assert 'Left out, as several questions have this text: "Which grade do you give the goals?".\n' in result.stderr
    assert 'no question or fact has this name or text: "Comment" (2 columns).\n' in result.stderr


def test_what_is_given_on_the_command_line_counts_more(run: Run, tmp_path: Path, folder: Path) -> None:
    words = ("--title", "Lake health", "--profile", "form=bilateral", "--depth", "quick", "--quiet")
    result = run("import", laid(tmp_path, [[*SHIPPED], ["", "B", "3", "2"]]), "-o", str(folder), *words)
    assert (result.exit_code, result.output) == (0, "")
    answers, _ = open_answers(str(next(folder.iterdir())), lambda named: open_rubric(named.id))
    assert (answers.title.raw, answers.chosen, answers.depth) == ("Lake health", {"form": ("bilateral",)}, "quick")


def test_a_form_built_by_hand_hears_what_it_does_not_ask(run: Run, tmp_path: Path, folder: Path) -> None:
    said = run("import", laid(tmp_path, [[*SHIPPED], ["Lake", "B", "3", "2"]]), "-o", str(folder)).stderr
    assert "Questions without a column: shared-goals.roles, " in said
    assert " and 70 more." in said
    head, *rows = cells(text("google-forms"))
    all_asked = run("import", laid(tmp_path, [head, *rows]), "-o", str(folder), *RUBRIC).stderr
    assert "Questions without" not in all_asked


def test_the_rubric_is_the_one_that_the_form_names(run: Run, tmp_path: Path, folder: Path) -> None:
    rows = [["cooperation_rubric", "partnership_title", "items__hours"], ["item-sum@1.0.0", "Lake", "1"]]
    question = next(iter(open_rubric("item-sum").questions)).replace("-", "_").replace(".", "__")
    rows[0][2] = question
    assert run("import", laid(tmp_path, rows), "-o", str(folder)).exit_code == 0
    assert b"rubric: item-sum@1.0.0" in next(folder.iterdir()).read_bytes()


def test_a_rubric_that_does_not_ship_has_to_be_given(run: Run, folder: Path) -> None:
    result = run("import", str(EXPORTS / "central.csv"), "-o", str(folder))
    assert result.exit_code == 2
    assert 'its rubric "lake" does not ship with this program; say with --rubric where it is' in result.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [["a", "b"], ["1", "2"]],
            "export.csv:1: no column is a question of international-cooperation; say with --rubric",
        ),
        (
            [["cooperation_rubric"], ["a@1"], ["b@1"]],
            "export.csv: holds answers for several rubrics: a, b; export one form",
        ),
        ([["a"]], "export.csv: holds no submission; export it once somebody has answered"),
        (
            [["a" * 100_001], ["1"]],
            "export.csv:1: has more than 100,000 characters in its first line; leave out columns",
        ),
        ([["a"], ["1", "2"]], "export.csv:2:5: this row has 2 cells, the first row has 1"),
    ],
)
def test_what_is_no_export_is_refused_before_anything_is_written(
    run: Run, tmp_path: Path, folder: Path, rows: list[list[str]], says: str
) -> None:
    result = run("import", laid(tmp_path, rows), "-o", str(folder))
    assert result.exit_code == 2
    assert says in result.stderr
    assert not folder.exists()


def test_a_workbook_or_an_archive_is_told_apart(run: Run, tmp_path: Path, folder: Path) -> None:
    book = tmp_path / "export.xlsx"
    book.write_bytes(b"PK\x03\x04\x00")
    result = run("import", str(book), "-o", str(folder))
    assert result.exit_code == 2
    assert f"{book}: is a workbook or a ZIP archive, not CSV; export CSV, or take the CSV file out" in result.stderr


def test_answers_of_another_version_are_refused_row_by_row(run: Run, tmp_path: Path, folder: Path) -> None:
    rows = [["cooperation_rubric", *SHIPPED], *([f"international-cooperation@{n}", "L", "A", "3", n] for n in "91")]
    result = run("import", laid(tmp_path, rows), "-o", str(folder))
    assert result.exit_code == 2
    assert "export.csv:2:1: rubric: these answers are for version 9" in result.stderr
    assert len(names(folder)) == 1


def test_standard_input_is_read(run: Run, folder: Path) -> None:
    result = run("import", "-", "-o", str(folder), *RUBRIC, stdin=text("central"))
    assert result.exit_code == 0
    assert len(names(folder)) == 3


def test_what_nobody_names_and_no_file_holds_is_untitled(run: Run, folder: Path) -> None:
    result = run("import", "-", "-o", str(folder), stdin="shared-goals.purpose\n3\n")
    assert '1 submission: 1 written.\n1 without the name of the partnership, so titled "Untitled"' in result.stderr


def test_a_place_that_is_no_folder_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    result = run("import", str(EXPORTS / "central.csv"), "-o", str(file), *RUBRIC)
    assert (result.exit_code, result.stderr) == (2, f"{file}: is no folder; choose another name\n")
    assert file.read_text() == "mine"
