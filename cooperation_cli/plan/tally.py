"""Rules taken member by member: what one adds to a running tally, and the score that the whole tally comes to."""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd, inf, lcm
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.scoring.combining import Weighed, geometric

FEW_FOR_A_MEDIAN = 2
"""The median of so few is their mean."""

_HUNDRED = Fraction(100)

Tally = Any
"""What the members so far come to: of two, the higher one never ends in the lower score."""


class Counting(Struct, frozen=True):
    """One rule on known members. `enter` turns a member's weight and x into a tally, `leave` a tally into the score."""

    enter: Callable[[Fraction, Fraction], Tally]
    join: Callable[[Tally, Tally], Tally]
    nothing: Tally
    leave: Callable[[Tally], Fraction]
    covers: Callable[[Tally, Tally], bool] | None = None
    """Whether the first of two tallies never ends in the lower score; None where that is simply the higher one."""


class Members(Struct, frozen=True):
    """The scored members of one rule: their weights, every x that each may have, and how many members apply."""

    weights: Sequence[Fraction]
    xs: Sequence[Iterable[Fraction]]
    applicable: int
    floor: Fraction
    """The least that the geometric mean takes an x for."""

    @property
    def weight(self) -> Fraction:
        """The sum of the weights."""
        return sum(self.weights, Fraction(0))


def counting(rule: Combine, of: Members) -> Counting:
    """The rule, ready to count these members."""
    return _RULES[rule.rule](of, rule.at_least or Fraction(0))


def _mean(of: Members, _: Fraction, factor: int = 1) -> Counting:
    # In whole numbers: adding fractions costs a reduction each, and a search adds little else.
    below = lcm(*((weight * x).denominator for weight, xs in zip(of.weights, of.xs, strict=True) for x in xs))
    whole = of.weight * below
    return Counting(
        enter=lambda weight, x: (weight * x * below).numerator,
        join=operator.add,
        nothing=0,
        leave=lambda tally: factor * tally / whole,
    )


def _sum(of: Members, at_least: Fraction) -> Counting:
    return _mean(of, at_least, of.applicable)


def _share(of: Members, at_least: Fraction) -> Counting:
    return Counting(
        enter=lambda weight, x: weight if x >= at_least else Fraction(0),
        join=operator.add,
        nothing=Fraction(0),
        leave=lambda tally: _HUNDRED * tally / of.weight,
    )


def _minimum(_of: Members, _: Fraction) -> Counting:
    return Counting(enter=lambda _, x: x, join=min, nothing=inf, leave=lambda tally: tally)


def _median(of: Members, at_least: Fraction) -> Counting:
    if len(of.weights) <= FEW_FOR_A_MEDIAN:
        plain = _mean(replace(of, weights=[Fraction(1)] * len(of.weights)), at_least)
        return replace(plain, enter=lambda _, x: plain.enter(Fraction(1), x))
    return Counting(
        enter=lambda _, x: (x,),
        join=lambda one, other: tuple(sorted(one + other)),
        nothing=(),
        leave=lambda tally: (tally[(len(tally) - 1) // 2] + tally[len(tally) // 2]) / 2,
        covers=lambda one, other: all(map(operator.ge, one, other)),
    )


def _geometric(of: Members, _: Fraction) -> Counting:
    """As a product of whole powers, so that equal means are equal tallies; the root is drawn at the end."""
    below = lcm(*(weight.denominator for weight in of.weights))
    shared = gcd(*((weight * below).numerator for weight in of.weights))
    unit = Fraction(shared, below)
    root = of.weight / unit
    return Counting(
        enter=lambda weight, x: max(x, of.floor) ** (weight / unit).numerator,
        join=operator.mul,
        nothing=Fraction(1),
        leave=lambda tally: geometric([Weighed(Fraction(1), tally), Weighed(root - 1, Fraction(1))], Fraction(0)),
    )


_RULES: Mapping[Rule, Callable[[Members, Fraction], Counting]] = {
    Rule.MEAN: _mean,
    Rule.RESIDUAL: _mean,
    Rule.NONE: _mean,
    Rule.SUM: _sum,
    Rule.SHARE: _share,
    Rule.MINIMUM: _minimum,
    Rule.MEDIAN: _median,
    Rule.GEOMETRIC: _geometric,
}
