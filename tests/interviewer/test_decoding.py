"""What is typed, made into text in the encoding it comes in."""

import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.interviewer.decoding import expected, is_utf_8, octets, open_ears, understood, understood_word

WORDS = "żółć 湖"


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale of ASCII, and no encoding chosen."""
    local(monkeypatch, "ANSI_X3.4-1968")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)


def local(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: encoding)


@pytest.mark.parametrize("encoding", ["ANSI_X3.4-1968", "UTF-8", "ISO-8859-2", "cp1252", "no-such-thing"])
def test_utf_8_is_read_as_such_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    local(monkeypatch, encoding)
    assert understood(WORDS.encode()) == WORDS


def test_what_is_no_utf_8_is_read_as_the_locale_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "żółć".encode("iso-8859-2")
    assert understood(typed) is None
    local(monkeypatch, "ISO-8859-2")
    assert understood(typed) == "żółć"


@pytest.mark.parametrize("chosen", ["cp1252", "cp1252:strict"])
def test_a_chosen_encoding_is_the_only_one(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", chosen)
    assert understood("café".encode("cp1252")) == "café"
    assert understood(b"caf\x81") is None
    assert expected() == "CP1252"


def test_a_choice_of_what_to_do_with_errors_is_no_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", ":strict")
    assert understood(WORDS.encode()) == WORDS
    assert expected() == "UTF-8"


def test_no_answers_file_can_hold_nul() -> None:
    assert understood(b"a\0b") is None


@given(st.binary())
def test_a_stream_carries_every_octet(typed: bytes) -> None:
    stream = io.TextIOWrapper(io.BytesIO(typed), encoding="ascii", newline="")
    open_ears(stream)
    assert octets(stream.read(), stream.encoding) == typed


def test_a_stream_that_was_read_from_or_cannot_be_changed_stays_as_it_is() -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"a\nb"), encoding="ascii")
    assert stream.readline() == "a\n"
    open_ears(stream)
    assert stream.encoding == "ascii"
    open_ears(None)
    open_ears(io.StringIO())


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the command line comes as text")
def test_words_of_the_command_line_are_read_alike() -> None:
    assert understood_word(WORDS) == WORDS
    assert understood_word(WORDS.encode().decode(sys.getfilesystemencoding())) == WORDS
    assert understood_word(WORDS.encode().decode("ascii", "surrogateescape")) == WORDS
    assert understood_word("caf\udce9") is None


def test_utf_8_has_many_names() -> None:
    assert [name for name in ("utf-8", "UTF8", "cp65001", "cp1252", "", None, "no-such-thing") if is_utf_8(name)] == [
        "utf-8",
        "UTF8",
        "cp65001",
    ]
