"""Lines through moments in characters: between two a track, through more a height each."""

from fractions import Fraction
from math import floor

from cooperation_cli.rendering.strokes import Strokes
from cooperation_cli.report.model import Column, Row, Slope, Slopes, Table
from cooperation_cli.text import phrase

_HALF = Fraction(1, 2)
_TWO = 2


def drawn(slope: Slope, cells: int, strokes: Strokes) -> str:
    """The line in at most so many characters; of more moments than those, the last."""
    if len(slope.shares) == _TWO:
        return _track(slope, cells, strokes)
    return "".join(_height(share, strokes) for share in slope.shares[-cells:])


def table(block: Slopes) -> Table:
    """The numbers of each line, and the number by which a drawing tells it."""
    columns = (Column(block.label), *map(Column, block.moments), Column(block.change))
    rows = (
        Row((phrase("{number}. {label}", number=number, label=one.label), *one.texts, one.change), one.tone)
        for number, one in enumerate(block.slopes, start=1)
    )
    return Table(columns, tuple(rows))


def _track(slope: Slope, cells: int, strokes: Strokes) -> str:
    start, line, end, track = tuple(strokes.spots)
    places = [None if share is None else floor(share * (cells - 1) + _HALF) for share in slope.shares]
    known = [place for place in places if place is not None]
    if not known:
        return track * cells
    low, high = min(known), max(known)
    characters = [*track * low, *line * (high - low + 1), *track * (cells - 1 - high)]
    for place, stroke in zip(places, (start, end), strict=True):
        if place is not None:
            characters[place] = stroke
    return "".join(characters)


def _height(share: Fraction | None, strokes: Strokes) -> str:
    if share is None:
        return " "
    return strokes.heights[floor(share * (len(strokes.heights) - 1) + _HALF)]
