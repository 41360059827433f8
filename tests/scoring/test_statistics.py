"""What is told of many levels of one question."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.scoring.rounding import nine_decimals, rounded
from cooperation_cli.scoring.statistics import STATISTICS, average, consensus, deviation, mean
from cooperation_cli.text import Words

SEVEN = Scale("seven", tuple(Level(Fraction(value), Words(str(value))) for value in range(1, 8)), Fraction(1))
LEVELS = st.lists(st.sampled_from(SEVEN.values), min_size=1, max_size=12)


def given_by(*counts: int) -> Counter[Fraction]:
    return Counter({Fraction(value): count for value, count in enumerate(counts, 1) if count})


def test_consensus_is_that_of_the_published_example() -> None:
    told = consensus(given_by(30, 40, 210, 130, 530, 50, 10), SEVEN)
    assert rounded(told, 7) == Fraction("0.7256876")


def test_consensus_is_one_where_all_agree_and_zero_where_half_stand_at_each_end() -> None:
    assert consensus(given_by(0, 0, 5), SEVEN) == 1
    assert consensus(given_by(3, 0, 0, 0, 0, 0, 3), SEVEN) == 0


def test_the_deviation_divides_by_one_less_than_the_number() -> None:
    levels = [Fraction(each) for each in (2, 4, 4, 4, 5, 5, 7)]
    assert nine_decimals(deviation(Counter(levels), SEVEN) or Fraction(0)) == Fraction("1.511857892")


def test_a_deviation_keeps_forty_digits() -> None:
    assert deviation(given_by(1, 1), SEVEN) == Fraction("0.7071067811865475244008443621048490392848")


def test_statistics_have_the_names_that_results_give_them() -> None:
    assert set(STATISTICS) == {"respondent_mean", "sd", "min", "max", "consensus"}


def test_the_least_and_the_most_are_the_ends_of_what_was_given() -> None:
    given_levels = given_by(0, 2, 0, 1, 1)
    assert [STATISTICS[end](given_levels, SEVEN) for end in ("min", "max")] == [Fraction(2), Fraction(5)]


def test_one_level_deviates_from_nothing() -> None:
    assert deviation({Fraction(3): 1}, SEVEN) is None
    assert {name for name, told in STATISTICS.items() if told({Fraction(3): 1}, SEVEN) is None} == {"sd"}


@given(LEVELS, st.randoms())
def test_the_order_of_levels_changes_no_statistic(levels: list[Fraction], chance: object) -> None:
    again = sorted(levels)
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert all(told(Counter(levels), SEVEN) == told(Counter(again), SEVEN) for told in STATISTICS.values())


@given(LEVELS)
def test_consensus_is_a_share_and_every_level_twice_changes_neither_it_nor_the_mean(levels: list[Fraction]) -> None:
    once, twice = Counter(levels), Counter(levels * 2)
    assert -Fraction(1, 10**39) <= consensus(once, SEVEN) <= 1
    assert rounded(consensus(twice, SEVEN), 30) == rounded(consensus(once, SEVEN), 30)
    assert average(once, SEVEN) == average(twice, SEVEN) == mean(levels)


@pytest.mark.parametrize("level", SEVEN.values)
def test_all_at_one_level_agree(level: Fraction) -> None:
    assert consensus({level: 4}, SEVEN) == 1
