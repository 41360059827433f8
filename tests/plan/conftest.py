"""Planners on small rubrics, through the real loaders."""

from collections.abc import Container
from pathlib import Path
from typing import Any, Protocol

import pytest
from oracle.bridge import assessment_of, rubric_of
from oracle.instrument import Raw
from oracle.small import answers

from cooperation_cli.plan.plan import Planner


class Planning(Protocol):
    """Plans from answers to a plain rubric; `more` are keys of the answers file."""

    def __call__(
        self, plain: Raw, said: Raw, excluded: Container[str] = (), *, evidence: str = "claimed", **more: Any
    ) -> Planner: ...


@pytest.fixture
def planning(tmp_path: Path) -> Planning:
    def made(
        plain: Raw, said: Raw, excluded: Container[str] = (), *, evidence: str = "claimed", **more: Any
    ) -> Planner:
        found = assessment_of(answers(said, **more), rubric_of(plain, tmp_path), None, evidence)
        return Planner(found.judged.verdict, excluded)

    return made
