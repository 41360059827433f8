"""What is told of many levels of one question: one function a statistic, and one line in the table."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from cooperation_cli.rubric.scale import Scale
from cooperation_cli.scoring.combining import summed

_WORKING = Context(prec=50)
_KEPT = Context(prec=40)

Counts = Mapping[Fraction, int]
"""How many gave which level; of at least one."""

Statistic = Callable[[Counts, Scale], Fraction | None]
"""A number from levels on their scale; None where they are too few for it."""


def mean(levels: Sequence[Fraction]) -> Fraction:
    """The mean, exact."""
    return summed(levels) / len(levels)


def average(counts: Counts, _scale: Scale) -> Fraction:
    """The mean of all levels, exact."""
    return summed([times * level for level, times in counts.items()]) / sum(counts.values())


def deviation(counts: Counts, scale: Scale) -> Fraction | None:
    """The standard deviation with n - 1, in levels; None for one level. 50 digits at work, 40 kept."""
    number = sum(counts.values())
    if number == 1:
        return None
    middle = average(counts, scale)
    squares = summed([times * (level - middle) ** 2 for level, times in counts.items()])
    return Fraction(_KEPT.plus(_WORKING.sqrt(_decimal(squares / (number - 1)))))


def consensus(counts: Counts, scale: Scale) -> Fraction:
    """Agreement from 0 (half at each end of the scale) to 1 (all the same), after Tastle and Wierman (2007).

    1 + sum of p log2(1 - |level - mean| / d), d the width of the scale. 50 digits at work, 40 kept.
    """
    middle, width, number = average(counts, scale), scale.highest - scale.lowest, sum(counts.values())
    told = Decimal(1)
    for level, times in counts.items():
        near = _decimal(1 - abs(level - middle) / width)
        power = _WORKING.divide(_WORKING.ln(near), _WORKING.ln(Decimal(2)))
        told = _WORKING.add(told, _WORKING.multiply(_decimal(Fraction(times, number)), power))
    return Fraction(_KEPT.plus(told))


def least(counts: Counts, _scale: Scale) -> Fraction:
    """The lowest level."""
    return min(counts)


def most(counts: Counts, _scale: Scale) -> Fraction:
    """The highest level."""
    return max(counts)


STATISTICS: Final[Mapping[str, Statistic]] = {
    "respondent_mean": average,
    "sd": deviation,
    "min": least,
    "max": most,
    "consensus": consensus,
}


def _decimal(exact: Fraction) -> Decimal:
    return _WORKING.divide(Decimal(exact.numerator), Decimal(exact.denominator))
