"""A page on the terminal, drawn again after each key until one ends it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Window

from cooperation_cli.interviewer.keys.choosing import PASTE, Begun, Choosing, Reply
from cooperation_cli.interviewer.keys.page import Page
from cooperation_cli.interviewer.keys.terminal import Terminal, end, fragments

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

Draw = Callable[[Choosing, int], Page]
"""The page of a moment, in so many lines."""

GO_ON = "Enter goes on."
_NAMED = ("up", "down", "left", "right", "home", "end", "enter")
_ENTER = {Keys.ControlM, Keys.ControlJ}


class Screen:
    """Shows pages and hears keys; made once for all pages of an interview."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._page = Page((), 0, 0)
        control = FormattedTextControl(self._fragments, focusable=True, show_cursor=True, get_cursor_position=self._at)
        self._application: Application[Reply | Begun] = terminal.application(Window(control), self._keys())

    def asked(self, choosing: Choosing, draw: Draw) -> tuple[Choosing, Reply | Begun | None]:
        """The last moment of choosing, and what was said: None where nothing more comes. Raises KeyboardInterrupt."""
        self._choosing, self._draw = choosing, draw
        said = self._terminal.run(self._application)
        return self._choosing, said

    def wait(self) -> None:
        """Waits for somebody who reads; a key other than Enter or Space counts afterwards. Raises KeyboardInterrupt."""
        keys = KeyBindings()
        keys.add(Keys.Any)(_go_on)
        told = Window(FormattedTextControl(GO_ON, show_cursor=True, focusable=True))
        self._terminal.run(self._terminal.application(told, keys))

    def _fragments(self) -> StyleAndTextTuples:
        self._page = self._draw(self._choosing, self._terminal.output.get_size().rows)
        return fragments(self._page.rows)

    def _at(self) -> Point:
        return Point(self._page.column, self._page.line)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        for name in _NAMED:
            keys.add(name)(lambda event, name=name: self._pressed(event, name))
        keys.add("c-j")(lambda event: self._pressed(event, "enter"))
        keys.add("c-d")(end)
        keys.add(Keys.BracketedPaste)(lambda event: self._pressed(event, PASTE))
        keys.add(Keys.Any)(self._typed)
        return keys

    def _typed(self, event: KeyPressEvent) -> None:
        if len(event.data) == 1 and event.data.isprintable():
            self._pressed(event, event.data)

    def _pressed(self, event: KeyPressEvent, key: str) -> None:
        said = self._choosing.press(key)
        if not isinstance(said, Choosing):
            event.app.exit(result=said)
        else:
            self._choosing = said
        if not isinstance(said, Choosing) or said.note:
            _swallow_enter(event)


def _go_on(event: KeyPressEvent) -> None:
    event.app.exit()
    if event.key_sequence[0].key not in {*_ENTER, " "}:
        event.key_processor.feed_multiple(event.key_sequence, first=True)


def _swallow_enter(event: KeyPressEvent) -> None:
    """Who types a letter and Enter in one go, as in a line, has said one thing and not two."""
    waiting = event.key_processor.input_queue
    if waiting and waiting[0].key in _ENTER:
        waiting.popleft()
