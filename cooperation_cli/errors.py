"""What can go wrong, as data: where it stands, what is wrong, and what to type instead."""

import difflib
from collections.abc import Iterable

from msgspec import Struct

from cooperation_cli.text import one_line


class Place(Struct, frozen=True):
    """Where a problem stands: a file as the user named it, with a line and column from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    @property
    def position(self) -> tuple[int, int]:
        """Line and column, to order by; what stands nowhere in particular comes first."""
        return self.line or 0, self.column or 0

    def __str__(self) -> str:
        known = (part for part in (self.line, self.column) if part is not None)
        return ":".join([one_line(self.file), *map(str, known)])


class Problem(Struct, frozen=True):
    """One thing that is wrong and its mend. `path` is the place in the document: `answers.x.level`."""

    place: Place
    what: str
    mend: str = ""
    path: str = ""

    def __str__(self) -> str:
        """`file:line:column: path: what is wrong; what to type`, safe to print, on one line."""
        says = f"{self.what}; {self.mend}" if self.mend else self.what
        return ": ".join([str(self.place), *(one_line(part) for part in (self.path, says) if part)])


class CooperationError(Exception):
    """What a person can mend. Carries every problem found at once; never prints, never exits."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint such as `did you mean "shared-goals"?`, or the known names where none is near."""
    names = list(known)
    if close := closest(name, names):
        return f'did you mean "{close}"?'
    if 0 < len(names) <= _FEW:
        return f"write one of: {', '.join(names)}"
    return ""


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` is most likely a misspelling of; empty where none is near."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


_FEW = 12
