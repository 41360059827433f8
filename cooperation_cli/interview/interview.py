"""Every transition of an interview, and nothing else: no terminal, no file, no clock, no wording."""

from collections import Counter
from fractions import Fraction
from functools import cached_property
from typing import assert_never

from msgspec import Struct
from msgspec.structs import astuple, replace

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.interview.pace import A_FACT, Pace
from cooperation_cli.interview.replies import answered, chosen, noted
from cooperation_cli.interview.said import (
    AtEnd,
    AtFact,
    AtQuestion,
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    Finished,
    Introduced,
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
    Undid,
    WentBack,
    WentForward,
)
from cooperation_cli.interview.scope import WHOLE, Scope
from cooperation_cli.interview.steps import FactStep, Over, Progress, QuestionStep, Review, Step, Tally
from cooperation_cli.rubric.asking import asked, with_depth, worded
from cooperation_cli.rubric.model import Fact, Rubric
from cooperation_cli.rubric.question import Depth, Question


class Interview(Struct, frozen=True, dict=True, eq=False):  # noqa: PLW1641 - answers have no hash
    """One moment of an interview: what was said so far, where it is, and how one gets from there to where one was.

    Whoever conducts it shows `current`, gives what is said to `take`, and keeps `answers` after each reply.
    """

    rubric: Rubric
    answers: Answers
    where: Stop | AtEnd
    part: frozenset[Stop] | None = None
    """The stops of this sitting, asked of this partnership or not; None for all."""
    again: frozenset[Stop] = frozenset()
    """Those that have a reply and are asked once more."""
    trail: tuple[Stop, ...] = ()
    """Where replies were made, the last one last."""
    ahead: tuple[Stop, ...] = ()
    """Where the person went back from, the last one last."""
    in_group: bool = False
    """Whether questions are put to a group, which is not to see what was answered so far."""
    pace: Pace = Pace()
    """How long the questions took so far, as whoever conducts it says."""
    before: "Interview | None" = None
    """The moment before the last change, for undoing it."""

    def __eq__(self, other: object) -> bool:
        """Whether both are the same moment, however long it took to get there, and by whatever way."""
        return isinstance(other, Interview) and self._moment == other._moment

    @property
    def _moment(self) -> tuple[object, ...]:
        moment = replace(self, pace=Pace(), before=None)
        return astuple(moment)

    @classmethod
    def begin(cls, rubric: Rubric, answers: Answers, depth: Depth | None = None, scope: Scope = WHOLE) -> "Interview":
        """At the first fact or question of the scope; with all in it, at the first that is open.

        Facts that were passed over before do not come again where some question has a reply already. The depth is
        the one given, else that of the answers, else full; the answers carry it from here on.
        """
        part = scope.part(rubric, answers)
        fresh = cls(rubric, replace(answers, depth=depth or answers.depth or Depth.FULL), AtReview(), part)
        again = frozenset(stop for stop in part or () if not fresh.is_open(stop))
        begun = part is None and len(fresh.open_questions) < len(fresh.asked)
        stops = (stop for stop in fresh.path if not (begun and isinstance(stop, AtFact)))
        fresh = replace(fresh, again=again)
        return replace(fresh, where=next(filter(fresh.is_left, stops)))

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked as the profile stands now, in order, in this sitting or not."""
        return asked(self.rubric, self.answers.profile, self.answers.depth or Depth.FULL)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of this sitting, in order."""
        return tuple(fact for fact in self.rubric.profile if self._is_here(AtFact(fact.id)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Of the questions asked, those of this sitting."""
        return tuple(question for question in self.asked if self._is_here(AtQuestion(question.id)))

    @cached_property
    def path(self) -> tuple[Stop, ...]:
        """Every stop of this sitting in order: the profile, the questions, the review."""
        facts = (AtFact(fact.id) for fact in self.facts)
        return (*facts, *(AtQuestion(question.id) for question in self.questions), AtReview())

    @property
    def current(self) -> Step:
        """What to show now."""
        match self.where:
            case AtFact(fact):
                return FactStep(self._fact(fact), self.answers.chosen.get(fact, ()))
            case AtQuestion(id_):
                question = self.rubric.questions[id_]
                wording = worded(question, with_depth(self.answers.profile, self.answers.depth or Depth.FULL))
                dimension = self.rubric.dimension[question.dimension]
                return QuestionStep(question, dimension, wording, self.reply(id_), self.in_group)
            case AtReview():
                return Review()
            case AtEnd(finished):
                return Over(finished)
            case _:
                assert_never(self.where)

    @property
    def progress(self) -> Progress:
        """How far this sitting is."""
        of, left = len(self.questions), len(self.left_questions)
        at = Progress(None, 0, of, left, Fraction(of - left, of) if of else Fraction(1), self._seconds)
        match self.current:
            case FactStep():
                return replace(at, number=self._here + 1, of=len(self.facts))
            case QuestionStep(question, dimension):
                return replace(at, dimension=dimension, number=self.number(question))
            case Review() | Over():
                return at

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What is answered and what is left in each dimension that this sitting asks about, in order."""
        states = {dimension.id: Counter[State]() for dimension in self.rubric.dimensions}
        for question in self.questions:
            states[question.dimension][self.reply(question.id).state] += 1
        return tuple(Tally(self.rubric.dimension[id_], counted) for id_, counted in states.items() if counted)

    @property
    def at_most(self) -> int:
        """How many questions this sitting may come to ask, whatever is said to the facts that are left."""
        if not self.left_facts:
            return len(self.questions)
        deep = self.answers.depth is Depth.FULL
        possible = (one for one in self.rubric.questions.values() if deep or one.depth is Depth.QUICK)
        return sum(self._is_here(AtQuestion(question.id)) for question in possible)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions asked that have no reply, in this sitting or not."""
        return tuple(question for question in self.asked if self.is_open(AtQuestion(question.id)))

    @property
    def left_facts(self) -> tuple[Fact, ...]:
        """The facts that this sitting has still to ask."""
        return tuple(fact for fact in self.facts if self.is_left(AtFact(fact.id)))

    @property
    def left_questions(self) -> tuple[Question, ...]:
        """The questions that this sitting has still to ask."""
        return tuple(question for question in self.questions if self.is_left(AtQuestion(question.id)))

    def reply(self, question: str) -> Reply:
        """What was said to the question so far."""
        return self.answers.replies.get(question, UNANSWERED)

    def number(self, question: Question) -> int:
        """The place of a question among those of this sitting, from 1."""
        return self.questions.index(question) + 1

    def is_open(self, stop: Stop) -> bool:
        """Whether nothing was said there: nothing is chosen, no reply is given; at the review always."""
        match stop:
            case AtFact(fact):
                return fact not in self.answers.chosen
            case AtQuestion(question):
                return self.reply(question).state is State.UNANSWERED
            case AtReview():
                return True

    def is_left(self, stop: Stop) -> bool:
        """Whether this sitting has still to ask there, for the first time or again."""
        return self.is_open(stop) or stop in self.again

    def take(self, said: Said) -> "Interview":
        """The interview after this was said; no other answer is touched. Raises RefusedError where it is not taken."""
        if isinstance(self.where, AtEnd):
            raise RefusedError(Refusal.OVER)
        match said:
            case Chose() | DontKnow() | PrefersNotToSay() | NotApplicable() | Noted() | ChoseFacts() | Introduced():
                told = self._told(said)
                return told if told.answers == self.answers else replace(told, before=self)
            case Undid():
                if self.before is None:
                    raise RefusedError(Refusal.NOTHING_TO_UNDO)
                return replace(self.before, pace=self.pace)
            case _:
                return self._went(said)

    def _told(self, said: Told) -> "Interview":
        match said, self.where:
            case Introduced(who), _:
                known = replace(who, date=self.answers.respondent.date)
                return replace(self, answers=replace(self.answers, respondent=known))
            case ChoseFacts(choices), AtFact(fact):
                return self._on(self._with_choices(self._fact(fact), choices))
            case Noted(), AtQuestion(id_):
                return replace(self, answers=self._with_reply(id_, noted(self.reply(id_), said)))
            case ((Chose() | DontKnow() | PrefersNotToSay() | NotApplicable()), AtQuestion(id_)):
                reply = answered(self.rubric.questions[id_], self.reply(id_), said)
                return self._on(self._with_reply(id_, reply))
            case _:
                raise RefusedError(Refusal.NOT_HERE)

    def _went(self, said: Moved) -> "Interview":
        match said:
            case Skipped():
                if self.where == AtReview():
                    raise RefusedError(Refusal.NOT_HERE)
                onward = self._moved(self.path[self._here + 1])
                return replace(onward, again=self.again - {self.path[self._here]})
            case WentBack():
                return self._back()
            case WentForward():
                return self._forward()
            case JumpedTo(stop):
                return self._moved(self._reachable(stop))
            case Paused():
                return replace(self, where=AtEnd(finished=False))
            case Finished():
                if self.where != AtReview():
                    raise RefusedError(Refusal.NOT_HERE)
                return replace(self, where=AtEnd(finished=True))
            case _:
                assert_never(said)

    def _is_here(self, stop: Stop) -> bool:
        return self.part is None or stop in self.part

    def _reachable(self, stop: Stop) -> Stop:
        if stop in self.path:
            return stop
        in_all = replace(self, part=None).path
        raise RefusedError(Refusal.ANOTHER_PART if stop in in_all else Refusal.NOT_ASKED)

    def _fact(self, id_: str) -> Fact:
        return next(fact for fact in self.rubric.profile if fact.id == id_)

    def _with_reply(self, id_: str, reply: Reply) -> Answers:
        said = {**self.answers.replies, id_: reply}
        replies = {known: said[known] for known in self.rubric.questions if said.get(known, UNANSWERED) != UNANSWERED}
        return replace(self.answers, replies=replies)

    def _with_choices(self, fact: Fact, choices: tuple[str, ...]) -> Answers:
        made = {**self.answers.chosen, fact.id: chosen(fact, choices)}
        facts = [known.id for known in self.rubric.profile]
        return replace(self.answers, chosen={known: made[known] for known in facts if known in made})

    def _on(self, answers: Answers) -> "Interview":
        """At the next stop that is left, so that who went back to change one answer returns to where they were."""
        stop = self.path[self._here]
        after = replace(self, answers=answers, again=self.again - {stop}, trail=(*self.trail, stop), ahead=())
        return replace(after, where=next(filter(after.is_left, after.path[self._here + 1 :])))

    def _moved(self, stop: Stop) -> "Interview":
        return replace(self, where=stop, trail=(*self.trail, self.path[self._here]), ahead=())

    def _back(self) -> "Interview":
        if not self._trail and self._here == 0:
            raise RefusedError(Refusal.NOTHING_BEFORE)
        stop = self._trail[-1] if self._trail else self.path[self._here - 1]
        return replace(self, where=stop, trail=self._trail[:-1], ahead=(*self.ahead, self.path[self._here]))

    def _forward(self) -> "Interview":
        ahead = tuple(stop for stop in self.ahead if stop in self.path)
        if not ahead and self.where == AtReview():
            raise RefusedError(Refusal.NOTHING_AHEAD)
        stop = ahead[-1] if ahead else self.path[self._here + 1]
        return replace(self, where=stop, trail=(*self.trail, self.path[self._here]), ahead=ahead[:-1])

    @property
    def _seconds(self) -> float:
        """How long this sitting will go on. Of the questions that facts may add, half are counted."""
        questions = len(self.left_questions) + (self.at_most - len(self.questions)) // 2
        return len(self.left_facts) * A_FACT + questions * self.pace.a_question

    @property
    def _trail(self) -> tuple[Stop, ...]:
        """The trail without what is no longer asked."""
        return tuple(stop for stop in self.trail if stop in self.path)

    @property
    def _here(self) -> int:
        """The index of the current stop. A reply changes the path only behind the fact that it was made at."""
        return next(index for index, stop in enumerate(self.path) if stop == self.where)
