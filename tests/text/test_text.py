import json
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.text import Words, joined, one_line, phrase, plain

HOSTILE = json.loads((Path(__file__).parents[1] / "data" / "hostile" / "hostile-text.json").read_text(encoding="utf-8"))
any_text = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[2J", "\\u{1b}[2J"),
        ("a\rb", "a\\u{d}b"),
        ("a\r\nb\nc", "a\nb\nc"),
        ("a\tb", "a b"),
        ("\x00\x08\x7f\x9b", "\\u{0}\\u{8}\\u{7f}\\u{9b}"),
        ("approved \u202eton\u202c", "approved \\u{202e}ton\\u{202c}"),
        ("gov\u200b-1", "gov\\u{200b}-1"),
        ("a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"),
        ("soft\u00adhyphen", "soft\\u{ad}hyphen"),
        ("\ufeffx", "\\u{feff}x"),
        ("\ud800", "\\u{d800}"),
        ("mine \ue000", "mine \\u{e000}"),
        ("nobody's \u0378", "nobody's \\u{378}"),
        ("\u3164\u2800", "\\u{3164}\\u{2800}"),
        ("zażółć 你好 ️é", "zażółć 你好 ️é"),
    ],
)
def test_unseen_characters_are_shown_as_escapes(raw: str, shown: str) -> None:
    assert plain(raw) == shown


def test_what_a_keyboard_of_letters_and_signs_types_stays_as_it_is() -> None:
    typed = string.ascii_letters + string.digits + string.punctuation
    assert plain(typed) == typed


@pytest.mark.parametrize("raw", ["\u0645\u06cc\u200c\u062e\u0648", "क्\u200dष", "👩\u200d🔬"])
def test_joiners_between_letters_pass(raw: str) -> None:
    assert plain(raw) == raw


@pytest.mark.parametrize(
    "raw", ["\u200dx", "x\u200d", "1\u200d2", "a\u200c-b", "1\u200db", "a1\u200db", "a\u200d\u200db"]
)
def test_joiners_elsewhere_are_shown(raw: str) -> None:
    assert "\\u{200" in plain(raw)


@given(any_text)
def test_plain_text_holds_no_control_but_line_breaks(raw: str) -> None:
    assert not {unicodedata.category(c) for c in plain(raw).replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}


@given(any_text)
def test_plain_text_stays_as_it_is_when_shown_again(raw: str) -> None:
    assert plain(plain(raw)) == plain(raw)


@given(any_text)
def test_one_line_is_one_line(raw: str) -> None:
    assert len(one_line(raw).splitlines()) <= 1


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_leaves_without_control_characters(raw: str) -> None:
    assert all(character.isprintable() or unicodedata.category(character) == "Zs" for character in one_line(Words(raw)))


def test_a_part_of_a_phrase_is_never_a_template() -> None:
    says = phrase("{who} says {n}: {what}", who=Words("{what}"), n=3, what="{0.__class__}")
    assert says == Words("{what} says 3: {0.__class__}")


def test_words_of_blanks_are_empty() -> None:
    assert not Words(" \n\t")
    assert Words(" x ")


def test_words_leave_through_the_plain_door() -> None:
    assert str(Words("a\x07")) == f"{Words('a')}\\u{{7}}"


def test_words_are_joined() -> None:
    assert joined([Words("a"), Words("b") + Words("c")]) == Words("a, bc")
    assert joined([Words("a"), Words("b")], " · ") == Words("a · b")
