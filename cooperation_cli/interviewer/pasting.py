"""Whether more is on its way than was read, by which what is pasted is told from what is typed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

# Seconds: a paste comes in pieces, which follow each other faster than a hand types.
_NEXT_PIECE = 0.03

if sys.platform == "win32":
    import msvcrt
    import time

    def more_comes(_: TextIO, *, edited: bool) -> bool:  # noqa: ARG001 - alike on every system
        """Whether more was typed than was read, or is within moments."""
        time.sleep(_NEXT_PIECE)
        return msvcrt.kbhit()
else:
    import select
    import termios

    def more_comes(terminal: TextIO, *, edited: bool) -> bool:
        """Whether more stands in the terminal than was read, or comes within moments.

        Where the program has lines `edited`, half a line counts; else the terminal keeps that to itself.
        """
        with suppress(OSError, ValueError, termios.error), _as_it_comes(terminal.fileno(), at_once=edited):
            return bool(select.select([terminal], [], [], _NEXT_PIECE)[0])
        return False

    @contextmanager
    def _as_it_comes(descriptor: int, *, at_once: bool) -> Iterator[None]:
        """If `at_once`, the terminal hands over each character, however long its line, and shows none meanwhile."""
        if not at_once:
            yield
            return
        before = termios.tcgetattr(descriptor)
        *modes, local, in_speed, out_speed, keys = before
        local &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(descriptor, termios.TCSANOW, [*modes, local, in_speed, out_speed, keys])
        try:
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
