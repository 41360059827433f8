"""Lines through moments, in characters and as a drawing."""

import re
from fractions import Fraction
from itertools import pairwise

from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.rendering.slopes import drawn
from cooperation_cli.rendering.strokes import ASCII, UNICODE
from cooperation_cli.report.model import Report, Sheet, Slope, Slopes, Tone
from cooperation_cli.text import Words


def slope(*shares: Fraction | None, label: str = "Trust", tone: Tone = Tone.PLAIN) -> Slope:
    texts = tuple(Words("none" if share is None else str(float(100 * share))) for share in shares)
    return Slope(Words(label), shares, texts, Words("so much"), tone)


LOW, HALF, HIGH = Fraction(0), Fraction(1, 2), Fraction(1)


def test_between_two_moments_a_track_leads_from_where_it_was_to_where_it_is() -> None:
    assert drawn(slope(LOW, HALF), 9, UNICODE) == "○───●····"
    assert drawn(slope(HALF, LOW), 9, ASCII) == "@---o...."
    assert drawn(slope(HALF, HALF), 9, UNICODE) == "····●····"
    assert drawn(slope(None, HIGH), 5, UNICODE) == "····●"
    assert drawn(slope(None, None), 5, UNICODE) == "·····"


def test_three_moments_have_a_height_each_and_only_the_last_that_fit_are_drawn() -> None:
    assert drawn(slope(LOW, None, HIGH), 9, UNICODE) == "▁ █"
    assert drawn(slope(LOW, HALF, HIGH), 9, ASCII) == "_-^"
    assert drawn(slope(*[LOW] * 5, HIGH), 2, UNICODE) == "▁█"


def page(*slopes: Slope) -> Report:
    moments = tuple(Words(str(2020 + place)) for place in range(len(slopes[0].shares)))
    block = Slopes(Words("Strategies"), moments, slopes, Words("Change"))
    return Report(Words("A lake"), (block,), lambda: Sheet((), ()))


def test_every_format_for_people_tells_each_number() -> None:
    report = page(slope(LOW, HALF), slope(HIGH, None, label="Goals", tone=Tone.BAD))
    for form in ("terminal", "markdown", "html"):
        for width in (50, 80, 120):
            text = render(report, FORMATS[form], Canvas(width))
            assert all(word in text for word in ("Trust", "Goals", "0.0", "50.0", "100.0", "none", "so much", "2021"))


def test_numbers_at_the_ends_of_lines_stand_in_the_order_of_the_ends_and_apart() -> None:
    shares = [Fraction(part, 100) for part in (49, 31, 38, 48, 44, 43)]
    html = render(page(*(slope(share, share) for share in shares)), FORMATS["html"])
    found = re.findall(r'<text x="76" y="([0-9.]+)" text-anchor="end" class="end">([0-9]+)</text>', html)
    assert [int(number) for _, number in found] == [1, 4, 5, 6, 3, 2]
    places = [float(place) for place, _ in found]
    assert all(lower - upper > 16.9 for upper, lower in pairwise(places))


def test_a_line_is_broken_where_a_moment_has_no_number() -> None:
    html = render(page(slope(LOW, None, HIGH, HIGH)), FORMATS["html"])
    chart = html[: html.index("</svg>")]
    assert chart.count('class="slope"') == 1
    assert chart.count('class="dot"') == 3


def test_of_many_moments_the_first_and_the_last_are_named_in_the_drawing() -> None:
    html = render(page(slope(*[HALF] * 6)), FORMATS["html"])
    drawing = html[html.index("<svg") : html.index("</svg>")]
    assert re.findall(r'class="side">([0-9]+)<', drawing) == ["2020", "2025"]


def test_a_page_with_more_than_two_moments_has_a_small_line_for_each() -> None:
    html = render(page(slope(LOW, None, HALF, HIGH), slope(HIGH, LOW, None, None)), FORMATS["html"])
    small = re.findall(r'<svg class="small slopes".*?</svg>', html)
    assert [line.count('class="slope"') for line in small] == [1, 1]
    assert all(line.count('class="dot"') == 1 and 'aria-hidden="true"' in line for line in small)
    assert "small slopes" not in render(page(slope(LOW, HIGH)), FORMATS["html"])


def test_what_has_no_number_at_any_moment_has_an_empty_line() -> None:
    (line,) = re.findall(
        r'<svg class="small slopes".*?</svg>', render(page(slope(None, None, None)), FORMATS["html"]), flags=re.DOTALL
    )
    assert "<line" not in line
    assert "<circle" not in line
