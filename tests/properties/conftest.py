"""Cases to hold the properties on: generated rubrics and those that ship, each with answers drawn from a seed."""

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
from cooperation_cli.rubric.library import known, open_rubric, shapes, shipped
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


def _shipped(name: str) -> Cases:
    plain, rubric = shipped_rubric(name), open_rubric(name)
    return lambda seed: _case(plain, rubric, Random(seed))  # noqa: S311


def _cases(kind: str, folder: Path, *, alike: bool = False) -> Cases:
    """Those of generated rubrics, of the small ones one after the other, or of one that ships."""
    match kind:
        case "generated":
            return lambda seed: _generated(seed, folder, alike=alike)
        case "shapes":
            small = [_shipped(name) for name in shapes()]
            return lambda seed: small[seed % len(small)](seed)
        case name:
            return _shipped(name)


@pytest.fixture(scope="session", params=["generated", "shapes", *shipped()])
def case_of(request: pytest.FixtureRequest, folder: Path) -> Cases:
    """The case of a seed, in any rubric that loads or in one that ships."""
    return _cases(request.param, folder)


@pytest.fixture(scope="session", params=["generated", "shapes", *shipped()])
def alike_case_of(request: pytest.FixtureRequest, folder: Path) -> Cases:
    """As `case_of`; of what is generated, every question, dimension and part can reach 0 and 100."""
    return _cases(request.param, folder, alike=True)


@pytest.fixture(scope="session", params=["generated", *shipped()])
def pressed_case_of(request: pytest.FixtureRequest, folder: Path) -> Cases:
    """As `case_of`, without the small rubrics, none of which asks for a pressure."""
    return _cases(request.param, folder)


@pytest.fixture(scope="session")
def made_case_of(folder: Path) -> Cases:
    """The case of a seed in a generated rubric."""
    return _cases("generated", folder)


@pytest.fixture(scope="session", params=known())
def shipped_case_of(request: pytest.FixtureRequest) -> Cases:
    """The case of a seed in each rubric that ships."""
    return _shipped(request.param)
