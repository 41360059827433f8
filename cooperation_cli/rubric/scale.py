"""Scales: the levels that a question may take."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from cooperation_cli.text import Words


class Level(Struct, frozen=True):
    """One step of a scale; `code` is the letter that may be typed for it."""

    value: Fraction
    label: Words
    code: str | None = None

    @property
    def typed(self) -> str:
        """What a person types for it: its code if it has one, else its value."""
        return self.code or number_text(self.value)


class Worth(Struct, frozen=True):
    """What a level counts for, once a reversed one is put right: v, from 0 to 1, and 100 v."""

    value: Fraction
    points: Fraction


class Scale(Struct, frozen=True, dict=True):
    """The levels that a question may take, in ascending order of value (at least two)."""

    id: str
    levels: tuple[Level, ...]
    zero: Fraction
    evidence_from: Fraction | None = None

    @property
    def lowest(self) -> Fraction:
        """The smallest value on the scale."""
        return self.levels[0].value

    @property
    def highest(self) -> Fraction:
        """The largest value on the scale."""
        return self.levels[-1].value

    @property
    def widest_step(self) -> Fraction:
        """The largest distance between neighbouring levels: what "one level" is where the scale is uneven."""
        return max(upper - lower for lower, upper in pairwise(self.values))

    @cached_property
    def values(self) -> tuple[Fraction, ...]:
        """The values of the levels, ascending."""
        return tuple(level.value for level in self.levels)

    @cached_property
    def by_name(self) -> Mapping[str, Level]:
        """Each level by every name that may be typed for it: its value as text, and its code."""
        named = {number_text(level.value): level for level in self.levels}
        return named | {level.code: level for level in self.levels if level.code is not None}

    def worth(self, level: Fraction) -> Worth:
        """What a level counts for: v = (level - zero) / (highest - zero)."""
        listed = self._listed.get(level)
        return self._worth(level) if listed is None else listed

    @cached_property
    def _listed(self) -> Mapping[Fraction, Worth]:
        # Nearly every level is a listed one, and exact arithmetic is what scoring spends its time on.
        return {level: self._worth(level) for level in self.values}

    def _worth(self, level: Fraction) -> Worth:
        value = (level - self.zero) / (self.highest - self.zero)
        return Worth(value, 100 * value)

    def level(self, value: Fraction) -> Level:
        """The level with this value. Raises KeyError where there is none."""
        return self.by_name[number_text(value)]


def number_text(value: Fraction) -> str:
    """A level, weight or threshold as people write it: `3`, `2.5`; a value without a finite decimal as `1/3`."""
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, _PLACES):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}"
    return str(value)


_PLACES = 10
