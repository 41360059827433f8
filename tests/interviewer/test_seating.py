"""Who is asked by keys, and who in lines."""

import io
import os
import sys
from collections.abc import Callable

import pytest
from prompt_toolkit.input import DummyInput
from prompt_toolkit.output import DummyOutput

from cooperation_cli.interviewer.keys import terminal
from cooperation_cli.interviewer.keys.manner import Keys
from cooperation_cli.interviewer.lines import Lines
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.seating import PLAIN, seated

Seat = Callable[..., Manner]


class Stream(io.TextIOWrapper):
    """A stream that is a terminal, or is not."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


Streams = dict[str, Stream | None]


@pytest.fixture(autouse=True)
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    """Standard input and standard error, both a terminal of 60 columns."""
    monkeypatch.setenv("TERM", "xterm")
    for name in (PLAIN, "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(terminal, "create_input", lambda _: DummyInput())
    monkeypatch.setattr(terminal, "create_output", lambda _: DummyOutput())
    wide(monkeypatch, 60)
    return {"stdin": Stream(terminal=True), "stderr": Stream(terminal=True)}


@pytest.fixture
def seat(streams: Streams) -> Seat:
    """Gives the manner that is chosen at these streams."""

    def chosen(*, plain: bool = False) -> Manner:
        with pytest.MonkeyPatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            with seated(plain=plain) as manner:
                return manner

    return chosen


def wide(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr("cooperation_cli.interviewer.seating.terminal_columns", lambda: columns)


def test_in_a_terminal_there_are_keys(seat: Seat) -> None:
    assert isinstance(seat(), Keys)


def test_lines_can_be_asked_for(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(seat(plain=True), Lines)
    monkeypatch.setenv(PLAIN, "1")
    assert isinstance(seat(), Lines)


@pytest.mark.parametrize("off", ["", "0"])
def test_the_variable_can_be_switched_off(seat: Seat, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    monkeypatch.setenv(PLAIN, off)
    assert isinstance(seat(), Keys)


@pytest.mark.parametrize("name", ["stdin", "stderr"])
@pytest.mark.parametrize("stream", [None, Stream(terminal=False)])
def test_without_a_terminal_on_both_sides_there_are_lines(
    seat: Seat, streams: Streams, name: str, stream: Stream | None
) -> None:
    streams[name] = stream
    assert isinstance(seat(), Lines)


@pytest.mark.parametrize("name", ["stdin", "stderr"])
def test_a_terminal_of_few_letters_gets_lines(seat: Seat, streams: Streams, name: str) -> None:
    streams[name] = Stream(terminal=True, encoding="cp1252")
    assert isinstance(seat(), Lines)


def test_a_terminal_that_can_do_little_gets_lines(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(seat(), Lines)
    monkeypatch.delenv("TERM")
    assert isinstance(seat(), Lines) is (os.name != "nt")


def test_a_narrow_terminal_gets_lines(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    wide(monkeypatch, 59)
    assert isinstance(seat(), Lines)


def test_an_editor_is_offered_in_lines_where_there_is_one_and_a_person(
    seat: Seat, streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    lines = seat(plain=True)
    assert isinstance(lines, Lines)
    assert lines.edit is not None
    streams["stdin"] = Stream(terminal=False)
    lines = seat()
    assert isinstance(lines, Lines)
    assert lines.edit is None
