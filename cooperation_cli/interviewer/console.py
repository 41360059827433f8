"""Where a person sits: talk goes to standard error; lines come from a terminal, or from a pipe all the same."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field

from cooperation_cli.interviewer.decoding import UTF_8, expected, locale_is_utf_8, marked, octets, understood
from cooperation_cli.interviewer.pasting import more_comes
from cooperation_cli.text import plain

Awaited = Callable[[], AbstractContextManager[None]]
"""Lasts while somebody is waited for; at other times, no interruption needs to be raised."""
_Hear = Callable[[str, Awaited], bytes | None]
"""Shows a prompt and gives the line typed, as octets without its end; None where nothing more comes."""

_USUAL_WIDTH = 80
_NARROWEST, _WIDEST = 40, 100
# What a terminal passes on of one line, in bytes; it drops the rest in silence.
_TERMINAL_LINE = 4095


def speak(text: str) -> None:
    """Shows lines of text; where that is impossible, nobody is there to read them."""
    _show(f"{text}\n")


def width() -> int:
    """The columns to write in: those of the terminal, within what reads well."""
    return min(max(terminal_columns(), _NARROWEST), _WIDEST)


def terminal_columns() -> int:
    """The columns of the terminal, as far as it tells."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return columns or _USUAL_WIDTH


def terminal_rows() -> int:
    """The rows of the terminal, 0 where there is none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).lines
    except (OSError, ValueError):
        return 0


def at_terminal() -> bool:
    """Whether a person can answer back."""
    return sys.stdin is not None and sys.stdin.isatty()


def _listener() -> _Hear:
    if sys.stdin is None:
        return lambda *_: None
    if not at_terminal():
        return _piped
    return _edited if _can_edit() else _typed


def _can_edit() -> bool:
    """Whether lines can be edited while they are typed, which also lets lines of any length through."""
    if not (sys.stdout is not None and sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    # What edits lines goes by the locale: in another than UTF-8, it takes the octets of a letter for commands.
    if not locale_is_utf_8():
        return False
    try:
        with _unnamed_terminal():
            import readline  # noqa: PLC0415 - not every system has it, and only a terminal needs it
    except ImportError:
        return False
    readline.set_auto_history(False)
    return True


@contextmanager
def _unnamed_terminal() -> Iterator[None]:
    """While this lasts, the terminal goes by no name, so that editing of lines sends it no escape sequence."""
    name = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"
    try:
        yield
    finally:
        if name is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = name


def _edited(prompt: str, awaited: Awaited) -> bytes | None:
    # A prompt may hold a rubric's letters, which not every terminal can show.
    shown = prompt.encode(sys.stdout.encoding, errors="backslashreplace").decode(sys.stdout.encoding)
    try:
        with awaited():
            line = input(shown)
    except EOFError:
        return None
    except (KeyboardInterrupt, SystemError) as error:
        # The latter is what the interpreter makes of two signals that come at once while it waits for a line.
        raise KeyboardInterrupt(_half_edited()) from error
    return octets(line, sys.stdin.encoding)


def _half_edited() -> str:
    """What stands in the line that was edited last."""
    import readline  # noqa: PLC0415 - only where lines are edited

    line = octets(readline.get_line_buffer(), UTF_8)
    text = understood(line)
    return marked(line) if text is None else text


def _typed(prompt: str, awaited: Awaited) -> bytes | None:
    _show(prompt)
    line = _line(awaited)
    if line is not None and len(line) >= _TERMINAL_LINE - 1:
        speak(f"The terminal may have cut this line: it passes on {_TERMINAL_LINE} characters. Type shorter lines.")
    return line


def _piped(prompt: str, awaited: Awaited) -> bytes | None:
    _show(prompt)
    line = _line(awaited)
    # What a terminal would have echoed, so that the talk reads as it would there.
    _show(f"{plain(_echo(line or b''))}\n")
    return line


def _line(awaited: Awaited) -> bytes | None:
    try:
        with awaited():
            line = sys.stdin.readline()
    except OSError:
        # The terminal is gone.
        return None
    return octets(line.rstrip("\r\n"), sys.stdin.encoding) if line else None


def _echo(line: bytes) -> str:
    text = understood(line)
    return line.decode(errors="backslashreplace") if text is None else text


def _show(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


@dataclass(slots=True)
class Ear:
    """Hears what is typed, in the best way there is.

    A line that is no text is not taken, which is said, and another is asked for.
    """

    awaited: Awaited = nullcontext
    _hear: _Hear = field(default_factory=_listener)

    def __call__(self, prompt: str) -> str | None:
        """Shows the prompt and gives the line typed, without its end; None where nothing more comes.

        Raises KeyboardInterrupt, with what stood in the line by then where lines are edited.
        """
        while (line := self._hear(prompt, self.awaited)) is not None:
            if (text := understood(line)) is not None:
                return text
            speak(f"This line was not taken: not all of it is text in {expected()}. Type it again.")
        return None

    def more(self) -> bool:
        """Whether more was pasted in a terminal than has been heard; what comes through a pipe is none of that."""
        return at_terminal() and more_comes(sys.stdin, edited=self._hear is _edited)
