"""A rubric in another language: the same ids and numbers, other words."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.documents.draft import MOST_PROBLEMS
from cooperation_cli.errors import closest
from cooperation_cli.rubric.building.spot import Spot, comparable
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import Level, number_text
from cooperation_cli.rubric.schema import TranslationEntry
from cooperation_cli.text import Words

_Change = Callable[[str, Words], Words]
_Node = TypeVar("_Node")
_Steps = dict[str, "_Steps"]
"""What may follow in a place, by the next step in it."""


def fingerprint(words: Words) -> str:
    """What a translation keeps of the text that it translates: `sha256-` and eight hexadecimal digits."""
    # The prefix keeps the digits text: YAML reads 12345678 as a number.
    return f"sha256-{hashlib.sha256(words.raw.encode()).hexdigest()[:8]}"


def words_of(rubric: Rubric) -> Mapping[str, Words]:
    """Every text of the rubric by its place, such as `questions.shared-goals.purpose.levels.3`."""
    found: dict[str, Words] = {}

    def keep(place: str, words: Words) -> Words:
        found[place] = words
        return words

    _changed(rubric, "", keep)
    return found


def translated(rubric: Rubric, entry: TranslationEntry, spot: Spot) -> Rubric:
    """The rubric in the words of a translation; those that fell behind stay, and are listed in `stale`.

    Words for a text that there is not are noted in `spot.problems`.
    """
    known = words_of(rubric)
    _refuse_unknown(entry.words, known, spot / "words")
    said = {place: wording for place, wording in entry.words.items() if place in known}
    stale = {place for place, wording in said.items() if wording.of != fingerprint(known[place])}

    def translate(place: str, words: Words) -> Words:
        return said[place].says if place in said and place not in stale else words

    return replace(_changed(rubric, "", translate), language=entry.language, stale=tuple(sorted(stale)))


def _refuse_unknown(places: Iterable[str], known: Collection[str], spot: Spot) -> None:
    unknown = [place for place in places if place not in known][:MOST_PROBLEMS]
    steps = _steps(known) if unknown else {}
    for place in unknown:
        (spot / place).refuse(f'there is no text "{place}"', _meant(place, known, steps), key=True)


def _steps(places: Iterable[str]) -> _Steps:
    steps: _Steps = {}
    for place in places:
        inner = steps
        for step in place.split("."):
            inner = inner.setdefault(step, {})
    return steps


def _meant(place: str, known: Collection[str], steps: _Steps) -> str:
    """What to write in place of what is no place of a text: it is followed step by step, as far as each is like one."""
    way: list[str] = []
    for step in place.split("."):
        near = step if step in steps else closest(step, comparable(step, steps))
        if not near:
            break
        way, steps = [*way, near], steps[near]
    if ".".join(way) in known:
        return f'did you mean "{".".join(way)}"?'
    while ".".join(way) not in known:
        way, steps = [*way, next(iter(steps))], steps[next(iter(steps))]
    return f'write the place of a text, such as "{".".join(way)}"'


def _changed(node: _Node, place: str, change: _Change) -> _Node:
    """The node with every text in it changed; what holds no text stays the same object."""
    return cast("_Node", _anew(node, place, change))


def _anew(node: object, place: str, change: _Change) -> object:
    match node:
        case Words():
            return change(place, node)
        case dict():
            return {key: _anew(value, _inside(place, _name(key)), change) for key, value in node.items()}
        case tuple():
            return tuple(_anew(item, _place(place, index, item), change) for index, item in enumerate(node))
        case Struct():
            return _anew_parts(node, place, change)
        case _:
            return node


def _anew_parts(node: Struct, place: str, change: _Change) -> object:
    given = {name: getattr(node, name) for name in node.__struct_fields__}
    anew = {name: _anew(value, _part_place(place, name, node), change) for name, value in given.items()}
    changes = {name: value for name, value in anew.items() if value != given[name]}
    return replace(node, **changes) if changes else node


def _place(place: str, index: int, item: object) -> str:
    match item:
        case Level(value):
            return _inside(place, number_text(value))
        case Question(id=name):
            return f"questions.{name}"
        case _:
            return _inside(place, getattr(item, "id", str(index)))


def _part_place(place: str, name: str, node: object) -> str:
    # The levels of a question's scale are worded once, with the scale.
    return f"scales.{node.scale.id}" if isinstance(node, Question) and name == "scale" else _inside(place, name)


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _name(key: object) -> str:
    return number_text(key) if isinstance(key, Fraction) else str(key)
