"""Equations as a pencil writes them: each a line of text, with its result."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.combining import Weighed, combined, mean
from cooperation_cli.scoring.rounding import nine_decimals, published


class Equation(Struct, frozen=True):
    """A formula with its numbers put in, and what it comes to."""

    formula: str
    result: Fraction
    exact: bool = True
    """Whether every number in the formula is written in full."""

    def __str__(self) -> str:
        """`(75 + 50) / 2 = 62.5`; with ≈ where a number is cut to nine decimals."""
        sign = "=" if self.exact and is_short(self.result) else "≈"
        return f"{self.formula} {sign} {number(self.result)}"


def number(exact: Fraction) -> str:
    """The number in full, or to nine decimals where it has more."""
    return number_text(nine_decimals(exact))


def is_short(exact: Fraction) -> bool:
    """Whether nine decimals say the number in full."""
    return nine_decimals(exact) == exact


def equation(formula: str, result: Fraction, *numbers: Fraction) -> Equation:
    """The formula, into which these numbers were put, with its result."""
    return Equation(formula, result, all(map(is_short, numbers)))


def rounded(exact: Fraction) -> Equation:
    """How a score is published: floor(10 x + 1/2) / 10."""
    return Equation(f"⌊10 × {number(exact)} + ½⌋ / 10", published(exact))


def averaged(members: Sequence[Weighed]) -> Equation:
    """The mean by weight."""
    return _written(_mean(members), mean(members), members)


def together(rule: Combine, members: Sequence[Weighed], applicable: int, floor: Fraction) -> Equation | None:
    """The members under a rule, as `scoring.combining.combined` combines them; None where there is no member."""
    result = combined(rule, members, applicable, floor)
    if result is None:
        return None
    return _written(_FORMULAS[rule.rule](_Terms(members, applicable, floor, rule.at_least)), result, members)


def plus(numbers: Iterable[str]) -> str:
    """The sum as it is written, in brackets where it has more than one term."""
    terms = list(numbers)
    return f"({' + '.join(terms)})" if len(terms) > 1 else terms[0]


class _Terms(Struct, frozen=True):
    members: Sequence[Weighed]
    applicable: int
    floor: Fraction
    at_least: Fraction | None


def _written(formula: str, result: Fraction, members: Iterable[Weighed]) -> Equation:
    return equation(formula, result, *(each for member in members for each in (member.x, member.weight)))


def _mean(members: Sequence[Weighed]) -> str:
    if len({member.weight for member in members}) == 1:
        return f"{plus(number(member.x) for member in members)} / {len(members)}"
    products = plus(f"{number(member.weight)} × {number(member.x)}" for member in members)
    return f"{products} / {_weights(members)}"


def _share(terms: _Terms) -> str:
    threshold = terms.at_least or Fraction(0)
    reached = [number(member.weight) for member in terms.members if member.x >= threshold]
    return f"100 × {plus(reached or ['0'])} / {_weights(terms.members)}"


def _geometric(terms: _Terms) -> str:
    weights = _weights(terms.members)
    powers = (f"{number(max(each.x, terms.floor))} ^ ({number(each.weight)} / {weights})" for each in terms.members)
    return " × ".join(powers)


def _ranked(name: str) -> Callable[[_Terms], str]:
    return lambda terms: f"{name} of ({', '.join(number(x) for x in sorted(each.x for each in terms.members))})"


def _weights(members: Iterable[Weighed]) -> str:
    return plus(number(member.weight) for member in members)


_FORMULAS: Mapping[Rule, Callable[[_Terms], str]] = {
    Rule.MEAN: lambda terms: _mean(terms.members),
    Rule.RESIDUAL: lambda terms: _mean(terms.members),
    Rule.NONE: lambda terms: _mean(terms.members),
    Rule.SUM: lambda terms: f"{terms.applicable} × {_mean(terms.members)}",
    Rule.MINIMUM: _ranked("the lowest"),
    Rule.MEDIAN: _ranked("the middle"),
    Rule.GEOMETRIC: _geometric,
    Rule.SHARE: _share,
}
