"""Words that came from outside the program, and the plain door through which they leave."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import LiteralString

from msgspec import Struct

_JOINERS = "\u200c\u200d"
# Line and paragraph separators move the cursor or forge a line; soft hyphens hide inside words.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


class Words(Struct, frozen=True):
    """Text to be read by a person, possibly hostile; not a `str`, so that it cannot leave unseen.

    Everything that a report, a question or a message says is `Words`. Only a renderer's one door
    turns it into output; `plain` is the door for logs, error messages and bare terminals.
    """

    raw: str

    def __str__(self) -> str:
        return plain(self)

    def __bool__(self) -> bool:
        return bool(self.raw.strip())

    def __add__(self, other: "Words") -> "Words":
        return Words(self.raw + other.raw)


def phrase(template: LiteralString, **parts: "Words | str | int | None") -> Words:
    """One sentence from our own `template` and `parts`; what stands in a part is never a template."""
    raw = {name: part.raw if isinstance(part, Words) else str(part) for name, part in parts.items()}
    return Words(template.format(**raw))


def joined(parts: Iterable[Words], separator: LiteralString = ", ") -> Words:
    """The parts as one text, with our own separator between them."""
    return Words(separator.join(part.raw for part in parts))


def plain(words: Words | str) -> str:
    """The text with every unseen character shown as an escape and every line break as one newline."""
    raw = words.raw if isinstance(words, Words) else words
    # All that is printable to Python is seen, but for a few letters: most texts need no second look.
    if raw.isprintable() and _UNSEEN_LETTERS.isdisjoint(raw):
        return raw
    return "".join(_visible(raw.replace("\r\n", "\n")))


def one_line(words: Words | str) -> str:
    """As `plain`, with line breaks as spaces: for places that hold a single line."""
    return " ".join(plain(words).split("\n"))


def _visible(raw: str) -> Iterator[str]:
    for place, character in enumerate(raw):
        if character == "\n":
            yield character
        elif character == "\t":
            yield " "
        elif character in _JOINERS and _between_letters(raw, place):
            yield character
        elif character in _UNSEEN_LETTERS or unicodedata.category(character) in _UNSEEN_CATEGORIES:
            yield f"\\u{{{ord(character):x}}}"
        else:
            yield character


def _between_letters(raw: str, place: int) -> bool:
    # A joiner shapes Arabic, Indic and emoji text; anywhere else it only hides a difference.
    if not 0 < place < len(raw) - 1:
        return False
    return all(unicodedata.category(raw[near])[0] in "LMS" for near in (place - 1, place + 1))
