"""What is told of many levels of one question: one function a statistic, and one line in the table."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from cooperation_cli.rubric.scale import Scale
from cooperation_cli.scoring.combining import summed

_WORKING = Context(prec=50)
_KEPT = Context(prec=40)

Statistic = Callable[[Sequence[Fraction], Scale], Fraction | None]
"""A number from at least one level on its scale; None where they are too few for it."""


def mean(levels: Sequence[Fraction], _scale: Scale | None = None) -> Fraction:
    """The mean, exact."""
    return summed(levels) / len(levels)


def deviation(levels: Sequence[Fraction], _scale: Scale) -> Fraction | None:
    """The standard deviation with n - 1, in levels; None for one level. 50 digits at work, 40 kept."""
    if len(levels) == 1:
        return None
    middle = mean(levels)
    squares = summed([times * (level - middle) ** 2 for level, times in Counter(levels).items()])
    return Fraction(_KEPT.plus(_WORKING.sqrt(_decimal(squares / (len(levels) - 1)))))


def consensus(levels: Sequence[Fraction], scale: Scale) -> Fraction:
    """Agreement from 0 (half at each end of the scale) to 1 (all the same), after Tastle and Wierman (2007).

    1 + sum of p log2(1 - |level - mean| / d), d the width of the scale. 50 digits at work, 40 kept.
    """
    middle, width = mean(levels), scale.highest - scale.lowest
    told = Decimal(1)
    for level, times in Counter(levels).items():
        near = _decimal(1 - abs(level - middle) / width)
        power = _WORKING.divide(_WORKING.ln(near), _WORKING.ln(Decimal(2)))
        told = _WORKING.add(told, _WORKING.multiply(_decimal(Fraction(times, len(levels))), power))
    return Fraction(_KEPT.plus(told))


def least(levels: Sequence[Fraction], _scale: Scale) -> Fraction:
    """The lowest level."""
    return min(levels)


def most(levels: Sequence[Fraction], _scale: Scale) -> Fraction:
    """The highest level."""
    return max(levels)


STATISTICS: Final[Mapping[str, Statistic]] = {
    "respondent_mean": mean,
    "sd": deviation,
    "min": least,
    "max": most,
    "consensus": consensus,
}


def _decimal(exact: Fraction) -> Decimal:
    return _WORKING.divide(Decimal(exact.numerator), Decimal(exact.denominator))
