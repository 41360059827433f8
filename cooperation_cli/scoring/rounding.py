"""The one place that rounds: exact numbers in, published numbers out, a half always upwards."""

from fractions import Fraction

_SCORE_PLACES = 1
_EXACT_PLACES = 9


def published(exact: Fraction) -> Fraction:
    """A score or level as it is shown and judged: floor(10x + 1/2) / 10."""
    return _rounded(exact, _SCORE_PLACES)


def nine_decimals(exact: Fraction) -> Fraction:
    """A share, a gain or an exact score as result files give it."""
    return _rounded(exact, _EXACT_PLACES)


def _rounded(exact: Fraction, places: int) -> Fraction:
    # floor(10^p x + 1/2) in whole numbers.
    power = 10**places
    return Fraction((2 * power * exact.numerator + exact.denominator) // (2 * exact.denominator), power)
