import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.documents import yaml
from cooperation_cli.documents.document import Value
from cooperation_cli.documents.draft import LONGEST_KEY
from cooperation_cli.documents.yaml_writing import dump, scalar
from cooperation_cli.text import visible

texts = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    st.text(st.sampled_from(" \n:#-'\"\\|>a0.é\u200d\u2028\x85\ufeff\x1b\r\t=&*!%@`[]{},?~\ufe0f\u2764\U000e0148")),
    st.sampled_from(
        ["", "no", "On", "1:30", "=", "~", "null", "017", "2024-01-01", ".inf", "<<", "- a", "a: b", "a #b", "x" * 3000]
    ),
)
keys = texts.filter(lambda text: len(text) <= LONGEST_KEY)
numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1e20"), max_value=Decimal("1e20"), places=3
).map(lambda number: number or number.copy_abs())
values = st.recursive(
    st.one_of(texts, numbers, st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=15,
)


def folds(value: Value) -> object:
    """Which keys are one key to a reader: texts that differ in Unicode spelling only."""
    if isinstance(value, dict):
        spelled = [unicodedata.normalize("NFC", key) for key in value]
        return len(set(spelled)) < len(spelled) or any(folds(entry) for entry in value.values())
    return isinstance(value, list) and any(folds(entry) for entry in value)


@settings(max_examples=300)
@given(values.filter(lambda value: value is not None and not folds(value)))
def test_what_is_written_reads_back_equal(value: Value) -> None:
    read = yaml.parse(dump(value), "f.yaml").data
    assert visible(dump(value)) == dump(value)
    assert read == value
    assert ordered(read) == ordered(value)


def ordered(value: Value) -> object:
    if isinstance(value, dict):
        return [(key, ordered(entry)) for key, entry in value.items()]
    return [ordered(entry) for entry in value] if isinstance(value, list) else type(value)


def test_a_document_looks_as_a_person_would_write_it() -> None:
    value: Value = {
        "format": "cooperation-answers/1",
        "version": "1.0.0",
        "title": "Lake health: a start",
        "weight": Decimal("2.5"),
        "critical": False,
        "levels": {"0": "Nothing yet", "1": "no"},
        "tags": ["a", Decimal(3), None, []],
        "pairs": [{"id": "x", "after": {}}, [Decimal(1)]],
        "comment": "first line\n\nthird: line",
        "blank": None,
    }
    assert dump(value) == (
        "format: cooperation-answers/1\n"
        "version: 1.0.0\n"
        'title: "Lake health: a start"\n'
        "weight: 2.5\n"
        "critical: false\n"
        "levels:\n"
        "  0: Nothing yet\n"
        '  1: "no"\n'
        "tags:\n"
        "  - a\n"
        "  - 3\n"
        "  -\n"
        "  - []\n"
        "pairs:\n"
        "  - id: x\n"
        "    after: {}\n"
        "  -\n"
        "    - 1\n"
        "comment: |-\n"
        "  first line\n"
        "\n"
        "  third: line\n"
        "blank:\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("3.00"), "3.00"),
        (Decimal("1e3"), "1000"),
        (Decimal("1e30"), "1" + "0" * 30),
        (Decimal("1e31"), "1E+31"),
        (Decimal("1e-30"), "0." + "0" * 29 + "1"),
        (Decimal("1e-31"), "1E-31"),
        (Decimal("1e200"), "1E+200"),
        ("plain words", "plain words"),
        ("MAX", "MAX"),
        ("a\nb\tc\rd", '"a\\nb\\tc\\rd"'),
        ("ends:", '"ends:"'),
        ("ends ", '"ends "'),
        ("\uffff", '"\\uffff"'),
        ("zażółć", "zażółć"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
        ("\x1b[31m", '"\\u001b[31m"'),
        ("gov\ufe0f-1 \u2764\ufe0f", '"gov\\ufe0f-1 \u2764\ufe0f"'),
        ("a\u200d-b", '"a\\u200d-b"'),
        ("\U000e0001", '"\\U000e0001"'),
        ("half \ud800", '"half \\ufffd"'),
        ('say "x" \\', 'say "x" \\'),
        ('"x" \\', '"\\"x\\" \\\\"'),
    ],
)
def test_a_scalar_is_quoted_only_where_it_must_be(value: str | Decimal | bool | None, written: str) -> None:
    assert scalar(value) == written


@pytest.mark.parametrize(
    "text", ["x\ny", "x\n\n\ny", "x: y\n- z\n# no", "no\n1", "e\u0301\n\u0645\u06cc\u200c\u062e", "\u2764\ufe0f\nx"]
)
def test_a_text_of_several_lines_is_a_block(text: str) -> None:
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    assert dump({"a": text}) == f"a: |-\n{lines}"
    assert yaml.parse(dump({"a": text}), "f.yaml").data == {"a": text}


@pytest.mark.parametrize(
    "text",
    [
        "\nx",
        "x\n",
        "\n",
        " x\ny",
        "x \ny",
        "x\n y",
        "x\ny ",
        "x\n \ny",
        "x\ny\x07",
        "x\x85\ny",
        "x\ry\nz",
        "x\n\u200cy",
    ],
)
def test_a_text_of_which_a_block_would_lose_something_is_quoted(text: str) -> None:
    assert dump({"a": text}) == f"a: {scalar(text)}\n"
    assert scalar(text).startswith('"')
    assert yaml.parse(dump({"a": text}), "f.yaml").data == {"a": text}


def test_a_key_that_grows_long_in_writing_reads_back_equal() -> None:
    data: Value = {"\U000e0001" * 150: "x", "\u0663": "y", "1\u0663": "z", "00": [{}, []]}
    assert yaml.parse(dump(data), "f.yaml").data == data


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_never_written(value: str) -> None:
    with pytest.raises(ValueError, match="no place in a file"):
        scalar(Decimal(value))


@pytest.mark.parametrize("text", ["", "x #y", "x: y", "x:", "x ", "#x", "x\x07"])
def test_what_would_not_be_itself_without_quotes_has_them(text: str) -> None:
    assert dump({"a": text}).startswith('a: "')
    assert yaml.parse(dump({"a": text}), "f.yaml").data == {"a": text}
