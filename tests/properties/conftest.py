"""Cases to hold the properties on: generated rubrics and the shipped one, each with answers drawn from a seed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from oracle.bridge import readings_of, rubric_of
from oracle.generating import a_rubric, answers_to
from oracle.instrument import Raw
from oracle.shipped import shipped_rubric

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard, scorecard


@dataclass(frozen=True)
class Case:
    """A rubric with answers, as plain dicts and as the engine reads them, and a source of further choices."""

    plain: Raw
    said: Raw
    rubric: Rubric
    read: Readings
    chance: Random = field(repr=False)

    @property
    def card(self) -> Scorecard:
        return scorecard(self.rubric, self.read)

    def answered(self) -> list[Question]:
        return [question for name, question in self.rubric.questions.items() if self.read.level(name) is not None]

    def open(self) -> list[Question]:
        return [
            self.rubric.questions[name]
            for name in self.read.replies
            if self.read.applies(name) and self.read.level(name) is None
        ]

    def scores(self, card: Scorecard) -> dict[str, Score]:
        """Every score of the card: dimensions, parts and the overall."""
        named = {name: score.score for name, score in card.dimensions.items()} | dict(card.parts)
        return named if card.overall is None else {**named, "overall": card.overall}

    def with_level(self, question: Question, level: Any) -> Scorecard:
        return scorecard(self.rubric, self.read.changed({question.id: level}))


Cases = Callable[[int], Case]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrics")


def _case(plain: Raw, rubric: Rubric, chance: Random) -> Case:
    said = answers_to(plain, chance)
    return Case(plain, said, rubric, readings_of(said, rubric), chance)


def _generated(seed: int, folder: Path, *, alike: bool) -> Case:
    chance = Random(seed)  # noqa: S311  nothing is kept secret with it
    plain = a_rubric(chance, alike=alike)
    return _case(plain, rubric_of(plain, folder), chance)


def _shipped_cases(shipped: Rubric) -> Cases:
    plain = shipped_rubric()
    return lambda seed: _case(plain, shipped, Random(seed))  # noqa: S311


@pytest.fixture(scope="session", params=["generated", "shipped"])
def case_of(request: pytest.FixtureRequest, folder: Path, shipped: Rubric) -> Cases:
    """The case of a seed, in any rubric that loads or in the shipped one."""
    if request.param == "generated":
        return lambda seed: _generated(seed, folder, alike=False)
    return _shipped_cases(shipped)


@pytest.fixture(scope="session")
def made_case_of(folder: Path) -> Cases:
    """The case of a seed in a generated rubric."""
    return lambda seed: _generated(seed, folder, alike=False)


@pytest.fixture(scope="session")
def shipped_case_of(shipped: Rubric) -> Cases:
    """The case of a seed in the shipped rubric."""
    return _shipped_cases(shipped)


@pytest.fixture(scope="session", params=["generated", "shipped"])
def alike_case_of(request: pytest.FixtureRequest, folder: Path, shipped: Rubric) -> Cases:
    """As `case_of`, where every question, dimension and part can reach 0 and 100."""
    if request.param == "generated":
        return lambda seed: _generated(seed, folder, alike=True)
    return _shipped_cases(shipped)
