"""What text formats draw with: a symbol for each tone, and bars."""

from fractions import Fraction
from math import floor
from typing import Final

from msgspec import Struct

from cooperation_cli.report.model import Meter, Tone

_HALF = Fraction(1, 2)


class Strokes(Struct, frozen=True):
    """One set of characters; `bar` are those for what is sure, likely, possible and out of reach."""

    tones: dict[Tone, str]
    bar: str
    bullet: str
    line: str
    thin_line: str
    side: str
    tick: str
    corner: str
    upright: str
    dot: str
    branch: str
    spots: str
    """Where a line between two moments begins, runs and ends, and what is left of its track."""
    heights: str
    """From the lowest to the highest."""
    shades: str
    """From the lightest to the darkest."""


UNICODE: Final = Strokes(
    {Tone.GOOD: "●", Tone.WATCH: "▲", Tone.BAD: "✕", Tone.UNKNOWN: "?", Tone.PLAIN: ""},
    "█▓▒░",
    "•",
    "═",
    "─",
    "│",
    "┤",
    "└",
    "┴",
    "·",
    "├",
    "○─●·",
    "▁▂▃▄▅▆▇█",
    "·░▒▓█",
)
ASCII: Final = Strokes(
    {Tone.GOOD: "+", Tone.WATCH: "!", Tone.BAD: "x", Tone.UNKNOWN: "?", Tone.PLAIN: ""},
    "#=-.",
    "*",
    "=",
    "-",
    "|",
    "+",
    "+",
    "+",
    ".",
    "|",
    "o-@.",
    "_.-=^",
    ".:=%#",
)


def ending(label: str) -> str:
    """What stands between a label and its words: a colon, unless the label has one or ends a sentence."""
    if label.endswith((":", ".", "?", "!")):
        return ""
    return "." if ":" in label else ":"


def shade(share: Fraction, shades: int) -> int:
    """Which of so many shades, from 0 for the lightest, a share from 0 to 1 has."""
    return min(floor(share * shades), shades - 1)


def shaded(text: str, share: Fraction | None, strokes: Strokes) -> str:
    """A cell of a table with its shade behind it, if it has one."""
    return text if share is None else f"{text} {strokes.shades[shade(share, len(strokes.shades))]}"


def bar(meter: Meter, cells: int, strokes: Strokes) -> str:
    """A bar of so many cells: up to the least, on to the point, on to the most, and the rest."""
    low = _cells(meter.low, cells)
    point = low if meter.share is None else _cells(meter.share, cells)
    high = _cells(meter.high, cells)
    lengths = (low, point - low, high - point, cells - high)
    return "".join(stroke * length for stroke, length in zip(strokes.bar, lengths, strict=True))


def _cells(share: Fraction, cells: int) -> int:
    return floor(share * cells + _HALF)
