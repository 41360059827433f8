from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.documents.scalars import RefusedError, number, plain


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_blank_and_null_are_nothing(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)],
)
def test_true_and_false_are_booleans(text: str, value: bool) -> None:
    assert plain(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("-0", "0"), ("+3", "3"), ("3.70", "3.70"), (".5", "0.5"), ("5.", "5"),
        ("1e3", "1000"), ("1E-2", "0.01"), ("0.1", "0.1"), ("-12.5e+1", "-125"), ("1" * 60, "1" * 60),
        ("1e300", "1e300"), ("9e-300", "9e-300"), ("1e" + "0" * 397 + "1", "10"),
    ],
)  # fmt: skip
def test_numbers_are_exact_decimals(text: str, value: str) -> None:
    assert plain(text) == Decimal(value)


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0e5"])
def test_there_is_no_negative_zero(text: str) -> None:
    assert not number(text).is_signed()


@pytest.mark.parametrize(
    "text",
    [
        "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
        "012", "00", "-017", "08", "012.5", "0o14", "0x1F", "0b1", "1_000", "1_0.5", "0_",
        "1:30", "1:30:00", "08:30", "-1:30", "1:30.5", "190:20:30.15",
        "2024-01-01", "2024-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-15 2:59:43.10", "2024-01-01 10:00",
        "2024-01-01T10:00Z",
        ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN",
    ],
)  # fmt: skip
def test_what_readers_disagree_on_is_refused_with_quote_it(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        plain(text)
    assert f'quote it: "{text}"' in refused.value.mend


@pytest.mark.parametrize(
    "text",
    [
        "y", "n", "Y", "N", "A", "nO", "tRUE", "=", "-", ".", "1.0.0", "1e", "e3", "0x", "1:75", "a:b", "10 km", "inf",
        "nan", "2024-01", "2024-01-01 the first meeting", "²", "٣", "1,5", "+", "_1", "12a", "1..2",
    ],
)  # fmt: skip
def test_anything_else_is_text(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "1e301",
        "1e999999",
        "1e99999999999999999999",
        "1e-301",
        "1" * 61,
        "1" * 1_000_000,
        "0." + "0" * 500 + "1",
        "0e999",
        "1e" + "0" * 398 + "1",
    ],
)
def test_numbers_out_of_range_are_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="out of range"):
        plain(text)


def test_of_what_is_long_only_the_beginning_is_said() -> None:
    with pytest.raises(RefusedError) as refused:
        plain("1_" * 1_000)
    assert refused.value.what == f"{'1_' * 20} may be read as a number or as text"
    assert refused.value.mend == f'quote it: "{"1_" * 20}"'
    with pytest.raises(RefusedError) as refused:
        plain("12" * 1_000)
    assert refused.value.what == f"{'12' * 20} is out of range"


@given(st.text(st.sampled_from("0123456789+-._:eExobTZ aNn~"), max_size=12))
def test_a_plain_text_means_one_thing_or_is_refused(text: str) -> None:
    meaning = outcome(text)
    assert meaning is None or isinstance(meaning, bool | Decimal | RefusedError) or meaning == text


def outcome(text: str) -> object:
    try:
        return plain(text)
    except RefusedError as refused:
        return refused
