"""File names made from titles that other people wrote."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from cooperation_cli.text import Words

_LONGEST = 80
_MOST_READ = 1000
# Windows opens a device under these names, whatever the suffix and the folder.
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin", "conout", "clock"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def file_name(title: Words | str, taken: Collection[str]) -> str:
    """A file name without suffix, `[a-z0-9-]`, 1 to 80 characters, that is none of `taken` in any case."""
    raw = title.raw if isinstance(title, Words) else title
    # Bringing accents into one order takes time that grows with the square of their number.
    letters = unicodedata.normalize("NFKD", raw[:_MOST_READ]).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-") or "untitled"
    unfree = _DEVICES | {name.casefold() for name in taken}
    return next(name for name in _candidates(stem) if name not in unfree)


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        ending = f"-{number}"
        yield stem[: _LONGEST - len(ending)] + ending
