"""The scorecard: every dimension, part and the overall with score, interval and coverage."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.model import Part, Rubric
from cooperation_cli.scoring.dimension import DimensionScore, dimension_score
from cooperation_cli.scoring.group import Group
from cooperation_cli.scoring.score import Score


class Scorecard(Struct, frozen=True):
    """The numbers of one set of readings; `whole` is the overall, None where the rubric gives no total."""

    rubric: Rubric
    readings: Readings
    dimensions: Mapping[str, DimensionScore]
    groups: Mapping[str, Group]
    """Each part, by id."""
    whole: Group | None

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
    rubric: Rubric, read: Readings, dimensions: Mapping[str, DimensionScore], stay: Mapping[str, Group]
) -> Scorecard:
    groups = {part.id: stay.get(part.id) or _part(rubric, part, dimensions) for part in rubric.parts}
    whole = Group(rubric, rubric.overall, [(part.weight, groups[part.id]) for part in rubric.parts])
    return Scorecard(rubric, read, dimensions, groups, whole if rubric.has_overall else None)


def _part(rubric: Rubric, part: Part, dimensions: Mapping[str, DimensionScore]) -> Group:
    return Group(rubric, part.combine, [(each.weight, dimensions[each.id]) for each in rubric.members(part.id)])
