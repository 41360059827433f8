"""Readings: question -> exact level or one of the four words; the only input of scoring."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.rubric.asking import asked, unknown_facts, with_depth
from cooperation_cli.rubric.conditions import Profile
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question


class Why(StrEnum):
    """Why an answer in the file does not count."""

    NOT_ASKED = "not_asked"
    NOT_AT_THIS_DEPTH = "not_at_this_depth"
    NOT_IN_RUBRIC = "not_in_rubric"


class SetAside(Struct, frozen=True):
    """An answer that stays in its file and is listed, but never counts."""

    question: str
    why: Why


class Readings(Struct, frozen=True):
    """A reading of every question that is asked, in the rubric's order; a level may lie between two steps.

    `profile` has the depth among its facts. `targets` are the levels aimed at where they differ from the rubric's.
    """

    profile: Profile
    depth: Depth
    replies: Mapping[str, Reply]
    targets: Mapping[str, Fraction] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    unknown_facts: tuple[str, ...] = ()
    """Profile facts that decide what is asked or judged, and that nobody gave."""

    def applies(self, question: str) -> bool:
        """Whether the question is asked and was not said to be not applicable."""
        reply = self.replies.get(question)
        return reply is not None and reply.state is not State.NOT_APPLICABLE

    def level(self, question: str) -> Fraction | None:
        """The level of the question, None where it has none."""
        return self.replies.get(question, UNANSWERED).level

    def changed(self, levels: Mapping[str, Fraction]) -> "Readings":
        """The same readings with these questions at these levels."""
        raised = {
            question: replace(self.replies[question], state=State.LEVEL, level=levels[question]) for question in levels
        }
        return self.saying(raised)

    def saying(self, replies: Mapping[str, Reply]) -> "Readings":
        """The same readings with these replies."""
        return replace(self, replies={**self.replies, **replies})


def readings(rubric: Rubric, answers: Answers, depth: Depth | None = None) -> Readings:
    """What one respondent's answers say to the questions asked at `depth`, else the file's, else full."""
    chosen = depth or answers.depth or Depth.FULL
    profile = with_depth(answers.profile, chosen)
    replies = {each.id: answers.replies.get(each.id, UNANSWERED) for each in asked(rubric, profile, chosen)}
    return Readings(
        profile=profile,
        depth=chosen,
        replies=replies,
        targets=answers.targets,
        set_aside=_set_aside(rubric, answers, replies),
        unknown_facts=unknown_facts(rubric, profile),
    )


def _set_aside(rubric: Rubric, answers: Answers, read: Collection[str]) -> tuple[SetAside, ...]:
    """Why each answer that is not among those `read` does not count."""
    said = {question for question, reply in answers.replies.items() if question not in read and reply != UNANSWERED}
    deep = {question.id for question in asked(rubric, answers.profile, Depth.FULL)} if said else set()
    unasked = [
        SetAside(question, Why.NOT_AT_THIS_DEPTH if question in deep else Why.NOT_ASKED)
        for question in rubric.questions
        if question in said
    ]
    return (*unasked, *(SetAside(question, Why.NOT_IN_RUBRIC) for question in answers.vanished))


def is_claim(question: Question, reply: Reply) -> bool:
    """Whether a practice or safeguard is put at or above `evidence_from` with no evidence given."""
    start = question.scale.evidence_from
    if start is None or reply.level is None or question.is_exposure or any(reply.evidence):
        return False
    return question.forward(reply.level) >= start


def claims(rubric: Rubric, read: Readings) -> tuple[str, ...]:
    """The questions whose level is a claim, in the rubric's order."""
    return tuple(question for question, reply in read.replies.items() if is_claim(rubric.questions[question], reply))


def evidence_required(rubric: Rubric, read: Readings, claimed: Collection[str] | None = None) -> Readings:
    """The readings with each claim at the next lower level under `evidence_from`; it never raises a score.

    `claimed` are the claims, where they are known.
    """
    found = claims(rubric, read) if claimed is None else claimed
    lowered = {question: _unclaimed(rubric.questions[question]) for question in found}
    return read.changed({question: level for question, level in lowered.items() if level is not None})


def _unclaimed(question: Question) -> Fraction | None:
    """The best level that needs no evidence; None where every level needs it."""
    from_best = reversed(question.ascending)
    return next((level for level in from_best if not is_claim(question, Reply(State.LEVEL, level))), None)
