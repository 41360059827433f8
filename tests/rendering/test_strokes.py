from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.strokes import ASCII, UNICODE, bar, shaded
from cooperation_cli.report.model import Meter, Tone
from cooperation_cli.text import Words

SHARES = st.fractions(0, 1, max_denominator=1000)


def meter(low: Fraction, share: Fraction | None, high: Fraction) -> Meter:
    return Meter(Words("x"), Words("y"), share, low, high)


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        ((0.5, 0.5, 0.5), "#####....."),
        ((0.2, 0.5, 0.7), "##===--..."),
        ((0.2, None, 0.7), "##-----..."),
        ((0, 0, 0), ".........."),
        ((1, 1, 1), "##########"),
        ((0, None, 1), "----------"),
    ],
)
def test_a_bar_shows_what_is_sure_likely_and_possible(numbers: tuple[float | None, ...], drawn: str) -> None:
    low, share, high = (None if number is None else Fraction(str(number)) for number in numbers)
    assert low is not None
    assert high is not None
    assert bar(meter(low, share, high), 10, ASCII) == drawn


@given(st.tuples(SHARES, SHARES, SHARES).map(sorted), st.integers(1, 40))
def test_a_bar_fills_its_cells(numbers: list[Fraction], cells: int) -> None:
    for strokes in (ASCII, UNICODE):
        drawn = bar(meter(*numbers), cells, strokes)
        assert len(drawn) == cells
        assert drawn == "".join(sorted(drawn, key=strokes.bar.index))


def test_tones_differ_without_colour() -> None:
    for strokes in (ASCII, UNICODE):
        assert len({strokes.tones[tone] for tone in Tone}) == len(Tone)


@pytest.mark.parametrize(
    ("share", "drawn"), [("0", "7 ·"), ("0.19", "7 ·"), ("0.2", "7 ░"), ("0.5", "7 ▒"), ("0.79", "7 ▓"), ("1", "7 █")]
)
def test_a_cell_has_its_shade_behind_it(share: str, drawn: str) -> None:
    assert shaded("7", Fraction(share), UNICODE) == drawn
    assert shaded("7", Fraction(share), ASCII)[-1] == ASCII.shades[UNICODE.shades.index(drawn[-1])]


def test_a_cell_without_a_share_stands_as_it_is() -> None:
    assert shaded("none", None, UNICODE) == "none"
