"""The engine against the second scorer: same rubric, same answers, same numbers.

`ORACLE_CASES=10000 pytest tests/oracle` tries more than the everyday run does.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from oracle.bridge import assessment_of, rubric_of
from oracle.comparing import differences
from oracle.generating import a_rubric, answers_to
from oracle.instrument import Raw
from oracle.judge import assess
from oracle.shipped import FOLDER, data_of, shipped_rubric

from cooperation_cli.rubric.library import open_rubric, place_of, shapes
from cooperation_cli.rubric.model import Rubric

CASES = int(os.environ.get("ORACLE_CASES", "1500"))
EXAMPLES = sorted((FOLDER / "examples").rglob("*.yaml"))
_ANSWERS_EACH = 5
_BATCHES = 20
_RULES = ("claimed", "claimed", "required")
_DEPTHS = (None, "full", "quick")


def _compared(seed: int, plain: Raw, rubric: Rubric) -> Iterator[str]:
    chance = Random(seed)  # noqa: S311  nothing is kept secret with it
    for turn in range(_ANSWERS_EACH):
        said = answers_to(plain, chance)
        rule, depth = _RULES[turn % 3], chance.choice(_DEPTHS)
        found = differences(assessment_of(said, rubric, depth, rule), assess(plain, said, depth, rule))
        yield from (f"seed {seed}, answers {turn}, {depth} depth, {rule}: {each}" for each in found)


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_both_scorers_agree_on_generated_rubrics(batch: int, tmp_path: Path) -> None:
    rubrics = CASES // _ANSWERS_EACH // _BATCHES
    for seed in range(batch * rubrics, (batch + 1) * rubrics):
        plain = a_rubric(Random(seed))  # noqa: S311
        assert list(_compared(seed, plain, rubric_of(plain, tmp_path))) == []


@pytest.fixture(scope="module")
def plain() -> Raw:
    """The shipped rubric as its files have it."""
    return shipped_rubric()


@pytest.mark.parametrize("batch", range(2))
def test_both_scorers_agree_on_the_shipped_rubric(batch: int, plain: Raw, shipped: Rubric) -> None:
    cases = max(1, CASES // 500 // _ANSWERS_EACH)
    for seed in range(batch * cases, (batch + 1) * cases):
        assert list(_compared(seed, plain, shipped)) == []


@pytest.mark.parametrize("name", shapes())
def test_both_scorers_agree_on_the_rubrics_of_other_shapes(name: str) -> None:
    plain, rubric = data_of(Path(place_of(name))), open_rubric(name)
    for seed in range(max(1, CASES // 300 // _ANSWERS_EACH)):
        assert list(_compared(seed, plain, rubric)) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_both_scorers_agree_on_the_worked_examples(example: Path, plain: Raw, shipped: Rubric) -> None:
    said = data_of(example)
    assert differences(assessment_of(said, shipped), assess(plain, said)) == []
