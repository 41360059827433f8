"""When two texts are the same to a reader: case, spaces and signs aside."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final, TypeVar

LONGEST: Final = 1_000
"""Texts with more characters are compared as they are."""
_MOST_PARTS: Final = 12
_BREAKS: Final = re.compile(r"[/:.)\]>|–—-]\s*")  # noqa: RUF001 - dashes as people type them
_BRACKETS: Final = {")": "(", "]": "["}


class _Signs(dict[int, int]):
    """What stands for each character: itself for letters, digits and marks, a space for all else; found out once."""

    def __missing__(self, code: int) -> int:
        self[code] = code if unicodedata.category(chr(code))[0] in "LMN" else ord(" ")
        return self[code]


_SIGNS: Final = _Signs()
Meaning = TypeVar("Meaning")


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """The letters, digits and marks of a text, small, with one space for whatever stands between them."""
    if len(text) > LONGEST:
        return text
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold().split())


def known_by(pairs: Iterable[tuple[str, Meaning]], spelt: Callable[[str], str] = folded) -> Mapping[str, Meaning]:
    """Each meaning by its text, `spelt` as it is compared; a text that could mean several things means nothing."""
    found: dict[str, Meaning] = {}
    several = set[str]()
    for text, meaning in pairs:
        key = spelt(text)
        if found.setdefault(key, meaning) != meaning:
            several.add(key)
    return {key: meaning for key, meaning in found.items() if key and key not in several}


def parts(header: str) -> Iterator[str]:
    """What a column may be called by: its whole header, what stands in brackets at its end, and what after a sign.

    Tools put groups, numbers and codes before a question: `Goals/Is there a purpose?`, `G1Q2. Is there a purpose?`.
    """
    yield header
    if len(header) > LONGEST:
        return
    whole = header.rstrip()
    brackets = _BRACKETS.get(whole[-1:])
    opening = re.finditer(re.escape(brackets), whole) if brackets else ()
    yield from (whole[bracket.end() : -1] for bracket in islice(opening, _MOST_PARTS))
    yield from (header[sign.end() :] for sign in islice(_BREAKS.finditer(header), _MOST_PARTS))
