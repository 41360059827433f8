from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, question, rubric, safeguard

from cooperation_cli.assessment.outlook import Fires, OpportunityReach, Reach

NOT_HERE = {"not_applicable": True, "comment": "Nothing of the kind here."}
FINE = {"fine": {"levels": [{"value": Decimal(text)} for text in ("0", "49.94", "49.95", "69.94", "69.95", "100")]}}
GOALS = dimension("goals", question("a", not_applicable=True))
TRUST = dimension("trust", question("a", not_applicable=True))
SOME = {"opportunities": [{"id": "norms", "rests_on": {"trust": 1, "goals": 1}}]}


def reach_of(assessed: Assessed, plain: Raw, said: Raw) -> OpportunityReach:
    (found,) = assessed(plain, said).opportunities
    return found


def test_reach_is_the_geometric_mean_of_the_dimensions(assessed: Assessed) -> None:
    found = reach_of(assessed, rubric(GOALS, TRUST, **SOME), {"goals.a": 4, "trust.a": 2})
    assert found.score == Fraction("70.7")
    assert (found.reach, found.lowest) == (Reach.WITHIN, "trust")


def test_reach_weighs(assessed: Assessed) -> None:
    weighed = {"opportunities": [{"id": "norms", "rests_on": {"trust": 3, "goals": 1}}]}
    found = reach_of(assessed, rubric(GOALS, TRUST, **weighed), {"goals.a": 4, "trust.a": 2})
    assert found.score == Fraction("59.5")
    assert found.reach is Reach.PARTLY


def test_nothing_is_taken_for_less_than_one(assessed: Assessed) -> None:
    found = reach_of(assessed, rubric(GOALS, TRUST, **SOME), {"goals.a": 4, "trust.a": 0})
    assert (found.score, found.reach) == (Fraction(10), Reach.OUT)


@pytest.mark.parametrize(
    ("level", "reach"),
    [("49.94", Reach.OUT), ("49.95", Reach.PARTLY), ("69.94", Reach.PARTLY), ("69.95", Reach.WITHIN)],
)
def test_reach_is_decided_as_published(assessed: Assessed, level: str, reach: Reach) -> None:
    plain = rubric(
        dimension("goals", question("a"), scale="fine"),
        scales=FINE,
        opportunities=[{"id": "norms", "rests_on": {"goals": 2}}],
    )
    assert reach_of(assessed, plain, {"goals.a": Decimal(level)}).reach is reach


def test_a_dimension_that_is_not_applicable_is_left_out(assessed: Assessed) -> None:
    found = reach_of(assessed, rubric(GOALS, TRUST, **SOME), {"goals.a": 3, "trust.a": NOT_HERE})
    assert (found.score, found.lowest) == (Fraction(75), "goals")


@pytest.mark.parametrize("said", [{"goals.a": 4}, {"goals.a": NOT_HERE, "trust.a": NOT_HERE}])
def test_without_a_score_reach_is_unknown(assessed: Assessed, said: Raw) -> None:
    found = reach_of(assessed, rubric(GOALS, TRUST, **SOME), said)
    assert (found.reach, found.score, found.lowest) == (Reach.UNKNOWN, None, None)


def test_of_equally_low_dimensions_the_first_in_the_rubric_is_named(assessed: Assessed) -> None:
    assert reach_of(assessed, rubric(GOALS, TRUST, **SOME), {"goals.a": 2, "trust.a": 2}).lowest == "goals"


TAG: dict[str, Any] = {"enablers": ["learning"]}


def test_an_enabler_looks_across_dimensions_and_leaves_exposures_out(assessed: Assessed) -> None:
    plain = rubric(
        dimension("goals", question("a", weight=3, **TAG), question("b")),
        challenge("harm", exposure("p", **TAG), safeguard("s", **TAG), safeguard("t", weight=4, **TAG)),
        enablers={"learning": "Learning", "unused": "Unused"},
    )
    learning, unused = assessed(plain, {"goals.a": 3, "goals.b": 0, "harm.p": 4, "harm.s": 1}).enablers
    assert (learning.exact, learning.coverage) == (Fraction("62.5"), Fraction(1, 2))
    assert (unused.exact, unused.coverage) == (None, None)


def test_an_enabler_that_nobody_answered_has_no_score(assessed: Assessed) -> None:
    plain = rubric(dimension("goals", question("a", **TAG)), enablers={"learning": "Learning"})
    (found,) = assessed(plain, {"goals.a": "dont_know"}).enablers
    assert found.exact is None
    assert found.coverage == 0


@pytest.mark.parametrize(
    ("goals", "trust", "fires"),
    [
        (1, 4, Fires.YES),
        (2, 2, Fires.NO),
        (1, None, Fires.YES),
        (2, None, Fires.UNKNOWN),
        (2, NOT_HERE, Fires.NO),
        (NOT_HERE, NOT_HERE, Fires.NO),
    ],
)
def test_a_warning_sign_fires_by_its_condition(assessed: Assessed, goals: Any, trust: Any, fires: Fires) -> None:
    when = {"any": [{"dimension": "goals", "below": 50}, {"dimension": "trust", "below": 50}]}
    plain = rubric(GOALS, TRUST, warnings=[{"id": "sign", "when": when}])
    (found,) = assessed(plain, {"goals.a": goals, "trust.a": trust}).warnings
    assert found.fires is fires


def test_a_challenge_stands_beside_the_strategies_that_counter_it(assessed: Assessed) -> None:
    plain = rubric(GOALS, TRUST, challenge("harm", safeguard("s"), countered_by=["trust", "goals"]))
    (pair,) = assessed(plain, {}).pairs
    assert pair.challenge.id == "harm"
    assert [strategy.id for strategy in pair.strategies] == ["trust", "goals"]


BORDERS: Raw = {"crossing_borders": {"costs": ["harm", "voice"], "ask_if": {"profile": "form", "is": "abroad"}}}
FORM: Raw = {"profile": [{"id": "form", "choices": {"abroad": "Abroad", "home": "At home"}}]}
PRESSED = challenge("harm", exposure("p", not_applicable=True), exposure("r"), safeguard("s"))
VOICE = challenge("voice", exposure("p", not_applicable=True), safeguard("s"))


def costs_of(assessed: Assessed, said: Raw, form: str = "abroad") -> list[tuple[str, Any, dict[str, Any]]]:
    found = assessed(rubric(PRESSED, VOICE, **BORDERS, **FORM), said, profile={"form": form}).border_costs
    return [(cost.dimension.id, cost.exposure, {one.id: level for one, level in cost.exposures}) for cost in found]


def test_crossing_borders_costs_the_pressures_of_some_challenges(assessed: Assessed) -> None:
    assert costs_of(assessed, {"harm.p": 4, "harm.r": 2, "harm.s": 1, "voice.s": 4}) == [
        ("harm", Fraction(3, 4), {"harm.p": 4, "harm.r": 2}),
        ("voice", None, {"voice.p": None}),
    ]


def test_a_cost_without_a_score_has_its_pressures_all_the_same(assessed: Assessed) -> None:
    (harm, _) = costs_of(assessed, {"harm.p": 4})
    assert harm == ("harm", None, {"harm.p": 4, "harm.r": None})


def test_pressures_that_do_not_apply_cost_nothing(assessed: Assessed) -> None:
    found = costs_of(assessed, {"harm.p": NOT_HERE, "harm.r": 2, "harm.s": 1, "voice.p": NOT_HERE, "voice.s": 4})
    assert found == [("harm", Fraction(1, 2), {"harm.r": 2})]


def test_where_no_border_is_crossed_it_costs_nothing(assessed: Assessed) -> None:
    assert costs_of(assessed, {"harm.p": 4, "harm.s": 1}, form="home") == []


def test_an_enabler_leaves_out_what_does_not_apply(assessed: Assessed) -> None:
    plain = rubric(
        dimension("goals", question("a", **TAG), question("b", weight=3, not_applicable=True, **TAG)),
        enablers={"learning": "Learning"},
    )
    (found,) = assessed(plain, {"goals.a": 3, "goals.b": NOT_HERE}).enablers
    assert (found.exact, found.coverage) == (Fraction(75), Fraction(1))
