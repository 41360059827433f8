"""A report: a typed result for programs, a sheet for spreadsheets, and neutral blocks for readers."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

from msgspec import Struct

from cooperation_cli.text import Words


class Tone(StrEnum):
    """How a block is meant; decided once, in the report, and carried by every format beside the words."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    UNKNOWN = "unknown"
    PLAIN = "plain"


class Prose(Struct, frozen=True):
    """A paragraph; `label` is a word or two set before it, such as "Why"."""

    words: Words
    label: Words | None = None
    tone: Tone = Tone.PLAIN
    breaks: bool = False
    """Whether its line breaks stand, as in a comment. Elsewhere they could forge a line of the page."""


class Item(Struct, frozen=True):
    """One entry of a list, with what belongs under it."""

    words: Words
    label: Words | None = None
    tone: Tone = Tone.PLAIN
    detail: "tuple[Block, ...]" = ()


class Items(Struct, frozen=True):
    """A list; an ordered one is numbered from 1. `label` is a word or two set before it."""

    items: tuple[Item, ...]
    ordered: bool = False
    label: Words | None = None
    tasks: bool = False
    """Whether its entries are things to do, to be ticked off."""


class Column(Struct, frozen=True):
    """A column of a table; numbers stand to the right."""

    title: Words
    right: bool = False


class Row(Struct, frozen=True):
    """A row of a table: one cell for each column.

    `tones` are those of the cells, and `shares` (0 to 1) how darkly each is shaded, where they have any.
    """

    cells: tuple[Words, ...]
    tone: Tone = Tone.PLAIN
    tones: tuple[Tone, ...] = ()
    shares: tuple[Fraction | None, ...] = ()

    @property
    def drawn(self) -> Iterator[tuple[Words, Tone, Fraction | None]]:
        """Each cell with the tone and the share of its own, if it has them."""
        number = len(self.cells)
        return zip(self.cells, self.tones or (Tone.PLAIN,) * number, self.shares or (None,) * number, strict=True)


class Table(Struct, frozen=True):
    """A table with a heading to each column; a format with too little room may set it as a list."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Meter(Struct, frozen=True):
    """A bar from 0 to 1 with the range that it may still take; `text` says the same in numbers.

    `share` is None where there is nothing to show but the range. 0 <= low <= share <= high <= 1.
    """

    label: Words
    text: Words
    share: Fraction | None
    low: Fraction
    high: Fraction
    tone: Tone = Tone.PLAIN


class Meters(Struct, frozen=True):
    """Bars that are read together, on one scale. `label` is what they are about."""

    meters: tuple[Meter, ...]
    label: Words | None = None


class Coordinate(Struct, frozen=True):
    """Where a point stands along one side of a grid, from 0 to 1, with the range that it may still take.

    `text` says the same in numbers. 0 <= low <= share <= high <= 1.
    """

    text: Words
    share: Fraction
    low: Fraction
    high: Fraction


class Point(Struct, frozen=True):
    """A point on a grid."""

    label: Words
    across: Coordinate
    up: Coordinate
    tone: Tone = Tone.PLAIN


class Contour(Struct, frozen=True):
    """A line on a grid that joins places of one worth, such as a score: `course` from side to side, (across, up)."""

    label: Words
    course: tuple[tuple[Fraction, Fraction], ...]


class Grid(Struct, frozen=True):
    """Points between two sides, from 0 to 1 each, numbered from 1. A format may give their numbers alone.

    `subject` is what a point is, `across` and `up` what the sides measure.
    """

    subject: Words
    across: Words
    up: Words
    points: tuple[Point, ...]
    contours: tuple[Contour, ...] = ()


class Step(Struct, frozen=True):
    """One step of a way: `share`, from 0 to 1, is where it leads; `text` says the same in numbers."""

    label: Words
    text: Words
    share: Fraction
    tone: Tone = Tone.PLAIN


class Phase(Struct, frozen=True):
    """Steps that belong together, such as those of a month."""

    title: Words
    steps: tuple[Step, ...]


class Steps(Struct, frozen=True):
    """A way in steps, each from where the one before it led, numbered from 1 through all phases."""

    start: Step
    phases: tuple[Phase, ...]


class Slope(Struct, frozen=True):
    """One line through several moments: a share from 0 to 1 at each, None where there is no number.

    `texts` say the same in numbers, and `change` what became of the first by the last.
    """

    label: Words
    shares: tuple[Fraction | None, ...]
    texts: tuple[Words, ...]
    change: Words
    tone: Tone = Tone.PLAIN


class Slopes(Struct, frozen=True):
    """Lines through the same moments, numbered from 1. `label` is what a line is, `change` what its last word tells.

    `marks` are the numbers along the side, from 0 to 1, at even distances.
    """

    label: Words
    moments: tuple[Words, ...]
    slopes: tuple[Slope, ...]
    change: Words
    marks: tuple[Words, ...] = ()


class Panel(Struct, frozen=True):
    """A framed verdict: what stands here is read first."""

    title: Words
    blocks: "tuple[Block, ...]"
    tone: Tone = Tone.PLAIN


class Section(Struct, frozen=True):
    """A heading with what stands under it; sections nest."""

    title: Words
    blocks: "tuple[Block, ...]"


Block = Prose | Items | Table | Meters | Grid | Steps | Slopes | Panel | Section

Cell = Words | str | None
"""A cell of a sheet: text from outside, our own ids and numbers as they stand, or nothing."""


class Sheet(Struct, frozen=True):
    """The page as a spreadsheet has it: a header of our own names, and rows as wide as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Result(Protocol):
    """A published result, to be written as JSON."""

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, Any]:
        """The result as plain data, its keys in the published order."""


class Report(Struct, frozen=True):
    """One page, for every format. What only some formats ask for is made when they do."""

    title: Words
    blocks: tuple[Block, ...]
    make_sheet: Callable[[], Sheet]
    make_results: Callable[[], Iterable[Result]] | None = None
    lines: bool = False
    """Whether each result is written on a line of its own, because there may be many."""
    language: str = "en"

    @property
    def sheet(self) -> Sheet:
        """The page as a spreadsheet has it."""
        return self.make_sheet()

    @property
    def results(self) -> Iterable[Result] | None:
        """The published results; None where the sheet stands for the page."""
        return None if self.make_results is None else self.make_results()
