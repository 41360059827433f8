"""`cooperation rubric`."""

import csv
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.unfit_documents import lay_rubric
from jsonschema import Draft202012Validator
from typer.testing import Result

from cooperation_cli.rubric.library import DEFAULT, known

Run = Callable[..., Result]


@pytest.fixture
def mine(run: Run, tmp_path: Path) -> Path:
    """A rubric of one's own, as `rubric new` makes it."""
    path = tmp_path / "mine.yaml"
    assert run("rubric", "new", "mine", "-o", str(path), "--quiet").exit_code == 0
    return path


def test_alone_it_shows_its_help(run: Run) -> None:
    assert run("rubric").stdout == run("rubric", "--help").stdout
    assert run("rubric").exit_code == 0


def test_an_unknown_verb_is_refused(run: Run) -> None:
    assert run("rubric", "chek").exit_code == 2


def test_the_shipped_rubrics_are_listed_with_their_versions(run: Run) -> None:
    assert run("rubric", "list").stdout.startswith(f"{DEFAULT}  ")
    assert " 1.0.0 " in run("rubric", "list").stdout


def test_the_shipped_rubric_is_shown(run: Run) -> None:
    result = run("rubric", "show")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == run("rubric", "show", DEFAULT).stdout
    assert "Scales" in result.stdout


@pytest.mark.parametrize("form", ["markdown", "json", "csv"])
def test_a_rubric_is_shown_in_every_format(run: Run, mine: Path, form: str) -> None:
    result = run("rubric", "show", str(mine), "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout


def test_a_rubric_is_shown_in_a_file(run: Run, mine: Path, tmp_path: Path) -> None:
    assert run("rubric", "show", str(mine), "-o", str(tmp_path / "mine.md")).exit_code == 0
    assert (tmp_path / "mine.md").read_text().startswith("# ")


def test_an_unknown_rubric_names_the_nearest(run: Run) -> None:
    for verb in ("show", "check"):
        result = run("rubric", verb, "international-coop")
        assert result.exit_code == 2
        assert DEFAULT in result.stderr


def test_the_shipped_rubric_and_a_new_one_pass_their_check(run: Run, mine: Path) -> None:
    for name in (DEFAULT, str(mine)):
        result = run("rubric", "check", name)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "Nothing is wrong with it" in result.stdout


@pytest.mark.parametrize(
    ("change", "severity", "code"),
    [
        (("          0: Nobody looks back.\n", ""), "error", 1),
        (("the list aloud", " ".join(["the list aloud"] * 20)), "warning", 0),
    ],
)
def test_errors_and_nothing_less_are_an_exit_code_of_one(
    run: Run, mine: Path, change: tuple[str, str], severity: str, code: int
) -> None:
    assert change[0] in mine.read_text()
    mine.write_text(mine.read_text().replace(*change))
    result = run("rubric", "check", str(mine), "--format", "csv")
    assert {row["severity"] for row in csv.DictReader(result.stdout.splitlines())} == {severity}
    assert result.exit_code == code


def test_what_does_not_load_is_an_error_of_the_rubric_with_its_place(run: Run, mine: Path) -> None:
    mine.write_text(mine.read_text().replace("min_coverage", "min_cover"))
    result = run("rubric", "check", str(mine))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f'{mine}:9:1: min_cover: "min_cover" is not known here' in result.stderr


def test_a_folder_is_checked_file_by_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dimensions").mkdir()
    (tmp_path / "rubric.yaml").write_text("format: cooperation-rubric/2\n")
    assert run("rubric", "check", str(tmp_path)).exit_code == 1
    (tmp_path / "dimensions" / "one.yaml").write_text("a: [\n")
    assert run("rubric", "check", str(tmp_path)).exit_code == 2


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    """The folder of a rubric, with a translation into French."""
    lay_rubric(tmp_path / "lake")
    (tmp_path / "lake" / "translations").mkdir()
    french = tmp_path / "lake" / "translations" / "fr.yaml"
    french.write_text("format: cooperation-translation/1\nrubric: lake\nlanguage: fr\nwords: {}\n")
    return french


def test_a_check_opens_every_translation_and_tells_its_faults_with_the_rest(run: Run, translated: Path) -> None:
    folder = translated.parents[1]
    assert run("rubric", "check", str(folder)).exit_code == 0
    translated.write_text(translated.read_text().replace("language: fr", "language: de"))
    (folder / "translations" / "nl.yaml").write_text("words: [\n")
    frame = folder / "rubric.yaml"
    frame.write_text(frame.read_text().replace("caps_at: low", "caps_at: lowest"))
    result = run("rubric", "check", str(folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(":")[0].rpartition("/")[2] for line in result.stderr.splitlines()] == [
        "rubric.yaml",
        "fr.yaml",
        "nl.yaml",
    ]


@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: path.symlink_to("nowhere"), getattr(os, "mkfifo", Path.mkdir)]
)
def test_a_check_refuses_a_translation_that_is_no_file(
    run: Run, translated: Path, make: Callable[[Path], object]
) -> None:
    translated.unlink()
    make(translated)
    result = run("rubric", "check", str(translated.parents[1]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{translated}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("language", [(), ("--language", "fr")])
def test_a_check_says_once_what_fell_behind_in_any_translation(
    run: Run, translated: Path, language: tuple[str, ...]
) -> None:
    stale = "words: {title: {says: Lac, of: sha256-00000000}}"
    translated.write_text(translated.read_text().replace("words: {}", stale))
    result = run("rubric", "check", str(translated.parents[1]), *language, "--format", "csv")
    assert result.exit_code == 0
    assert [row[1] for row in csv.reader(result.stdout.splitlines())].count("translations.fr") == 1


@pytest.mark.parametrize("content", ["a: &b 1\n", "[" * 100, "a: no\n"])
def test_what_is_no_document_cannot_be_checked(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(content)
    assert run("rubric", "check", str(path)).exit_code == 2


def test_a_folder_without_a_frame_cannot_be_checked(run: Run, tmp_path: Path) -> None:
    result = run("rubric", "check", str(tmp_path))
    assert result.exit_code == 2
    assert "rubric.yaml: does not exist" in result.stderr


def test_without_its_measure_the_reading_grade_is_said_to_be_unmeasured(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    result = run("rubric", "check", str(mine))
    assert result.exit_code == 0
    assert "reading grade was not measured" in " ".join(result.stdout.split())


@pytest.mark.parametrize("kind", ["rubric", "dimension", "translation", "answers", "result"])
def test_every_schema_is_a_json_schema(run: Run, kind: str) -> None:
    schema = json.loads(run("rubric", "schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["title"]


def test_the_schema_of_rubrics_is_the_default(run: Run) -> None:
    assert run("rubric", "schema").stdout == run("rubric", "schema", "rubric").stdout


def test_an_unknown_schema_names_the_nearest(run: Run) -> None:
    result = run("rubric", "schema", "answer")
    assert result.exit_code == 2
    assert 'did you mean "answers"?' in result.stderr


def test_a_new_rubric_is_printed_or_written_and_replaces_nothing(run: Run, mine: Path) -> None:
    printed = run("rubric", "new", "mine")
    assert printed.stdout == mine.read_text()
    assert run("rubric", "new", "mine", "-o", str(mine)).exit_code == 2
    assert run("rubric", "new", "other", "-o", str(mine), "--force").exit_code == 0
    assert "id: other" in mine.read_text()


@pytest.mark.parametrize("name", ["Mine", "each", "a/b", ""])
def test_what_is_no_id_cannot_name_a_rubric(run: Run, name: str) -> None:
    assert run("rubric", "new", name).exit_code == 2


@pytest.fixture
def tried(mine: Path) -> Path:
    """Vectors of one's own rubric, of which one does not hold."""
    vectors = mine.with_suffix("").with_name("mine.tests.yaml")
    vectors.write_text(
        "format: cooperation-vectors/1\nrubric: mine\nvectors:\n"
        "  - {title: Best, answers: {each: best}, expected: {overall: 100}}\n"
        "  - {title: Worst, answers: {each: worst}, expected: {overall: 1}}\n",
        encoding="utf-8",
    )
    return vectors


def test_vectors_that_do_not_hold_are_named_with_their_places(run: Run, mine: Path, tried: Path) -> None:
    result = run("rubric", "test", str(mine))
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        f'{tried}:5:64: vectors[1].expected.overall: "Worst": expected 1, got 0\nmine: 1 of 2 vectors does not hold\n'
    )


def test_vectors_that_hold_are_counted(run: Run, mine: Path, tried: Path) -> None:
    tried.write_text(tried.read_text().replace("overall: 1}", "overall: 0}"))
    assert run("rubric", "test", str(mine)).stdout == "mine: 2 vectors hold\n"
    quiet = run("rubric", "test", str(mine), "--quiet")
    assert (quiet.exit_code, quiet.stdout) == (0, "")


def test_every_rubric_that_ships_is_tried(run: Run) -> None:
    result = run("rubric", "test")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == list(known())


def test_vectors_that_cannot_be_read_outrank_those_that_do_not_hold(run: Run, mine: Path, tried: Path) -> None:
    other = mine.with_name("other.yaml")
    other.write_text(mine.read_text().replace("id: mine", "id: other"))
    result = run("rubric", "test", str(mine), str(other))
    assert result.exit_code == 2
    assert "ships no vectors" in result.stderr
    assert "1 of 2 vectors does not hold" in result.stdout
    tried.write_text(tried.read_text().replace("each: worst", "all: worst"))
    result = run("rubric", "test", str(mine))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f'{tried}:5:30: vectors[1].answers.all: no question is meant by "all"' in result.stderr


def test_a_check_names_vectors_that_do_not_load(run: Run, mine: Path, tried: Path) -> None:
    assert run("rubric", "check", str(mine)).exit_code == 0
    tried.write_text(tried.read_text().replace("overall: 1}", "overal: 1}"))
    result = run("rubric", "check", str(mine), "--format", "csv")
    assert result.exit_code == 1
    assert ["error", f"{tried}:5:55"] in [row[:2] for row in csv.reader(result.stdout.splitlines())]


def test_a_new_rubric_may_begin_with_another_shape(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert run("rubric", "new", "mine", "--like", "letter-grades", "-o", str(path)).exit_code == 0
    assert "combine: median" in path.read_text()
    assert run("rubric", "check", str(path)).exit_code == 0
    assert run("rubric", "new", "mine", "--like", "letters").exit_code == 2


def test_a_check_says_all_faults_also_beside_one_that_no_document_may_have(run: Run, mine: Path) -> None:
    text = mine.read_text().replace("critical: true", "critical: yes")
    mine.write_text(text.replace("caps_at: not", "caps_at: nott"))
    result = run("rubric", "check", str(mine))
    assert result.exit_code == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        "gates[0].caps_at",
        "dimensions[0].questions[0].critical",
    ]
