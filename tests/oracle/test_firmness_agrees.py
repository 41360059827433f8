"""The engine's firmness and stress tests against the second implementation."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from oracle.bridge import assessment_of, rubric_of
from oracle.comparing import different
from oracle.firm import firmness, stress_tests
from oracle.generating import Maker, a_rubric, answers_to, typed
from oracle.instrument import Raw, questions
from oracle.shipped import FOLDER, data_of, shipped_rubric

from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.assessment.firmness.firmness import Alternative
from cooperation_cli.rubric.model import Rubric

CASES = int(os.environ.get("ORACLE_CASES", "1500")) // 50
EXAMPLES = [
    "montreal-protocol",
    "georgia-stem",
    "lake-health-2025/federation-volunteers",
    "lake-health-2026/ngo-finance",
]
_BATCHES = 5
_RULES = ("claimed", "required")
_DEPTHS = (None, "full", "quick")


def struck_by_scenarios(plain: Raw, chance: Random) -> Raw:
    """The rubric with scenarios of every kind."""
    make, every = Maker(chance), questions(plain)

    def scenario(place: int) -> Raw:
        chosen = [name for name in every if make.often(40)]
        levels = {name: typed(make.one(every[name]["levels"])) for name in chosen}
        exposed = {name for name in chosen if every[name]["role"] == "exposure"}
        return {
            "id": f"scenario{place}",
            "at_least": {name: level for name, level in levels.items() if name in exposed},
            "at_most": {name: level for name, level in levels.items() if name not in exposed},
        }

    return {**plain, "scenarios": make.some(3, scenario, least=1)}


def _alternative(found: Alternative | None) -> Any:
    if found is None:
        return None
    return {
        "score": found.score.exact,
        "band": found.band and found.band.id,
        "uncapped": found.uncapped and found.uncapped.id,
    }


def engine_firmness(found: Assessment) -> Raw:
    firm = found.firmness
    weighed, alike = firm.weighings, firm.sameness
    return {
        "unknowns": {
            "bands": [band.id for band in firm.unknowns.bands],
            "lift": [question.id for question in firm.unknowns.lift],
            "lower": [question.id for question in firm.unknowns.lower],
        },
        "steps": [
            {"question": step.question.id, "from": step.from_level, "to": step.to_level, "band": step.band.id}
            for step in firm.steps
        ],
        "weights": weighed and {"band": weighed.band, "uncapped": weighed.uncapped},
        "compensation": _alternative(firm.compensation),
        "pressure": _alternative(firm.pressure),
        "evidence": _alternative(firm.evidence),
        "straight": alike
        and {"answered": alike.answered, "same": alike.same, "level": alike.level, "straight": alike.straight},
    }


def engine_stress_tests(found: Assessment) -> list[Raw]:
    rows = []
    for outcome in found.scenarios:
        verdict = outcome.supposed.verdict
        overall = verdict.card.overall
        rows.append(
            {
                "id": outcome.scenario.id,
                "score": overall and overall.exact,
                "low": overall and overall.low,
                "high": overall and overall.high,
                "band": verdict.band and verdict.band.id,
                "uncapped": verdict.uncapped and verdict.uncapped.id,
                "changes": [
                    (change.question.id, change.before.level, change.after.level) for change in outcome.supposed.changes
                ],
            }
        )
    return rows


def compared(plain: Raw, said: Raw, rubric: Rubric, depth: str | None = None, rule: str = "claimed") -> Iterator[str]:
    found = assessment_of(said, rubric, depth, rule)
    yield from different("firmness", engine_firmness(found), firmness(plain, said, depth, rule))
    yield from different("scenarios", engine_stress_tests(found), stress_tests(plain, said, depth, rule))


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_both_agree_on_generated_rubrics(batch: int, tmp_path: Path) -> None:
    each = CASES // _BATCHES
    for seed in range(batch * each, (batch + 1) * each):
        chance = Random(seed)  # noqa: S311
        plain = struck_by_scenarios(a_rubric(chance), chance)
        said = answers_to(plain, chance)
        found = compared(plain, said, rubric_of(plain, tmp_path), _DEPTHS[seed % 3], _RULES[seed % 2])
        assert list(found) == [], seed


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_agree_on_worked_examples(name: str, shipped: Rubric) -> None:
    said = data_of(FOLDER / "examples" / f"{name}.yaml")
    assert list(compared(shipped_rubric(), said, shipped)) == []
