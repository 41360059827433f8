"""A document as it was read: its data, and where in the file each part of it stands."""

from collections.abc import Mapping, Sequence
from decimal import Decimal  # noqa: TC003 - pydantic may be asked about `Value`
from typing import TypeAlias

from msgspec import Struct

from cooperation_cli.errors import Place, Problem
from cooperation_cli.text import one_line

Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | str | Decimal | bool | None"
Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]


class Document(Struct, frozen=True):
    """What YAML or JSON held: dicts, lists, text, decimals, booleans and None.

    `values` and `keys` give the line and column (from 1) of the value, and of the key, at each path.
    """

    name: str
    data: Value
    values: Mapping[Path, Mark]
    keys: Mapping[Path, Mark]

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where `path` stands (its key, if `key`), or else its nearest ancestor that is in the file."""
        mark = self.keys.get(path) if key else None
        for length in range(len(path), -1, -1):
            mark = mark or self.values.get(path[:length])
        return Place(self.name, *mark) if mark else Place(self.name)

    def problem(self, path: Path, what: str, mend: str = "", *, key: bool = False) -> Problem:
        """A problem with what stands at `path`."""
        return Problem(self.place(path, key=key), what, mend, dotted(path))


def respelled(document: Document, keys: Mapping[Path, str]) -> Document:
    """The document with other keys at these paths, everything in its place."""

    def value_now(value: Value, path: Path) -> Value:
        if isinstance(value, dict):
            return {keys.get((*path, key), key): value_now(inner, (*path, key)) for key, inner in value.items()}
        return [value_now(inner, (*path, at)) for at, inner in enumerate(value)] if isinstance(value, list) else value

    return Document(
        document.name,
        value_now(document.data, ()),
        {respelt(path, keys): mark for path, mark in document.values.items()},
        {respelt(path, keys): mark for path, mark in document.keys.items()},
    )


def respelt(path: Path, keys: Mapping[Path, str]) -> Path:
    """Where in the `respelled` document stands what stood at the path."""
    return tuple(keys.get(path[: at + 1], step) if isinstance(step, str) else step for at, step in enumerate(path))


def dotted(path: Path) -> str:
    """The path for a person: `gates[2].when`, list entries counted from 0."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{shown(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def shown(text: str, most: int = 40) -> str:
    """A piece of foreign text for a message: one line, unseen characters as escapes, cut to `most` characters."""
    return one_line(text[:most]) + ("…" if len(text) > most else "")
