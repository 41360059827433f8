"""Conducts an interview in plain lines: no escape sequence, so that it works through a pipe and a screen reader."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cooperation_cli.answers.model import State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import (
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    Finished,
    JumpedTo,
    NotApplicable,
    Noted,
    Paused,
    PrefersNotToSay,
    RefusedError,
    Said,
    Skipped,
    WentBack,
)
from cooperation_cli.interview.steps import FactStep, Over, QuestionStep, Review, Step
from cooperation_cli.interviewer.jumping import hint, stop_named
from cooperation_cli.interviewer.looking_back import overview, review
from cooperation_cli.interviewer.pages import fact_page, heading, opening, question_page
from cooperation_cli.interviewer.prompts import help_page, not_understood, prompt, refused
from cooperation_cli.interviewer.remarks import remark
from cooperation_cli.interviewer.verbs import Command, Verb, meant
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words, joined

Listen = Callable[[str], str | None]
"""Shows a prompt and gives the line typed, without its end; None when nothing more will come."""
Speak = Callable[[str], None]
"""Shows lines of text."""
Width = Callable[[], int]
"""The columns to write in, which may change on the way."""

END_OF_TEXT = "."
TAKEN_OUT = "-"
_SIMPLE: dict[Verb, Said] = {
    Verb.DONT_KNOW: DontKnow(),
    Verb.PREFER_NOT_TO_SAY: PrefersNotToSay(),
    Verb.SKIP: Skipped(),
    Verb.BACK: WentBack(),
    Verb.FINISH: Finished(),
    Verb.REVIEW: JumpedTo(AtReview()),
    Verb.QUIT: Paused(),
}


def conduct(interview: Interview, listen: Listen, speak: Speak, width: Width) -> Iterator[Interview]:
    """Asks and listens until the interview is over; gives it after each reply, to be kept before the next is asked for.

    When nothing more comes, that is the end at the review, and a pause before it.
    """
    conversation = _Conversation(listen, speak, width)
    conversation.say(opening(interview, width()))
    conversation.show(interview)
    while not isinstance(interview.current, Over):
        said = conversation.hear(interview)
        after = said if isinstance(said, str) else _taken(interview, said, width())
        if isinstance(said, str) or isinstance(after, str):
            conversation.say(str(after))
            continue
        yield after
        conversation.say(wrapped(remark(interview, said, after), width()))
        if not isinstance(said, Noted):
            conversation.show(after)
        interview = after


@dataclass(slots=True)
class _Conversation:
    listen: Listen
    speak: Speak
    columns: Width
    topic: str = ""
    """The dimension whose heading was shown last."""

    @property
    def width(self) -> int:
        """The columns to write in now."""
        return self.columns()

    def say(self, text: str) -> None:
        """Shows the text, if there is any, and an empty line under it."""
        if text:
            self.speak(f"{text}\n")

    def show(self, interview: Interview) -> None:
        """Shows the current step, under the heading of its topic where that is another than before."""
        match interview.current:
            case FactStep() as step:
                self.say(fact_page(step, interview.progress, self.width))
            case QuestionStep() as step:
                if step.dimension.id != self.topic:
                    self.say(heading(interview, step, self.width))
                self.topic = step.dimension.id
                self.say(question_page(step, interview.progress, self.width))
            case Review():
                self.say(review(interview, self.width))

    def hear(self, interview: Interview) -> Said | str:
        """What is said next; where it was no reply, what to say to it."""
        step = interview.current
        line = self.listen(prompt(step, self.width))
        if line is None:
            self.speak("\nEnd of input.")
            return Finished() if isinstance(step, Review) else Paused()
        if not line.strip() and _has_answer(step):
            return Skipped()
        match meant(line, step):
            case Level(value):
                return Chose(value)
            case Command(verb, more):
                return _SIMPLE.get(verb) or self._heard(verb, more, interview)
            case None:
                return not_understood(line, step, self.width)
            case choices:
                return ChoseFacts(choices)

    def _heard(self, verb: Verb, more: str, interview: Interview) -> Said | str:
        match verb, interview.current:
            case Verb.COMMENT, QuestionStep(reply=reply):
                return self._comment(more, reply.comment)
            case Verb.EVIDENCE, QuestionStep(reply=reply):
                return self._evidence(more, reply.evidence)
            case Verb.NOT_APPLICABLE, QuestionStep(question):
                return NotApplicable(self._reason(more) if question.not_applicable else Words(""))
            case Verb.JUMP, _:
                return self._jump(more, interview)
            case Verb.OVERVIEW, _:
                return overview(interview, self.width)
            case _:
                return help_page(interview, self.width)

    def _comment(self, more: str, before: Words | None) -> Said | str:
        written, cleared = self._written("Write the comment.", more, clearable=before is not None)
        text = Words("\n".join(written).strip())
        if not text and not cleared:
            return "Nothing noted."
        kept = None if cleared else before
        return Noted(comment=joined(filter(None, (kept, text)), "\n"))

    def _evidence(self, more: str, before: tuple[Words, ...]) -> Said | str:
        written, cleared = self._written("Write the evidence, a line for each piece.", more, clearable=bool(before))
        pieces = tuple(Words(line.strip()) for line in written if line.strip())
        if not pieces and not cleared:
            return "Nothing noted."
        return Noted(evidence=(() if cleared else before) + pieces)

    def _reason(self, more: str) -> Words:
        written, _ = self._written("Write why it does not apply.", more, clearable=False)
        return Words("\n".join(written).strip())

    def _written(self, invitation: str, first: str, *, clearable: bool) -> tuple[list[str], bool]:
        """Lines up to one that is only a full stop, so that nothing pasted is taken for an answer.

        With them, whether what stood there before is to go.
        """
        out = f" A line with only {TAKEN_OUT} at the start takes out what is there." if clearable else ""
        self.speak(wrapped(f"{invitation} A line with only a full stop ends it.{out}", self.width))
        written = first.split("\n") if first else []
        while (line := self.listen("(. ends) > " if written and not written[-1].strip() else "> ")) is not None:
            if line.strip() == END_OF_TEXT:
                break
            written.extend(line.split("\n"))
        cleared = clearable and bool(written) and written[0].strip() == TAKEN_OUT
        return written[cleared:], cleared

    def _jump(self, name: str, interview: Interview) -> Said | str:
        stop = stop_named(name, interview) if name else None
        unknown = f'There is no topic and no question "{name[:40]}". {hint(name, interview)}' if name else ""
        ways = "Type j and a topic, a question by number or name, or profile; o lists the topics."
        return JumpedTo(stop) if stop else wrapped(f"{unknown}\n{ways}".strip(), self.width)


def _taken(interview: Interview, said: Said, width: int) -> Interview | str:
    """The interview after this was said, or why it is refused."""
    try:
        return interview.take(said)
    except RefusedError as error:
        return refused(error.refusal, width)


def _has_answer(step: Step) -> bool:
    """Whether Enter alone leaves something as it is."""
    match step:
        case QuestionStep(reply=reply):
            return reply.state is not State.UNANSWERED
        case FactStep(chosen=chosen):
            return bool(chosen)
        case _:
            return False
