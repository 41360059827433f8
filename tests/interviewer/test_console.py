"""Where a person sits: lines from a pipe, and from a terminal without editing."""

import errno
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from builders.hostile_pages import TEXTS

from cooperation_cli.interviewer.console import Ear, at_terminal, speak, width
from cooperation_cli.interviewer.decoding import open_ears
from cooperation_cli.text import plain


class Terminal(io.StringIO):
    """Standard input or output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Gone(io.StringIO):
    """A standard error that nobody reads any more."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def typed(monkeypatch: pytest.MonkeyPatch, stream: io.TextIOBase | None) -> tuple[Ear, io.StringIO]:
    """What hears the stream, and what is said meanwhile."""
    talk = io.StringIO()
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(sys, "stderr", talk)
    return Ear(), talk


def test_lines_of_a_pipe_are_shown_behind_their_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, talk = typed(monkeypatch, io.StringIO("one\r\ntwo"))
    assert [ear("a: "), ear("b: ")] == ["one", "two"]
    assert ear("c: ") is None
    assert talk.getvalue() == "a: one\nb: two\nc: \n"


def test_a_line_that_is_no_text_is_refused_aloud_and_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"caf\xe9\n\0\ncaf\xc3\xa9"), encoding="ascii")
    open_ears(stream)
    ear, talk = typed(monkeypatch, stream)
    assert ear("> ") == "caf\N{LATIN SMALL LETTER E WITH ACUTE}"
    assert ear("> ") is None
    refused = "This line was not taken: not all of it is text in UTF-8. Type it again.\n"
    assert talk.getvalue() == f"> caf\\xe9\n{refused}> \\u{{0}}\n{refused}> café\n> \n"


@pytest.mark.parametrize("name", TEXTS)
def test_what_comes_through_a_pipe_is_shown_harmless_and_heard_as_it_is(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    said = TEXTS[name].encode(errors="replace").decode().replace("\0", "")
    ear, talk = typed(monkeypatch, io.StringIO(said, newline=""))
    while (line := ear("")) is not None:
        assert line in said
    assert plain(talk.getvalue()) == talk.getvalue()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", talk.getvalue())


def test_a_terminal_that_is_gone_says_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise OSError(errno.EIO, "Input/output error")

    stream = Terminal()
    monkeypatch.setattr(stream, "readline", gone)
    assert typed(monkeypatch, stream)[0]("> ") is None


@pytest.mark.parametrize(("half", "kept"), [("half a li", "half a li"), ("caf\udcc3", "caf\ufffd"), ("", "")])
def test_an_interruption_tells_what_stood_in_the_line(
    monkeypatch: pytest.MonkeyPatch, editing: list[str], half: str, kept: str
) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    ear = everywhere_a_terminal(monkeypatch)
    monkeypatch.setattr("builtins.input", interrupted)
    monkeypatch.setattr("readline.get_line_buffer", lambda: half)
    with pytest.raises(KeyboardInterrupt) as told:
        ear("> ")
    assert (told.value.args, editing) == ((kept,), [])


def test_somebody_is_awaited_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    awaited: list[str] = []

    @contextmanager
    def waiting() -> Iterator[None]:
        before = stream.tell()
        yield
        awaited.append(stream.getvalue()[before : stream.tell()])

    stream = io.StringIO("one\ntwo\n")
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    ear = Ear(waiting)
    assert [ear("> "), ear("> ")] == ["one", "two"]
    assert awaited == ["one\n", "two\n"]


def test_nothing_is_pasted_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, _ = typed(monkeypatch, io.StringIO("one\ntwo\n"))
    ear("> ")
    assert not ear.more()


def test_without_standard_input_nothing_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, _ = typed(monkeypatch, None)
    assert ear("> ") is None
    assert not at_terminal()


def test_a_terminal_echoes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, talk = typed(monkeypatch, Terminal("one\n"))
    assert ear("> ") == "one"
    assert ear("> ") is None
    assert talk.getvalue() == "> > "
    assert at_terminal()


def test_a_line_that_a_terminal_may_have_cut_is_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, talk = typed(monkeypatch, Terminal("x" * 4094 + "\n"))
    assert ear("> ") == "x" * 4094
    assert "may have cut this line" in talk.getvalue()


@pytest.mark.parametrize(("columns", "wide"), [(60, 60), (20, 40), (200, 100), (0, 80)])
def test_the_width_is_that_of_the_terminal_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: int, wide: int
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert width() == wide


def test_without_a_terminal_the_width_is_80(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert width() == 80


def test_talk_that_nobody_reads_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Gone())
    speak("hello")


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal on every side, in which `input` gives one line and then nothing; what it was asked with."""
    asked: list[str] = []

    def typed_once(prompt: str) -> str:
        asked.append(prompt)
        if len(asked) > 1:
            raise EOFError
        return "one"

    monkeypatch.setattr("builtins.input", typed_once)
    return asked


def everywhere_a_terminal(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8", local: str = "UTF-8") -> Ear:
    monkeypatch.setattr("locale.getencoding", lambda: local)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, Terminal("plain\n"))
    monkeypatch.setattr(Terminal, "encoding", encoding, raising=False)
    return Ear()


def test_in_a_terminal_lines_can_be_edited(monkeypatch: pytest.MonkeyPatch, editing: list[str]) -> None:
    ear = everywhere_a_terminal(monkeypatch)
    assert [ear("a: "), ear("b: ")] == ["one", None]
    assert editing == ["a: ", "b: "]


@pytest.mark.parametrize("term", ["xterm", None])
def test_editing_leaves_the_name_of_the_terminal_as_it_was(
    monkeypatch: pytest.MonkeyPatch, editing: list[str], term: str | None
) -> None:
    monkeypatch.setenv("TERM", term or "")
    if term is None:
        monkeypatch.delenv("TERM")
    assert everywhere_a_terminal(monkeypatch)("a: ") == "one"
    assert editing == ["a: "]
    assert os.environ.get("TERM") == term


def test_a_prompt_that_the_terminal_cannot_show_is_shown_all_the_same(
    monkeypatch: pytest.MonkeyPatch, editing: list[str]
) -> None:
    everywhere_a_terminal(monkeypatch, "ascii")("\u00e9 to A: ")
    assert editing == ["\\xe9 to A: "]


def test_where_the_locale_would_spoil_letters_lines_are_read_plainly(
    monkeypatch: pytest.MonkeyPatch, editing: list[str]
) -> None:
    assert everywhere_a_terminal(monkeypatch, local="ANSI_X3.4-1968")("> ") == "plain"
    assert editing == []


def test_a_system_without_editing_is_read_plainly(monkeypatch: pytest.MonkeyPatch, editing: list[str]) -> None:
    monkeypatch.setitem(sys.modules, "readline", None)
    assert everywhere_a_terminal(monkeypatch)("> ") == "plain"
    assert editing == []
