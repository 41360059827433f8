"""The scorecard: every dimension, part and the overall with score, interval and coverage."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from cooperation_cli.answers.readings import Readings
from cooperation_cli.records import dataclass
from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.combining import Weighed, combined, mean
from cooperation_cli.scoring.dimension import DimensionScore, dimension_score
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Scored, Status


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The numbers of one set of readings; `whole` is the overall, None where the rubric gives no total."""

    rubric: Rubric
    readings: Readings
    dimensions: Mapping[str, DimensionScore]
    groups: Mapping[str, Scored]
    """Each part, by id."""
    whole: Scored | None

    @property
    def parts(self) -> Mapping[str, Score]:
        """The score of each part, by id."""
        return {name: part.score for name, part in self.groups.items()}

    @property
    def overall(self) -> Score | None:
        """The score of the whole; None where the rubric gives no total."""
        return self.whole.score if self.whole else None

    @property
    def practice(self) -> Fraction | None:
        """The overall with every exposure at its highest (E = 1); None where there is none."""
        return self.whole.practice.exact if self.whole else None

    def after(self, levels: Mapping[str, Fraction]) -> "Scorecard":
        """The scorecard with these questions at these levels."""
        return self.rereading(self.readings.changed(levels), levels)

    def rereading(self, read: Readings, questions: Iterable[str]) -> "Scorecard":
        """The scorecard of readings that differ in these questions only; what they do not touch stays."""
        touched = {self.rubric.questions[question].dimension for question in questions}
        again = {name: dimension_score(self.rubric, self.rubric.dimension[name], read) for name in touched}
        members = self.rubric.members
        stay = {
            name: part
            for name, part in self.groups.items()
            if touched.isdisjoint(member.id for member in members(name))
        }
        return _scorecard(self.rubric, read, {**self.dimensions, **again}, stay)

    def weighed(self, rubric: Rubric) -> "Scorecard":
        """The same dimensions together under the weights of `rubric`, which is the same but for them."""
        return _scorecard(rubric, self.readings, self.dimensions, {})

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


def _scorecard(
    rubric: Rubric, read: Readings, dimensions: Mapping[str, DimensionScore], stay: Mapping[str, Scored]
) -> Scorecard:
    groups = dict(stay)
    for part in rubric.parts:
        if part.id not in stay:
            members = [(member.weight, dimensions[member.id]) for member in rubric.members(part.id)]
            groups[part.id] = _together(rubric, part.combine, members)
    whole = _together(rubric, rubric.overall, [(part.weight, groups[part.id]) for part in rubric.parts])
    in_order = {part.id: groups[part.id] for part in rubric.parts}
    return Scorecard(rubric, read, dimensions, in_order, whole if rubric.has_overall else None)


def _together(rubric: Rubric, rule: Combine, members: Sequence[tuple[Fraction, Scored]]) -> Scored:
    score = _combined(rubric, rule, [(weight, member.score) for weight, member in members])
    if all(member.practice is member.score for _, member in members):
        return Scored(score, score)
    return Scored(score, _combined(rubric, rule, [(weight, member.practice) for weight, member in members]))


def _combined(rubric: Rubric, rule: Combine, members: Sequence[tuple[Fraction, Score]]) -> Score:
    """One score from its members: the scored ones give the score, all applicable ones the interval and coverage."""
    applicable = [(weight, score) for weight, score in members if score.applies]
    if not applicable:
        return NOT_APPLICABLE

    def combine(number: Callable[[Score], Fraction | None]) -> Fraction | None:
        known = [Weighed(weight, x) for weight, score in applicable if (x := number(score)) is not None]
        return combined(rule, known, len(applicable), rubric.most / 100)

    coverage = mean([Weighed(weight, score.coverage) for weight, score in applicable])
    exact = combine(lambda score: score.exact)
    if exact is not None and all(score.is_certain for _, score in applicable):
        return Score(Status.SCORED, exact, Interval(exact, exact), coverage)
    low, high = combine(lambda score: score.low), combine(lambda score: score.high)
    # What applies has an interval, so that both ends are there.
    interval = Interval(low, high).holding(exact) if low is not None and high is not None else None
    return Score(Status.INSUFFICIENT if exact is None else Status.SCORED, exact, interval, coverage)
