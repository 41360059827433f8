"""A person at a keyboard, and the screen in front of them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output.vt100 import Vt100_Output

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.conversation import conduct
from cooperation_cli.interviewer.keys.manner import Keys
from cooperation_cli.interviewer.keys.terminal import Terminal


class Seat:
    """A terminal of 80 columns and 40 lines, with Keys at it."""

    def __init__(self, source: PipeInput, talk: io.StringIO) -> None:
        self.source, self.talk = source, talk
        self.rows, self.columns = 40, 80
        output = Vt100_Output(talk, lambda: Size(self.rows, self.columns), term="xterm", enable_cpr=False)
        self.keys = Keys(Terminal(source, output))

    def hold(self, interview: Interview, *keys: str, into: list[Interview] | None = None) -> list[Interview]:
        """The moments that were to be kept, with somebody who presses these keys, and then leaves."""
        kept = [] if into is None else into
        self.source.send_bytes("".join(keys).encode(errors="surrogateescape"))
        self.source.close()
        with redirect_stderr(self.talk):
            for moment in conduct(interview, self.keys):
                kept.append(moment)
        return kept

    def typed(self, prompt: str, keys: str) -> str | None:
        """The line that comes of the keys behind a prompt."""
        self.source.send_text(keys)
        with redirect_stderr(self.talk):
            return self.keys.line(prompt)

    @classmethod
    @contextmanager
    def taken(cls) -> "Iterator[Seat]":
        """A seat for a while."""
        with create_pipe_input() as source:
            yield cls(source, io.StringIO())

    @property
    def screen(self) -> str:
        """What stands in the terminal, with all that has scrolled out of it."""
        screen = pyte.Screen(self.columns, 2000)
        pyte.Stream(screen).feed(self.talk.getvalue().replace("\n", "\r\n").replace("\r\r", "\r"))
        return "\n".join(line.rstrip() for line in screen.display).rstrip()


@pytest.fixture
def seat() -> Iterator[Seat]:
    with Seat.taken() as seat:
        yield seat
