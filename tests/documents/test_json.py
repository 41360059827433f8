import json as stdlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.documents import json, yaml
from cooperation_cli.documents.document import Document, Value
from cooperation_cli.errors import CooperationError


def problems(text: str) -> list[str]:
    with pytest.raises(CooperationError) as refused:
        json.parse(text, "f.json")
    return [str(problem).removeprefix("f.json:") for problem in refused.value.problems]


def test_values_are_what_the_text_says() -> None:
    text = ' {"a": [1, 2.50, -3e2], "b": {"c": null, "d": true, "e": false}, "": "x", "f": [], "g": {}} '
    assert json.parse(text, "f").data == {
        "a": [Decimal(1), Decimal("2.50"), Decimal(-300)],
        "b": {"c": None, "d": True, "e": False},
        "": "x",
        "f": [],
        "g": {},
    }


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_path_has_its_line_and_column(end: str) -> None:
    document = json.parse(end.join(["{", ' "é": [1,', '  {"y": "z"}]', "}"]), "f")
    assert document.values == {(): (1, 1), ("é",): (2, 7), ("é", 0): (2, 8), ("é", 1): (3, 3), ("é", 1, "y"): (3, 9)}
    assert document.keys == {("é",): (2, 2), ("é", 1, "y"): (3, 4)}


def test_escapes_are_read() -> None:
    assert json.parse(r'"\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00\uD83D\uDE00"', "f").data == '"\\/\b\f\n\r\tAé😀😀'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1:1: the file is empty"),
        (" \n ", "1:1: the file is empty"),
        ("null", "1:1: the file is empty"),
        ('{"a": 1,}', "1:9: a key in double quotes is missing here"),
        ("[1,]", "1:4: a value is missing here"),
        ("[1 2]", "1:4: a comma or ] is missing here"),
        ('{"a" 1}', "1:6: a colon is missing after the key"),
        ("{a: 1}", "1:2: a key in double quotes"),
        ('{"a": 1', "1:8: a comma or } is missing here"),
        ("['a']", "1:2: a value is missing here"),
        ('"a', "1:1: a text that opens here is not closed"),
        ('"a\tb"', "1:1: a text that opens here is not closed on its line, or holds a control character"),
        ('"\\x41"', "1:1: a text"),
        ("01", "1:1: 01 is no JSON value"),
        ("[1.]", "1:2: 1. is no JSON value"),
        ("+1", "1:1: +1 is no JSON value"),
        ("True", "1:1: True is no JSON value"),
        ("1 2", "1:3: something follows the end"),
        ("[1] // note", "1:5: something follows the end"),
        ('"a\\u0000b"', "1:1: a text holds a NUL character"),
        ('"\\ud800"', "1:1: a text holds half of a character"),
        ('"\\ude00\\ud83d"', "1:1: a text holds half of a character"),
        ('"\ud800"', "1:1: a text holds half of a character"),
        ('{"\\ud800": 1}', "1:2: \\u{d800}: a key holds half of a character"),
        ('{"caf\u00e9": 1, "cafe\\u0301": 2}', "1:13: cafe\u0301: "),
        ("[" * 25, "1:25: lists and mappings stand more than 24 deep"),
    ],
)
def test_what_is_no_strict_json_is_refused(text: str, says: str) -> None:
    assert problems(text)[0].startswith(says)


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = '{"a": NaN,\n"b": 1e999,\n"a": -Infinity,\n"c": "\\u0000",\n"d": x}'
    assert [line.split(":")[0] for line in problems(text)] == ["1", "2", "3", "3", "4", "5"]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_told_and_reading_goes_on(word: str) -> None:
    assert [line.split(";")[0] for line in problems(f"[{word}, {word}]")] == [
        f"1:2: [0]: {word} is no finite number",
        f"1:{4 + len(word)}: [1]: {word} is no finite number",
    ]


def test_of_a_long_word_that_is_no_value_only_its_beginning_is_said() -> None:
    assert problems("ab" * 1_000)[0].startswith(f"1:1: {'ab' * 20} is no JSON value")


def test_there_is_no_negative_zero() -> None:
    data = json.parse("[-0, -0.0, -0e3]", "f").data
    assert isinstance(data, list)
    assert not any(isinstance(zero, Decimal) and zero.is_signed() for zero in data)


@pytest.mark.parametrize("piece", ["[", "{", '{"a":', "[[],", "1", "[1,", '"', "\\", " ", '"\\u'])
def test_two_megabytes_of_one_piece_are_refused_without_harm(piece: str) -> None:
    assert problems((piece * 2_000_000)[:2_000_000])


def test_the_number_of_values_is_limited() -> None:
    assert "more than 50,000 values" in problems("[" + "1," * 50_000 + "1]")[0]


plain_values = st.recursive(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_characters="\0")),
        st.integers(-(10**50), 10**50),
        st.booleans(),
        st.none(),
    ),
    lambda inner: st.one_of(
        st.lists(inner), st.dictionaries(st.text(st.characters(codec="ascii", exclude_characters="\0")), inner)
    ),
    max_leaves=20,
)


@settings(max_examples=200)
@given(plain_values.filter(lambda value: value is not None), st.booleans(), st.sampled_from([None, 1]))
def test_what_the_standard_library_writes_is_read(value: Value, ascii_only: bool, indent: int | None) -> None:
    assert json.parse(stdlib.dumps(value, ensure_ascii=ascii_only, indent=indent), "f").data == value


PIECES = [*'[]{},:"\\0123456789.-+eEtrufalsn \n\x00é', '{"a":', "true", "\\ud83d", '"b"', "1e5", "[]"]
json_like = st.lists(st.sampled_from(PIECES)).map("".join)


@settings(max_examples=200)
@given(st.one_of(json_like, st.text(st.characters(codec=None, exclude_categories=()))))
def test_any_text_is_a_document_or_refused(text: str) -> None:
    assert isinstance(outcome(text), Document | CooperationError)


def outcome(text: str) -> Document | CooperationError:
    try:
        return json.parse(text, "f")
    except CooperationError as refused:
        return refused


def strictly_accepted(text: str) -> bool:
    def refuse(_: str) -> None:
        raise ValueError

    try:
        stdlib.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


@settings(max_examples=200)
@given(json_like)
def test_nothing_is_read_that_the_standard_library_refuses(text: str) -> None:
    assert isinstance(outcome(text), CooperationError) or strictly_accepted(text)


def test_json_and_yaml_agree() -> None:
    text = '{"a": [1, 2.5, "no", null, true], "b": {"c": "1:30"}}'
    assert json.parse(text, "f").data == yaml.parse(text, "f").data
