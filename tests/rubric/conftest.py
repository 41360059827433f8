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

WHOLE = """\
format: cooperation-rubric/1
id: lake
version: "1.2.0"
title: Lake health
description: Whether a lake is looked after.
language: en
licence: CC-BY-4.0
min_coverage: 0.5
exposure_floor: 0.25
scales:
  practice:
    {evidence_from: 2, levels: [{value: 0, label: Absent}, {value: 1, label: Agreed}, {value: 2, label: In use}]}
  exposure: {levels: [{value: 0, label: Low}, {value: 1, label: High}]}
  grades: {levels: [{value: 1, code: C}, {value: 2.5, code: B}, {value: 4, code: A}], zero: 0}
profile:
  - {id: form, text: How many are you?, help: Count states., choices: {two: Two, more: {title: Three or more}}}
  - {id: partners, text: Who takes part?, choices: {ngo: NGOs, state: States}, several: true}
bands:
  - {id: low, from: 0, title: Wait, advice: Prepare., variants: [{ask_if: {profile: form, is: two}, title: Wait both}]}
  - {id: high, from: 60, title: Go}
report_as: percent
overall: {combine: mean}
parts:
  - {id: strategies, title: Strategies, weight: 2}
  - {id: challenges, title: Challenges}
dimensions:
  - id: goals
    part: strategies
    title: Goals
    why: Goals matter.
    scale: practice
    questions:
      - id: purpose
        title: Purpose
        text: Is there a purpose?
        depth: quick
        critical: true
        panel: worst
        derived_from: [s1]
        enablers: [data]
        levels: {0: None at all., 1: Agreed in writing., 2: Used last year.}
        evidence: The text.
        advice:
          1: {do: Write it., effort: small, who: [ngo]}
          2: {do: Use it., effort: large, who: [state], example: aral, after: {goals.grade: B}}
        variants:
          - {ask_if: {profile: form, in: [more]}, text: Do all share a purpose?, levels: {2: Used.}, advice: {1: Do.}}
      - id: grade
        text: Which grade?
        scale: grades
        reverse: true
        weight: 0.5
        not_applicable: true
        target: B
        renamed_from: [goals.mark]
  - id: pressure
    part: challenges
    combine: residual
    scale: practice
    weight: 3
    countered_by: [goals]
    questions:
      - {id: storm, text: Is a storm near?, role: exposure, scale: exposure}
      - {id: wall, text: Is there a wall?, role: safeguard, ask_if: {profile: partners, is: state}}
gates:
  - {id: must, title: Must-haves, when: {question: each-critical, below: 1}, caps_at: low, because: one is missing}
  - {id: short, when: {all: [{profile: depth, is: quick}, {not: {part: each, below: 9}}]}, caps_at: low, because: so}
sources:
  s1: {title: Report, required: true}
  s2: A book
enablers: {data: {title: Data, text: Shared data.}}
cases: {aral: {title: The Aral Sea, text: It shrank., url: "https://example.org/aral"}}
warnings:
  - {id: dry, title: Dry, when: {any: [{dimension: goals, below: 50}, {overall: score, below: 40}]}, because: it dries}
  - {id: two-of, when: {count: [{dimension: goals, below: 50}, {dimension: pressure, at_least: 50}], at_least: 2}}
opportunities: [{id: fish, title: Fish, text: More fish., rests_on: {goals: 2, pressure: 1}}]
scenarios: [{id: flood, title: Flood, text: It floods., at_least: {pressure.storm: 1}, at_most: {goals.grade: B}}]
"""

Changed = Callable[[str, str], str]


@pytest.fixture
def small() -> str:
    """The text of the smallest useful rubric: one dimension, two questions, levels 0 to 2."""
    return SMALL


@pytest.fixture
def whole() -> str:
    """The text of a rubric in one file that uses every key."""
    return WHOLE


@pytest.fixture
def changed() -> Changed:
    """The whole rubric's text with one passage, which must be in it once, replaced."""

    def replaced(old: str, new: str) -> str:
        assert WHOLE.count(old) == 1, old
        return WHOLE.replace(old, new)

    return replaced


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
    """What is wrong with the text of a rubric: `path: what; mend` for each problem."""

    def found(text: str) -> list[str]:
        with pytest.raises(CooperationError) as caught:
            load(text)
        return [f"{each.path}: {each.what}; {each.mend}".removesuffix("; ") for each in caught.value.problems]

    return found


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], str]:
    """Writes a rubric folder from its files, and gives its path."""

    def written(files: dict[str, str]) -> str:
        for name, text in files.items():
            file = tmp_path / "lake" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return str(tmp_path / "lake")

    return written
