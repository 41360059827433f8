"""A grid as SVG: numbered marks between two sides, with their ranges, and lines that join places of one worth."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import Final

from cooperation_cli.rendering.html.bars import number
from cooperation_cli.rendering.html.markup import Markup, element
from cooperation_cli.rendering.plot import TICKS
from cooperation_cli.rendering.spreading import spread
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Contour, Grid, Point, Tone
from cooperation_cli.report.sentences import page as say
from cooperation_cli.text import Words
from cooperation_cli.text import joined as words_joined

_SIDE: Final = 300
_LEFT: Final = 52
_TOP: Final = 34
_WIDTH: Final = _LEFT + _SIDE + 78
_HEIGHT: Final = _TOP + _SIDE + 52
"""The whole drawing, with room for what stands around the square."""
_MARK: Final = 11
"""Half of a mark."""
_CELL: Final = 4
"""Marks are moved in steps of this length."""
_CORNERS: Final = {Tone.GOOD: _MARK, Tone.WATCH: 4, Tone.BAD: 0}
"""How round a mark is, so that its tone is seen without colour."""

Place = tuple[Fraction, Fraction]


def chart(grid: Grid) -> Markup:
    """The drawing; what each number is, and every range, is told in its description."""
    told = (
        say.stands(place, one.label, say.measured(grid.across, one.across.text), say.measured(grid.up, one.up.text))
        for place, one in enumerate(grid.points, start=1)
    )
    return element(
        "svg",
        element("title", say.against(grid.up, grid.across)),
        element("desc", words_joined(told, " ")),
        *_frame(grid),
        *chain.from_iterable(map(_contour, grid.contours)),
        *chain.from_iterable(map(_ranges, grid.points)),
        *_marks(grid.points),
        role="img",
        class_="chart",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
    )


def _spot(across: Fraction, up: Fraction) -> Place:
    return _LEFT + across * _SIDE, _TOP + (1 - up) * _SIDE


def _frame(grid: Grid) -> Iterator[Markup]:
    yield element("rect", class_="track", x=str(_LEFT), y=str(_TOP), width=str(_SIDE), height=str(_SIDE))
    for share in TICKS:
        x, y = _spot(share, share)
        yield _text(Words(percent(share)), (Fraction(_LEFT - 6), y + 5), "end")
        yield _text(Words(percent(share)), (x, Fraction(_TOP + _SIDE + 18)), "middle")
    yield _text(grid.up, (Fraction(4), Fraction(_TOP - 16)), "start", "side")
    yield _text(grid.across, (Fraction(_LEFT + _SIDE), Fraction(_HEIGHT - 8)), "end", "side")


def _contour(contour: Contour) -> Iterator[Markup]:
    places = [_spot(across, up) for across, up in contour.course]
    points = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    yield element("polyline", class_="contour", points=points)
    for x, y in places[-1:]:
        yield _text(contour.label, (x + 5, y + 5), "start")


def _ranges(point: Point) -> Iterator[Markup]:
    """A line on each side that a point may still move along."""
    across, up = point.across, point.up
    for start, end in (
        (_spot(across.low, up.share), _spot(across.high, up.share)),
        (_spot(across.share, up.low), _spot(across.share, up.high)),
    ):
        if start != end:
            yield _line("whisker", start, end)


def _marks(points: Sequence[Point]) -> Iterator[Markup]:
    """Each mark where its point is, or as near as others let it be, and then tied to its point."""
    places = [_spot(point.across.share, point.up.share) for point in points]
    wanted = [(round((x - _LEFT) / _CELL), round((y - _TOP) / _CELL)) for x, y in places]
    cells, apart = _SIDE // _CELL + 1, 2 * _MARK // _CELL + 1
    found = spread(wanted, (cells, cells), (apart, apart))
    spots = [
        true if cell == near else (Fraction(_LEFT + cell[0] * _CELL), Fraction(_TOP + cell[1] * _CELL))
        for true, near, cell in zip(places, wanted, found, strict=True)
    ]
    for true, spot in zip(places, spots, strict=True):
        if true != spot:
            yield _line("tie", true, spot)
            yield element("circle", class_="true", cx=number(true[0]), cy=number(true[1]), r="3")
    yield from (_mark(place, *one) for place, one in enumerate(zip(points, spots, strict=True), start=1))


def _mark(named: int, point: Point, spot: Place) -> Markup:
    side = number(2 * _MARK)
    corner = number(_CORNERS.get(point.tone, _MARK))
    square = element(
        "rect", x=number(spot[0] - _MARK), y=number(spot[1] - _MARK), width=side, height=side, rx=corner, class_="mark"
    )
    return element(
        "g", square, _text(Words(str(named)), (spot[0], spot[1] + 5), "middle", "number"), class_=str(point.tone)
    )


def _line(kind: str, start: Place, end: Place) -> Markup:
    (x1, y1), (x2, y2) = start, end
    return element("line", class_=kind, x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2))


def _text(words: Words, spot: Place, anchor: str, kind: str | None = None) -> Markup:
    return element("text", words, x=number(spot[0]), y=number(spot[1]), text_anchor=anchor, class_=kind)
