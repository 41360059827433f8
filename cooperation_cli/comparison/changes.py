"""What changed from one moment to the next: scores, answers, must-haves, what was advised, who answered."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cooperation_cli.answers.model import Reply, Respondent
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.assessment.recommendations import Recommendation, recommendations
from cooperation_cli.comparison.common import Common
from cooperation_cli.comparison.matching import alike
from cooperation_cli.comparison.moment import Moment, came
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard


class ScoreChange(Struct, frozen=True):
    """A score on the common questions; `spread` is how far partners are apart on it, at the moment where it is more."""

    before: Score
    after: Score
    spread: Fraction | None = None

    @property
    def change(self) -> Fraction | None:
        """The exact score after, less the one before; None where either is missing."""
        if self.before.exact is None or self.after.exact is None:
            return None
        return self.after.exact - self.before.exact

    @property
    def within_spread(self) -> bool:
        """Whether the change is no larger than the difference between partners."""
        return self.change is not None and self.spread is not None and abs(self.change) <= self.spread


class QuestionChange(Struct, frozen=True):
    """A question whose reply is another; a reply is None where the question was not asked."""

    question: Question
    before: Reply | None
    after: Reply | None

    @property
    def change(self) -> Fraction | None:
        """By how much its value v (0 to 1) got better: below 0 where a pressure rose; None without two levels."""
        before, after = (reply.level if reply else None for reply in (self.before, self.after))
        if before is None or after is None:
            return None
        risen = self.question.value(after) - self.question.value(before)
        return -risen if self.question.is_exposure else risen


class Followed(Struct, frozen=True):
    """A step that was advised, and the level now; `question` is by the latest rubric, `place` counts from 1.

    `now` is None where the question has no level any more, or none that can be compared.
    """

    step: Recommendation
    question: Question | None
    place: int
    now: Fraction | None

    @property
    def done(self) -> bool | None:
        """Whether the level advised is reached; None where that is not known."""
        if self.question is None or self.now is None:
            return None
        return self.question.forward(self.now) >= self.question.forward(self.step.to_level)


class Between(Struct, frozen=True, dict=True):
    """Two neighbouring moments, told by their place from 0; scores are those on the questions common to all moments."""

    place: int
    before: Moment
    after: Moment
    common: Common

    @cached_property
    def overall(self) -> ScoreChange | None:
        """The overall; None where the rubric gives no total."""
        before, after = (card.overall for card in self._cards)
        return None if before is None or after is None else ScoreChange(before, after)

    @cached_property
    def parts(self) -> dict[str, ScoreChange]:
        """Each part, by id."""
        before, after = (card.parts for card in self._cards)
        return {name: ScoreChange(before[name], after[name]) for name in before}

    @cached_property
    def dimensions(self) -> dict[str, ScoreChange]:
        """Each dimension, by id."""
        before, after = (card.dimensions for card in self._cards)
        spreads = self.common.spreads[self.place : self.place + 2]
        apart = {name: max((each[name] for each in spreads if name in each), default=None) for name in before}
        return {name: ScoreChange(before[name].score, after[name].score, apart[name]) for name in before}

    @property
    def within_spread(self) -> bool:
        """Whether no dimension changed by more than the difference between its partners, in all that can be told."""
        told = [each for each in self.dimensions.values() if each.change is not None]
        return bool(told) and all(each.within_spread for each in told)

    @cached_property
    def questions(self) -> tuple[QuestionChange, ...]:
        """Every question whose state or level is another, in the order of the rubric."""
        before, after = (read.replies for read in self.common.readings[self.place : self.place + 2])
        both = ((each, before.get(name), after.get(name)) for name, each in self.common.rubric.questions.items())
        return tuple(QuestionChange(*each) for each in both if _said(each[1]) != _said(each[2]))

    def newly(self, state: GateState) -> tuple[str, ...]:
        """The must-haves that are in this state after, and in another before, each by its own answers."""
        before = {gate.gate.id: gate.state for gate in self.before.judged.verdict.gates}
        after = self.after.judged.verdict.gates
        return tuple(
            gate.gate.id for gate in after if gate.state is state and before.get(gate.gate.id, state) is not state
        )

    @cached_property
    def advised(self) -> tuple[Followed, ...]:
        """Every step that was advised before, in the order of the advice, with what came of it."""
        return tuple(self._followed())

    @cached_property
    def came(self) -> tuple[Respondent, ...]:
        """Who answered after, and not before."""
        return came(self.before, self.after)

    @cached_property
    def went(self) -> tuple[Respondent, ...]:
        """Who answered before, and not after."""
        return came(self.after, self.before)

    def _followed(self) -> Iterator[Followed]:
        rubric, read = self.common.rubric, self.common.readings[self.place + 1]
        for place, step in enumerate(recommendations(self.before.judged.verdict), start=1):
            name = step.question.id
            found = rubric.questions.get(name) or rubric.questions.get(rubric.renamed.get(name, name))
            question = found if found is not None and alike(step.question, found) else None
            yield Followed(step, question, place, None if question is None else read.level(question.id))

    @property
    def _cards(self) -> tuple[Scorecard, Scorecard]:
        return self.common.cards[self.place], self.common.cards[self.place + 1]


def _said(reply: Reply | None) -> tuple[object, object] | None:
    return None if reply is None else (reply.state, reply.level)
