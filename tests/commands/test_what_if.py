"""`--scenario`, `--set` and `--weights` of `cooperation score`."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from cooperation_cli.rubric.library import examples

Run = Callable[..., Result]
LAKE = next(each.path for each in examples() if each.name == "lake-health-2025/ministry-north-director")
LEVELS = "0 Absent, 1 Ad hoc, 2 Agreed, 3 In use, 4 Reviewed together"
MONTREAL = next(each.path for each in examples() if each.name == "montreal-protocol")
ALL = [each.path for each in examples() if each.name.startswith("lake-health-2025/")]


def result(run: Run, *words: str) -> Any:
    done = run("score", *words, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def refused(run: Run, *words: str) -> list[str]:
    done = run("score", *words)
    assert done.exit_code == 2
    return done.stderr.splitlines()


def test_without_a_wish_there_is_no_what_if(run: Run) -> None:
    told = result(run, LAKE)
    assert told["what_if"] is None
    assert told["weights"] is None
    assert [scenario["id"] for scenario in told["scenarios"]][:2] == ["change-of-government", "funder-leaves"]


def test_a_scenario_stands_beside_the_present_as_its_stress_test_does(run: Run) -> None:
    told = result(run, LAKE, "--scenario", "funder-leaves")
    test = next(each for each in told["scenarios"] if each["id"] == "funder-leaves")
    then = told["what_if"]
    assert then["scenarios"] == ["funder-leaves"]
    assert then["changes"] == test["changes"]
    assert [then["overall"][key] for key in ("score", "exact", "low", "high", "band", "uncapped_band")] == [
        test[key] for key in ("score", "exact", "low", "high", "band", "uncapped_band")
    ]
    assert then["difference"] == test["difference"]
    assert told["overall"] == result(run, LAKE)["overall"]
    assert [part["id"] for part in then["parts"]] == ["strategies", "challenges"]


def test_answers_of_ones_own_are_set_by_level_word_or_nothing(run: Run) -> None:
    sets = ["shared-goals.purpose=0", "shared-goals.roles=don't know", "shared-goals.measures="]
    changes = result(run, LAKE, *(word for pair in sets for word in ("--set", pair)))["what_if"]["changes"]
    assert {change["question"]: (change["to"], change["state"]) for change in changes} == {
        "shared-goals.purpose": (0, "level"),
        "shared-goals.roles": (None, "dont_know"),
        "shared-goals.measures": (None, "unanswered"),
    }


def test_what_is_set_stands_over_a_scenario(run: Run) -> None:
    told = result(run, LAKE, "--scenario", "funder-leaves", "--set", "capacity-gaps.means=4")
    assert "capacity-gaps.means" in told["what_if"]["set"]
    means = [change for change in told["what_if"]["changes"] if change["question"] == "capacity-gaps.means"]
    assert [change["to"] for change in means] == [4]


def test_everything_that_does_not_fit_is_told_at_once(run: Run) -> None:
    lines = refused(
        run, LAKE, "--scenario", "funder-leves", "--set", "purpose=1", "--set", "shared-goals.purpose",
        "--set", "shared-goals.purpose=9", "--set", "shared-goals.purpose=n/a",
    )  # fmt: skip
    assert lines == [
        '--scenario: "funder-leves" is no scenario of international-cooperation; did you mean "funder-leaves"?',
        '--set: international-cooperation has no question "purpose"; did you mean "shared-goals.purpose"?',
        '--set: "shared-goals.purpose" has no "="; write QUESTION=LEVEL, as in shared-goals.purpose=4',
        f"--set: 9 is not a level of shared-goals.purpose; write one of: {LEVELS}, or dont_know",
        "--set: the rubric does not allow not_applicable for shared-goals.purpose; choose a level, or write dont_know",
    ]


def test_a_question_that_is_not_asked_cannot_be_set(run: Run) -> None:
    (line,) = refused(run, LAKE, "--depth", "quick", "--set", "shared-goals.measures=2")
    assert "--set: shared-goals.measures is not asked of this partnership at this depth; leave it out" in line


def test_a_rubric_without_scenarios_says_so(run: Run, tmp_path: Path) -> None:
    rubric, said = tmp_path / "small.yaml", tmp_path / "a.yaml"
    rubric.write_text(
        'format: cooperation-rubric/1\nid: small\nversion: "1.0.0"\n'
        "scales: {practice: {levels: [{value: 0, code: E}, {value: 4, code: A}]}}\nparts: [{id: all}]\n"
        "dimensions: [{id: one, part: all, scale: practice, questions: [{id: first, text: Is it?}]}]\n"
    )
    said.write_text(
        "format: cooperation-answers/1\nrubric: small@1.0.0\npartnership: {title: A lake}\nanswers: {one.first: E}\n"
    )
    (line,) = refused(run, str(said), "--rubric", str(rubric), "--scenario", "storm")
    assert line == '--scenario: "storm" is no scenario of small; it has none; suppose answers with --set'
    told = result(run, str(said), "--rubric", str(rubric), "--set", "one.first=A")
    assert told["what_if"]["overall"]["score"] == 100


def test_the_page_shows_the_what_if_right_after_the_verdict(run: Run) -> None:
    page = run("score", LAKE, "--scenario", "funder-leaves", "--format", "markdown").stdout
    assert page.index("## What if") < page.index("## The picture")
    assert "The party that pays most gives notice" in page
    assert re.search(r"\| Result +\| +Now +\| +What if +\|", page)


def test_the_sheet_has_the_what_if(run: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("score", LAKE, "--scenario", "funder-leaves", "--format", "csv").stdout))
    )
    kinds = {row["kind"] for row in rows}
    assert kinds >= {"scenario", "what-if", "what-if-part", "what-if-dimension", "what-if-must-have", "what-if-answer"}
    overall = next(row for row in rows if (row["kind"], row["id"]) == ("what-if", "overall"))
    assert overall["state"] == "emerging"
    assert float(overall["gain"]) < 0


def test_several_files_get_a_column(run: Run) -> None:
    words = (*ALL, "--scenario", "funder-leaves")
    assert re.search(r"\| What if +\|", run("score", *words, "--format", "markdown").stdout)
    rows = list(csv.DictReader(io.StringIO(run("score", *words, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run("score", *words, "--format", "json").stdout.splitlines()]
    assert [row["what_if_band"] or None for row in rows] == [line["what_if"]["overall"]["band"] for line in lines]
    assert all(line["firmness"]["straight_lining"]["answered"] for line in lines)


@pytest.mark.parametrize("form", ["terminal", "markdown", "json", "csv", "html"])
def test_every_format_says_whose_weights_it_shows(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "ministry.yaml"
    file.write_text("_title: The ministry's weights\npower-imbalance: 3\n")
    shown = run("score", LAKE, "--weights", str(file), "--format", form)
    assert shown.exit_code == 0
    assert "ministry" in shown.stdout
    several = run("score", LAKE, MONTREAL, "--weights", str(file), "--format", form)
    assert "ministry" in several.stdout


def test_weights_move_the_overall_and_not_the_digest(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ministry.csv"
    file.write_text("dimension,weight\npower-imbalance,3\n")
    own, theirs = result(run, LAKE), result(run, LAKE, "--weights", str(file))
    assert theirs["weights"] == {"title": "ministry.csv", "dimensions": {"power-imbalance": 3}}
    assert theirs["rubric"] == own["rubric"]
    assert theirs["overall"]["exact"] != own["overall"]["exact"]
    assert theirs["dimensions"] == own["dimensions"]


def test_wrong_weights_stop_the_run(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ministry.yaml"
    file.write_text("power: 3\n")
    (line,) = refused(run, LAKE, "--weights", str(file))
    assert "ministry.yaml:1:1: power: international-cooperation has no dimension" in line


def test_borders_are_told_unless_none_is_crossed(run: Run, tmp_path: Path) -> None:
    told = result(run, LAKE)["crossing_borders"]
    assert told["adds"][0] == "accelerated-progress"
    assert [cost["dimension"] for cost in told["costs"]] == ["divergent-interests", "fragmentation", "short-termism"]
    text = Path(LAKE).read_text(encoding="utf-8")
    at_home = tmp_path / "home.yaml"
    at_home.write_text(text.replace("scope: cross-border", "scope: national"), encoding="utf-8")
    assert "scope: national" in at_home.read_text(encoding="utf-8")
    assert result(run, str(at_home))["crossing_borders"] is None
