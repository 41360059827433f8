from fractions import Fraction

import pytest

from cooperation_cli.scoring.rounding import nine_decimals, published, published_tenths


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("68.75", "68.8"),
        ("68.749999999", "68.7"),
        ("0.05", "0.1"),
        ("0.049999999", "0"),
        ("39.95", "40"),
        ("39.949999999", "39.9"),
        ("-0.05", "0"),
        ("-0.06", "-0.1"),
        ("100", "100"),
    ],
)
def test_a_score_is_published_to_one_decimal_a_half_upwards(exact: str, shown: str) -> None:
    assert published(Fraction(exact)) == Fraction(shown)
    assert published_tenths(*Fraction(exact).as_integer_ratio()) == 10 * Fraction(shown)


def test_a_third_is_given_to_nine_decimals() -> None:
    assert nine_decimals(Fraction(1, 3)) == Fraction("0.333333333")
    assert nine_decimals(Fraction(2, 3)) == Fraction("0.666666667")
