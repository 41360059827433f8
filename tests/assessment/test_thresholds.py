"""Every threshold, and a billionth below and above it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.assessment.outlook import Fires, Reach
from cooperation_cli.assessment.verdict import judge
from cooperation_cli.commands.threshold import Threshold
from cooperation_cli.rubric.conditions import EACH, EACH_CRITICAL, Kind, Measured
from cooperation_cli.rubric.library import known, open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.scoring.score import Status
from cooperation_cli.scoring.scorecard import scorecard

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


@pytest.mark.parametrize(("step", "band"), [(-NEAR, None), (0, "ready"), (NEAR, "ready")])
@pytest.mark.parametrize(("parts", "said"), [(1, ()), (2, ("other.a",))], ids=["of the whole", "of one part"])
def test_there_is_a_band_where_coverage_is_at_its_minimum_exactly(
    assessed: Assessed, parts: int, said: Iterable[str], step: Decimal, band: str | None
) -> None:
    half = (dimension("known", question("a"), weight=1 + step), dimension("unknown", question("a")))
    other = dimension("other", question("a"), part="challenges")
    plain = rubric(*half, *[other][: parts - 1], min_coverage=Decimal("0.5"))
    verdict = assessed(plain, dict.fromkeys(["known.a", *said], 4)).judged.verdict
    assert verdict.card.parts["strategies"].status is Status.SCORED
    assert (verdict.band.id if verdict.band else None) == band


@pytest.mark.parametrize(
    ("level", "step", "needed", "reached"),
    [
        ("59.95", -NEAR, "60", False),
        ("59.95", 0, "60", True),
        ("59.95", NEAR, "60", True),
        ("59.95", 0, "60.000000001", False),
        ("59.95", -NEAR, "59.9", True),
        ("59.95", -NEAR, "59.900000001", False),
        ("59.95", -NEAR, "conditional", False),
        ("59.95", 0, "conditional", True),
        ("59.95", NEAR, "conditional", True),
    ],
)
def test_what_may_not_fall_below_something_turns_where_it_is_published_as_that(
    assessed: Assessed, level: str, step: Decimal, needed: str, reached: bool
) -> None:
    verdict = assessed(rubric(GOALS, scales=around(level)), {"goals.a": Decimal(level) + step}).judged.verdict
    assert Threshold(needed).reached(verdict) is reached


@pytest.mark.parametrize(
    ("level", "step", "close"),
    [
        ("35.05", -NEAR, False),
        ("35.05", 0, True),
        ("35.05", NEAR, True),
        ("44.95", -NEAR, True),
        ("44.95", 0, False),
        ("44.95", NEAR, False),
    ],
)
def test_a_must_have_is_close_at_less_than_five_points_as_published(
    assessed: Assessed, level: str, step: Decimal, close: bool
) -> None:
    plain = rubric(GOALS, scales=around(level), gates=[gate("weak", "emerging", dimension="goals", below=40)])
    (found,) = assessed(plain, {"goals.a": Decimal(level) + step}).judged.verdict.gates
    assert found.margin is not None
    assert found.margin.close is close


@pytest.mark.parametrize(("step", "close"), [(-NEAR, True), (0, True), (NEAR, False)])
def test_a_must_have_on_a_level_is_close_at_one_level_at_most(assessed: Assessed, step: Decimal, close: bool) -> None:
    goals = dimension("goals", question("a"))
    plain = rubric(goals, gates=[gate("low", "emerging", question="goals.a", below=2 - step)])
    (found,) = assessed(plain, {"goals.a": 3}).judged.verdict.gates
    assert found.margin is not None
    assert found.margin.close is close


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


MUSTS = [
    pytest.param(rubric, found.id, found.when, id=f"{rubric.id}.{found.id}")
    for rubric in map(open_rubric, known())
    for found in rubric.gates
    if isinstance(found.when, Measured)
]


@pytest.mark.parametrize("step", [-NEAR, 0, NEAR])
@pytest.mark.parametrize(("rubric", "must", "when"), MUSTS)
def test_every_must_have_of_a_rubric_that_ships_turns_where_it_is_published_as_its_threshold(
    rubric: Rubric, must: str, when: Measured, step: Decimal
) -> None:
    near = when.threshold - Fraction("0.05") + Fraction(step)
    members = list(members_of(rubric, when))
    assert members
    for questions in members:
        levels = {each.id: level_giving(near, each, rubric, when.kind) for each in questions if not each.is_exposure}
        card = scorecard(rubric, at_best(rubric).changed(levels))
        (state,) = (found.state for found in judge(card).gates if found.gate.id == must)
        assert state is (FAILED if (step < 0) is when.below else PASSED), levels


def at_best(rubric: Rubric) -> Readings:
    """Every question at its best, and every pressure at its highest, so that only protections count."""
    best = {name: question.ascending[-1] for name, question in rubric.questions.items()}
    return Readings({}, Depth.FULL, {name: Reply(State.LEVEL, level) for name, level in best.items()})


def members_of(rubric: Rubric, when: Measured) -> Iterator[Sequence[Question]]:
    """The questions of each member that a must-have looks at."""
    if when.kind is Kind.QUESTION:
        names = [each.id for each in rubric.critical] if when.subject == EACH_CRITICAL else [when.subject]
        yield from ([rubric.questions[name]] for name in names)
    else:
        parts = {each.id: rubric.members(each.id) for each in rubric.parts}
        every = parts if when.kind is Kind.PART else {each.id: [each] for each in rubric.dimensions}
        for member in every.values() if when.subject == EACH else [every[when.subject]]:
            yield [question for dimension in member for question in dimension.questions]


def level_giving(number: Fraction, question: Question, rubric: Rubric, kind: Kind) -> Fraction:
    """The level at which the question, or a mean of questions like it, gives the number."""
    scale = question.scale
    if kind is Kind.QUESTION:
        return number
    upright = scale.zero + number / 100 * (scale.highest - scale.zero) if rubric.percent else number
    return scale.lowest + scale.highest - upright if question.reverse else upright
