"""Which manner suits the place where a person sits: keys in a terminal, else lines."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from cooperation_cli.interviewer.console import (
    Awaited,
    Ear,
    at_terminal,
    speak,
    terminal_columns,
    terminal_rows,
    width,
)
from cooperation_cli.interviewer.decoding import is_utf_8
from cooperation_cli.interviewer.editor import chosen_editor, edited
from cooperation_cli.interviewer.lines import Lines
from cooperation_cli.interviewer.manner import Manner

PLAIN = "COOPERATION_PLAIN"
"""Set to anything but nothing or 0, it asks for lines."""
_ROOM_FOR_KEYS = 60
# Windows names no terminal; elsewhere one without a name can do nothing for certain.
_UNNAMED = "windows" if os.name == "nt" else "dumb"


@contextmanager
def seated(*, plain: bool, awaited: Awaited = nullcontext) -> Iterator[Manner]:
    """The manner for this person; until the end of it, the terminal is kept as the manner needs it."""
    if plain or not _takes_keys():
        ear = Ear(awaited)
        edit = edited if at_terminal() and chosen_editor() else None
        yield Lines(ear, speak, width, edit, terminal_rows, ear.more)
        return
    # Slow to import, and not there for who sits without a terminal.
    from cooperation_cli.interviewer.keys.manner import Keys  # noqa: PLC0415
    from cooperation_cli.interviewer.keys.terminal import opened  # noqa: PLC0415

    with opened(awaited) as terminal:
        yield Keys(terminal)


def _takes_keys() -> bool:
    """Whether keys can be heard, pages of any letters be shown on standard error, and five levels find room there."""
    if os.environ.get(PLAIN, "0") not in {"", "0"} or os.environ.get("TERM", _UNNAMED) == "dumb":
        return False
    both = all(
        stream is not None and stream.isatty() and is_utf_8(stream.encoding) for stream in (sys.stdin, sys.stderr)
    )
    return both and terminal_columns() >= _ROOM_FOR_KEYS
