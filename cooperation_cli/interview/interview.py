"""Every transition of an interview, and nothing else: no terminal, no file, no clock, no wording."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import assert_never

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.interview.said import (
    Answer,
    AtEnd,
    AtFact,
    AtQuestion,
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    Finished,
    JumpedTo,
    Moved,
    NotApplicable,
    Noted,
    Paused,
    PrefersNotToSay,
    Refusal,
    RefusedError,
    Said,
    Skipped,
    Stop,
    Told,
    WentBack,
)
from cooperation_cli.interview.steps import FactStep, Over, Progress, QuestionStep, Review, Step, Tally
from cooperation_cli.records import dataclass
from cooperation_cli.rubric.asking import asked, worded
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.text import Words, joined


@dataclass(frozen=True)
class Interview:
    """One moment of an interview: what was said so far, where it is, and where replies were made (the last one last).

    Whoever conducts it shows `current`, gives what is said to `take`, and keeps `answers` after each reply.
    """

    rubric: Rubric
    answers: Answers
    where: Stop | AtEnd
    trail: tuple[Stop, ...] = ()

    @classmethod
    def begin(cls, rubric: Rubric, answers: Answers, depth: Depth | None = None) -> "Interview":
        """At the first open fact; where some question has a reply already, at the first that has none.

        The depth is the one given, else that of the answers, else full; the answers carry it from here on.
        """
        fresh = cls(rubric, replace(answers, depth=depth or answers.depth or Depth.FULL), AtReview())
        begun = len(fresh.open_questions) < len(fresh.asked)
        stops = (stop for stop in fresh.path if not (begun and isinstance(stop, AtFact)))
        return replace(fresh, where=next(filter(fresh.is_open, stops)))

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked as the profile stands now, in order."""
        return asked(self.rubric, self.answers.profile, self.answers.depth or Depth.FULL)

    @cached_property
    def path(self) -> tuple[Stop, ...]:
        """Every stop in order: the profile, the questions, the review."""
        facts = (AtFact(fact.id) for fact in self.rubric.profile)
        return (*facts, *(AtQuestion(question.id) for question in self.asked), AtReview())

    @property
    def current(self) -> Step:
        """What to show now."""
        match self.where:
            case AtFact(fact):
                return FactStep(self._fact(fact), self.answers.chosen.get(fact, ()))
            case AtQuestion(id_):
                question = self.rubric.questions[id_]
                wording = worded(question, self.answers.profile)
                return QuestionStep(question, self.rubric.dimension[question.dimension], wording, self.reply(id_))
            case AtReview():
                return Review()
            case AtEnd(finished):
                return Over(finished)
            case _:
                assert_never(self.where)

    @property
    def progress(self) -> Progress:
        """How far the interview is."""
        done = Fraction(len(self.asked) - len(self.open_questions), len(self.asked)) if self.asked else Fraction(1)
        match self.current:
            case FactStep():
                return Progress(None, self._here + 1, len(self.rubric.profile), done)
            case QuestionStep(question, dimension):
                return Progress(dimension, self.number(question), len(self.asked), done)
            case Review() | Over():
                return Progress(None, 0, len(self.asked), done)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What is answered and what is left in each dimension that asks anything, in order."""
        states = {dimension.id: Counter[State]() for dimension in self.rubric.dimensions}
        for question in self.asked:
            states[question.dimension][self.reply(question.id).state] += 1
        return tuple(Tally(self.rubric.dimension[id_], counted) for id_, counted in states.items() if counted)

    @property
    def open_facts(self) -> tuple[Fact, ...]:
        """The facts of the profile for which nothing was chosen."""
        return tuple(fact for fact in self.rubric.profile if self.is_open(AtFact(fact.id)))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions asked that have no reply."""
        return tuple(question for question in self.asked if self.is_open(AtQuestion(question.id)))

    def reply(self, question: str) -> Reply:
        """What was said to the question so far."""
        return self.answers.replies.get(question, UNANSWERED)

    def number(self, question: Question) -> int:
        """The place of an asked question among those asked, from 1."""
        return self.asked.index(question) + 1

    def is_open(self, stop: Stop) -> bool:
        """Whether something is left to say there: nothing is chosen, no reply is given; at the review always."""
        match stop:
            case AtFact(fact):
                return fact not in self.answers.chosen
            case AtQuestion(question):
                return self.reply(question).state is State.UNANSWERED
            case AtReview():
                return True

    def take(self, said: Said) -> "Interview":
        """The interview after this was said; no other answer is touched. Raises RefusedError where it is not taken."""
        if isinstance(self.where, AtEnd):
            raise RefusedError(Refusal.OVER)
        match said:
            case Chose() | DontKnow() | PrefersNotToSay() | NotApplicable() | Noted() | ChoseFacts():
                return self._told(said)
            case _:
                return self._went(said)

    def _told(self, said: Told) -> "Interview":
        match said, self.where:
            case ChoseFacts(choices), AtFact(fact):
                return self._on(self._with_choices(self._fact(fact), choices))
            case Noted(), AtQuestion(id_):
                return replace(self, answers=self._with_reply(id_, _noted(self.reply(id_), said)))
            case ((Chose() | DontKnow() | PrefersNotToSay() | NotApplicable()), AtQuestion(id_)):
                reply = _answered(self.rubric.questions[id_], self.reply(id_), said)
                return self._on(self._with_reply(id_, reply))
            case _:
                raise RefusedError(Refusal.NOT_HERE)

    def _went(self, said: Moved) -> "Interview":
        match said:
            case Skipped():
                if self.where == AtReview():
                    raise RefusedError(Refusal.NOT_HERE)
                return self._moved(self.path[self._here + 1])
            case WentBack():
                return self._back()
            case JumpedTo(stop):
                if stop not in self.path:
                    raise RefusedError(Refusal.NOT_ASKED)
                return self._moved(stop)
            case Paused():
                return replace(self, where=AtEnd(finished=False))
            case Finished():
                if self.where != AtReview():
                    raise RefusedError(Refusal.NOT_HERE)
                return replace(self, where=AtEnd(finished=True))
            case _:
                assert_never(said)

    def _fact(self, id_: str) -> Fact:
        return next(fact for fact in self.rubric.profile if fact.id == id_)

    def _with_reply(self, id_: str, reply: Reply) -> Answers:
        said = {**self.answers.replies, id_: reply}
        replies = {known: said[known] for known in self.rubric.questions if said.get(known, UNANSWERED) != UNANSWERED}
        return replace(self.answers, replies=replies)

    def _with_choices(self, fact: Fact, choices: tuple[str, ...]) -> Answers:
        chosen = {**self.answers.chosen, fact.id: _chosen(fact, choices)}
        return replace(
            self.answers, chosen={known.id: chosen[known.id] for known in self.rubric.profile if known.id in chosen}
        )

    def _on(self, answers: Answers) -> "Interview":
        """At the next open stop, so that who went back to change one answer returns to where they were."""
        after = replace(self, answers=answers)
        ahead = after.path[self._here + 1 :]
        return replace(after, where=next(filter(after.is_open, ahead)), trail=self._longer_trail)

    def _moved(self, stop: Stop) -> "Interview":
        return replace(self, where=stop, trail=self._longer_trail)

    def _back(self) -> "Interview":
        trail = tuple(stop for stop in self.trail if stop in self.path)
        if trail:
            return replace(self, where=trail[-1], trail=trail[:-1])
        if self._here == 0:
            raise RefusedError(Refusal.NOTHING_BEFORE)
        return replace(self, where=self.path[self._here - 1])

    @property
    def _here(self) -> int:
        """The index of the current stop. A reply changes the path only behind the fact that it was made at."""
        return next(index for index, stop in enumerate(self.path) if stop == self.where)

    @property
    def _longer_trail(self) -> tuple[Stop, ...]:
        return (*self.trail, self.path[self._here])


def _answered(question: Question, before: Reply, said: Answer) -> Reply:
    """The reply after an answer; what was noted stays."""
    match said:
        case Chose(level):
            if level not in question.scale.values:
                raise RefusedError(Refusal.OFF_THE_SCALE)
            return replace(before, state=State.LEVEL, level=level)
        case DontKnow():
            return replace(before, state=State.DONT_KNOW, level=None)
        case PrefersNotToSay():
            return replace(before, state=State.PREFER_NOT_TO_SAY, level=None)
        case NotApplicable(reason):
            if not question.not_applicable:
                raise RefusedError(Refusal.ALWAYS_APPLIES)
            if not reason:
                raise RefusedError(Refusal.NO_REASON)
            return replace(before, state=State.NOT_APPLICABLE, level=None, comment=_reasoned(before.comment, reason))
        case _:
            assert_never(said)


def _reasoned(comment: Words | None, reason: Words) -> Words:
    """The comment, which is where the reason is kept, without losing what it said before."""
    return reason if comment is None or comment == reason else joined((comment, reason), "\n")


def _noted(before: Reply, noted: Noted) -> Reply:
    comment = before.comment if noted.comment is None else noted.comment or None
    evidence = before.evidence if noted.evidence is None else tuple(filter(None, noted.evidence))
    if before.state is State.NOT_APPLICABLE and comment is None:
        raise RefusedError(Refusal.NO_REASON)
    return replace(before, comment=comment, evidence=evidence)


def _chosen(fact: Fact, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices in the order of the rubric."""
    if not choices:
        raise RefusedError(Refusal.NOTHING_CHOSEN)
    if not set(choices) <= fact.choices.keys():
        raise RefusedError(Refusal.NO_SUCH_CHOICE)
    if len(set(choices)) > 1 and not fact.several:
        raise RefusedError(Refusal.ONE_CHOICE_ONLY)
    return tuple(choice for choice in fact.choices if choice in choices)
