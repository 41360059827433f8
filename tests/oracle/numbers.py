"""The oracle's numbers: exact fractions from text, the rules of combination, and the one rounding."""

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any

Pairs = Sequence[tuple[Fraction, Fraction]]
"""Members as (weight, x)."""


@lru_cache(maxsize=None, typed=True)
def number(raw: Any) -> Fraction:
    """A weight, level or threshold as its source text says it."""
    assert not isinstance(raw, float | bool), raw
    return Fraction(raw) if isinstance(raw, Fraction) else Fraction(str(raw))


def published(x: Fraction | None) -> Fraction | None:
    """⌊10x + ½⌋/10."""
    return None if x is None else Fraction((10 * x + Fraction(1, 2)).__floor__(), 10)


def nine(x: Fraction | None) -> Fraction | None:
    """Nine decimals, a half going up."""
    return None if x is None else Fraction((10**9 * x + Fraction(1, 2)).__floor__(), 10**9)


def weighted_mean(members: Pairs) -> Fraction:
    """Σw·x/Σw."""
    return sum((w * x for w, x in members), Fraction(0)) / sum((w for w, _ in members), Fraction(0))


def geometric(members: Pairs, floor: Fraction) -> Fraction:
    """∏x^(w/Σw) with 50 digits, rounded to 40."""
    total = sum((w for w, _ in members), Fraction(0))
    assert floor > 0
    with localcontext(Context(prec=50)):
        logs = Decimal(0)
        for w, x in members:
            floored = max(x, floor)
            share = w / total
            ln = (Decimal(floored.numerator) / Decimal(floored.denominator)).ln()
            logs += Decimal(share.numerator) / Decimal(share.denominator) * ln
        fine = logs.exp()
    with localcontext(Context(prec=40)):
        return Fraction(+fine)


def combine(rule: dict[str, Any], members: Pairs, applicable: int, floor: Fraction) -> Fraction:
    """Members as one number; `applicable` is how many members there would be if all had a number."""
    name = rule["combine"]
    if name == "mean":
        return weighted_mean(members)
    if name == "sum":
        return applicable * weighted_mean(members)
    if name == "minimum":
        return min(x for _, x in members)
    if name == "median":
        xs = sorted(x for _, x in members)
        half = len(xs) // 2
        return xs[half] if len(xs) % 2 else (xs[half - 1] + xs[half]) / 2
    if name == "geometric":
        return geometric(members, floor)
    if name == "share":
        enough = number(rule["at_least"])
        return 100 * weighted_mean([(w, Fraction(int(x >= enough))) for w, x in members])
    raise AssertionError(name)
