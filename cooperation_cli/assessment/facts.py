"""What conditions are decided on: raw levels and published scores of one scorecard."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.rubric.conditions import EACH, EACH_CRITICAL, Kind, Measured, Profile
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard


class CardFacts(Struct, frozen=True):
    """The facts that a scorecard gives to conditions."""

    card: Scorecard

    @property
    def profile(self) -> Profile:
        """The chosen facts, `depth` among them."""
        return self.card.readings.profile

    def members(self, leaf: Measured) -> Iterable[tuple[str, Fraction | None]]:
        """The subjects of the leaf that apply, each with its raw level or published score, or None."""
        if leaf.kind is Kind.QUESTION:
            return [(question.id, self._level(question)) for question in self._questions(leaf.subject)]
        named = self._scores(leaf.kind)
        chosen = named if leaf.subject == EACH or leaf.kind is Kind.OVERALL else {leaf.subject: named[leaf.subject]}
        return [(name, score.published) for name, score in chosen.items() if score.applies]

    def _questions(self, subject: str) -> Iterable[Question]:
        rubric = self.card.rubric
        each = {EACH: rubric.questions.values(), EACH_CRITICAL: rubric.critical}
        named = each[subject] if subject in each else [rubric.questions[subject]]
        return (question for question in named if self.card.readings.applies(question.id))

    def _level(self, question: Question) -> Fraction | None:
        level = self.card.readings.level(question.id)
        return None if level is None else as_read(question, level)

    def _scores(self, kind: Kind) -> dict[str, Score]:
        if kind is Kind.DIMENSION:
            return {name: score.score for name, score in self.card.dimensions.items()}
        if kind is Kind.PART:
            return dict(self.card.parts)
        return {} if self.card.overall is None else {Kind.OVERALL.value: self.card.overall}


def as_read(question: Question, level: Fraction) -> Fraction:
    """The level as conditions read it: a joint level between two steps is published first."""
    return level if level.denominator == 1 or level in question.scale.values else published(level)
