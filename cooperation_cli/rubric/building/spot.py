"""A spot in a rubric file, where something may turn out to be wrong."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from cooperation_cli.documents.document import Document, Path, Value, shown
from cooperation_cli.documents.draft import MOST_PROBLEMS
from cooperation_cli.documents.salvage import lies_in
from cooperation_cli.errors import Problem, nearest
from cooperation_cli.text import Words


class Spot(Struct, frozen=True):
    """A path in a document; all spots of one rubric share the list of its problems.

    At the paths in `wrong`, something else stands for what is written: they are reported already.
    """

    document: Document
    path: Path
    problems: list[Problem]
    wrong: Collection[Path] = frozenset()

    def __truediv__(self, step: str | int) -> "Spot":
        return Spot(self.document, (*self.path, step), self.problems, self.wrong)

    def sound(self, *keys: str) -> bool:
        """Whether what stands here, or under each of `keys`, is what the rubric is built from."""
        if not keys:
            return not lies_in(self.path, self.wrong)
        return not any(lies_in((*self.path, key), self.wrong) for key in keys)

    @property
    def whole(self) -> bool:
        """Whether nothing here or further in is wrong."""
        return self.sound() and not any(path[: len(self.path)] == self.path for path in self.wrong)

    @property
    def written(self) -> Value:
        """What the file says here; None where nothing stands."""
        value = self.document.data
        for step in self.path:
            if isinstance(value, dict):
                value = value.get(str(step))
            else:
                value = value[step] if isinstance(value, list) and isinstance(step, int) else None
        return value

    def refuse(self, what: str, mend: str = "", *, key: bool = False) -> None:
        """Notes a problem with what stands here (with its key, if `key`); building goes on to find others.

        What was wrong before gets no second problem.
        """
        if len(self.problems) < MOST_PROBLEMS and self.sound():
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
    return nearest(name, comparable(name, known))


def comparable(name: str, known: Collection[str]) -> Collection[str]:
    """Those of the known names with which `name` is compared to find the nearest."""
    # Comparing is slow, and a file may hold thousands of names.
    if len(known) <= _MOST_COMPARED:
        return known
    return [other for other in known if other[:3] == name[:3]][:_MOST_COMPARED]


_MOST_COMPARED = 200


def in_words(name: str) -> Words:
    """An id as a title, where the file gives none: `bad-news` reads "Bad news"."""
    words = name.replace("-", " ")
    return Words(words[:1].upper() + words[1:])
