"""A document while it is being read: the limits on it, its places, and what is wrong with it so far."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from cooperation_cli.documents.document import Document, Mark, Path, Value, dotted, shown
from cooperation_cli.errors import CooperationError, Place, Problem

DEEPEST = 24
MOST_NODES = 50_000
MOST_PROBLEMS = 50
LONGEST_KEY = 200


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one file from its top, as many as anybody mends in one go."""
    return sorted(problems, key=lambda problem: problem.place.position)[:MOST_PROBLEMS]


class SpoiltError(CooperationError):
    """Parts of a document may not stand as they are; `document` has the rest, and nothing at the paths `spoilt`."""

    def __init__(self, document: Document, spoilt: frozenset[Path], *problems: Problem) -> None:
        super().__init__(*problems)
        self.document = document
        self.spoilt = spoilt


@dataclass(slots=True)
class Draft:
    """Takes note of each part of a document before it is built; every problem comes out at once."""

    name: str
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoilt: list[Path] = field(default_factory=list)
    nodes: int = 0
    _spellings: dict[Path, Mark] = field(default_factory=dict)

    def node(self, path: Path, mark: Mark) -> None:
        """A value of any kind begins."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.stop(mark, f"holds more than {MOST_NODES:,} values", "split the file")
        self.values.setdefault(path, mark)

    def container(self, path: Path, mark: Mark) -> None:
        """A list or a mapping begins."""
        if len(path) >= DEEPEST:
            self.stop(mark, f"lists and mappings stand more than {DEEPEST} deep", "flatten them")
        self.node(path, mark)

    def key(self, path: Path, key: str, mark: Mark) -> None:
        """A key of the mapping at `path` begins; Unicode spellings of one text are one key."""
        if len(key) > LONGEST_KEY:
            # Bringing accents into one order takes time that grows with the square of their number.
            self.stop(mark, f"a key is longer than {LONGEST_KEY} characters", "shorten it")
        here = (*path, key)
        if wrong := unreadable(key):
            self.note(mark, f"a key {wrong}", "delete it", here)
        earlier = self._spellings.setdefault((*path, unicodedata.normalize("NFC", key)), mark)
        if earlier is not mark:
            what = f'"{shown(key)}" stands twice, first on line {earlier[0]}'
            self.note(mark, what, "keep one of the two", here)
        self.keys.setdefault(here, mark)

    def text(self, path: Path, text: str, mark: Mark) -> str:
        """The text of a value, noted as a problem if it could not be shown or written again."""
        if wrong := unreadable(text):
            self.note(mark, f"a text {wrong}", "delete it", path)
        return text

    def note(self, mark: Mark, what: str, mend: str, path: Path = ()) -> None:
        """Keeps a problem; reading goes on, to find the others."""
        self.problems.append(Problem(Place(self.name, *mark), what, mend, dotted(path)))
        self.spoilt.append(path)
        if len(self.problems) >= MOST_PROBLEMS:
            raise CooperationError(*self.problems)

    def stop(self, mark: Mark, what: str, mend: str) -> NoReturn:
        """Raises `CooperationError` with every problem found: nothing after this can be read."""
        raise CooperationError(*self.problems, Problem(Place(self.name, *mark), what, mend))

    def document(self, data: Value) -> Document:
        """The document, or `SpoiltError` with every problem found. A lone null is an empty file."""
        document = Document(self.name, data, self.values, self.keys)
        if self.problems:
            raise SpoiltError(document, frozenset(self.spoilt), *self.problems)
        if data is None:
            self.stop((1, 1), "the file is empty", "fill it in")
        return document


def unreadable(text: str) -> str:
    """What makes `text` impossible to show or to write again, in words; empty when nothing does."""
    if "\0" in text:
        return "holds a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "holds half of a character (a lone surrogate)"
    return ""
