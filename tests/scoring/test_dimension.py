from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, question, rubric, safeguard

from cooperation_cli.errors import CooperationError
from cooperation_cli.scoring.dimension import DimensionScore, Residual, exact_score
from cooperation_cli.scoring.score import Status

Scored = Callable[..., DimensionScore]

PRESSED = challenge("harm", exposure("p1"), exposure("p2"), safeguard("s1"), safeguard("s2"), safeguard("s3"))
TWO = dimension("goals", question("a", not_applicable=True), question("b", not_applicable=True))
NOT_HERE = {"not_applicable": True, "comment": "Nothing of the kind here."}


@pytest.fixture
def scored(assessed: Assessed) -> Scored:
    """The score of the only dimension, from levels by the short names of its questions."""

    def score(only: Raw, levels: Raw, **frame: Any) -> DimensionScore:
        said = {f"{only['id']}.{name}": level for name, level in levels.items()}
        return assessed(rubric(only, **frame), said).judged.card.dimensions[only["id"]]

    return score


def residual_of(found: DimensionScore) -> Residual:
    assert found.residual is not None
    return found.residual


def ends(found: DimensionScore) -> tuple[Fraction | int | None, Fraction | int | None]:
    return found.score.low, found.score.high


def test_the_worked_example_of_residual_risk(scored: Scored) -> None:
    found = scored(PRESSED, {"p1": 2, "p2": 3, "s1": 1, "s2": 2, "s3": 3})
    assert residual_of(found).exposure == Fraction("0.625")
    assert residual_of(found).safeguards == Fraction("0.5")
    assert residual_of(found).risk == Fraction("0.3125")
    assert found.score.exact == Fraction("68.75")
    assert found.score.published == Fraction("68.8")
    assert found.practice.exact == 50


def test_nobody_is_out_of_reach_of_trouble_where_the_rubric_has_a_floor(scored: Scored) -> None:
    found = scored(PRESSED, {"p1": 0, "p2": 0, "s1": 2, "s2": 2, "s3": 2}, exposure_floor=Decimal("0.25"))
    assert residual_of(found).exposure == Fraction("0.25")
    assert found.score.exact == Fraction("87.5")


def test_without_a_floor_no_exposure_leaves_no_risk(scored: Scored) -> None:
    assert scored(PRESSED, {"p1": 0, "p2": 0, "s1": 0, "s2": 0, "s3": 0}).score.exact == 100


def test_exposure_is_assumed_where_nobody_answered_it(scored: Scored) -> None:
    found = scored(PRESSED, {"s1": 2, "s2": 2, "s3": 2})
    assert residual_of(found).assumed
    assert residual_of(found).exposure == 1
    assert found.score.exact == 50
    assert found.score.coverage == Fraction(3, 5)
    assert ends(found) == (50, 100)


@pytest.mark.parametrize(
    ("levels", "untested"),
    [
        ({"p1": 0, "p2": 1, "s1": 1, "s2": 2, "s3": 2}, True),
        ({"p1": 1, "p2": 1, "s1": 1, "s2": 2, "s3": 2}, False),
        ({"p1": 0, "p2": 1, "s1": 2, "s2": 2, "s3": 2}, False),
        ({"s1": 0, "s2": 0, "s3": 0}, False),
    ],
)
def test_little_pressure_with_little_to_meet_it_is_untested(scored: Scored, levels: Raw, untested: bool) -> None:
    assert residual_of(scored(PRESSED, levels)).untested is untested


def test_a_pressure_just_under_a_quarter_is_little(scored: Scored) -> None:
    only = challenge("harm", exposure("p1", weight=9), exposure("p2"), safeguard("s1"))
    assert residual_of(scored(only, {"p1": 1, "p2": 0, "s1": 1})).untested


def test_the_floor_does_not_hide_that_safeguards_are_untested(scored: Scored) -> None:
    found = scored(PRESSED, {"p1": 0, "p2": 0, "s1": 1, "s2": 1, "s3": 1}, exposure_floor=1)
    assert residual_of(found).untested


def test_without_a_safeguard_answered_there_is_no_score(scored: Scored) -> None:
    found = scored(PRESSED, {"p1": 2, "p2": 3})
    assert found.score.status is Status.INSUFFICIENT
    assert found.score.exact is None
    assert found.score.published is None
    assert found.score.coverage == Fraction(2, 5)
    assert ends(found) == (0, 100)


def test_the_interval_of_a_challenge_takes_an_open_exposure_at_its_highest_for_the_low_end(scored: Scored) -> None:
    only = challenge("harm", exposure("p1"), exposure("p2"), safeguard("s1"), safeguard("s2"))
    found = scored(only, {"p1": 1, "s1": 3, "p2": "dont_know"})
    assert found.score.exact == Fraction("93.75")
    assert ends(found) == (Fraction("60.9375"), Fraction("98.4375"))


def test_tenths_are_exact(scored: Scored) -> None:
    only = dimension("goals", question("a", weight=Decimal("0.1")), question("b", weight=Decimal("0.2")))
    assert scored(only, {"a": 4, "b": 1}).score.exact == 50


@pytest.mark.parametrize("word", ["dont_know", "prefer_not_to_say", None])
def test_what_has_no_level_leaves_the_score_and_opens_the_interval(scored: Scored, word: str | None) -> None:
    found = scored(TWO, {"a": 4, "b": word})
    assert found.score.exact == 100
    assert ends(found) == (50, 100)
    assert found.score.coverage == Fraction(1, 2)


def test_what_is_not_applicable_leaves_score_interval_and_coverage(scored: Scored) -> None:
    found = scored(TWO, {"a": 3, "b": NOT_HERE})
    assert found.score.exact == 75
    assert ends(found) == (75, 75)
    assert found.score.coverage == 1


def test_a_dimension_with_nothing_applicable_is_not_applicable(scored: Scored) -> None:
    found = scored(TWO, {"a": NOT_HERE, "b": NOT_HERE})
    assert found.score.status is Status.NOT_APPLICABLE
    assert ends(found) == (None, None)


def test_coverage_counts_weights_and_half_of_them_are_enough_for_a_half(scored: Scored) -> None:
    only = dimension("goals", question("a", weight=3), question("b"), question("c", weight=2))
    half = Decimal("0.5")
    enough = scored(only, {"a": 4}, min_coverage=half)
    short = scored(only, {"c": 4}, min_coverage=half)
    assert (enough.score.status, enough.score.coverage) == (Status.SCORED, Fraction(1, 2))
    assert (short.score.status, short.score.coverage) == (Status.INSUFFICIENT, Fraction(1, 3))
    assert short.score.exact is None
    assert ends(short) == (0, 100)


def test_a_reversed_level_is_put_right_first(scored: Scored) -> None:
    only = dimension("goals", question("a", reverse=True))
    assert scored(only, {"a": 1}).score.exact == 75


def test_zero_may_lie_below_the_lowest_level(scored: Scored) -> None:
    likert = {"likert": {"zero": 0, "levels": [{"value": value} for value in range(1, 6)]}}
    only = dimension("goals", question("a"), question("b", reverse=True), scale="likert")
    found = scored(only, {"a": 3}, scales=likert)
    assert found.score.exact == 60
    assert ends(found) == (40, 80)
    assert scored(only, {"a": 5, "b": 5}, scales=likert).score.exact == 60


@pytest.mark.parametrize(
    ("rule", "exact", "low", "high"),
    [
        ("mean", "62.5", "50", "70"),
        ("sum", "312.5", "250", "350"),
        ("minimum", "25", "0", "25"),
        ("median", "62.5", "25", "100"),
    ],
)
def test_a_rule_combines_the_answered_and_fills_the_open(
    scored: Scored, rule: str, exact: str, low: str, high: str
) -> None:
    only = dimension("goals", *(question(name) for name in "abcde"), combine=rule)
    found = scored(only, {"a": 4, "b": 1, "c": 1, "d": 4})
    assert found.score.exact == Fraction(exact)
    assert ends(found) == (Fraction(low), Fraction(high))


def test_a_median_does_not_weigh(scored: Scored) -> None:
    only = dimension("goals", question("a", weight=13), question("b"), question("c"), combine="median")
    assert scored(only, {"a": 0, "b": 3, "c": 4}).score.exact == 75


def test_a_geometric_mean_weighs_and_takes_nothing_for_less_than_one(scored: Scored) -> None:
    even = dimension("goals", question("a"), question("b"), combine="geometric")
    uneven = dimension("goals", question("a", weight=3), question("b"), combine="geometric")
    assert scored(even, {"a": 1, "b": 4}).score.exact == 50
    assert scored(even, {"a": 0, "b": 4}).score.exact == 10
    assert scored(uneven, {"a": 4, "b": 0}).score.published == Fraction("31.6")


def test_a_geometric_mean_keeps_forty_digits(scored: Scored) -> None:
    only = dimension("goals", question("a"), question("b"), combine="geometric")
    assert scored(only, {"a": 2, "b": 4}).score.exact == Fraction("70.71067811865475244008443621048490392848")


def test_a_share_weighs_the_levels_that_reach_its_threshold(scored: Scored) -> None:
    only = dimension(
        "goals", question("a", weight=2), question("b"), question("c", reverse=True), combine="share", at_least=3
    )
    found = scored(only, {"a": 3, "b": 2, "c": 1})
    assert found.score.exact == 75
    assert ends(scored(only, {"a": 3, "b": 2})) == (50, 75)


LIKERT = {"likert": {"levels": [{"value": value} for value in range(1, 6)]}}
IN_LEVELS = {"scales": LIKERT, "report_as": "value", "bands": [{"id": "any", "from": 0}]}


@pytest.mark.parametrize(("rule", "exact"), [("mean", 3), ("sum", 9), ("minimum", 2), ("median", 3)])
def test_scores_may_be_given_in_levels(scored: Scored, rule: str, exact: int) -> None:
    only = dimension("goals", question("a"), question("b", reverse=True), question("c"), combine=rule, scale="likert")
    assert scored(only, {"a": 4, "b": 4}, **IN_LEVELS).score.exact == exact


@pytest.mark.parametrize(
    ("rule", "low", "high"), [("mean", 1, 5), ("sum", 2, 10), ("minimum", 1, 5), ("geometric", 1, 5)]
)
def test_in_levels_an_unscored_dimension_spans_what_its_rule_can_give(
    scored: Scored, rule: str, low: int, high: int
) -> None:
    only = dimension("goals", question("a"), question("b"), combine=rule, scale="likert")
    assert ends(scored(only, {}, **IN_LEVELS)) == (low, high)


def test_an_unscored_sum_in_percent_spans_a_hundred_for_each_question(scored: Scored) -> None:
    only = dimension("goals", question("a"), question("b"), question("c"), combine="sum")
    assert ends(scored(only, {})) == (0, 300)


def test_the_interval_holds_the_score_where_members_differ_in_reach(scored: Scored) -> None:
    scales = {
        "long": {"levels": [{"value": value} for value in range(5)]},
        "short": {"levels": [{"value": value} for value in range(4)]},
    }
    only = dimension("goals", question("a"), question("b", scale="short"), combine="sum", scale="long")
    found = scored(only, {"a": 4}, **{**IN_LEVELS, "scales": scales})
    assert found.score.exact == 8
    assert ends(found) == (4, 8)


def test_a_geometric_mean_of_levels_needs_one_above_zero(scored: Scored) -> None:
    below = {"scales": {"debt": {"levels": [{"value": value} for value in (-4, -2, 0)]}}}
    only = dimension("goals", question("a"), combine="geometric", scale="debt")
    with pytest.raises(CooperationError, match='"geometric" needs levels above 0'):
        scored(only, {"a": -4}, **{**IN_LEVELS, **below, "bands": []})


def test_the_score_alone_leaves_out_what_does_not_apply_and_asks_for_no_coverage(assessed: Assessed) -> None:
    only = dimension(
        "goals", question("a"), question("b"), question("c"), question("n", not_applicable=True), combine="sum"
    )
    card = assessed(rubric(only, min_coverage=1), {"goals.a": 4, "goals.n": NOT_HERE}).judged.card
    assert card.dimensions["goals"].score.exact is None
    assert exact_score(card.rubric, card.rubric.dimension["goals"], card.readings) == 300


def test_without_an_answer_there_is_no_score_alone(assessed: Assessed) -> None:
    card = assessed(rubric(TWO), {}).judged.card
    assert exact_score(card.rubric, card.rubric.dimension["goals"], card.readings) is None
