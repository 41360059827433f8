"""Small rubrics, as text and as files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric

SMALL = """\
format: cooperation-rubric/1
id: small
version: "1.0.0"
scales:
  steps: {levels: [{value: 0}, {value: 1}, {value: 2}]}
parts: [{id: whole}]
dimensions:
  - id: trust
    part: whole
    scale: steps
    questions:
      - {id: openness, text: "Is it open?"}
      - {id: bad-news, text: "Is bad news heard?"}
"""


@pytest.fixture
def small() -> str:
    """The text of the smallest useful rubric: one dimension, two questions, levels 0 to 2."""
    return SMALL


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Rubric]:
    """Loads a rubric from its text."""

    def loaded(text: str) -> Rubric:
        file = tmp_path / "rubric-under-test.yaml"
        file.write_text(text, encoding="utf-8")
        return load_rubric(str(file))

    return loaded


@pytest.fixture
def problems(load: Callable[[str], Rubric]) -> Callable[[str], list[str]]:
    """What is wrong with the text of a rubric: `line: path: what; mend` for each problem."""

    def found(text: str) -> list[str]:
        with pytest.raises(CooperationError) as caught:
            load(text)
        return [
            f"{problem.place.line}: {problem.path}: {problem.what}; {problem.mend}" for problem in caught.value.problems
        ]

    return found
