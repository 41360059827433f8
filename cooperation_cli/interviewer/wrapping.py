"""Words as lines that fit a width, counted in columns: Chinese letters take two, accents none."""

import unicodedata
from collections.abc import Iterator

from cooperation_cli.text import Words, plain

_NARROWEST = 20


def wrapped(words: Words | str, width: int, first: str = "", rest: str | None = None) -> str:
    """The words in lines of at most `width` columns, their breaks kept, with an indent for the first and for the rest.

    A word longer than a line is cut, not lost.
    """
    further = " " * len(first) if rest is None else rest
    room = max(width - max(columns(first), columns(further)), _NARROWEST)
    lines = [line for paragraph in plain(words).split("\n") for line in _lines(paragraph, room)]
    return "\n".join(f"{further if index else first}{line}".rstrip() for index, line in enumerate(lines))


def columns(text: str) -> int:
    """The columns that a terminal gives the text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines(paragraph: str, room: int) -> Iterator[str]:
    line = ""
    for word in (piece for long in paragraph.split() for piece in _pieces(long, room)):
        if line and columns(line) + 1 + columns(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _pieces(word: str, room: int) -> Iterator[str]:
    if columns(word) <= room:
        yield word
        return
    piece = ""
    for character in word:
        if columns(piece) + _columns(character) > room:
            yield piece
            piece = ""
        piece += character
    yield piece
