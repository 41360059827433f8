"""The standard streams, also where they are closed, full, or read by nobody."""

import os
import sys

from cooperation_cli.interviewer.decoding import open_ears


def prepare() -> None:
    """Puts something in the place of a stream that was closed before we began.

    What is written to a closed stdout fails as any other unwritten output does; what is said to a closed
    stderr is lost. No file opened later gets their descriptors. What is typed is read in the encoding it comes in.
    """
    open_ears(sys.stdin)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def say(text: str) -> None:
    """Writes a line to stderr; where that is impossible, nobody is left to tell."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr.fileno())


def silence() -> None:
    """Lets go of what could not be written to stdout, so that the interpreter does not try again as it ends."""
    _forget(sys.stdout.fileno())


def _forget(descriptor: int) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
