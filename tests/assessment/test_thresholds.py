"""Every threshold, and a billionth below and above it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.gates import GateState
from cooperation_cli.assessment.outlook import Fires, Reach
from cooperation_cli.scoring.score import Status

NEAR = Decimal("0.000000001")
FAILED, PASSED = GateState.FAILED, GateState.PASSED


def around(*thresholds: str) -> Raw:
    """The scales of small rubrics, and one from 0 to 100 whose levels are the thresholds and their neighbours."""
    levels = {Decimal(text) + step for text in thresholds for step in (-NEAR, 0, NEAR)}
    fine = {"levels": [{"value": value} for value in sorted({Decimal(0), Decimal(100), *levels})]}
    coarse = {"levels": [{"value": value} for value in range(5)]}
    return {"fine": fine, "practice": coarse, "exposure": coarse}


GOALS = dimension("goals", question("a"), scale="fine")


@pytest.mark.parametrize(
    ("when", "step", "state"),
    [
        ({"below": 40}, -NEAR, FAILED),
        ({"below": 40}, 0, PASSED),
        ({"below": 40}, NEAR, PASSED),
        ({"at_least": 40}, -NEAR, PASSED),
        ({"at_least": 40}, 0, FAILED),
        ({"at_least": 40}, NEAR, FAILED),
    ],
)
@pytest.mark.parametrize("subject", [{"dimension": "goals"}, {"part": "strategies"}, {"overall": "score"}])
def test_a_must_have_on_a_score_turns_where_it_is_published_as_its_threshold(
    assessed: Assessed, when: Raw, step: Decimal, state: GateState, subject: Raw
) -> None:
    plain = rubric(GOALS, scales=around("39.95"), gates=[gate("weak", "emerging", **subject, **when)])
    (found,) = assessed(plain, {"goals.a": Decimal("39.95") + step}).judged.verdict.gates
    assert found.state is state


@pytest.mark.parametrize(("step", "state"), [(-NEAR, FAILED), (0, PASSED), (NEAR, PASSED)])
def test_a_must_have_on_a_level_turns_at_the_level(assessed: Assessed, step: Decimal, state: GateState) -> None:
    plain = rubric(GOALS, scales=around("2"), gates=[gate("weak", "emerging", question="goals.a", below=2)])
    (found,) = assessed(plain, {"goals.a": 2 + step}).judged.verdict.gates
    assert found.state is state


@pytest.mark.parametrize(("step", "fires"), [(-NEAR, Fires.YES), (0, Fires.NO), (NEAR, Fires.NO)])
def test_a_warning_sign_turns_where_the_score_is_published_as_its_threshold(
    assessed: Assessed, step: Decimal, fires: Fires
) -> None:
    sign = {"id": "sign", "when": {"overall": "score", "below": 60}}
    plain = rubric(GOALS, scales=around("59.95"), warnings=[sign])
    (found,) = assessed(plain, {"goals.a": Decimal("59.95") + step}).warnings
    assert found.fires is fires


@pytest.mark.parametrize(
    ("level", "step", "reach"),
    [
        ("49.95", -NEAR, Reach.OUT),
        ("49.95", 0, Reach.PARTLY),
        ("49.95", NEAR, Reach.PARTLY),
        ("69.95", -NEAR, Reach.PARTLY),
        ("69.95", 0, Reach.WITHIN),
        ("69.95", NEAR, Reach.WITHIN),
    ],
)
def test_an_opportunity_turns_at_fifty_and_seventy_as_published(
    assessed: Assessed, level: str, step: Decimal, reach: Reach
) -> None:
    norms = {"id": "norms", "rests_on": {"goals": 2}}
    plain = rubric(GOALS, scales=around("49.95", "69.95"), opportunities=[norms])
    (found,) = assessed(plain, {"goals.a": Decimal(level) + step}).opportunities
    assert found.reach is reach


@pytest.mark.parametrize(("step", "status"), [(-NEAR, Status.INSUFFICIENT), (0, Status.SCORED), (NEAR, Status.SCORED)])
def test_coverage_is_enough_at_its_minimum_exactly(assessed: Assessed, step: Decimal, status: Status) -> None:
    plain = rubric(dimension("goals", question("a", weight=1 + step), question("b")), min_coverage=Decimal("0.5"))
    assert assessed(plain, {"goals.a": 4}).judged.card.dimensions["goals"].score.status is status


QUARTER, HALF = Decimal(25), Decimal(50)


@pytest.mark.parametrize(
    ("pressure", "held", "used", "untested"),
    [
        (QUARTER - NEAR, HALF - NEAR, "0.25", True),
        (QUARTER, HALF - NEAR, "0.25", False),
        (QUARTER - NEAR, HALF, "0.25", False),
        (QUARTER + NEAR, HALF - NEAR, "0.25000000001", False),
    ],
)
def test_pressure_counts_as_its_floor_at_least_and_is_untested_only_below_both_marks(
    assessed: Assessed, pressure: Decimal, held: Decimal, used: str, untested: bool
) -> None:
    harm = challenge("harm", exposure("p") | {"scale": "fine"}, safeguard("s", scale="fine"))
    plain = rubric(harm, scales=around("25", "50"), exposure_floor=Decimal("0.25"))
    found = assessed(plain, {"harm.p": pressure, "harm.s": held}).judged.card.dimensions["harm"].residual
    assert found is not None
    assert (found.exposure, found.untested) == (Fraction(used), untested)
