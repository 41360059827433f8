"""`cooperation rubric diff`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from cooperation_cli.rubric.library import known

Run = Callable[..., Result]
SCHEMA = Path(__file__).parents[2] / "rubrics" / "schema" / "rubric-diff.schema.json"
OLD = """\
format: cooperation-rubric/1
id: small
version: "1.0.0"
scales: {practice: {levels: [{value: 0, label: None}, {value: 1, label: Some}, {value: 2, label: Full}]}}
bands: [{id: low, from: 0, title: Low}, {id: high, from: 80, title: High}]
parts: [{id: all, title: All}]
gates: [{id: agreed, title: Agreed, when: {question: one.first, below: 1}, caps_at: low, because: nothing is agreed}]
dimensions:
  - id: one
    part: all
    scale: practice
    questions:
      - id: first
        title: First
        text: Is it agreed?
      - id: second
        title: Second
        text: Is it used?
        weight: 2
        advice: {2: {do: Use it., after: {one.first: 1}}}
"""
NEW = OLD.replace('"1.0.0"', '"1.1.0"')


class Diff:
    """Runs `rubric diff` on two texts and gives the rows as they are in CSV."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder

    def __call__(self, old: str, new: str, *words: str) -> Result:
        for name, text in (("old", old), ("new", new)):
            (self.folder / f"{name}.yaml").write_text(text)
        return self.run("rubric", "diff", str(self.folder / "old.yaml"), str(self.folder / "new.yaml"), *words)

    def rows(self, old: str, new: str) -> list[tuple[str, ...]]:
        found = self(old, new, "-f", "csv")
        assert found.exit_code == 0, found.stderr
        rows = list(csv.reader(io.StringIO(found.stdout)))
        assert rows[0] == ["kind", "id", "did", "was", "what", "words", "before", "after"]
        return [tuple(row) for row in rows[1:]]


@pytest.fixture
def diff(run: Run, tmp_path: Path) -> Diff:
    return Diff(run, tmp_path)


@pytest.mark.parametrize("name", known())
def test_a_rubric_does_not_differ_from_itself(run: Run, name: str) -> None:
    found = run("rubric", "diff", name, name)
    assert found.exit_code == 0
    assert "Nothing differs." in found.stdout


@pytest.mark.parametrize(
    ("was", "now", "row"),
    [
        ("weight: 2", "weight: 3", ("question", "one.second", "changed", "", "weight", "no", "2", "3")),
        ("Is it used?", "In use?", ("question", "one.second", "changed", "", "text", "yes", "Is it used?", "In use?")),
        ("from: 80", "from: 70", ("band", "high", "changed", "", "start", "no", "80", "70")),
        ("below: 1", "below: 2", ("must-have", "agreed", "changed", "", "when", "no", "“First” is below 1", None)),
        ("label: Full", "label: Whole", ("scale", "practice", "changed", "", "levels 3 label", "yes", "Full", "Whole")),
        ("{value: 2,", "{value: 3,", ("scale", "practice", "changed", "", "levels 3 value", "no", "2", "3")),
        ("one.first: 1}}", "one.first: 2}}", ("question", "one.second", "changed", "", None, "no", "1", "2")),
        ("do: Use it.", "do: Try it.", ("question", "one.second", "changed", "", None, "yes", "Use it.", "Try it.")),
        ("id: small", "min_coverage: 1\nid: small", ("rubric", "small", "changed", "", "min_coverage", "no", "0", "1")),
        ("id: all,", "combine: minimum, id: all,", ("part", "all", "changed", "", "combine", "no", "mean", "minimum")),
    ],
)  # fmt: skip
def test_each_change_is_told_with_what_it_was(diff: Diff, was: str, now: str, row: tuple[str | None, ...]) -> None:
    assert was in OLD
    rows = diff.rows(OLD, OLD.replace(was, now).replace("2: {do", "3: {do" if "value: 3" in now else "2: {do"))
    fitting = [each for each in rows if all(cell is None or cell == told for cell, told in zip(row, each, strict=True))]
    assert len(fitting) == 1, rows


def test_words_stand_apart_from_what_scores_depend_on(diff: Diff) -> None:
    page = diff(OLD, NEW.replace("Is it used?", "In use?")).stdout
    assert "Numbers, levels and rules" not in page
    assert "Words alone" in page


def test_questions_are_added_removed_and_renamed(diff: Diff) -> None:
    new = NEW.replace("id: first", "id: start\n        renamed_from: [one.first]").replace(
        "one.first: 1", "one.start: 1"
    )
    new = new.replace("question: one.first", "question: one.start")
    assert diff.rows(OLD, new) == [("question", "one.start", "renamed", "one.first", "", "", "", "")]
    assert "Replies to renamed questions are carried over." in diff(OLD, new).stdout
    rows = diff.rows(OLD, NEW.replace("id: second", "id: third"))
    assert [(row[1], row[2]) for row in rows] == [("one.third", "added"), ("one.second", "removed")]
    page = " ".join(diff(OLD, NEW.replace("id: second", "id: third")).stdout.split())
    assert "Added questions count as unanswered" in page
    assert "Replies to removed questions are set aside" in page


def test_other_things_are_added_and_removed(diff: Diff) -> None:
    gone = "\n".join(line for line in NEW.splitlines() if not line.startswith("gates:"))
    assert diff.rows(OLD, gone) == [("must-have", "agreed", "removed", "", "", "", "", "")]
    assert diff.rows(gone.replace("1.1.0", "1.0.0"), NEW) == [("must-have", "agreed", "added", "", "", "", "", "")]
    assert "must-have agreed" in diff(OLD, gone).stdout


def test_another_major_version_refuses_answers(diff: Diff) -> None:
    found = diff(OLD, OLD.replace("1.0.0", "2.0.0"))
    assert found.exit_code == 1
    assert "version 2.0.0 asks other things" in " ".join(found.stdout.split())


def test_numbers_that_change_under_one_version_are_said_aloud(diff: Diff) -> None:
    assert "The version is the same" in diff(OLD, OLD.replace("weight: 2", "weight: 3")).stdout
    assert "The version is the same" not in diff(OLD, OLD.replace("Is it used?", "In use?")).stdout


@pytest.mark.parametrize(
    "change", [("{value: 2, label: Full}", "{value: 3, label: Full}"), ("weight: 2", "reverse: true")]
)
def test_levels_that_mean_something_else_need_a_major_version(diff: Diff, change: tuple[str, str]) -> None:
    found = diff(OLD, NEW.replace(*change).replace("2: {do", "1: {do"))
    assert "needs a new major version" in " ".join(found.stdout.split())


def test_answers_are_read_by_both(diff: Diff, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    head = {"format": "cooperation-answers/1", "rubric": "small@1.0.0", "partnership": {"title": "A lake"}}
    file.write_text(json.dumps({**head, "answers": {"one.first": 2, "one.second": 1}}))
    found = diff(OLD, NEW.replace("weight: 2", "weight: 6"), "--answers", str(file))
    assert found.exit_code == 0
    assert "67" in found.stdout
    assert "57" in found.stdout
    refused = diff(OLD, OLD.replace("1.0.0", "2.0.0"), "--answers", str(file))
    assert refused.exit_code == 1
    assert "none" in refused.stdout


def test_the_result_is_as_its_schema_says(diff: Diff, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    head = {"format": "cooperation-answers/1", "rubric": "small@1.0.0", "partnership": {"title": "A lake"}}
    file.write_text(json.dumps({**head, "answers": {"one.first": 2, "one.second": 1}}))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert run("rubric", "schema", "rubric-diff").stdout == SCHEMA.read_text(encoding="utf-8")
    told = {}
    for name, new in (("read", NEW.replace("weight: 2", "weight: 6")), ("refused", OLD.replace("1.0.0", "2.0.0"))):
        told[name] = json.loads(diff(OLD, new, "--answers", str(file), "-f", "json").stdout)
        Draft202012Validator(schema).validate(told[name])
    read, refused = told["read"], told["refused"]
    assert (read["format"], read["same_scores"], read["answers"]["read"]) == ("cooperation-rubric-diff/1", False, True)
    assert read["differences"][-1]["pieces"] == [{"name": "weight", "words": False, "before": "2", "after": "6"}]
    assert [read["files"][0][by]["score"] for by in ("before", "after")] == [66.7, 57.1]
    assert refused["answers"]["read"] is False
    assert "version 2.0.0 asks other things" in refused["answers"]["why"]
    assert refused["files"][0]["after"] is None


def test_rubrics_without_a_total_have_no_scores_to_tell(diff: Diff, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    head = {"format": "cooperation-answers/1", "rubric": "small@1.0.0", "partnership": {"title": "A lake"}}
    file.write_text(json.dumps({**head, "answers": {"one.first": 2}}))
    plain = "\n".join(line for line in OLD.splitlines() if not line.startswith(("bands", "gates")))
    plain = plain.replace("parts:", "overall: {combine: none}\nparts:") + "\n"
    found = json.loads(diff(plain, plain, "--answers", str(file), "-f", "json").stdout)
    assert found["same_scores"] is True
    assert found["files"][0]["before"] == {"score": None, "low": None, "high": None, "band": None}


def test_a_report_in_a_folder_is_named_by_the_new_rubric(diff: Diff, tmp_path: Path) -> None:
    assert diff(OLD, NEW, "-o", f"{tmp_path / 'out'}/", "-f", "markdown").exit_code == 0
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".md"]


def test_a_rubric_that_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    found = run("rubric", "diff", "international-cooperation", str(tmp_path / "nothing.yaml"))
    assert found.exit_code == 2
