import json as stdlib
from decimal import Decimal
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.documents import json
from cooperation_cli.documents.json_writing import dump, escaped
from cooperation_cli.text import UNSEEN, visible

hidden = st.sampled_from(
    '\x1b\x7f\x9b\xad\u034f\u180b\u200b\u202e\ue000\ufe0f\ufeff\U0001d159\U000e0148\U0010ffff\\"\n'
)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0") | hidden)


@settings(max_examples=200)
@given(st.dictionaries(texts.filter(lambda key: len(key) < 100), texts | st.lists(texts, max_size=3), max_size=3))
def test_what_is_written_reads_back_equal_and_hides_nothing(data: dict[str, str | list[str]]) -> None:
    for indent in (None, 2):
        written = dump(data, indent=indent)
        assert stdlib.loads(written) == data
        assert not UNSEEN.search(written)


def test_a_text_is_written_as_people_write_it() -> None:
    assert dump({"a": ["zażółć 你好", True, None]}) == '{"a": ["zażółć 你好", true, null]}'
    assert dump({"a": [1]}, indent=2) == '{\n  "a": [\n    1\n  ]\n}'


@pytest.mark.parametrize(
    ("text", "written"),
    [("\x9b31m", "\\u009b31m"), ("a\x7f\x1b", "a\\u007f\\u001b"), ("\U000e0148", "\\udb40\\udd48")],
)
def test_what_is_not_seen_is_escaped_as_json_has_it(text: str, written: str) -> None:
    assert dump(text) == f'"{written}"'
    assert json.parse(dump(text), "f.json").data == text


def test_half_of_a_character_is_replaced() -> None:
    assert dump("a\ud800b") == '"a\N{REPLACEMENT CHARACTER}b"'


def test_what_json_does_not_know_is_written_as_asked() -> None:
    assert dump([Decimal(3)], default=str) == '["3"]'


def test_json_escapes_what_words_show_as_escapes() -> None:
    # What is no character to this Python may be one to a newer one, and JSON is the same everywhere.
    known = [one for one in map(chr, (*range(0x20, 0x40000), *range(0xE0000, 0xE1000))) if category(one) != "Cn"]
    assert [ascii(one) for one in known if (escaped(one) == one) != (visible(one) == one)] == []
