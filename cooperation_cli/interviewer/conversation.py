"""Conducts an interview with a person, in whatever manner: asks, understands what is said, says what there is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import (
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    Finished,
    Introduced,
    JumpedTo,
    NotApplicable,
    Noted,
    Paused,
    PrefersNotToSay,
    RefusedError,
    Said,
    Skipped,
    Undid,
    WentBack,
    WentForward,
)
from cooperation_cli.interview.steps import FactStep, Over, QuestionStep, Review
from cooperation_cli.interviewer.agreement import Group
from cooperation_cli.interviewer.jumping import hint, stop_named
from cooperation_cli.interviewer.layout import page
from cooperation_cli.interviewer.live import reading
from cooperation_cli.interviewer.looking_back import every_answer, overview
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.pages import greeting, heading, opening
from cooperation_cli.interviewer.prompts import help_page, not_understood, refused
from cooperation_cli.interviewer.respondent import YOU, changed, introduced
from cooperation_cli.interviewer.verbs import Command, Verb, meant
from cooperation_cli.interviewer.watch import Clock, Watch
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words

_SIMPLE: dict[Verb, Said] = {
    Verb.DONT_KNOW: DontKnow(),
    Verb.PREFER_NOT_TO_SAY: PrefersNotToSay(),
    Verb.SKIP: Skipped(),
    Verb.BACK: WentBack(),
    Verb.FORWARD: WentForward(),
    Verb.UNDO: Undid(),
    Verb.FINISH: Finished(),
    Verb.REVIEW: JumpedTo(AtReview()),
    Verb.QUIT: Paused(),
}
_PAGES: dict[Verb, Callable[[Interview, int], str]] = {
    Verb.OVERVIEW: overview,
    Verb.ANSWERS: every_answer,
}
_NOTHING_NOTED = "Nothing noted."


def conduct(
    interview: Interview, manner: Manner, *, live: bool = False, clock: Clock = monotonic
) -> Iterator[Interview]:
    """Asks and listens until the interview is over; gives it after each reply, to be kept before the next is asked for.

    When nothing more comes, that is the end at the review, and a pause before it. With `live`, the score of each
    dimension follows its last answer.
    """
    manner.say(greeting(interview, manner.width))
    for known in introduced(interview, manner):
        yield known
        interview = known
    manner.say(opening(interview, manner.width))
    conversation = _Conversation(manner, Watch.started(clock))
    conversation.show(interview)
    while not isinstance(interview.current, Over):
        said = conversation.hear(interview)
        after = said if isinstance(said, str) else _taken(interview, said, manner.width)
        if isinstance(said, str) or isinstance(after, str):
            manner.say(str(after))
            continue
        after = conversation.watch.timed(interview, after)
        yield after
        manner.settle(interview, said, after)
        if live:
            manner.say(wrapped(reading(interview, said, after), manner.width))
        if not isinstance(said, Noted | Introduced):
            conversation.show(after)
        interview = after


@dataclass(slots=True)
class _Conversation:
    manner: Manner
    watch: Watch
    group: Group = field(default_factory=Group)
    topic: str = ""
    """The dimension whose heading was shown last."""
    looked_back: bool = False
    """Whether every answer was shown at the review before."""

    def show(self, interview: Interview) -> None:
        """Shows the current step, under the heading of its topic where that is another than before.

        The review comes with every answer, the first time. To a group, each question but the first begins a page, so
        that what stands before the first is read.
        """
        if interview.in_group and self.topic and isinstance(interview.current, QuestionStep):
            self.manner.turn_page()
        match interview.current:
            case QuestionStep(dimension=dimension) as step if dimension.id != self.topic:
                self.topic = dimension.id
                self.manner.say(heading(interview, step, self.manner.width))
            case Review() if not self.looked_back:
                self.looked_back = True
                self.manner.say(every_answer(interview, self.manner.width))
            case _:
                pass
        self.manner.show(interview)

    def hear(self, interview: Interview) -> Said | str:
        """What is said next; where it was no reply, what to say to it."""
        step = interview.current
        line = self.manner.hear(interview)
        if line is None:
            self.manner.say("\nEnd of input.")
            return Finished() if isinstance(step, Review) else Paused()
        if not line.strip() and isinstance(step, FactStep | QuestionStep) and step.has_answer:
            return Skipped()
        match meant(line, step):
            case Level(value) as level:
                return self.group.settles(level, self.manner) if interview.in_group else Chose(value)
            case Command(verb, more):
                return _SIMPLE.get(verb) or self._heard(verb, more, interview)
            case None:
                return not_understood(line, step, self.manner.width)
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
            case ((Verb.OVERVIEW | Verb.ANSWERS), _):
                return _PAGES[verb](interview, self.manner.width)
            case _:
                return page(help_page(interview, self.manner.width), self.manner.ways)

    def _comment(self, more: str, before: Words | None) -> Said | str:
        text = self.manner.text("Write the comment.", before.raw if before else "", more)
        return _NOTHING_NOTED if text is None else Noted(comment=Words(text.strip()))

    def _evidence(self, more: str, before: tuple[Words, ...]) -> Said | str:
        # A piece from a file may have several lines; it stays as it is where its one line does.
        known = {" ".join(piece.raw.split()): piece for piece in before}
        text = self.manner.text("Write the evidence, a line for each piece.", "\n".join(known), more)
        if text is None:
            return _NOTHING_NOTED
        written = (line.strip() for line in text.split("\n"))
        return Noted(evidence=tuple(known.get(line, Words(line)) for line in written if line))

    def _reason(self, more: str) -> Words:
        return Words((self.manner.text("Write why it does not apply.", "", more) or "").strip())

    def _jump(self, name: str, interview: Interview) -> Said | str:
        if name.casefold() == YOU:
            return changed(interview, self.manner)
        stop = stop_named(name, interview) if name else None
        unknown = f'There is no topic and no question "{name[:40]}". {hint(name, interview)}' if name else ""
        ways = "Type j and a topic, a question by number or name, profile, or you; o lists the topics."
        return JumpedTo(stop) if stop else wrapped(f"{unknown}\n{ways}".strip(), self.manner.width)


def _taken(interview: Interview, said: Said, width: int) -> Interview | str:
    """The interview after this was said, or why it is refused."""
    try:
        return interview.take(said)
    except RefusedError as error:
        return refused(error.refusal, width)
