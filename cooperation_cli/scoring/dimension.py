"""One dimension: mean or residual risk, or another rule, over the questions that apply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.model import Dimension, Question, Rubric, Rule
from cooperation_cli.scoring.combining import Weighed, combined, mean
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Status

_HUNDRED = Fraction(100)
_ONE = Fraction(1)
_UNTESTED_EXPOSURE = Fraction(1, 4)
_UNTESTED_SAFEGUARDS = Fraction(1, 2)

Answered = Sequence[tuple[Question, Fraction]]
"""Questions with their levels."""


@dataclass(frozen=True, slots=True)
class Residual:
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


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """A dimension's score; `practice` is the same with E = 1, which is what the partners do whatever the weather."""

    score: Score
    practice: Fraction | None
    residual: Residual | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """The applicable questions of one dimension, to be scored with one set of levels or another."""

    rubric: Rubric
    dimension: Dimension
    applicable: Sequence[Question]

    def scored(self, levels: Mapping[str, Fraction | None]) -> tuple[Fraction, Residual | None] | None:
        answered = [(question, level) for question in self.applicable if (level := levels[question.id]) is not None]
        if self.dimension.is_residual:
            residual = _residual(self.rubric, answered)
            return None if residual is None else (residual.score, residual)
        members = [Weighed(question.weight, self._x(question, level)) for question, level in answered]
        exact = combined(self.dimension.combine, members, len(self.applicable), self.rubric.most / 100)
        return None if exact is None else (exact, None)

    def interval(self, known: Mapping[str, Fraction | None]) -> Interval:
        """The score with every open question at its worst, then at its best."""
        low, high = (self._filled(known, end) for end in (0, -1))
        return Interval(low, high)

    def possible(self) -> Interval:
        """The whole range of what the rule can give: what is said of a dimension without a score."""
        if self.rubric.percent:
            most = len(self.applicable) if self.dimension.combine.rule is Rule.SUM else 1
            return Interval(Fraction(0), most * _HUNDRED)
        return self.interval({})

    def _filled(self, known: Mapping[str, Fraction | None], end: int) -> Fraction:
        levels = {question.id: known.get(question.id) for question in self.applicable}
        for question in self.applicable:
            if levels[question.id] is None:
                levels[question.id] = question.worst_to_best[end]
        scored = self.scored(levels)
        return Fraction(0) if scored is None else scored[0]

    def _x(self, question: Question, level: Fraction) -> Fraction:
        # A share counts levels, whatever the scores are given in.
        if self.rubric.percent and self.dimension.combine.rule is not Rule.SHARE:
            return _HUNDRED * question.value(level)
        return question.forward(level)


def dimension_score(rubric: Rubric, dimension: Dimension, read: Readings) -> DimensionScore:
    """The dimension's score, interval and coverage from the readings of its questions."""
    applicable = [question for question in dimension.questions if read.applies(question.id)]
    if not applicable:
        return DimensionScore(NOT_APPLICABLE, None)
    case = _Case(rubric, dimension, applicable)
    levels = {question.id: read.level(question.id) for question in applicable}
    coverage = _weight(question for question in applicable if levels[question.id] is not None) / _weight(applicable)
    scored = case.scored(levels)
    if scored is None or coverage < rubric.min_coverage:
        score = Score(Status.INSUFFICIENT, None, case.possible(), coverage)
        return DimensionScore(score, None, scored and scored[1])
    exact, residual = scored
    interval = Interval(exact, exact) if coverage == 1 else case.interval(levels).holding(exact)
    practice = _HUNDRED * residual.safeguards if residual else exact
    return DimensionScore(Score(Status.SCORED, exact, interval, coverage), practice, residual)


def _residual(rubric: Rubric, answered: Answered) -> Residual | None:
    values = [(question, Weighed(question.weight, question.value(level))) for question, level in answered]
    exposures = [value for question, value in values if question.is_exposure]
    safeguards = [value for question, value in values if not question.is_exposure]
    if not safeguards:
        return None
    raw = mean(exposures) if exposures else _ONE
    held = mean(safeguards)
    untested = raw < _UNTESTED_EXPOSURE and held < _UNTESTED_SAFEGUARDS
    return Residual(max(raw, rubric.exposure_floor), not exposures, held, untested)


def _weight(questions: Iterable[Question]) -> Fraction:
    return sum((question.weight for question in questions), Fraction(0))
