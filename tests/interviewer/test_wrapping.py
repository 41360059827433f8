"""Lines that fit a width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.interviewer.wrapping import columns, wrapped
from cooperation_cli.text import Words


def test_lines_break_between_words_under_their_indents() -> None:
    text = wrapped("All parties accepted a written purpose", 28, "  0  ")
    assert text == "  0  All parties accepted a\n     written purpose"
    assert wrapped("one two three four five six", 20, rest="  ").splitlines()[1] == "  five six"


def test_line_breaks_of_the_text_stay() -> None:
    assert wrapped(Words("one\n\ntwo"), 40, "> ", "") == "> one\n\ntwo"


def test_a_word_longer_than_the_line_is_cut_but_whole() -> None:
    lines = wrapped("x" * 50, 20).splitlines()
    assert [len(line) for line in lines] == [20, 20, 10]


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("国際協力", 8), ("e\u0301", 1), ("", 0)])
def test_columns_are_those_of_a_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_wide_letters_are_counted_twice() -> None:
    assert [columns(line) for line in wrapped("国" * 25, 20).splitlines()] == [20, 20, 10]


def test_control_characters_are_shown_not_sent() -> None:
    assert wrapped(Words("\x1b[31mred"), 40) == "\\u{1b}[31mred"


@settings(max_examples=150, deadline=None)
@given(st.text(), st.integers(20, 60))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(Words(text), width).split("\n")
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(str(Words(text)).split())
