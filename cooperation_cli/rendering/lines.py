"""Styled text on a terminal's grid: how wide it is, how it is wrapped, and how it is written."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct
from rich.cells import cell_len


class Style(StrEnum):
    """What a terminal is asked for, as its own codes. Yellow and grey are left out: nobody reads them on white."""

    PLAIN = ""
    BOLD = "1"
    GREEN = "32"
    MAGENTA = "35"
    RED = "31"

    @property
    def bold(self) -> str:
        """The same, bold."""
        return ";".join(code for code in (Style.BOLD, self) if code)


class Span(Struct, frozen=True):
    """Words in one style: `code` is what stands between `ESC [` and `m`."""

    text: str
    code: str = Style.PLAIN


_JOINTS = "-_/"

Line = Sequence[Span]
"""Spans that a space separates."""


def width(text: str) -> int:
    """How many columns a text takes; wide letters take two, combining marks none."""
    return len(text) if text.isascii() else cell_len(text)


def line_width(line: Line) -> int:
    """How many columns a line takes."""
    return sum(width(span.text) + 1 for span in line) - 1 if line else 0


def wrapped(line: Line, room: int) -> Iterator[Line]:
    """Lines of at most `room` columns, cut at spaces, and inside a word only where it is longer than that."""
    current: list[Span] = []
    used = 0
    for word in _words(line):
        wide = width(word.text)
        if current and used + 1 + wide > room:
            yield current
            current, used = [], 0
        if wide > room:
            *whole, last = (Span(piece, word.code) for piece in _folded(word.text, room))
            yield from ([piece] for piece in whole)
            word, wide = last, width(last.text)  # noqa: PLW2901
        used += wide + bool(current)
        current.append(word)
    yield current


def written(line: Line, *, colour: bool) -> str:
    """The line with its styles as escape codes, or without them; neighbours in one style share their codes."""
    if not colour:
        return " ".join(span.text for span in line)
    return " ".join(f"\x1b[{span.code}m{span.text}\x1b[0m" if span.code else span.text for span in _joined(line))


class Cell(Struct, frozen=True):
    """Lines that stand in a column of their own, to its left or to its right."""

    lines: Sequence[Line]
    width: int
    right: bool = False


def side_by_side(cells: Sequence[Cell]) -> Iterator[Line]:
    """The cells as one row, two columns between them."""
    for parts in zip_longest(*(cell.lines for cell in cells), fillvalue=()):
        row: list[Span] = []
        for cell, part in zip(cells, parts, strict=True):
            row += [*([Span("")] if row else []), *_padded(part, cell)]
        yield row


def _padded(line: Line, cell: Cell) -> Line:
    """The line with the spaces that fill its cell; one more stands where it is joined."""
    gap = cell.width - line_width(line)
    if not line:
        return (Span(" " * gap),)
    if gap <= 0:
        return line
    space = Span(" " * (gap - 1))
    return (space, *line) if cell.right else (*line, space)


def _words(line: Line) -> Iterator[Span]:
    for span in line:
        for word in span.text.split(" "):
            if word:
                yield Span(word, span.code)


def _folded(word: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for character in word:
        wide = width(character)
        if piece and used + wide > room:
            cut = _cut(piece)
            yield piece[:cut]
            piece = piece[cut:]
            used = width(piece)
        piece, used = piece + character, used + wide
    yield piece


def _cut(piece: str) -> int:
    """Where a name too long for its line ends there: behind its last joint, unless that leaves the line half empty."""
    joint = max(piece.rfind(joint) for joint in _JOINTS) + 1
    return joint if 2 * joint > len(piece) else len(piece)


def _joined(line: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in line:
        if joined and joined[-1].code == span.code:
            joined[-1] = Span(f"{joined[-1].text} {span.text}", span.code)
        else:
            joined.append(span)
    return joined
