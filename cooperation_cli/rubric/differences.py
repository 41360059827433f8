"""What differs between two rubrics: what was added, taken away, renamed, and changed in numbers or in words."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any

from msgspec import Struct

from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.conditions import AllOf, AnyOf, Chosen, CountOf, Measured, Not
from cooperation_cli.rubric.in_words import in_words
from cooperation_cli.rubric.model import Dimension, Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import Scale, number_text
from cooperation_cli.text import Words


class Did(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class Piece(Struct, frozen=True):
    """One value, such as `weight` or `levels 2`, that is another one; None where there is none."""

    name: str
    before: Words | None
    after: Words | None
    words: bool
    """Whether it is for readers alone, so that no score depends on it."""


class Difference(Struct, frozen=True):
    """One thing that differs; `was` is its former id where it was renamed."""

    kind: str
    id: str
    title: Words
    did: Did
    was: str | None
    pieces: tuple[Piece, ...]


class _Value(Struct, frozen=True):
    text: Words
    words: bool


_Things = Mapping[str, tuple[Words, Mapping[str, _Value]]]
"""Everything of one kind, by id: its title, and its values by name."""

_APART = frozenset({"id", "dimension", "position", "digest", "version", "stale", "weights", "renamed_from", "language"})
_LISTED = {
    "scale": "scales",
    "fact": "profile",
    "part": "parts",
    "dimension": "dimensions",
    "question": "questions",
    "band": "bands",
    "must-have": "gates",
    "warning": "warnings",
    "opportunity": "opportunities",
    "scenario": "scenarios",
    "source": "sources",
    "enabler": "enablers",
    "case": "cases",
}
"""Each kind of thing, and where a rubric keeps it."""


_CONDITIONS = (Measured, Chosen, AllOf, AnyOf, Not, CountOf)
_WHOLE = (Words, Combine, *_CONDITIONS)
"""What is told as one value, though it is made of several."""
_NOTHING = (None, ())


def differences(old: Rubric, new: Rubric) -> tuple[Difference, ...]:
    """Everything that differs, kind by kind, in the order of the new rubric, and last what it no longer has."""
    renamed = _renamed(old, new)
    now = {was: name for name, was in renamed.items()}
    found = [*_changed("rubric", new.id, new.title, _frame(old), _frame(new))]
    for kind, place in _LISTED.items():
        before = _by_present_names(_things(old, place), now)
        found += _compared(kind, before, _things(new, place), renamed if kind == "question" else {})
    return tuple(found)


def _by_present_names(things: _Things, now: Mapping[str, str]) -> _Things:
    """The values by names in which renamed questions have their new ids, so that these alone are no difference."""
    return {
        id_: (title, {" ".join(now.get(word, word) for word in name.split(" ")): each for name, each in values.items()})
        for id_, (title, values) in things.items()
    }


def _renamed(old: Rubric, new: Rubric) -> Mapping[str, str]:
    """Of each question that has another id now, the former one."""
    kept = old.questions.keys()
    return {now: was for was, now in new.renamed.items() if was in kept and now not in kept}


def _compared(kind: str, old: _Things, new: _Things, renamed: Mapping[str, str]) -> Iterator[Difference]:
    for name, (title, values) in new.items():
        was = renamed.get(name, name)
        if was not in old:
            yield Difference(kind, name, title, Did.ADDED, None, ())
        elif was != name:
            yield Difference(kind, name, title, Did.RENAMED, was, tuple(_pieces(old[was][1], values)))
        else:
            yield from _changed(kind, name, title, old[name][1], values)
    gone = old.keys() - new.keys() - set(renamed.values())
    yield from (Difference(kind, name, old[name][0], Did.REMOVED, None, ()) for name in old if name in gone)


def _changed(
    kind: str, name: str, title: Words, old: Mapping[str, _Value], new: Mapping[str, _Value]
) -> Iterator[Difference]:
    if pieces := tuple(_pieces(old, new)):
        yield Difference(kind, name, title, Did.CHANGED, None, pieces)


def _pieces(old: Mapping[str, _Value], new: Mapping[str, _Value]) -> Iterator[Piece]:
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if before != after:
            words = all(each.words for each in (before, after) if each)
            yield Piece(name, before.text if before else None, after.text if after else None, words)


def _things(rubric: Rubric, place: str) -> _Things:
    kept = getattr(rubric, place)
    listed: Iterable[Any] = kept.values() if isinstance(kept, Mapping) else kept
    return {each.id: (_title(each), dict(_values(each, rubric))) for each in listed}


def _title(thing: Any) -> Words:  # noqa: ANN401 - whatever a rubric holds
    title = getattr(thing, "title", None) or getattr(thing, "text", None)
    return title if isinstance(title, Words) else Words(thing.id)


def _frame(rubric: Rubric) -> Mapping[str, _Value]:
    """What the rubric says of itself and of the total."""
    kept = [each for each in rubric.__struct_fields__ if each not in {*_APART, *_LISTED.values()}]
    return {name: value for each in kept for name, value in _walk(each, getattr(rubric, each), rubric)}


def _values(thing: Any, rubric: Rubric) -> Iterator[tuple[str, _Value]]:  # noqa: ANN401 - whatever a rubric holds
    for each in thing.__struct_fields__:
        if each in _APART or (isinstance(thing, Dimension) and each == "questions"):
            continue
        value = getattr(thing, each)
        # A question names its scale; what that is, stands by itself.
        named = value.id if isinstance(thing, Question) and isinstance(value, Scale) else value
        yield from _walk(each, named, rubric)


def _walk(name: str, value: Any, rubric: Rubric) -> Iterator[tuple[str, _Value]]:  # noqa: ANN401 - as above
    """The values in a value, each by the way to it."""
    inner: Iterable[tuple[object, object]] = ()
    if isinstance(value, Mapping):
        inner = ((_plain(key), each) for key, each in value.items())
    elif isinstance(value, tuple) and any(isinstance(each, Struct) for each in value):
        inner = enumerate(value, start=1)
    elif isinstance(value, Struct) and not isinstance(value, _WHOLE):
        inner = ((each, getattr(value, each)) for each in value.__struct_fields__)
    elif value not in _NOTHING:
        yield name, _Value(_told(value, rubric), isinstance(value, Words))
    for key, each in inner:
        yield from _walk(f"{name} {key}", each, rubric)


def _told(value: Any, rubric: Rubric) -> Words:  # noqa: ANN401 - as above
    match value:
        case Words():
            return value
        case Combine(rule, at_least):
            return Words(f"{rule}" if at_least is None else f"{rule}, at least {number_text(at_least)}")
        case tuple():
            return Words(", ".join(map(_plain, value)))
        case _ if isinstance(value, _CONDITIONS):
            return in_words(value, rubric)
        case _:
            return Words(_plain(value))


def _plain(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)
