"""One dimension: mean or residual risk, or another rule, over the questions that apply."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.combine import Rule
from cooperation_cli.rubric.model import Dimension, Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.combining import Weighed, combined, mean, summed
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Scored, Status

_HUNDRED = Fraction(100)
_ONE = Fraction(1)
_UNTESTED_EXPOSURE = Fraction(1, 4)
_UNTESTED_SAFEGUARDS = Fraction(1, 2)

Members = Sequence[Weighed | None]
"""What each applicable question is worth, in order; None where it is open."""


class Residual(Struct, frozen=True):
    """What a residual-risk dimension weighs, each a share from 0 to 1.

    `exposure` is E as used, at least the rubric's floor; where nobody answered an exposure it is assumed to be 1.
    `safeguards` is G. The risk that remains is E (1 - G).
    """

    exposure: Fraction
    assumed: bool
    safeguards: Fraction
    untested: bool
    """Raw E < 0.25 with G < 0.5: little pressure so far, and little to meet it with."""

    @property
    def risk(self) -> Fraction:
        """E (1 - G)."""
        return self.exposure * (1 - self.safeguards)

    @property
    def score(self) -> Fraction:
        """100 (1 - E (1 - G))."""
        return _HUNDRED * (1 - self.risk)


class DimensionScore(Scored, frozen=True):
    """A dimension's score and practice, with what a residual-risk dimension weighs."""

    residual: Residual | None = None


class _Outcome(Struct, frozen=True):
    """What one set of levels gives."""

    exact: Fraction
    practice: Fraction
    residual: Residual | None = None


class _Case(Struct, frozen=True):
    """The applicable questions of one dimension, to be scored with one set of levels or another."""

    rubric: Rubric
    dimension: Dimension
    applicable: Sequence[Question]

    def answered(self, read: Readings) -> Members:
        """Each question with the number that its level is worth, in order."""
        return [self._weighed(question, read.level(question.id)) for question in self.applicable]

    def outcome(self, members: Members) -> _Outcome | None:
        """None where nothing is answered that a score could stand on."""
        if self.dimension.is_residual:
            residual = self._residual(members)
            return None if residual is None else _Outcome(residual.score, _HUNDRED * residual.safeguards, residual)
        known = [member for member in members if member is not None]
        exact = combined(self.dimension.combine, known, len(self.applicable), self.rubric.most / 100)
        return None if exact is None else _Outcome(exact, exact)

    def filled(self, members: Members, end: int) -> _Outcome | None:
        """With every open question at its worst (`end` 0) or at its best (`end` -1)."""
        both = zip(self.applicable, members, strict=True)
        return self.outcome([known or self._weighed(question, question.worst_to_best[end]) for question, known in both])

    def possible(self) -> Interval:
        """The whole range of what the rule can give: what is said of a dimension without a score."""
        if not self.rubric.percent:
            nothing = [None] * len(self.applicable)
            low, high = self.filled(nothing, 0), self.filled(nothing, -1)
            if low is not None and high is not None:
                return Interval(low.exact, high.exact)
        most = len(self.applicable) if self.dimension.combine.rule is Rule.SUM else 1
        return Interval(Fraction(0), most * _HUNDRED)

    def _weighed(self, question: Question, level: Fraction | None) -> Weighed | None:
        if level is None:
            return None
        residual = self.dimension.is_residual
        x = question.value(level) if residual else member(self.rubric, self.dimension, question, level)
        return Weighed(question.weight, x)

    def _residual(self, members: Members) -> Residual | None:
        both = [(question, each) for question, each in zip(self.applicable, members, strict=True) if each is not None]
        exposures = [each for question, each in both if question.is_exposure]
        safeguards = [each for question, each in both if not question.is_exposure]
        if not safeguards:
            return None
        raw = mean(exposures) if exposures else _ONE
        held = mean(safeguards)
        untested = raw < _UNTESTED_EXPOSURE and held < _UNTESTED_SAFEGUARDS
        return Residual(max(raw, self.rubric.exposure_floor), not exposures, held, untested)


def member(rubric: Rubric, dimension: Dimension, question: Question, level: Fraction) -> Fraction:
    """The number with which a level enters the rule of its dimension: 100 v, or the level put right."""
    # A share counts levels, whatever the scores are given in.
    if rubric.percent and dimension.combine.rule is not Rule.SHARE:
        return question.points(level)
    return question.forward(level)


def dimension_score(rubric: Rubric, dimension: Dimension, read: Readings) -> DimensionScore:
    """The dimension's score, interval and coverage from the readings of its questions."""
    applicable = [question for question in dimension.questions if read.applies(question.id)]
    if not applicable:
        return DimensionScore(NOT_APPLICABLE, NOT_APPLICABLE)
    case = _Case(rubric, dimension, applicable)
    members = case.answered(read)
    answered = [member.weight for member in members if member is not None]
    complete = len(answered) == len(applicable)
    coverage = _ONE if complete else summed(answered) / summed([question.weight for question in applicable])
    now = case.outcome(members)
    if now is None or coverage < rubric.min_coverage:
        unscored = Score(Status.INSUFFICIENT, None, case.possible(), coverage)
        return DimensionScore(unscored, unscored, now.residual if now else None)
    low, high = (now, now) if complete else (case.filled(members, 0) or now, case.filled(members, -1) or now)
    score = Score(Status.SCORED, now.exact, Interval(low.exact, high.exact).holding(now.exact), coverage)
    if now.residual is None:
        return DimensionScore(score, score)
    practised = Interval(low.practice, high.practice).holding(now.practice)
    return DimensionScore(score, Score(Status.SCORED, now.practice, practised, coverage), now.residual)


def exact_score(rubric: Rubric, dimension: Dimension, read: Readings) -> Fraction | None:
    """The score alone, however little is answered; None where nothing is that it could stand on."""
    applicable = [question for question in dimension.questions if read.applies(question.id)]
    case = _Case(rubric, dimension, applicable)
    outcome = case.outcome(case.answered(read))
    return None if outcome is None else outcome.exact
