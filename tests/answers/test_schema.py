import json
from calendar import monthrange
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_document
from cooperation_cli.answers.schema import json_schema
from cooperation_cli.answers.writing import json_of
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.library import Example, examples, open_rubric
from cooperation_cli.rubric.model import Rubric

shipped_rubric = cache(open_rubric)
Read = Callable[..., Answers]
COMMITTED = Path(__file__).parents[2] / "rubrics" / "schema" / "answers.schema.json"


def test_the_published_schema_is_the_one_of_the_program() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == json_schema()


def test_what_is_written_fits_the_schema(read: Read, rubric: Rubric) -> None:
    answers = read(
        "goals.purpose: {level: 3, evidence: [MoU]}\ngoals.grade: A\npower.control: dont_know",
        'respondent: {side: funder, date: "2026-11-22"}\ntargets: {goals.purpose: 4}',
    )
    jsonschema.validate(json.loads(json_of(answers, rubric)), json_schema())


@pytest.mark.parametrize(
    "reply", [True, [3], {"level": True}, {"dont_know": False}, {"evidence": [3]}, {"levels": 3}, {"comment": 3}]
)
def test_the_schema_refuses_what_the_program_refuses(reply: object) -> None:
    file = {"format": "cooperation-answers/1", "rubric": "small", "partnership": {"title": "Lake"}}
    jsonschema.validate(file | {"answers": {"goals.purpose": 3}}, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file | {"answers": {"goals.purpose": reply}}, json_schema())


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_the_worked_examples_fit_the_schema_and_the_rubric(example: Example) -> None:
    document = open_document(example.path)
    jsonschema.validate(document.data, json_schema())
    assert answers_from(document, shipped_rubric(example.rubric)).replies


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024, 2100, 9999])
def test_the_days_of_a_year_are_those_of_the_calendar(read: Read, year: int) -> None:
    def stands(day: str) -> bool:
        try:
            return read("", f'respondent: {{date: "{day}"}}').respondent.date == day
        except CooperationError:
            return False

    days = {f"{year:04}-{month:02}-{day:02}" for month in range(1, 13) for day in range(28, 32)}
    real = {day for day in days if int(day[-2:]) <= monthrange(year, int(day[5:7]))[1]}
    assert {day for day in days if stands(day)} == real


def test_a_title_that_is_no_text_is_refused_as_such(read: Read) -> None:
    with pytest.raises(CooperationError, match="expected text, found a number"):
        read("", "partnership: {title: 3}")
