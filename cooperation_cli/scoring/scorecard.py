"""The scorecard: every dimension, part and the overall with score, interval and coverage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.model import Combine, Part, Rubric
from cooperation_cli.scoring.combining import Weighed, combined, mean
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
    part_practice: Mapping[str, Fraction | None]
    """`practice` of each part."""
    overall: Score | None
    practice: Fraction | None

    def after(self, levels: Mapping[str, Fraction]) -> "Scorecard":
        """The scorecard with these questions at these levels; only what they touch is scored again."""
        read = self.readings.changed(levels)
        touched = {self.rubric.questions[question].dimension for question in levels}
        again = {name: dimension_score(self.rubric, self.rubric.dimension[name], read) for name in touched}
        stay = {
            part.id: (self.parts[part.id], self.part_practice[part.id])
            for part in self.rubric.parts
            if touched.isdisjoint(member.id for member in self.rubric.members(part.id))
        }
        return _scorecard(self.rubric, read, {**self.dimensions, **again}, stay)

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
    return _scorecard(rubric, read, dimensions, {})


_Pair = tuple[Score, Fraction | None]
"""A score with the practice beside it."""


def _scorecard(
    rubric: Rubric, read: Readings, dimensions: Mapping[str, DimensionScore], stay: Mapping[str, _Pair]
) -> Scorecard:
    parts = {part.id: stay.get(part.id) or _part(rubric, part, dimensions) for part in rubric.parts}
    overall, practice = _together(
        rubric, rubric.overall, [_Member(part.weight, *parts[part.id]) for part in rubric.parts]
    )
    return Scorecard(
        rubric=rubric,
        readings=read,
        dimensions=dimensions,
        parts={name: score for name, (score, _) in parts.items()},
        part_practice={name: practice for name, (_, practice) in parts.items()},
        overall=overall if rubric.has_overall else None,
        practice=practice if rubric.has_overall else None,
    )


@dataclass(frozen=True, slots=True)
class _Member:
    weight: Fraction
    score: Score
    practice: Fraction | None


def _part(rubric: Rubric, part: Part, dimensions: Mapping[str, DimensionScore]) -> _Pair:
    scored = [(member.weight, dimensions[member.id]) for member in rubric.members(part.id)]
    return _together(rubric, part.combine, [_Member(weight, each.score, each.practice) for weight, each in scored])


def _together(rubric: Rubric, rule: Combine, members: Sequence[_Member]) -> _Pair:
    """One score from its members: the scored ones give the score, all applicable ones the interval and coverage."""
    applicable = [member for member in members if member.score.applies]
    if not applicable:
        return NOT_APPLICABLE, None

    def combine(number: Callable[[_Member], Fraction | None]) -> Fraction | None:
        known = [Weighed(member.weight, x) for member in applicable if (x := number(member)) is not None]
        return combined(rule, known, len(applicable), rubric.most / 100)

    exact = combine(lambda member: member.score.exact)
    low, high = combine(lambda member: member.score.low), combine(lambda member: member.score.high)
    coverage = mean([Weighed(member.weight, member.score.coverage) for member in applicable])
    status = Status.INSUFFICIENT if exact is None else Status.SCORED
    # What applies has an interval, so that both ends are there.
    interval = Interval(low, high).holding(exact) if low is not None and high is not None else None
    return Score(status, exact, interval, coverage), combine(lambda member: member.practice)
