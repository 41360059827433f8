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
        ("zażółć 你好 ❤️é", "zażółć 你好 ❤️é"),
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
    "raw",
    ["\u200dx", "x\u200d", "1\u200d2", "a\u200c-b", "1\u200db", "a1\u200db", "a\u200d\u200db", "a\u200d\u3164"],
)
def test_joiners_elsewhere_are_shown(raw: str) -> None:
    assert "\\u{200" in plain(raw)


@pytest.mark.parametrize("before", string.ascii_letters + string.digits + string.punctuation)
def test_a_selector_after_what_is_typed_every_day_is_shown(before: str) -> None:
    assert plain(f"{before}\ufe0fy") == f"{before}\\u{{fe0f}}y"


# Default_Ignorable_Code_Point of Unicode 15: what a renderer shows nothing for. And blank letters that are not in it.
IGNORED = [
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010)),
    *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0),
    *(*range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
    *(0x2800, 0x13441, 0x13442, 0x16FE4, 0x1D159),
]
ignored = st.sampled_from([chr(code) for code in IGNORED])
SHAPED = [
    "\u2764\ufe0f", "\u260e\ufe0e", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "*\ufe0f\u20e3", "\u203c\ufe0f", "\xa9\ufe0f",
    "\U0001f3f3\ufe0f\u200d\U0001f308", "\u2764\ufe0f\u200d\U0001f525", "\U0001f600\ufe0f", "\u845b\U000e0100\u57ce",
    "\U00020000\U000e01ef", "\u182d\u180b", "\u1820\u180d\u1828", "\u1887\u180f",
]  # fmt: skip


@pytest.mark.parametrize("before", ["", "a", " ", "-", "é", "湖", "\u182d", "\u2764"])
def test_nothing_that_renderers_leave_out_is_left_out(before: str) -> None:
    hidden = [f"{code:x}" for code in IGNORED if plain(f"{before}{chr(code)}y") == f"{before}{chr(code)}y"]
    shaping = {"湖": range(0xE0100, 0xE01F0), "\u182d": (0x180B, 0x180C, 0x180D, 0x180F), "\u2764": (0xFE0E, 0xFE0F)}
    joiners = () if before in {"", " ", "-"} else (0x200C, 0x200D)
    assert hidden == [f"{code:x}" for code in IGNORED if code in {*shaping.get(before, ()), *joiners}]


@pytest.mark.parametrize("raw", SHAPED)
def test_one_that_shapes_the_sign_before_it_passes(raw: str) -> None:
    assert plain(f"so: {raw}.") == f"so: {raw}."


@pytest.mark.parametrize("raw", SHAPED)
@given(more=ignored.filter(lambda one: one not in "\u200c\u200d"))
def test_a_second_one_is_shown(raw: str, more: str) -> None:
    after_first = next(place for place, one in enumerate(raw) if ord(one) in IGNORED) + 1
    assert f"\\u{{{ord(more):x}}}" in plain(raw[:after_first] + more + raw[after_first:])


@given(st.text(ignored | st.sampled_from(string.ascii_letters + string.punctuation + " é"), max_size=20))
def test_nothing_is_smuggled_in_words_of_letters(raw: str) -> None:
    kept = [one for one in plain(raw) if ord(one) in IGNORED]
    assert set(kept) <= {"\u200c", "\u200d"}


@given(st.text(ignored | st.sampled_from("".join(SHAPED)) | st.sampled_from("a1 #\n\u0300\U0001fffd"), max_size=12))
def test_what_shapes_stands_after_what_is_seen(raw: str) -> None:
    assert plain(plain(raw)) == plain(raw) == "\n".join(map(plain, plain(raw).split("\n")))


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
