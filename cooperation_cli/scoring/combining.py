"""The rules by which members become one number."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import lcm

from msgspec import Struct

from cooperation_cli.rubric.combine import Combine, Rule

_HUNDRED = Fraction(100)
_WORKING = Context(prec=50)
_KEPT = Context(prec=40)


class Weighed(Struct, frozen=True):
    """A member's number with its weight: 100 v, a raw level, or a score."""

    weight: Fraction
    x: Fraction


class _Members(Struct, frozen=True):
    members: Sequence[Weighed]
    applicable: int
    floor: Fraction
    at_least: Fraction | None


def mean(members: Sequence[Weighed]) -> Fraction:
    """The mean by weight. Raises ZeroDivisionError where there is no member."""
    # Whole numbers over one denominator: adding fractions one by one costs a reduction each, and this is
    # what most of the time of an assessment goes into.
    ratios = [(*member.weight.as_integer_ratio(), *member.x.as_integer_ratio()) for member in members]
    weights = lcm(*[ratio[1] for ratio in ratios])
    below = lcm(*[ratio[3] for ratio in ratios])
    above, weight = 0, 0
    for own, whole, part, parts in ratios:
        share = own * (weights // whole)
        above += share * part * (below // parts)
        weight += share
    return Fraction(above, weight * below)


def total(members: Sequence[Weighed]) -> Fraction:
    """The sum of the weights."""
    return summed([member.weight for member in members])


def summed(numbers: Sequence[Fraction]) -> Fraction:
    """The sum, over one denominator."""
    ratios = [number.as_integer_ratio() for number in numbers]
    below = lcm(*[parts for _, parts in ratios])
    return Fraction(sum([part * (below // parts) for part, parts in ratios]), below)


def combined(rule: Combine, members: Sequence[Weighed], applicable: int, floor: Fraction) -> Fraction | None:
    """One number from the scored `members` out of `applicable` ones; None where there is no member.

    `floor` is the least that the geometric mean takes an x for: one percent of the most that x can be.
    """
    return _RULES[rule.rule](_Members(members, applicable, floor, rule.at_least)) if members else None


def geometric(members: Sequence[Weighed], floor: Fraction) -> Fraction:
    """The product of x^(w / sum of w), each x at least `floor` (> 0): 50 digits at work, 40 kept."""
    weights = total(members)
    logarithm = Decimal(0)
    for member in members:
        power = _decimal(member.weight / weights)
        logarithm = _WORKING.add(logarithm, _WORKING.multiply(power, _WORKING.ln(_decimal(max(member.x, floor)))))
    return Fraction(_KEPT.plus(_WORKING.exp(logarithm)))


def _decimal(exact: Fraction) -> Decimal:
    return _WORKING.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _share(of: _Members) -> Fraction:
    threshold = of.at_least or Fraction(0)
    return _HUNDRED * mean([Weighed(member.weight, Fraction(member.x >= threshold)) for member in of.members])


def _median(of: _Members) -> Fraction:
    xs = sorted(member.x for member in of.members)
    return (xs[(len(xs) - 1) // 2] + xs[len(xs) // 2]) / 2


_RULES: Mapping[Rule, Callable[[_Members], Fraction]] = {
    Rule.MEAN: lambda of: mean(of.members),
    Rule.RESIDUAL: lambda of: mean(of.members),  # of one role: the dimension weighs the two against each other
    Rule.NONE: lambda of: mean(of.members),  # wherever a number is wanted although no total is reported
    Rule.SUM: lambda of: of.applicable * mean(of.members),
    Rule.MINIMUM: lambda of: min(member.x for member in of.members),
    Rule.MEDIAN: _median,
    Rule.GEOMETRIC: lambda of: geometric(of.members, of.floor),
    Rule.SHARE: _share,
}
