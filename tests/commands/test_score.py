"""`cooperation score`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cooperation_cli.rubric.library import examples

Run = Callable[..., Result]
EXAMPLES = {each.name: each.path for each in examples()}
MONTREAL = EXAMPLES["montreal-protocol"]
LAKE = [path for name, path in EXAMPLES.items() if name.startswith("lake-health-2025/")]

SMALL = """\
format: cooperation-rubric/1
id: small
version: "1.2.0"
scales: {practice: {evidence_from: 3, levels: [{value: 0}, {value: 1}, {value: 2}, {value: 3}, {value: 4}]}}
bands: [{id: low, from: 0, title: Low}, {id: middling, from: 40, title: Middling}, {id: high, from: 80, title: High}]
parts: [{id: all, title: All}]
gates: [{id: floor, when: {question: one.first, below: 1}, caps_at: low, because: nothing is agreed}]
dimensions:
  - id: one
    part: all
    scale: practice
    questions:
      - {id: first, text: Is it agreed?, depth: quick}
      - {id: second, text: Is it used?}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A rubric of two questions, with three bands."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


def answers(folder: Path, name: str, first: object, second: object, title: str = "A lake") -> str:
    """An answers file for the small rubric: one level, or word, for each of its questions."""
    path = folder / name
    path.write_text(
        f"format: cooperation-answers/1\nrubric: small@1.2.0\npartnership: {{title: {title}}}\n"
        f"answers: {{one.first: {first}, one.second: {second}}}\n"
    )
    return str(path)


def overall(result: Result) -> dict[str, object]:
    found: dict[str, object] = json.loads(result.stdout)["overall"]
    return found


def test_one_file_gets_the_page_of_its_assessment(run: Run) -> None:
    result = run("score", MONTREAL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Montreal Protocol" in result.stdout
    assert "Overall readiness" in result.stdout


def test_the_rubric_that_the_file_names_is_used(run: Run) -> None:
    assert json.loads(run("score", MONTREAL, "--format", "json").stdout)["rubric"]["id"] == "international-cooperation"


def test_what_a_file_names_is_never_taken_for_a_path(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    small.rename(tmp_path / "small")
    refused = run("score", answers(tmp_path, "a.yaml", 3, 3))
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        'a.yaml:2:9: rubric: its rubric "small" does not ship with this program; say with --rubric where it is\n'
    )
    assert run("score", answers(tmp_path, "b.yaml", 3, 3), "--rubric", "small").exit_code == 0


def test_a_rubric_without_a_name_is_none(run: Run) -> None:
    for words in (("score", MONTREAL, "--rubric", ""), ("rubric", "check", ""), ("template", "--rubric", "")):
        refused = run(*words)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "is no rubric that ships" in refused.stderr


def test_the_name_of_a_rubric_is_not_repeated_at_any_length(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"format: cooperation-answers/1\nrubric: {'a' * 100_000}@1.0.0\nanswers: {{}}\n")
    refused = run("score", str(file))
    assert refused.exit_code == 2
    assert len(refused.stderr) < 1_000


def test_a_chosen_rubric_never_overrides_the_one_that_is_named(run: Run, small: Path) -> None:
    result = run("score", MONTREAL, "--rubric", str(small))
    assert result.exit_code == 2
    assert "international-cooperation" in result.stderr


def test_a_rubric_that_is_not_there_is_said(run: Run) -> None:
    assert run("score", MONTREAL, "--rubric", "nowhere.yaml").exit_code == 2


def test_answers_are_read_from_standard_input(run: Run) -> None:
    piped = run("score", "-", "--format", "json", stdin=Path(MONTREAL).read_bytes())
    assert piped.stdout == run("score", MONTREAL, "--format", "json").stdout


def test_the_depth_that_is_asked_for_outweighs_the_files(run: Run, small: Path, tmp_path: Path) -> None:
    file = answers(tmp_path, "a.yaml", 4, 0)
    full = run("score", file, "--rubric", str(small), "--format", "json")
    quick = run("score", file, "--rubric", str(small), "--format", "json", "--depth", "quick")
    assert (overall(full)["score"], overall(quick)["score"]) == (50.0, 100.0)


def test_claims_count_only_as_far_as_evidence_is_not_required(run: Run, small: Path, tmp_path: Path) -> None:
    file = answers(tmp_path, "a.yaml", 4, 4)
    claimed = run("score", file, "--rubric", str(small), "--format", "json", "--evidence", "claimed")
    required = run("score", file, "--rubric", str(small), "--format", "json", "--evidence", "required")
    assert (overall(claimed)["score"], overall(required)["score"]) == (100.0, 50.0)


@pytest.mark.parametrize(
    ("threshold", "code"),
    [("middling", 0), ("low", 0), ("high", 1), ("62.5", 0), ("62.6", 1), ("-1", 0), ("0", 0), ("100", 1)],
)
def test_the_threshold_decides_the_exit_code(run: Run, small: Path, tmp_path: Path, threshold: str, code: int) -> None:
    result = run("score", answers(tmp_path, "a.yaml", 2, 3), "--rubric", str(small), "--fail-below", threshold)
    assert result.exit_code == code
    assert "Middling" in result.stdout


def test_a_must_have_holds_the_band_but_not_the_number(run: Run, small: Path, tmp_path: Path) -> None:
    file = answers(tmp_path, "a.yaml", 0, 4)
    assert run("score", file, "--rubric", str(small), "--fail-below", "middling").exit_code == 1
    assert run("score", file, "--rubric", str(small), "--fail-below", "50").exit_code == 0


@pytest.mark.parametrize("threshold", ["low", "0", "-5"])
def test_no_band_and_no_score_are_below_everything(run: Run, small: Path, tmp_path: Path, threshold: str) -> None:
    file = answers(tmp_path, "a.yaml", "dont_know", "")
    result = run("score", file, "--rubric", str(small), "--fail-below", threshold)
    assert result.exit_code == 1


@pytest.mark.parametrize("threshold", ["mid", "1e3", "nan", "", "½", "1_0"])
def test_a_threshold_that_is_no_band_and_no_number_is_refused(
    run: Run, small: Path, tmp_path: Path, threshold: str
) -> None:
    files = [answers(tmp_path, f"{name}.yaml", 4, 4) for name in "ab"]
    result = run("score", *files, "--rubric", str(small), "--fail-below", threshold)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("is no band of small, and no number") == 1


def test_a_rubric_without_a_total_has_no_threshold(run: Run, small: Path, tmp_path: Path) -> None:
    without = SMALL.replace("gates:", "overall: {combine: none}\n#").replace("bands:", "#")
    small.write_text(without)
    result = run("score", answers(tmp_path, "a.yaml", 4, 4), "--rubric", str(small), "--fail-below", "50")
    assert result.exit_code == 2
    assert "gives no total" in result.stderr


def test_several_files_get_a_summary_in_the_order_given(run: Run) -> None:
    result = run("score", *LAKE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["file"] for row in rows] == LAKE
    assert "no ranking" in run("score", *LAKE).stdout


def test_a_file_that_is_named_twice_is_scored_once(run: Run) -> None:
    assert run("score", MONTREAL, MONTREAL).stdout == run("score", MONTREAL).stdout


@pytest.mark.parametrize(
    ("sort", "order"),
    [("given", "bdac"), ("file", "abcd"), ("title", "cbad"), ("readiness", "bcad"), ("practice", "bcad")],
)
def test_several_files_are_sorted(run: Run, small: Path, tmp_path: Path, sort: str, order: str) -> None:
    files = {
        "b": answers(tmp_path, "b", 1, 1, title="Lake"),
        "d": answers(tmp_path, "d", "dont_know", "", title="zinc"),
        "a": answers(tmp_path, "a", 4, 4, title="Road"),
        "c": answers(tmp_path, "c", 2, 2, title="dam"),
    }
    result = run("score", *files.values(), "--rubric", str(small), "--format", "csv", "--sort", sort)
    rows = csv.DictReader(io.StringIO(result.stdout))
    assert "".join(Path(row["file"]).name for row in rows) == order


def test_json_of_several_files_is_a_line_each_and_names_its_file(run: Run) -> None:
    lines = run("score", *LAKE, "--format", "json").stdout.splitlines()
    results = [json.loads(line) for line in lines]
    assert [result.pop("file") for result in results] == LAKE
    assert results[0] == json.loads(run("score", LAKE[0], "--format", "json").stdout)


def test_a_bad_file_is_reported_with_all_its_problems_and_the_rest_are_scored(
    run: Run, small: Path, tmp_path: Path
) -> None:
    good, bad = answers(tmp_path, "good.yaml", 4, 4), answers(tmp_path, "bad.yaml", 9, 3.7)
    missing = str(tmp_path / "missing.yaml")
    result = run("score", bad, good, missing, "--rubric", str(small), "--format", "json", "--fail-below", "high")
    assert result.exit_code == 2
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [good]
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [bad, bad, missing]
    assert "9 is not a level" in result.stderr
    assert "3.7 is not a level" in result.stderr


def test_a_failure_outranks_the_threshold(run: Run, small: Path, tmp_path: Path) -> None:
    low, missing = answers(tmp_path, "low.yaml", 1, 1), str(tmp_path / "missing.yaml")
    assert run("score", low, missing, "--rubric", str(small), "--fail-below", "high").exit_code == 2
    assert run("score", low, "--rubric", str(small), "--fail-below", "high").exit_code == 1


def test_where_no_file_can_be_scored_nothing_is_printed(run: Run, tmp_path: Path) -> None:
    result = run("score", str(tmp_path / "a"), str(tmp_path / "b"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 2


def test_a_folder_is_no_answers_file(run: Run, tmp_path: Path) -> None:
    result = run("score", str(tmp_path))
    assert result.exit_code == 2
    assert "is a folder" in result.stderr or "is no regular file" in result.stderr


def test_without_files_the_usage_is_told(run: Run) -> None:
    result = run("score")
    assert result.exit_code == 2
    assert "ANSWERS" in result.stderr


def test_a_report_is_written_for_each_file_into_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    result = run("score", *LAKE, "--format", "json", "-o", f"{folder}/")
    assert (result.exit_code, result.stdout) == (0, "")
    written = {path.stem: json.loads(path.read_text()) for path in folder.iterdir()}
    assert sorted(written) == sorted(Path(path).stem for path in LAKE)
    one = Path(LAKE[0]).stem
    assert written[one] == json.loads(run("score", LAKE[0], "--format", "json").stdout)


def test_a_folder_and_a_summary_can_be_had_at_once(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "all.csv"
    assert run("score", *LAKE, "--format", "markdown", "-o", f"{tmp_path}/r/", "-o", str(table)).exit_code == 0
    assert len(list(csv.DictReader(table.read_text().splitlines()))) == len(LAKE)
    assert len(list((tmp_path / "r").glob("*.md"))) == len(LAKE)


def test_files_of_one_name_get_reports_of_two_names(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    files = [answers(tmp_path, "a.yaml", 4, 4), answers(tmp_path / "x", "a.yaml", 1, 1)]
    assert run("score", *files, "--rubric", str(small), "-f", "csv", "-o", f"{tmp_path}/r/").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["a-2.csv", "a.csv"]


def test_a_bad_file_leaves_the_names_of_the_other_reports_as_they_are(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    files = [answers(tmp_path, "a.yaml", 9, 9), answers(tmp_path / "x", "a.yaml", 1, 1)]
    assert run("score", *files, "--rubric", str(small), "-f", "csv", "-o", f"{tmp_path}/r/").exit_code == 2
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["a-2.csv"]


def test_a_number_is_explained_in_the_place_of_the_report(run: Run) -> None:
    result = run("score", MONTREAL, "--explain", "overall", "--explain", "shared-goals")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Shown and judged as: ⌊10" in result.stdout
    assert "Shared goals" in result.stdout


def test_a_name_that_cannot_be_explained_is_refused_with_the_nearest(run: Run) -> None:
    result = run("score", MONTREAL, "--explain", "overal")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'did you mean "overall"?' in result.stderr


def test_one_file_at_a_time_is_explained(run: Run) -> None:
    result = run("score", MONTREAL, "other.yaml", "--explain", "overall")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "one file at a time" in result.stderr
