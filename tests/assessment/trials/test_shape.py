"""The shape of files of vectors, for editors."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from cooperation_cli.assessment.trials.shape import json_schema

ROOT = Path(__file__).parents[3]


def test_the_committed_schema_is_the_one_that_the_program_prints() -> None:
    """Where it is not, `cooperation rubric schema vectors` prints the new one."""
    committed = json.loads((ROOT / "rubrics" / "schema" / "vectors.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema()
    Draft202012Validator.check_schema(committed)
