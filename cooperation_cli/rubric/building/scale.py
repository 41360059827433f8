"""Builds scales, and finds levels on them."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.scale import Level, Scale, number_text
from cooperation_cli.rubric.schema import LevelEntry, RangeEntry, ScaleEntry
from cooperation_cli.text import Words

_MOST_STEPS = 1_000
_FEW = 12
# What a reply may say instead of a level.
_REPLIES = frozenset({"dont_know", "prefer_not_to_say", "not_applicable", "level"})

Piece = TypeVar("Piece")


def scale(name: str, entry: ScaleEntry, spot: Spot) -> Scale | None:
    """The scale, its range spread out into levels; None where something is wrong with it, which is noted."""
    levels = _levels(entry, spot)
    if not levels:
        return None
    zero = levels[0].value if entry.zero is None else entry.zero
    if zero > levels[0].value:
        (spot / "zero").refuse("zero stands above the lowest level", f"write {number_text(levels[0].value)} or less")
        return None
    if entry.evidence_from is not None and not levels[0].value < entry.evidence_from <= levels[-1].value:
        lowest, highest = (number_text(level.value) for level in (levels[0], levels[-1]))
        (spot / "evidence_from").refuse("no level to fall back to", f"write a level above {lowest}, up to {highest}")
        return None
    return Scale(name, levels, zero, entry.evidence_from)


def _levels(entry: ScaleEntry, spot: Spot) -> tuple[Level, ...]:
    if entry.levels is not None and entry.range is None:
        return _listed(entry.levels, spot / "levels")
    if entry.range is not None and entry.levels is None:
        return _spread(entry.range, spot / "range")
    if spot.sound("levels", "range"):
        spot.refuse("a scale is either a list of levels or a range", "write one of levels and range")
    return ()


def _listed(entries: list[LevelEntry], spot: Spot) -> tuple[Level, ...]:
    before = len(spot.problems)
    if len(entries) < 2:  # noqa: PLR2004  a single level measures nothing
        spot.refuse("a scale needs at least two levels", "add a level")
    for index in range(1, len(entries)):
        if entries[index].value <= entries[index - 1].value and (spot / (index - 1)).sound("value"):
            (spot / index / "value").refuse("the values do not ascend", "list the levels from the lowest value up")
    taken = {number_text(entry.value) for entry in entries} | _REPLIES
    for index, entry in enumerate(entries):
        if entry.code is not None and (entry.code in taken or entry.code != entry.code.strip()):
            (spot / index / "code").refuse(f'the code "{entry.code}" cannot be told apart', "choose another code")
        taken |= {entry.code or ""}
    sound = all((spot / index).sound("value", "code") for index in range(len(entries)))
    return tuple(map(_level, entries)) if sound and len(spot.problems) == before else ()


def _level(entry: LevelEntry) -> Level:
    label = entry.label or Words(entry.code or number_text(entry.value))
    return Level(entry.value, label, entry.code)


def _spread(entry: RangeEntry, spot: Spot) -> tuple[Level, ...]:
    if not spot.whole:
        return ()
    if entry.step <= 0 or entry.to <= entry.start:
        spot.refuse("a range goes up, by steps above 0", "write it such as {from: 0, to: 100, step: 1}")
        return ()
    steps = (entry.to - entry.start) / entry.step
    if steps.denominator != 1 or steps > _MOST_STEPS:
        (spot / "step").refuse(f"the range is not a whole number of up to {_MOST_STEPS} steps", "choose another step")
        return ()
    values = (entry.start + number * entry.step for number in range(steps.numerator + 1))
    return tuple(Level(value, Words(number_text(value))) for value in values)


def level_value(on: Scale, name: str, spot: Spot, *, key: bool = False) -> Fraction | None:
    """The value of the level called `name`; None after noting that the scale has none."""
    level = _level_called(name, on)
    if level is not None:
        return level.value
    spot.refuse(f'"{name}" is no level of the scale "{on.id}"', f"write {level_names(on)}", key=key)
    return None


def _level_called(name: str, on: Scale) -> Level | None:
    return on.by_name.get(name) or on.by_name.get(_canonical(name))


def level_names(on: Scale) -> str:
    """The levels that may be typed, for a message: `one of 0, 1, 2`, or `a level from 0 to 100`."""
    if len(on.levels) > _FEW:
        return f"a level from {number_text(on.lowest)} to {number_text(on.highest)}"
    return f"one of {', '.join(level.typed for level in on.levels)}"


def _canonical(name: str) -> str:
    """`3.0` as `3`; what is no number as it is."""
    try:
        return number_text(Fraction(Decimal(name)))
    except (ArithmeticError, ValueError):
        return name


def by_level(on: Scale | None, written: Mapping[str, Piece], spot: Spot) -> dict[Fraction, Piece]:
    """What is written for each level, by its value in the order of the scale; nothing where that is unknown."""
    found: dict[Fraction, Piece] = {}
    if on is None:
        return found
    for name, piece in written.items():
        level = _level_called(name, on)
        if level is None:
            level_value(on, name, spot / name, key=True)
        elif level.value in found:
            (spot / name).refuse(f'the level "{name}" stands twice', "keep one of the two", key=True)
        else:
            found[level.value] = piece
    ascending = sorted(found)
    return found if list(found) == ascending else {value: found[value] for value in ascending}
