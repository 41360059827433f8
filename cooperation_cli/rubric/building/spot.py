"""A spot in a rubric file, where something may turn out to be wrong."""

from collections.abc import Iterable

from cooperation_cli.documents.document import Document, Path, shown
from cooperation_cli.documents.draft import MOST_PROBLEMS
from cooperation_cli.errors import Problem, nearest
from cooperation_cli.records import dataclass
from cooperation_cli.text import Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A path in a document; all spots of one rubric share the list of its problems."""

    document: Document
    path: Path
    problems: list[Problem]

    def __truediv__(self, step: str | int) -> "Spot":
        return Spot(self.document, (*self.path, step), self.problems)

    def refuse(self, what: str, mend: str = "", *, key: bool = False) -> None:
        """Notes a problem with what stands here (with its key, if `key`); building goes on to find others."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(self.document.problem(self.path, what, mend, key=key))

    def refuse_unknown(self, kind: str, name: str, known: Iterable[str], *, key: bool = False) -> None:
        """Notes that `name` is no known thing of this kind, with the nearest one that is."""
        if len(self.problems) < MOST_PROBLEMS:
            self.refuse(f'unknown {kind} "{shown(name)}"', _hint(kind, name, list(known)), key=key)

    def refuse_repeated(self, kind: str, ids: Iterable[str]) -> None:
        """Notes every id that an earlier entry of the list here already has."""
        seen: set[str] = set()
        for index, name in enumerate(ids):
            if name in seen:
                (self / index / "id").refuse(f'the {kind} id "{name}" is used twice', "choose another id")
            seen.add(name)


def _hint(kind: str, name: str, known: list[str]) -> str:
    if not known:
        return f"this rubric has no {kind}"
    if len(known) > _MOST_COMPARED:
        # Comparing is slow, and a file may hold thousands of names.
        known = [other for other in known if other[:3] == name[:3]][:_MOST_COMPARED]
    return nearest(name, known)


_MOST_COMPARED = 200


def in_words(name: str) -> Words:
    """An id as a title, where the file gives none: `bad-news` reads "Bad news"."""
    words = name.replace("-", " ")
    return Words(words[:1].upper() + words[1:])
