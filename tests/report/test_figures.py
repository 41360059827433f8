"""Numbers as readers see them."""

from fractions import Fraction

import pytest
from builders.full_page import rubric
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.report.figures import Figures, percent, points, share
from cooperation_cli.report.ranges import Ranged
from cooperation_cli.report.sentences.parts import (
    count,
    level_text,
    level_words,
    listed,
    long_date,
    sentence,
    who_words,
)
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Status
from cooperation_cli.text import Words

SCORES = st.fractions(0, 100, max_denominator=1000)
LINES = (40, 60, 80, 50, 20, 10)
"""Where something is decided in the full page's rubric."""


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(rubric())


@given(SCORES)
def test_a_figure_is_whole_and_on_the_right_side_of_every_line(score: Fraction) -> None:
    figure = Fraction(Figures(rubric()).score(score))
    assert abs(figure - score) <= Fraction(1, 2)
    for line in (40, 60, 80, 10):
        assert (figure < line) is (published(score) < line)


@pytest.mark.parametrize(
    ("score", "shown"),
    [("59.4", "59"), ("59.5", "59.5"), ("59.94", "59.9"), ("59.95", "60"), ("60.4", "60"), ("2.5", "3")],
)
def test_a_half_goes_up_unless_a_line_would_be_crossed(figures: Figures, score: str, shown: str) -> None:
    assert figures.score(Fraction(score)) == shown


def test_small_units_keep_their_decimal() -> None:
    fine = Figures(replace(rubric(), percent=False))
    assert fine.score(Fraction("2.46")) == "2.5"


def test_a_score_is_never_shown_without_its_range(figures: Figures) -> None:
    interval = Interval(Fraction(50), Fraction(61))
    assert figures.ranged(Score(Status.SCORED, Fraction(55), interval, Fraction(1, 2))) == "55 (50 to 61)"
    assert figures.ranged(Score(Status.SCORED, Fraction(55), interval, Fraction(1))) == "55 (all answered)"
    assert figures.ranged(Score(Status.INSUFFICIENT, None, interval, Fraction(0))) == "not scored (50 to 61)"
    assert figures.ranged(NOT_APPLICABLE) == "not applicable"


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 %"), ("0.001", "1 %"), ("0.125", "13 %"), ("0.999", "99 %"), (1, "100 %")]
)
def test_only_nothing_is_0_percent_and_only_all_is_100(number: int | str, shown: str) -> None:
    assert percent(Fraction(number)) == shown


def test_a_share_has_its_range_too() -> None:
    half = Interval(Fraction(1, 4), Fraction(3, 4))
    assert share(Ranged(Fraction(1, 2), half, complete=False)) == "50 % (25 % to 75 %)"
    assert share(Ranged(Fraction(1, 2), half, complete=True)) == "50 % (all answered)"


@pytest.mark.parametrize(("gain", "shown"), [("0.04", "+0"), ("2.96", "+3"), ("-1.24", "-1.2"), ("0.25", "+0.3")])
def test_a_gain_has_its_sign(gain: str, shown: str) -> None:
    assert points(Fraction(gain)) == shown


def test_the_parts_of_sentences() -> None:
    assert [count(number, "step", "steps") for number in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert [listed([Words(word) for word in words]).raw for words in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert who_words([]).raw == ""
    assert who_words(["igo"]).raw == "international organisation"
    assert who_words(["igo", "city-hall", "student"]).raw == "international organisation, city hall or students"
    assert long_date("2026-02-01") == "1 February 2026"
    assert [sentence(Words(text)).raw for text in ("a b", "a?", " b. ", "…")] == ["A b.", "A?", "B.", "…"]


def test_a_level_is_told_with_its_label() -> None:
    practice = rubric().scales["practice"]
    assert level_words(practice, Fraction(2)).raw == "level 2, Agreed"
    assert level_words(practice, Fraction(7, 3)).raw == "level 2.3"


def test_a_level_with_a_letter_is_told_by_it() -> None:
    letters = Scale(
        "letters", (Level(Fraction(0), Words("C"), "C"), Level(Fraction(4), Words("Good"), "A")), Fraction(0)
    )
    assert [level_text(letters, Fraction(value)) for value in (0, 4, 2)] == ["C", "A", "2"]
    assert [level_words(letters, Fraction(value)).raw for value in (0, 4)] == ["level C", "level A, Good"]
