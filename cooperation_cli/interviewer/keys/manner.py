"""The manner of keys: a page stands while somebody chooses, and one line stays of what was said."""

from functools import partial

from msgspec.structs import replace

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Introduced, Said, Undid
from cooperation_cli.interview.steps import FactStep, QuestionStep, Review
from cooperation_cli.interviewer.console import speak, width
from cooperation_cli.interviewer.editor import chosen_editor, edited
from cooperation_cli.interviewer.keys.choosing import Begun, Choosing
from cooperation_cli.interviewer.keys.page import EMPTY, Page, Row, drawn, head
from cooperation_cli.interviewer.keys.screen import Screen
from cooperation_cli.interviewer.keys.terminal import Terminal
from cooperation_cli.interviewer.keys.writing import Draft, line
from cooperation_cli.interviewer.looking_back import review
from cooperation_cli.interviewer.remarks import understood
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.text import Words, joined, phrase

_KEEP = "Enter begins a new line, Ctrl-S keeps what is written."
_WAYS = (
    "Arrows move from one to the next, and Enter takes the one that the cursor is on; a first letter leads "
    "there. Arrows to the sides go back and forward. Behind : any reply can be typed as a line. Ctrl-C saves and quits."
)
_EDITOR = " Ctrl-O opens your editor."


class Keys:
    """Asks on a page that stands until a key says something, and leaves a record of one line for each reply."""

    def __init__(self, terminal: Terminal) -> None:
        self.ended = False
        self._terminal = terminal
        self._screen = Screen(terminal)
        self._interview: Interview | None = None
        self._choosing: Choosing | None = None
        self._recording = False
        """Whether the line above is one of the record, which pages keep apart from."""
        self._unread = 0
        """Lines that were shown at somebody's request since the last key."""
        self._interrupted = False

    @property
    def ways(self) -> str:
        """What a key does besides, for the page of help."""
        return wrapped(_WAYS, self.width)

    @property
    def width(self) -> int:
        """The columns to write in now."""
        return width()

    def say(self, text: str) -> None:
        """Shows the text, if there is any, with an empty line above and under it."""
        if text:
            shown = f"\n{text}\n" if self._recording else f"{text}\n"
            speak(shown)
            self._recording = False
            self._unread += shown.count("\n") + 1

    def turn_page(self) -> None:
        """Moves what was shown so far out of sight; it stays in the terminal's memory."""
        speak("\n" * self._terminal.output.get_size().rows)
        self._recording, self._unread = False, 0

    def show(self, interview: Interview) -> None:
        """Begins the current step anew; its page comes with the first key that is waited for."""
        if isinstance(interview.current, Review):
            self.say(review(interview, self.width))
        self._choosing, self._unread = None, 0

    def hear(self, interview: Interview) -> str | None:
        """What a key says, or a line that one began. Raises KeyboardInterrupt."""
        if self._interrupted:
            raise KeyboardInterrupt
        self._interview = interview
        choosing = _resumed(Choosing.begin(interview), self._choosing)
        self._let_read(choosing, interview)
        self._choosing, said = self._screen.asked(choosing, partial(self._page, interview))
        if isinstance(said, Begun):
            typed = self._continued(said.line)
            if typed is not None and not typed.strip():
                return self.hear(interview)
        else:
            typed = said.line if said else None
        self.ended = typed is None
        return typed

    def line(self, prompt: str, *, aside: bool = False) -> str | None:
        """The line written behind the prompt, under the question if it is about one. Raises KeyboardInterrupt."""
        about_question = self._interview is not None and not aside
        self._recording = self._recording or not about_question
        typed = line(self._terminal, prompt, above=partial(self._above, "") if about_question else None)
        self.ended = typed is None
        return typed

    def text(self, invitation: str, before: str, first: str) -> str | None:
        """What stands after writing, begun with what stood before; an interruption ends the writing and keeps it."""
        editor = _EDITOR if chosen_editor() else ""
        above = partial(self._above, f"{invitation} {_KEEP}{editor}")
        draft = Draft(self._terminal, above, f"{before}\n{first}" if before else first)
        try:
            draft.write(edited)
        except KeyboardInterrupt:
            self._interrupted = True
        text = draft.text.strip()
        return None if text == before.strip() else text

    def settle(self, before: Interview, said: Said, after: Interview) -> None:
        """Leaves one line that says what was asked and how the reply was understood."""
        if words := understood(before, said, after):
            speak(wrapped(joined(filter(None, (_asked_in_short(before, said), words)), " "), self.width, rest="  "))
            self._recording = True

    def _let_read(self, choosing: Choosing, interview: Interview) -> None:
        """Waits where the page would push out of sight what somebody has just asked to see."""
        height = self._terminal.output.get_size().rows
        if self._unread and self._unread + len(self._page(interview, choosing, height).rows) > height:
            self._screen.wait()
        self._unread = 0

    def _continued(self, begun: str) -> str | None:
        above = partial(self._above, "Type your reply, then Enter.")
        return line(self._terminal, "> ", begun=begun, above=above)

    def _page(self, interview: Interview, choosing: Choosing, height: int) -> Page:
        page = drawn(choosing, interview, self.width, height)
        return page.apart() if self._recording and len(page.rows) < height else page

    def _above(self, told: str) -> list[Row]:
        """What is asked, over what can be done while writing."""
        asked = head(self._interview, self.width) if self._interview else []
        rows = [*asked, EMPTY] if asked else []
        told_lines = [*map(Row, wrapped(told, self.width).split("\n")), EMPTY] if told else []
        return [*([EMPTY] if self._recording else []), *rows, *told_lines]


def _resumed(fresh: Choosing, before: Choosing | None) -> Choosing:
    """As before where the same is still asked: after help, or a comment."""
    return replace(fresh, at=before.at, moved=before.moved, marked=before.marked) if before else fresh


def _asked_in_short(before: Interview, said: Said) -> Words:
    """What the reply is to; nothing where it is to none."""
    match before.current:
        case QuestionStep(question) if not isinstance(said, Undid | Introduced):
            return phrase("{number} {title}:", number=before.number(question), title=question.title)
        case FactStep(fact) if not isinstance(said, Undid | Introduced):
            return fact.text
        case _:
            return Words("")
