"""What every test may use: how Hypothesis runs, and the shipped rubric."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from oracle.bridge import Assessed, assessment_of, rubric_of
from oracle.instrument import Raw
from oracle.small import answers

from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric

SHIPPED = Path(__file__).parents[1] / "rubrics" / "international-cooperation"

# The same examples on every run; `pytest --hypothesis-profile=explore` looks for new ones, `make fuzz` for many.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _PATIENT, derandomize=True, max_examples=100)
settings.register_profile("explore", _PATIENT, max_examples=1_000)
settings.register_profile("fuzz", _PATIENT, max_examples=int(os.environ.get("FUZZ", "20000")))
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """An interview that is interrupted ignores further signals; what the next tests start would inherit that."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def shipped() -> Rubric:
    return load_rubric(str(SHIPPED))


@pytest.fixture
def assessed(tmp_path: Path) -> Assessed:
    """Assesses answers to a plain rubric through the real loaders: `assessed(rubric, {"d.q": 3}, evidence=…)`."""

    def assess(
        plain: Raw, said: Raw, *, depth: str | None = None, evidence: str = "claimed", **more: Any
    ) -> Assessment:
        return assessment_of(answers(said, **more), rubric_of(plain, tmp_path), depth, evidence)

    return assess
