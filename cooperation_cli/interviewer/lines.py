"""The manner of plain lines: no escape sequence, so that it works through a pipe and a screen reader."""

from collections.abc import Callable
from dataclasses import dataclass

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Said
from cooperation_cli.interview.steps import FactStep, QuestionStep, Review
from cooperation_cli.interviewer.looking_back import review
from cooperation_cli.interviewer.pages import fact_page, question_page
from cooperation_cli.interviewer.prompts import prompt
from cooperation_cli.interviewer.remarks import remark
from cooperation_cli.interviewer.wrapping import wrapped

Listen = Callable[[str], str | None]
"""Shows a prompt and gives the line typed, without its end; None when nothing more will come.

Raises KeyboardInterrupt, with what stood in the line by then if that is known.
"""
Speak = Callable[[str], None]
"""Shows lines of text."""
Width = Callable[[], int]
"""The columns to write in, which may change on the way."""
Edit = Callable[[str], str]
"""Has a text changed in an editor."""

END_OF_TEXT = "."
TAKEN_OUT = "-"
EDITED = "!"
_PASTED = (
    'What you pasted has a line with only "{end}", which stays in the text. '
    "A line with only a full stop, typed by itself, ends it."
)


@dataclass(slots=True)
class Lines:
    """Asks in lines that are shown once, and hears lines that are typed."""

    listen: Listen
    speak: Speak
    columns: Width
    edit: Edit | None = None
    rows: Callable[[], int] = lambda: 0
    """The rows of the screen, 0 where there is none."""
    more: Callable[[], bool] = lambda: False
    """Whether more was pasted than has been heard."""
    ended: bool = False
    """Whether nothing more comes."""
    interrupted: bool = False
    """Whether somebody broke off while writing; raised as soon as what they wrote is kept."""

    @property
    def ways(self) -> str:
        """Nothing: what can be typed is all there is."""
        return ""

    @property
    def width(self) -> int:
        """The columns to write in now."""
        return self.columns()

    def say(self, text: str) -> None:
        """Shows the text, if there is any, and an empty line under it."""
        if text:
            self.speak(f"{text}\n")

    def turn_page(self) -> None:
        """Moves what was shown so far out of sight, without a word to the terminal but line breaks."""
        if rows := self.rows():
            self.speak("\n" * rows)

    def show(self, interview: Interview) -> None:
        """Shows the page of the current step."""
        match interview.current:
            case FactStep() as step:
                self.say(fact_page(step, interview.progress, self.width))
            case QuestionStep() as step:
                self.say(question_page(step, interview.progress, self.width))
            case Review():
                self.say(review(interview, self.width))

    def hear(self, interview: Interview) -> str | None:
        """The line typed behind a prompt that tells what can be typed. Raises KeyboardInterrupt."""
        self._heed_interruption()
        return self.line(prompt(interview.current, self.width))

    def line(self, prompt: str, *, aside: bool = False) -> str | None:  # noqa: ARG002 - lines look alike
        """The line typed behind the prompt."""
        typed = self.listen(prompt)
        self.ended = typed is None
        return typed

    def text(self, invitation: str, before: str, first: str) -> str | None:
        """Lines up to one that is only a full stop, so that nothing pasted is taken for an answer.

        They are added to what stood there before, or stand in its place where the first of them is only a dash. An
        interruption ends the writing and keeps it.
        """
        self.speak(wrapped(f"{invitation} {self._ways(before)}", self.width))
        written = first.split("\n") if first else []
        try:
            last = self._write(written)
        except KeyboardInterrupt as interruption:
            written.extend(interruption.args)
            self.interrupted, last = True, ""
            self.speak("")
        whole = _whole(before, written)
        if self.edit and last == EDITED:
            whole = self.edit(whole)
        return None if whole == before.strip() else whole

    def settle(self, before: Interview, said: Said, after: Interview) -> None:
        """Says how the reply was understood. Raises KeyboardInterrupt."""
        self.say(wrapped(remark(before, said, after), self.width))
        self._heed_interruption()

    def _ways(self, before: str) -> str:
        ways = ["A line with only a full stop ends it."]
        if self.edit:
            ways.append(f"A line with only {EDITED} opens your editor.")
        if before:
            ways.append(f"A line with only {TAKEN_OUT} at the start takes out what is there.")
        return " ".join(ways)

    def _write(self, written: list[str]) -> str:
        """Adds lines to those written; gives the one that ended them, empty where nothing more came.

        One that more comes behind was pasted, and ends nothing.
        """
        ends = {END_OF_TEXT, EDITED} if self.edit else {END_OF_TEXT}
        pasted = ""
        while (line := self.line("(. ends) > " if written and not written[-1].strip() else "> ")) is not None:
            end = line.strip() if line.strip() in ends else ""
            if (end or pasted) and not self.more():
                if end:
                    return end
                self.speak(wrapped(_PASTED.format(end=pasted), self.width))
                pasted = ""
            written.extend(line.split("\n"))
            pasted = end or pasted
        return ""

    def _heed_interruption(self) -> None:
        if self.interrupted:
            raise KeyboardInterrupt


def _whole(before: str, written: list[str]) -> str:
    """What stood there before with what was written since, or that alone."""
    cleared = bool(before and written) and written[0].strip() == TAKEN_OUT
    text = "\n".join(written[cleared:]).strip()
    return text if cleared or not before else f"{before}\n{text}".strip()
