"""What every test may use: how Hypothesis runs, and the shipped rubric."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric

SHIPPED = Path(__file__).parents[1] / "rubrics" / "international-cooperation"

# The same examples on every run; `pytest --hypothesis-profile=explore` looks for new ones.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _PATIENT, derandomize=True, max_examples=100)
settings.register_profile("explore", _PATIENT, max_examples=1_000)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shipped() -> Rubric:
    return load_rubric(str(SHIPPED))
