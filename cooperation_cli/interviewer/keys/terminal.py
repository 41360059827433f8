"""The terminal that keys come from and pages go to, and how it is run."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TypeVar

from msgspec import Struct
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import AnyContainer, Layout
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from cooperation_cli.interviewer.console import Awaited
from cooperation_cli.interviewer.keys.page import Row

_Said = TypeVar("_Said")
# A slow line may cut the sequence of an arrow in two; Esc alone means nothing here, so there is time to wait.
_REST_OF_A_SEQUENCE = 2.0


class Terminal(Struct, frozen=True):
    """Where keys come from, and where pages go."""

    input: Input
    output: Output
    awaited: Awaited = nullcontext

    def application(self, layout: AnyContainer, keys: KeyBindings, *, stays: bool = False) -> Application[_Said]:
        """A page in the flow of the terminal, taken away at the end if it is not to stay; no mouse, no other screen."""
        keys.add("c-c", eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
        keys.add("c-z", eager=True)(lambda event: event.app.suspend_to_background())
        application: Application[_Said] = Application(
            Layout(layout),
            key_bindings=keys,
            erase_when_done=not stays,
            input=self.input,
            output=self.output,
        )
        application.ttimeoutlen = _REST_OF_A_SEQUENCE
        return application

    def run(self, application: Application[_Said]) -> _Said | None:
        """What the application ends with; None where nothing more comes. Raises KeyboardInterrupt."""
        try:
            with self.awaited():
                return application.run(handle_sigint=False, set_exception_handler=False)
        except (EOFError, OSError):
            # The terminal is gone.
            return None


def fragments(rows: Sequence[Row]) -> StyleAndTextTuples:
    """The lines as they go to the terminal."""
    return [("bold" if row.strong else "", f"\n{row.text}" if index else row.text) for index, row in enumerate(rows)]


def end(event: KeyPressEvent) -> None:
    """A key that ends the application with nothing more to come."""
    event.app.exit(result=None)


@contextmanager
def opened(awaited: Awaited) -> Iterator[Terminal]:
    """The terminal of standard input and standard error; while this lasts, keys come one by one and are not echoed."""
    output = create_output(sys.stderr)
    if isinstance(output, Vt100_Output):
        # Asking the terminal where its cursor is costs a round trip, and some never answer.
        output.enable_cpr = False
    source = create_input(sys.stdin)
    with source.raw_mode():
        yield Terminal(source, output, awaited)
