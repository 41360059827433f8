"""A terminal with a program in it, read as a person would: what stands there, and where the cursor is."""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte

_PATIENCE, _QUIET = 30, 0.1
"""Seconds until a wait is given up, and without a sign until nothing more is expected."""
COOPERATION = (sys.executable, "-m", "cooperation_cli")
_USUAL = {"TERM": "xterm-256color", "COOPERATION_PLAIN": "", "VISUAL": "", "EDITOR": ""}
_ASKED = re.compile(rb"(?:> |quit[^:]*: )$")
_COLOURS = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Line:
    """A line in view: whether it begins in bold, and the column of the cursor where it is there."""

    text: str
    strong: bool
    cursor: int | None


class Terminal:
    """A terminal of so many columns and lines; the command runs in it."""

    def __init__(self, folder: Path, command: Sequence[str], columns: int, rows: int, **environment: str) -> None:
        self._screen = pyte.HistoryScreen(columns, rows, history=5000, ratio=1)
        self._stream = pyte.ByteStream(self._screen)
        self.sent = b""
        """All that the program sent."""
        self._quiet = False
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0],
            list(command[1:]),
            env={**os.environ, **_USUAL, **environment},
            cwd=str(folder),
            dimensions=(rows, columns),
            timeout=_PATIENCE,
        )

    @property
    def display(self) -> str:
        """What is in view."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def lines(self) -> list[Line]:
        """What is in view, line by line."""
        cursor = self._screen.cursor
        return [
            Line(text.rstrip(), self._screen.buffer[place][0].bold, cursor.x if cursor.y == place else None)
            for place, text in enumerate(self._screen.display)
        ]

    @property
    def record(self) -> str:
        """All there is, with what has scrolled out of view."""
        gone = ("".join(row[column].data for column in range(self._screen.columns)) for row in self._screen.history.top)
        return "\n".join([*(line.rstrip() for line in gone), self.display])

    @property
    def under_cursor(self) -> str:
        """The line of the cursor, from the cursor on."""
        cursor = self._screen.cursor
        assert not cursor.hidden
        return self._screen.display[cursor.y][cursor.x :].rstrip()

    @property
    def coloured(self) -> bool:
        """Whether a colour was sent; weights and the like are none."""
        return _COLOURS.search(self.sent) is not None

    def takes_lines(self) -> bool:
        """Whether the terminal echoes and edits lines, as it did before."""
        modes = termios.tcgetattr(self._child.child_fd)[3]
        return bool(modes & termios.ECHO and modes & termios.ICANON and modes & termios.ISIG)

    def press(self, *keys: str, until: str) -> None:
        """Presses the keys in one go, and waits until a text not yet in view is, and nothing more is drawn."""
        assert not self._shows(until), f"already in view, so no sign of these keys: {until}"
        self._child.send("".join(keys))
        self.wait(until)

    def type(self, line: str) -> None:
        """Types a line, and waits until another is asked for."""
        before = len(self.sent)
        self._child.send(f"{line}\r")
        self._pump(lambda: _ASKED.search(self.sent[before:]) is not None)

    def wait(self, *texts: str) -> None:
        """Until the texts are in view in this order, however broken into lines, and nothing more is drawn."""
        self._pump(lambda: self._shows(*texts))

    def _shows(self, *texts: str) -> bool:
        wanted = ".*".join(re.escape(" ".join(text.split())) for text in texts)
        return re.search(wanted, " ".join(self.display.split())) is not None

    def resize(self, columns: int, rows: int) -> None:
        """As when somebody drags the corner of a window."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    @property
    def process(self) -> int:
        """The number of the process."""
        assert self._child.pid is not None
        return int(self._child.pid)

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the program."""
        self._child.kill(number)

    def ended(self) -> int | None:
        """The exit code, once the program has ended; None where a signal ended it."""
        while self._takes():
            pass
        self._child.wait()
        self._child.close()
        return self._child.exitstatus

    def close(self) -> None:
        """Closes the terminal over the program, which a slow machine may take its time to end."""
        deadline = time.monotonic() + _PATIENCE
        while not self._closed():
            assert time.monotonic() < deadline, "the program does not end"

    def _closed(self) -> bool:
        try:
            with suppress(OSError):
                self._child.close(force=True)
        except pexpect.ExceptionPexpect:
            return False
        return True

    def _pump(self, enough: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and self._takes():
            if self._quiet and enough():
                return
        assert enough(), f"in vain; there stands:\n{self.display}"

    def _takes(self) -> bool:
        """Whether more may come; what has come is shown."""
        try:
            sent = self._child.read_nonblocking(1 << 16, timeout=_QUIET)
        except pexpect.TIMEOUT:
            sent = b""
        except pexpect.EOF:
            return False
        self._quiet = not sent
        self.sent += sent
        self._stream.feed(sent)
        return True


@contextmanager
def terminal(folder: Path, *words: str, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """A terminal in which `cooperation` runs with these words, in the folder."""
    opened = Terminal(folder, [*COOPERATION, *words], columns, rows, **environment)
    try:
        yield opened
    finally:
        opened.close()
