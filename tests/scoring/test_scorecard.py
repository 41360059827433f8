from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, question, rubric, safeguard

from cooperation_cli.scoring.score import Interval, Score, Status
from cooperation_cli.scoring.scorecard import Scorecard

NOT_HERE = {"not_applicable": True, "comment": "Nothing of the kind here."}
GOALS = dimension("goals", question("a", not_applicable=True), weight=1)
TRUST = dimension("trust", question("a", not_applicable=True), weight=3)
HARM = challenge("harm", exposure("p"), safeguard("s"))


def overall_of(card: Scorecard) -> Score:
    assert card.overall is not None
    return card.overall


def low_score_high(score: Score) -> list[Fraction | int | None]:
    return [score.low, score.exact, score.high]


def card_of(assessed: Assessed, plain: Raw, said: Raw, **more: Any) -> Scorecard:
    return assessed(plain, said, **more).judged.card


def test_a_part_is_the_mean_of_its_dimensions_by_weight(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, TRUST), {"goals.a": 4, "trust.a": 2})
    assert card.parts["strategies"].exact == Fraction("62.5")


def test_the_overall_is_the_mean_of_the_parts_and_not_of_the_dimensions(assessed: Assessed) -> None:
    said = {"goals.a": 4, "trust.a": 4, "harm.p": 4, "harm.s": 1}
    assert overall_of(card_of(assessed, rubric(GOALS, TRUST, HARM), said)).exact == Fraction("62.5")
    weighed = rubric(GOALS, TRUST, HARM, parts=[{"id": "strategies"}, {"id": "challenges", "weight": 4}])
    assert overall_of(card_of(assessed, weighed, said)).exact == 40


def test_practice_is_the_overall_with_every_exposure_at_its_highest(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, HARM), {"goals.a": 2, "harm.p": 0, "harm.s": 2})
    assert overall_of(card).exact == 75
    assert card.practice == 50


def test_an_insufficient_dimension_leaves_the_score_and_opens_the_interval(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, TRUST), {"goals.a": 4, "trust.a": "dont_know"})
    part = card.parts["strategies"]
    assert card.dimensions["trust"].score.status is Status.INSUFFICIENT
    assert low_score_high(part) == [25, 100, 100]
    assert part.coverage == Fraction(1, 4)


def test_what_is_open_in_a_scored_dimension_opens_the_interval_of_its_part(assessed: Assessed) -> None:
    half = dimension("goals", question("a"), question("b"))
    card = card_of(assessed, rubric(half, TRUST), {"goals.a": 4, "trust.a": 4})
    assert low_score_high(card.parts["strategies"]) == [Fraction("87.5"), 100, 100]
    alone = card_of(assessed, rubric(half), {"goals.a": 4})
    assert low_score_high(overall_of(alone)) == [50, 100, 100]


def test_what_is_not_applicable_leaves_everything(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, TRUST), {"goals.a": 3, "trust.a": NOT_HERE})
    part = card.parts["strategies"]
    assert low_score_high(part) == [75, 75, 75]
    assert part.coverage == 1


def test_a_part_with_nothing_applicable_leaves_the_overall(assessed: Assessed) -> None:
    other = dimension("voice", question("a", not_applicable=True), part="others")
    card = card_of(assessed, rubric(GOALS, other), {"goals.a": 3, "voice.a": NOT_HERE})
    assert not card.parts["others"].applies
    assert overall_of(card).exact == 75
    assert overall_of(card).coverage == 1


def test_with_nothing_applicable_at_all_there_is_nothing(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS), {"goals.a": NOT_HERE})
    assert overall_of(card).status is Status.NOT_APPLICABLE
    assert overall_of(card).coverage == 0
    assert card.practice is None


def test_a_part_without_a_scored_dimension_is_insufficient(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, HARM), {"goals.a": 3})
    part = card.parts["challenges"]
    assert part.status is Status.INSUFFICIENT
    assert low_score_high(part) == [0, None, 100]
    assert low_score_high(overall_of(card)) == [Fraction("37.5"), 75, Fraction("87.5")]
    assert overall_of(card).coverage == Fraction(1, 2)


@pytest.mark.parametrize(
    ("rule", "exact"),
    [
        ({"combine": "minimum"}, 50),
        ({"combine": "median"}, 75),
        ({"combine": "sum"}, 125),
        ({"combine": "share", "at_least": 100}, 25),
        ({"combine": "share", "at_least": 50}, 100),
    ],
)
def test_a_part_may_combine_by_another_rule(assessed: Assessed, rule: Raw, exact: int) -> None:
    plain = rubric(GOALS, TRUST, parts=[{"id": "strategies", **rule}])
    assert card_of(assessed, plain, {"goals.a": 4, "trust.a": 2}).parts["strategies"].exact == exact


def test_a_geometric_overall_pulls_down(assessed: Assessed) -> None:
    plain = rubric(GOALS, HARM, overall={"combine": "geometric"})
    card = card_of(assessed, plain, {"goals.a": 4, "harm.p": 4, "harm.s": 1})
    assert overall_of(card).exact == 50


def test_a_geometric_overall_takes_no_part_for_less_than_one(assessed: Assessed) -> None:
    plain = rubric(GOALS, HARM, overall={"combine": "geometric"})
    card = card_of(assessed, plain, {"goals.a": 4, "harm.p": 4, "harm.s": 0})
    assert overall_of(card).exact == 10


def test_a_rubric_may_give_no_overall(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, overall={"combine": "none"}), {"goals.a": 3})
    assert card.overall is None
    assert card.practice is None
    assert card.parts["strategies"].exact == 75
    assert not card.has_band


def test_a_step_moves_only_what_it_touches(assessed: Assessed) -> None:
    card = card_of(assessed, rubric(GOALS, TRUST, HARM), {"goals.a": 0, "trust.a": 4, "harm.p": 2, "harm.s": 2})
    after = card.after({"goals.a": Fraction(4)})
    assert after.dimensions["goals"].score.exact == 100
    assert after.parts["strategies"].exact == 100
    assert after.parts["challenges"] == card.parts["challenges"]
    assert overall_of(after).exact == Fraction("87.5")
    assert card.dimensions["goals"].score.exact == 0


def test_a_band_needs_the_coverage_of_every_part(assessed: Assessed) -> None:
    half = Decimal("0.5")
    strategies = dimension("goals", *(question(name) for name in "abcd"))
    plain = rubric(strategies, HARM, min_coverage=half)
    all_of_one = {f"goals.{name}": 3 for name in "abcd"}
    assert not card_of(assessed, plain, all_of_one).has_band
    assert card_of(assessed, plain, {**all_of_one, "harm.s": 3}).has_band


def test_nothing_known_has_no_band_even_where_no_coverage_is_asked_for(assessed: Assessed) -> None:
    assert not card_of(assessed, rubric(GOALS), {}).has_band


def test_a_part_with_nothing_applicable_takes_no_band_away(assessed: Assessed) -> None:
    other = dimension("voice", question("a", not_applicable=True), part="others")
    plain = rubric(GOALS, other, min_coverage=Decimal("0.5"))
    assert card_of(assessed, plain, {"goals.a": 3, "voice.a": NOT_HERE}).has_band


def test_the_interval_of_a_part_holds_its_score_where_members_differ_in_reach(assessed: Assessed) -> None:
    wide = dimension("goals", question("a"), question("b"), combine="sum")
    card = card_of(assessed, rubric(wide, dimension("trust", question("a"))), {"goals.a": 4, "goals.b": 4})
    assert low_score_high(card.parts["strategies"]) == [100, 200, 200]


def test_an_interval_is_as_wide_as_its_ends_are_apart() -> None:
    assert Interval(Fraction(40), Fraction("62.5")).width == Fraction("22.5")


def test_statuses_have_the_names_that_results_give_them() -> None:
    assert set(Status) == {"scored", "insufficient", "not_applicable"}
