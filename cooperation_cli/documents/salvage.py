"""What can still be read of a document with faults, so that the checks after its shape find theirs in the same run."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.documents.document import Document, Path, Value, respelled, respelt
from cooperation_cli.documents.draft import MOST_PROBLEMS
from cooperation_cli.documents.validation import Found, M, attempted, problems_of, relevant
from cooperation_cli.errors import Problem, closest

# What a list's entry of the wrong shape is tried as in turn, so that the entries after it keep their places.
_ENTRIES: tuple[Value, ...] = ({}, "x", "x.x")
_ROUNDS = 8


class Salvage(Struct, Generic[M], frozen=True):
    """The model of what is well formed (None where too little is), and what is wrong with the rest.

    `document` is what was read, its misspelt keys put right. `wrong` are the paths that the model does not hold as
    written: what a check finds there or below is no news.
    """

    document: Document
    made: M | None
    problems: list[Problem]
    wrong: frozenset[Path]


def salvaged(
    model: type[M],
    document: Document,
    stand_ins: Mapping[str, Value],
    spoilt: frozenset[Path] = frozenset(),
    guessed: Collection[Path] = (),
) -> Salvage[M]:
    """The document without its faults.

    What stands under a misspelt key is read as if under the right one; what is of the wrong shape is left out; what
    must be there is stood in for by the value of `stand_ins` for its key. `spoilt` are paths whose faults are known; at
    the `guessed` ones, where the guess may be wrong, a wrong shape is none.
    """
    made, found = attempted(model, document.data)
    if made is not None:
        return Salvage(document, made, [], spoilt)
    found = relevant(found)
    spoilt |= {one.path for one in found if one.path in guessed and not one.missing}
    if len(found) >= MOST_PROBLEMS:
        # No more would be said, and mending thousands of faults takes long.
        return Salvage(document, None, problems_of(document, (), found), spoilt)
    if misspelt := _misspelt(document, found):
        keys = {one.path: str(meant[-1]) for meant, one in misspelt.items()}
        known = frozenset(respelt(path, keys) for path in spoilt)
        rest = salvaged(model, respelled(document, keys), stand_ins, known, misspelt)
        return replace(rest, problems=[*problems_of(document, (), [*misspelt.values()]), *rest.problems])
    repair = _Repair(_copied(document.data), stand_ins)
    mended = repair.mended(model, found)
    news = [one for one in found if not lies_in(one.path, spoilt)]
    return Salvage(document, mended, problems_of(document, (), news), spoilt | {one.at for one in found})


def _misspelt(document: Document, found: list[Found]) -> dict[Path, Found]:
    """The unknown keys, each by the path that is meant by it, where nothing else stands."""
    repair = _Repair(document.data, {})
    meant: dict[Path, Found] = {}
    for one in found:
        near = closest(str(one.path[-1]), one.known) if one.known else ""
        holder = repair.at(one.path[:-1])
        if near and isinstance(holder, dict) and near not in holder:
            meant.setdefault((*one.path[:-1], near), one)
    return meant


def lies_in(path: Path, paths: Collection[Path]) -> bool:
    """Whether the path is one of `paths` or leads below one."""
    return bool(paths) and any(path[:length] in paths for length in range(len(path) + 1))


@dataclass(slots=True)
class _Repair:
    """A copy of a document's data, from which faults are taken until the rest is of the right shape."""

    data: Value
    stand_ins: Mapping[str, Value]

    def mended(self, model: type[M], found: list[Found]) -> M | None:
        tries: Counter[Path] = Counter()
        for _ in range(_ROUNDS):
            once = {one.at: one for one in found}
            for one in once.values():
                self._mend(one, tries)
            made, again = attempted(model, self.data)
            if made is not None:
                return made
            found = relevant(again)
        return None

    def _mend(self, one: Found, tries: Counter[Path]) -> None:
        if one.missing and str(one.at[-1]) in self.stand_ins:
            self._put(one.at, _copied(self.stand_ins[str(one.at[-1])]))
        elif not one.path:
            return
        elif isinstance(one.path[-1], int) and tries[one.path] < len(_ENTRIES):
            self._put(one.path, _copied(_ENTRIES[tries[one.path]]))
            tries[one.path] += 1
        else:
            self._take_out(one.path)

    def _put(self, path: Path, value: Value) -> None:
        holder, step = self.at(path[:-1]), path[-1]
        if isinstance(holder, dict | list):  # neither once a list around it has been taken out
            holder[step] = value  # type: ignore[index]  # a mapping's steps are text, a list's are numbers

    def _take_out(self, path: Path) -> None:
        """Deletes the entry of a mapping that the path leads to; of a list, the entry that holds the list."""
        # A model is a mapping, so that its path begins with a key.
        while isinstance(path[-1], int):
            path = path[:-1]
        holder = self.at(path[:-1])
        if isinstance(holder, dict):
            holder.pop(str(path[-1]), None)

    def at(self, path: Path) -> Value:
        """What stands at the path now, None for nothing."""
        value = self.data
        for step in path:
            value = _inside(value, step)
        return value


def _copied(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _inside(value: Value, step: str | int) -> Value:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[int(step)] if isinstance(value, list) else None
