"""A grid drawn in characters: numbered points between two sides, and the lines that join places of one worth."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final

from cooperation_cli.rendering.spreading import Spot, spread
from cooperation_cli.rendering.strokes import Strokes
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Column, Contour, Grid, Row, Table
from cooperation_cli.text import one_line, phrase

_GUTTER: Final = 6
"""What stands to the left of the plot: a percentage and a space."""
_FEWEST_COLUMNS: Final = 15
_MOST_COLUMNS: Final = 45
_HALF: Final = Fraction(1, 2)
TICKS: Final = (Fraction(0), _HALF, Fraction(1))
"""What is written along each side."""


def plot(grid: Grid, width: int, strokes: Strokes) -> Iterator[str]:
    """The grid in lines of at most `width` columns, where that leaves room beside the labels of its lines."""
    labels = {one_line(contour.label) for contour in grid.contours}
    columns = max(_FEWEST_COLUMNS, min(_MOST_COLUMNS, width - _GUTTER - 2 - max(map(len, labels), default=0)))
    # An odd number of each has a middle, and a character is about twice as high as it is wide.
    columns -= 1 - columns % 2
    size = (columns, columns // 5 * 2 + 1)
    drawn, ends = _drawn(grid, size, strokes), _ends(grid, size)
    ticks = {_row(share, size): percent(share) for share in TICKS}
    yield f"{'':{_GUTTER}}{one_line(grid.up)}"
    for row in range(size[1]):
        line = "".join(drawn.get((column, row), " ") for column in range(columns))
        side = strokes.tick if row in ticks else strokes.side
        yield f"{ticks.get(row, ''):>{_GUTTER - 1}} {side}{line} {ends.get(row, '')}".rstrip()
    yield from _foot(grid, columns, strokes)


def key(grid: Grid) -> Table:
    """What each number on the grid is, with the numbers and ranges that the place alone does not show."""
    rows = (
        Row(
            (phrase("{number}. {label}", number=number, label=point.label), point.across.text, point.up.text),
            point.tone,
        )
        for number, point in enumerate(grid.points, start=1)
    )
    return Table(tuple(map(Column, (grid.subject, grid.across, grid.up))), tuple(rows))


def _drawn(grid: Grid, size: Spot, strokes: Strokes) -> dict[Spot, str]:
    """What stands where: points over lines, a point of two digits in two places."""
    drawn = dict.fromkeys((spot for contour in grid.contours for spot in _course(contour, size)), strokes.dot)
    numbers = [str(number) for number in range(1, len(grid.points) + 1)]
    wide = max(map(len, numbers), default=1)
    places = [(point.across.share, point.up.share) for point in grid.points]
    wanted = [(min(_column(across, size), size[0] - wide), _row(up, size)) for across, up in places]
    for number, (column, row) in zip(
        numbers, spread(wanted, (size[0] - wide + 1, size[1]), (wide + 1, 1)), strict=True
    ):
        drawn |= {(column + place, row): digit for place, digit in enumerate(number)}
    return drawn


def _course(contour: Contour, size: Spot) -> Iterator[Spot]:
    """Every spot on the way of a line, so that no gap shows."""
    for start, end in pairwise(contour.course):
        across, up = end[0] - start[0], end[1] - start[1]
        parts = floor(max(abs(across) * size[0], abs(up) * size[1])) + 1
        for part in (Fraction(step, parts) for step in range(parts + 1)):
            yield _column(start[0] + part * across, size), _row(start[1] + part * up, size)


def _ends(grid: Grid, size: Spot) -> dict[int, str]:
    """What a line is worth, beside the row in which it ends."""
    return {_row(contour.course[-1][1], size): one_line(contour.label) for contour in grid.contours if contour.course}


def _foot(grid: Grid, columns: int, strokes: Strokes) -> Iterator[str]:
    half = (columns - 1) // 2
    line = strokes.thin_line
    yield f"{'':{_GUTTER}}{strokes.corner}{line * half}{strokes.upright}{line * half}"
    left, middle, right = map(percent, TICKS)
    ruler = f"{left:<{half - 1}}{middle:^5}{right:>{columns - half - 3}}"
    yield f"{'':{_GUTTER}}{ruler}"
    yield f"{'':{_GUTTER}}{one_line(grid.across):>{columns + 1}}"


def _column(share: Fraction, size: Spot) -> int:
    return floor(share * (size[0] - 1) + _HALF)


def _row(share: Fraction, size: Spot) -> int:
    return floor((1 - share) * (size[1] - 1) + _HALF)
