"""How long the rest will take."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.interview.pace import Pace

times = st.lists(st.floats(0, 10_000), max_size=30).map(tuple)


def test_before_anything_is_answered_half_a_minute_is_expected() -> None:
    assert Pace().a_question == 30


def test_it_follows_the_person_soon() -> None:
    assert Pace((90,) * 8).a_question == pytest.approx(70)
    assert Pace((10,) * 20).a_question < 15


def test_a_night_between_two_questions_changes_little() -> None:
    steady = Pace((40.0,) * 20)
    assert steady.took(10 * 3600).a_question < steady.a_question + 5


def test_a_clock_that_goes_back_is_no_time() -> None:
    assert Pace().took(-5) == Pace((0.0,))


@settings(max_examples=200)
@given(times, st.floats(100_000, 1e9))
def test_however_long_a_pause_is_it_counts_the_same(took: tuple[float, ...], pause: float) -> None:
    assert Pace(took).took(pause).a_question == pytest.approx(Pace(took).took(100_000).a_question)


@settings(max_examples=200)
@given(times)
def test_the_expected_time_lies_among_the_times(took: tuple[float, ...]) -> None:
    assert min(30, *took, 30) - 1e-6 <= Pace(took).a_question <= max(30, *took, 30) + 1e-6


@settings(max_examples=100)
@given(st.data())
def test_the_order_of_the_times_does_not_matter(data: st.DataObject) -> None:
    took = data.draw(times)
    shuffled = data.draw(st.permutations(took))
    assert Pace(tuple(shuffled)).a_question == pytest.approx(Pace(took).a_question)
