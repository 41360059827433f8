"""The one place that rounds: exact numbers in, published numbers out, a half always upwards."""

from fractions import Fraction

_SCORE_PLACES = 1
_EXACT_PLACES = 9


def published(exact: Fraction) -> Fraction:
    """A score or level as it is shown and judged: floor(10x + 1/2) / 10."""
    return rounded(exact, _SCORE_PLACES)


def published_tenths(numerator: int, denominator: int) -> int:
    """Ten times the published number, without making a fraction of it; `denominator` > 0."""
    return _units(numerator, denominator, 10**_SCORE_PLACES)


def nine_decimals(exact: Fraction) -> Fraction:
    """A share, a gain or an exact score as result files give it."""
    return rounded(exact, _EXACT_PLACES)


def rounded(exact: Fraction, places: int) -> Fraction:
    """The number to so many decimals."""
    power = 10**places
    return Fraction(_units(exact.numerator, exact.denominator, power), power)


def _units(numerator: int, denominator: int, power: int) -> int:
    # floor(power x + 1/2) in whole numbers.
    return (2 * power * numerator + denominator) // (2 * denominator)
