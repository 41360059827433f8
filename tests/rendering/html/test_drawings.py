import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from builders.figures import contour, coordinate, grid, point
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.html.bars import bar, number, stair
from cooperation_cli.rendering.html.chart import chart
from cooperation_cli.rendering.html.markup import Markup
from cooperation_cli.rendering.html.tables import figure
from cooperation_cli.report.model import Column, Meter, Point, Row, Table, Tone
from cooperation_cli.text import Words

PERCENT = st.integers(0, 100)


def meter(low: int, share: int | None, high: int, tone: Tone = Tone.GOOD) -> Meter:
    exact = None if share is None else Fraction(share, 100)
    return Meter(Words("Trust"), Words("58 (50 to 60)"), exact, Fraction(low, 100), Fraction(high, 100), tone)


def parsed(drawn: Markup) -> ET.Element:
    return ET.fromstring(drawn.html)  # noqa: S314 - we wrote it


def shapes(drawn: Markup, kind: str) -> list[ET.Element]:
    return [each for each in parsed(drawn).iter() if each.get("class") == kind]


def test_a_bar_is_as_long_as_its_share_and_its_whiskers_reach_over_its_range() -> None:
    drawn = bar(meter(50, 58, 60))
    assert [each.get("width") for each in shapes(drawn, "track") + shapes(drawn, "fill")] == ["200", "116"]
    (whisker,) = shapes(drawn, "whisker")
    assert whisker.get("d") == "M100 3V13M100 8H120M120 3V13"


def test_a_bar_without_a_range_has_no_whiskers() -> None:
    assert not shapes(bar(meter(58, 58, 58)), "whisker")


def test_a_bar_without_a_point_is_a_range_alone() -> None:
    drawn = bar(meter(20, None, 70, Tone.UNKNOWN))
    assert [each.get("width") for each in shapes(drawn, "fill")] == ["0"]
    assert shapes(drawn, "whisker")
    assert 'class="bar unknown"' in drawn.html


def test_a_stair_goes_on_where_the_one_before_it_ended() -> None:
    drawn = stair(meter(40, 50, 50))
    assert [(each.get("x"), each.get("width")) for each in shapes(drawn, "stand") + shapes(drawn, "fill")] == [
        ("0", "80"),
        ("80", "20"),
    ]


@pytest.mark.parametrize("drawn", [bar(meter(50, 58, 60)), stair(meter(50, 58, 60))])
def test_who_cannot_see_a_bar_is_told_what_it_says(drawn: Markup) -> None:
    svg = parsed(drawn)
    assert svg.get("role") == "img"
    assert (svg.findtext("title"), svg.findtext("desc")) == ("Trust", "58 (50 to 60)")


def test_who_cannot_see_a_chart_is_told_each_point() -> None:
    svg = parsed(chart(grid(point(30, 60, "Power"), point(50, 10, "Means"))))
    assert svg.get("role") == "img"
    assert svg.findtext("title") == "Protection against Pressure"
    assert svg.findtext("desc") == (
        "1: Power. Pressure 30 %. Protection 60 %. 2: Means. Pressure 50 %. Protection 10 %."
    )


def test_a_chart_draws_ranges_and_lines_and_says_what_a_line_is_worth() -> None:
    ranged = Point(Words("Power"), coordinate(50, 25, 75), coordinate(50))
    drawn = chart(grid(ranged, contours=(contour((0, 0), (100, 100), label="even"),)))
    (across,) = shapes(drawn, "whisker")
    assert [across.get(name) for name in ("x1", "x2", "y1", "y2")] == ["127", "277", "184", "184"]
    (line,) = shapes(drawn, "contour")
    assert line.get("points") == "52,334 352,34"
    assert "even" in "".join(parsed(drawn).itertext())


def test_tones_differ_by_shape_and_not_by_colour_alone() -> None:
    tones = (Tone.GOOD, Tone.WATCH, Tone.BAD)
    drawn = chart(grid(*(point(place * 40, 50, tone=tone) for place, tone in enumerate(tones))))
    assert len({each.get("rx") for each in shapes(drawn, "mark")}) == len(tones)


@given(st.lists(st.tuples(PERCENT, PERCENT), max_size=9))
def test_no_mark_covers_another_and_a_mark_that_moved_is_tied_to_its_point(places: list[tuple[int, int]]) -> None:
    drawn = chart(grid(*(point(*place) for place in places)))
    marks = [(float(each.attrib["x"]), float(each.attrib["y"])) for each in shapes(drawn, "mark")]
    assert len(marks) == len(places)
    for place, (x, y) in enumerate(marks):
        # Marks that did not move may be off the steps in which the others are moved, by half a step each.
        assert not [near for near in marks[:place] if abs(near[0] - x) < 20 and abs(near[1] - y) < 20]
    middles = [(52 + 3 * across, 334 - 3 * up) for across, up in places]
    moved = sum((x + 11, y + 11) != middle for (x, y), middle in zip(marks, middles, strict=True))
    assert len(shapes(drawn, "tie")) == len(shapes(drawn, "true")) == moved


@given(st.fractions(0, 400))
def test_a_length_is_written_to_two_decimals(length: Fraction) -> None:
    assert re.fullmatch(r"\d+(\.\d{1,2})?", number(length))
    assert abs(Fraction(number(length)) - length) <= Fraction(1, 200)


def test_a_shaded_cell_says_its_number_and_its_tone() -> None:
    rows = (Row((Words("Trust"), Words("90")), tones=(Tone.PLAIN, Tone.GOOD), shares=(None, Fraction(9, 10))),)
    drawn = figure(Table((Column(Words("Dimension")), Column(Words("Ministry"), right=True)), rows))
    (cell,) = parsed(drawn).iter("td")
    assert cell.get("class") == "right shade-4"
    assert "".join(cell.itertext()) == "● 90"
