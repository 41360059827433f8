"""What is pasted into a terminal is told from what is typed there."""

import io
import os
import pty
import termios
import threading
import time
from collections.abc import Iterator

import pytest

from cooperation_cli.interviewer.pasting import more_comes


class Desk:
    """A terminal, and the keyboard at it."""

    def __init__(self) -> None:
        self.keyboard, descriptor = pty.openpty()
        self.terminal = os.fdopen(descriptor, "r", encoding="utf-8")

    def types(self, text: str) -> None:
        os.write(self.keyboard, text.encode())
        # A terminal passes on in its own time.
        time.sleep(0.02)

    def close(self) -> None:
        self.terminal.close()
        os.close(self.keyboard)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.mark.parametrize("edited", [False, True])
def test_a_line_that_waits_is_more_and_is_not_taken(desk: Desk, edited: bool) -> None:
    desk.types(".\n")
    assert desk.terminal.readline() == ".\n"
    assert not more_comes(desk.terminal, edited=edited)
    desk.types("3\nlast\n")
    assert more_comes(desk.terminal, edited=edited)
    heard = ""
    while heard != "3\nlast\n":
        heard += desk.terminal.readline()


@pytest.mark.parametrize("edited", [False, True])
def test_half_a_line_counts_where_the_program_edits_lines(desk: Desk, edited: bool) -> None:
    desk.types("half")
    assert more_comes(desk.terminal, edited=edited) is edited
    desk.types(" a line\n")
    assert desk.terminal.readline() == "half a line\n"


@pytest.mark.parametrize("edited", [False, True])
def test_the_next_piece_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch, edited: bool) -> None:
    monkeypatch.setattr("cooperation_cli.interviewer.pasting._NEXT_PIECE", 30)
    later = threading.Timer(0.1, desk.types, ["next\n"])
    later.start()
    assert more_comes(desk.terminal, edited=edited)
    later.join()


def test_the_terminal_is_left_as_it_was(desk: Desk) -> None:
    before = termios.tcgetattr(desk.terminal)
    desk.types("x" * 5000)
    assert more_comes(desk.terminal, edited=True)
    assert termios.tcgetattr(desk.terminal) == before


@pytest.mark.parametrize("edited", [False, True])
def test_where_no_terminal_is_nothing_comes(desk: Desk, edited: bool) -> None:
    assert not more_comes(io.StringIO("3\n"), edited=edited)
    desk.terminal.close()
    assert not more_comes(desk.terminal, edited=edited)
