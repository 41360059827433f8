"""The vectors that rubrics ship: each rubric has some, all hold, and the second scorer says the same."""

import csv
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from oracle.bridge import raw_answers
from oracle.comparing import differences
from oracle.instrument import Raw
from oracle.judge import assess as wanted
from oracle.shipped import data_of, shipped_rubric

from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.assessment.trials.running import mismatches
from cooperation_cli.assessment.trials.shape import json_schema
from cooperation_cli.assessment.trials.vectors import Vector, vector_files, vectors
from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.rubric.library import DEFAULT, known, open_rubric, place_of
from cooperation_cli.rubric.model import Rubric

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("rubrics/*/tests/*.yaml"), *ROOT.glob("rubrics/shapes/*.tests.yaml")])


@cache
def opened(name: str) -> tuple[Rubric, Raw, tuple[Vector, ...]]:
    rubric = open_rubric(name)
    plain = shipped_rubric() if name == DEFAULT else data_of(Path(place_of(name)))
    return rubric, plain, vectors(vector_files(place_of(name)), rubric)


CASES = [(name, place) for name in known() for place in range(len(opened(name)[2]))]


@pytest.mark.parametrize("name", known())
def test_every_rubric_ships_vectors(name: str) -> None:
    assert len(opened(name)[2]) >= (25 if name == DEFAULT else 3)


@pytest.mark.parametrize(("name", "place"), CASES)
def test_a_vector_holds_and_the_second_scorer_agrees(name: str, place: int) -> None:
    rubric, plain, every = opened(name)
    vector = every[place]
    assert [str(problem) for problem in mismatches(rubric, vector)] == []
    required = vector.require_evidence
    found = assess(judge_answers(rubric, readings(rubric, vector.answers), require_evidence=required))
    theirs = wanted(plain, raw_answers(vector.answers), evidence="required" if required else "claimed")
    assert differences(found, theirs) == []


@pytest.mark.parametrize("name", known())
def test_a_vector_has_a_page_in_every_format(name: str) -> None:
    rubric, _, every = opened(name)
    for vector in every[:2]:
        page = assessment_report(assess(judge_answers(rubric, readings(rubric, vector.answers))), vector.answers)
        assert all(render(page, form) for form in FORMATS.values())


def test_the_calibration_table_is_among_the_vectors() -> None:
    with (ROOT / "tests" / "data" / "calibration.csv").open(encoding="utf-8", newline="") as file:
        rows = {f"Practice {row['practice']}, pressure {row['exposure']}": row for row in csv.DictReader(file)}
    shipped = {vector.title.raw: vector.expected for vector in opened(DEFAULT)[2] if vector.title.raw in rows}
    assert shipped.keys() == rows.keys()
    for title, row in rows.items():
        parts = shipped[title]["parts"]
        assert isinstance(parts, dict)
        numbers = [parts["strategies"], parts["challenges"], shipped[title]["overall"], shipped[title]["practice"]]
        columns = ("strategies", "challenges", "overall", "practice_score")
        assert numbers == [Decimal(row[column]) for column in columns]
        assert [shipped[title][band] for band in ("uncapped_band", "band")] == [row["uncapped_band"], row["band"]]


def as_json(file: Path) -> Any:
    return json.loads(json.dumps(data_of(file), default=float))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}/{file.name}")
def test_the_files_fit_the_schema(file: Path) -> None:
    assert [error.json_path for error in Draft202012Validator(json_schema()).iter_errors(as_json(file))] == []
