import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.documents.yaml import parse
from cooperation_cli.rubric.json_schema import schemas

RUBRICS = Path(__file__).parents[2] / "rubrics"
SHIPPED = [
    *((path, "rubric") for path in sorted(RUBRICS.glob("*/rubric.yaml"))),
    *((path, "rubric") for path in sorted(RUBRICS.glob("shapes/*.yaml")) if "." not in path.stem),
    *((path, "dimension") for path in sorted(RUBRICS.glob("*/dimensions/*.yaml"))),
    *((path, "translation") for path in sorted(RUBRICS.glob("*/translations/*.yaml"))),
]


def as_json(document: object) -> Any:
    assert isinstance(document, Document)
    return json.loads(json.dumps(document.data, default=_number))


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def faults(name: str, data: object) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schemas()[name]).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_committed_schema_is_the_one_that_the_program_prints(name: str) -> None:
    """Where it is not, `cooperation rubric schema` prints the new one."""
    committed = json.loads((RUBRICS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert committed == schemas()[name]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize(("path", "name"), SHIPPED, ids=lambda each: getattr(each, "name", each))
def test_a_shipped_file_fits_its_schema(path: Path, name: str) -> None:
    assert faults(name, as_json(load(str(path)))) == []


def test_a_rubric_in_one_file_fits_the_schema(whole: str) -> None:
    assert faults("rubric", as_json(parse(whole, "lake.yaml"))) == []


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ({"dimension": "each", "below": 40}, True),
        ({"overall": "score", "at_least": 40}, True),
        ({"all": [{"not": {"profile": "form", "is": "two"}}, {"profile": "form", "in": ["two", "more"]}]}, True),
        ({"count": [{"part": "each", "below": 1}], "at_least": 1}, True),
        ({"dimension": "each", "below": 40, "at_least": 20}, False),
        ({"dimension": "each"}, False),
        ({"profile": "form", "is": ["two"]}, False),
        ({"any": []}, False),
        ({"all": [{"never": 1}]}, False),
        ("always", False),
    ],
)
def test_conditions_are_checked_however_deep(whole: str, condition: object, *, fits: bool) -> None:
    data = as_json(parse(whole, "lake.yaml"))
    data["gates"][0]["when"] = condition
    assert faults("rubric", data) == ([] if fits else ["$.gates[0].when"])
