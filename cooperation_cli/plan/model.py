"""A plan: its steps in the order in which to take them, and what holds before and after."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cooperation_cli.assessment.gates import GateResult
from cooperation_cli.assessment.recommendations import cleared, gain
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.question import Effort, Question


class When(StrEnum):
    """By when a step is done; a small effort takes 30 days, a medium one 90, a large one a year."""

    DAYS_30 = "30 days"
    DAYS_90 = "90 days"
    YEAR = "a year"

    @property
    def place(self) -> int:
        """0 for the soonest."""
        return list(When).index(self)


class Step(Struct, frozen=True):
    """A raise of one question by one level; `after` are the levels that it waits for, of questions that apply."""

    question: Question
    from_level: Fraction
    to_level: Fraction
    when: When
    after: Mapping[str, Fraction]

    @property
    def effort(self) -> Effort:
        """What the step costs."""
        return self.question.effort_to(self.to_level)


class Taken(Struct, frozen=True):
    """A step with what has changed when it is done, those before it included.

    `gain` is what it adds to the exact overall; `clears` are the must-haves that capped before it and do no longer.
    """

    step: Step
    gain: Fraction
    clears: tuple[str, ...]
    verdict: Verdict


class OpenGate(Struct, frozen=True):
    """A must-have that no step decides, because these questions have no level: to be found out first."""

    gate: GateResult
    questions: tuple[Question, ...]


class Hindrances(Struct, frozen=True):
    """Why a band is out of reach: `best` is the verdict with all raised that can be, `barred` hold even that below."""

    best: Verdict
    barred: tuple[GateResult, ...]


class Plan(Struct, frozen=True, dict=True):
    """The steps to `aim`, or the best that `budget` gives; exactly one of the two is asked for.

    Where the aim is out of reach, the steps lead to the nearest band below it that is not, and `hindrances` say why.
    """

    start: Verdict
    aim: Band | None
    budget: int | None
    steps: tuple[Step, ...]
    open: tuple[OpenGate, ...]
    hindrances: Hindrances | None = None

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        """The steps with what each changes, one after the other."""
        return tuple(_taken(self.start, self.steps))

    @property
    def end(self) -> Verdict:
        """The verdict when all steps are done."""
        return self.taken[-1].verdict if self.taken else self.start

    @property
    def effort(self) -> int:
        """The sum of the efforts of its steps."""
        return sum(step.effort.cost for step in self.steps)

    @property
    def reached(self) -> bool:
        """Whether it gets where it was asked to."""
        return self.hindrances is None


def _taken(verdict: Verdict, steps: Iterable[Step]) -> Iterator[Taken]:
    for step in steps:
        after = judge(verdict.card.after({step.question.id: step.to_level}))
        yield Taken(step, gain(verdict.card, after.card) or Fraction(0), cleared(verdict, after), after)
        verdict = after
