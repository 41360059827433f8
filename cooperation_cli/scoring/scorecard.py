"""The scorecard: every dimension, part and the overall with score, interval and coverage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.model import Combine, Rubric, Rule
from cooperation_cli.scoring.combining import Weighed, combined
from cooperation_cli.scoring.dimension import DimensionScore, dimension_score
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Status


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The numbers of one set of readings.

    `overall` is None where the rubric gives no total. `practice` is the overall with every exposure at its
    highest (E = 1): what the partners do, whatever the weather; never above the overall.
    """

    rubric: Rubric
    readings: Readings
    dimensions: Mapping[str, DimensionScore]
    parts: Mapping[str, Score]
    overall: Score | None
    practice: Fraction | None

    def after(self, levels: Mapping[str, Fraction]) -> "Scorecard":
        """The scorecard with these questions at these levels; only the dimensions that they touch are scored again."""
        read = self.readings.changed(levels)
        touched = {self.rubric.questions[question].dimension for question in levels}
        again = {name: dimension_score(self.rubric, self.rubric.dimension[name], read) for name in touched}
        return _scorecard(self.rubric, read, {**self.dimensions, **again})

    @property
    def has_band(self) -> bool:
        """Whether enough is known for a band: the overall and every applicable part reach `min_coverage`."""
        if self.overall is None or self.overall.exact is None:
            return False
        known = [self.overall, *(part for part in self.parts.values() if part.applies)]
        return all(score.coverage >= self.rubric.min_coverage for score in known)


def scorecard(rubric: Rubric, read: Readings) -> Scorecard:
    """The numbers that the rubric gives to these readings."""
    dimensions = {dimension.id: dimension_score(rubric, dimension, read) for dimension in rubric.dimensions}
    return _scorecard(rubric, read, dimensions)


def _scorecard(rubric: Rubric, read: Readings, dimensions: Mapping[str, DimensionScore]) -> Scorecard:
    columns = _Columns(rubric, {name: score for name, score in dimensions.items() if score.score.applies})
    exact = columns.upwards(lambda score: score.score.exact)
    low = columns.upwards(lambda score: score.score.low)
    high = columns.upwards(lambda score: score.score.high)
    coverage = columns.upwards(lambda score: score.score.coverage, by_mean=True)

    def score(name: str) -> Score:
        return _score(exact[name], low[name], high[name], coverage[name])

    return Scorecard(
        rubric=rubric,
        readings=read,
        dimensions=dimensions,
        parts={part.id: score(part.id) for part in rubric.parts},
        overall=score(OVERALL) if rubric.has_overall else None,
        practice=columns.upwards(lambda score: score.practice)[OVERALL] if rubric.has_overall else None,
    )


def _score(exact: Fraction | None, low: Fraction | None, high: Fraction | None, coverage: Fraction | None) -> Score:
    if low is None or high is None or coverage is None:
        return NOT_APPLICABLE
    status = Status.INSUFFICIENT if exact is None else Status.SCORED
    return Score(status, exact, Interval(low, high), coverage)


OVERALL = ""
"""The key of the overall among those of the parts; no id is empty."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The applicable dimensions; `upwards` carries one column of their numbers to the parts and the overall."""

    rubric: Rubric
    dimensions: Mapping[str, DimensionScore]

    def upwards(
        self, number: Callable[[DimensionScore], Fraction | None], *, by_mean: bool = False
    ) -> dict[str, Fraction | None]:
        """The number of each part and of the overall, by each one's rule, or all by the weighted mean."""
        found: dict[str, Fraction | None] = {}
        for part in self.rubric.parts:
            members = [(member.weight, self.dimensions.get(member.id)) for member in self.rubric.members(part.id)]
            applicable = [(weight, number(score)) for weight, score in members if score is not None]
            found[part.id] = self._together(_MEAN if by_mean else part.combine, applicable)
        parts = [(part.weight, found[part.id]) for part in self.rubric.parts if self._applies(part.id)]
        found[OVERALL] = self._together(_MEAN if by_mean else self.rubric.overall, parts)
        return found

    def _together(self, rule: Combine, applicable: list[tuple[Fraction, Fraction | None]]) -> Fraction | None:
        known = [Weighed(weight, x) for weight, x in applicable if x is not None]
        return combined(rule, known, len(applicable), self.rubric.most / 100)

    def _applies(self, part: str) -> bool:
        return any(member.id in self.dimensions for member in self.rubric.members(part))


_MEAN = Combine(Rule.MEAN)
