"""Lines and longer texts, written with all that a terminal's editing allows."""

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Window,
)
from prompt_toolkit.layout.processors import BeforeInput, Processor, Transformation, TransformationInput
from prompt_toolkit.validation import ValidationError, Validator

from cooperation_cli.interviewer.keys.page import Row
from cooperation_cli.interviewer.keys.terminal import Terminal, end, fragments
from cooperation_cli.interviewer.lines import END_OF_TEXT, Edit
from cooperation_cli.text import looked_at

Above = Callable[[], Sequence[Row]]
"""What stands above while something is written."""
_LEAST_WRITTEN = 3
"""Lines that stay for what is written, however much stands above."""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_REFUSED = "What the cursor is on is no text: take it out or retype it."


class _Next(Enum):
    KEEP = auto()
    EDIT = auto()


class Draft:
    """A text while it is written; `text` holds whatever stands there, also after an interruption."""

    def __init__(self, terminal: Terminal, above: Above, begun: str) -> None:
        self._terminal, self._above = terminal, above
        self._buffer = Buffer(document=Document(begun, len(begun)), multiline=True, validator=_OnlyText())

    @property
    def text(self) -> str:
        """What is written so far."""
        return _clean(self._buffer.text)

    def write(self, edit: Edit) -> None:
        """Returns when the text is to be kept, or nothing more comes. Raises KeyboardInterrupt."""
        while self._terminal.run(self._application()) is _Next.EDIT:
            with self._terminal.input.cooked_mode():
                edited = edit(self.text)
            self._buffer.document = Document(edited, len(edited))

    def _application(self) -> Application[_Next]:
        written = Window(BufferControl(self._buffer, input_processors=[_Unseen()]), wrap_lines=True)
        layout = HSplit([_head(self._terminal, self._above), _refusal(self._buffer), written])
        return self._terminal.application(layout, self._keys())

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        for name in ("c-s", "c-d"):
            keys.add(name, eager=True)(self._kept)
        keys.add("c-o", eager=True)(lambda event: event.app.exit(result=_Next.EDIT))
        keys.add("enter")(self._entered)
        keys.add(Keys.BracketedPaste)(lambda event: self._buffer.insert_text(_broken_alike(event.data)))
        return keys

    def _kept(self, event: KeyPressEvent) -> None:
        if self._buffer.validate(set_cursor=True):
            event.app.exit(result=_Next.KEEP)

    def _entered(self, event: KeyPressEvent) -> None:
        document = self._buffer.document
        if document.current_line.strip() != END_OF_TEXT:
            self._buffer.insert_text("\n")
            return
        lines = document.lines[:]
        del lines[document.cursor_position_row]
        self._buffer.document = Document("\n".join(lines))
        self._kept(event)


def line(terminal: Terminal, prompt: str, *, begun: str = "", above: Above | None = None) -> str | None:
    """One line, which stays in sight unless something stands above; None where nothing more comes.

    Raises KeyboardInterrupt.
    """
    buffer = Buffer(document=Document(begun, len(begun)), multiline=False, validator=_OnlyText())
    written = Window(BufferControl(buffer, input_processors=[_Unseen(), BeforeInput(prompt)]), wrap_lines=True)

    def entered(event: KeyPressEvent) -> None:
        if buffer.validate(set_cursor=True):
            event.app.exit(result=_clean(buffer.text))

    keys = KeyBindings()
    for name in ("enter", "c-j"):
        keys.add(name, eager=True)(entered)
    keys.add("c-d", eager=True)(lambda event: buffer.delete() if buffer.text else end(event))
    keys.add(Keys.BracketedPaste)(lambda event: buffer.insert_text(" ".join(_broken_alike(event.data).split("\n"))))
    layout = HSplit([*([_head(terminal, above)] if above else []), _refusal(buffer), written])
    application: Application[str] = terminal.application(layout, keys, stays=above is None)
    return terminal.run(application)


def _head(terminal: Terminal, above: Above) -> Window:
    def shown() -> Sequence[Row]:
        rows = above()
        return rows[max(0, len(rows) - max(0, terminal.output.get_size().rows - _LEAST_WRITTEN)) :]

    return Window(FormattedTextControl(lambda: fragments(shown())), height=lambda: Dimension.exact(len(shown())))


def _refusal(buffer: Buffer) -> ConditionalContainer:
    """What is amiss with the text that somebody wanted to have kept, until they change it."""
    said = Window(FormattedTextControl(_REFUSED), wrap_lines=True, dont_extend_height=True)
    return ConditionalContainer(said, Condition(lambda: buffer.validation_error is not None))


class _OnlyText(Validator):
    """Takes nothing that an answers file cannot hold: NUL, and octets that are no text."""

    def validate(self, document: Document) -> None:
        if found := _NO_TEXT.search(document.text):
            raise ValidationError(found.start(), _REFUSED)


class _Unseen(Processor):
    """Shows a mark where a character would not be seen, or would move others; what is written stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        return Transformation([(style, _seen(text)) for style, text, *_ in transformation_input.fragments])


def _seen(text: str) -> str:
    marked = (character if seen else "\N{REPLACEMENT CHARACTER}" for character, seen in looked_at(text))
    return "".join(marked).replace("\t", " ")


def _broken_alike(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str) -> str:
    """The text with one kind of line end; where writing was interrupted, also without what cannot be kept."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _broken_alike(text))
