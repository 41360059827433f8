"""Lines and longer texts, written with all that a terminal's editing allows."""

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Window
from prompt_toolkit.layout.processors import BeforeInput, Processor, Transformation, TransformationInput

from cooperation_cli.interviewer.keys.page import Row
from cooperation_cli.interviewer.keys.terminal import Terminal, end, fragments, run
from cooperation_cli.interviewer.lines import END_OF_TEXT, Edit
from cooperation_cli.text import plain

Above = Callable[[], Sequence[Row]]
"""What stands above while something is written."""
_LEAST_WRITTEN = 3
"""Lines that stay for what is written, however much stands above."""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


class _Next(Enum):
    KEEP = auto()
    EDIT = auto()


class Draft:
    """A text while it is written; `text` holds whatever stands there, also after an interruption."""

    def __init__(self, terminal: Terminal, above: Above, begun: str) -> None:
        self._terminal, self._above = terminal, above
        self._buffer = Buffer(document=Document(begun, len(begun)), multiline=True)

    @property
    def text(self) -> str:
        """What is written so far."""
        return _clean(self._buffer.text)

    def write(self, edit: Edit) -> None:
        """Returns when the text is to be kept, or nothing more comes. Raises KeyboardInterrupt."""
        while run(self._application()) is _Next.EDIT:
            with self._terminal.input.cooked_mode():
                edited = edit(self.text)
            self._buffer.document = Document(edited, len(edited))

    def _application(self) -> Application[_Next]:
        written = Window(BufferControl(self._buffer, input_processors=[_Unseen()]), wrap_lines=True)
        return self._terminal.application(HSplit([_head(self._terminal, self._above), written]), self._keys())

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        for name in ("c-s", "c-d"):
            keys.add(name, eager=True)(lambda event: event.app.exit(result=_Next.KEEP))
        keys.add("c-o", eager=True)(lambda event: event.app.exit(result=_Next.EDIT))
        keys.add("enter")(self._entered)
        keys.add(Keys.BracketedPaste)(lambda event: self._buffer.insert_text(_clean(event.data)))
        return keys

    def _entered(self, event: KeyPressEvent) -> None:
        document = self._buffer.document
        if document.current_line.strip() != END_OF_TEXT:
            self._buffer.insert_text("\n")
            return
        lines = document.lines[:]
        del lines[document.cursor_position_row]
        self._buffer.document = Document("\n".join(lines))
        event.app.exit(result=_Next.KEEP)


def line(terminal: Terminal, prompt: str, *, begun: str = "", above: Above | None = None) -> str | None:
    """One line, which stays in sight unless something stands above; None where nothing more comes.

    Raises KeyboardInterrupt.
    """
    buffer = Buffer(document=Document(begun, len(begun)), multiline=False)
    written = Window(BufferControl(buffer, input_processors=[_Unseen(), BeforeInput(prompt)]), wrap_lines=True)
    keys = KeyBindings()
    for name in ("enter", "c-j"):
        keys.add(name, eager=True)(lambda event: event.app.exit(result=_clean(buffer.text)))
    keys.add("c-d", eager=True)(lambda event: buffer.delete() if buffer.text else end(event))
    keys.add(Keys.BracketedPaste)(lambda event: buffer.insert_text(" ".join(_clean(event.data).split("\n"))))
    layout = HSplit([_head(terminal, above), written]) if above else written
    application: Application[str] = terminal.application(layout, keys, stays=above is None)
    return run(application)


def _head(terminal: Terminal, above: Above) -> Window:
    def shown() -> Sequence[Row]:
        rows = above()
        return rows[max(0, len(rows) - max(0, terminal.output.get_size().rows - _LEAST_WRITTEN)) :]

    return Window(FormattedTextControl(lambda: fragments(shown())), height=lambda: Dimension.exact(len(shown())))


class _Unseen(Processor):
    """Shows a mark where a character would not be seen, or would move others; what is written stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        return Transformation([(style, _seen(text)) for style, text, *_ in transformation_input.fragments])


def _seen(text: str) -> str:
    shown = ((character, plain(character)) for character in text)
    return "".join(seen if len(seen) == 1 else "\N{REPLACEMENT CHARACTER}" for _, seen in shown)


def _clean(text: str) -> str:
    """The text with one kind of line end, and without what no answers file can hold."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
