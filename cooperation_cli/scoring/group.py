"""Scores that are one together: dimensions in a part, parts in the whole."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Union

from msgspec import Struct

from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.combining import Weighed, combined, mean
from cooperation_cli.scoring.score import NOT_APPLICABLE, Interval, Score, Scored, Status


class Group(Struct, frozen=True, dict=True):
    """Members with their weights under one rule. Of a step that is only tried, nobody asks for the practice."""

    rubric: Rubric
    combine: Combine
    members: Sequence[tuple[Fraction, Union[Scored, "Group"]]]

    @cached_property
    def score(self) -> Score:
        """The score of the members together."""
        return self._combined([(weight, member.score) for weight, member in self.members])

    @cached_property
    def practice(self) -> Score:
        """The same with E = 1, which is what the partners do whatever the weather."""
        if all(member.practice is member.score for _, member in self.members):
            return self.score
        return self._combined([(weight, member.practice) for weight, member in self.members])

    def _combined(self, members: Sequence[tuple[Fraction, Score]]) -> Score:
        """The scored ones give the score, all applicable ones the interval and coverage."""
        applicable = [(weight, score) for weight, score in members if score.applies]
        if not applicable:
            return NOT_APPLICABLE

        def together(number: Callable[[Score], Fraction | None]) -> Fraction | None:
            known = [Weighed(weight, x) for weight, score in applicable if (x := number(score)) is not None]
            return combined(self.combine, known, len(applicable), self.rubric.most / 100)

        coverage = mean([Weighed(weight, score.coverage) for weight, score in applicable])
        exact = together(lambda score: score.exact)
        if exact is not None and all(score.is_certain for _, score in applicable):
            return Score(Status.SCORED, exact, Interval(exact, exact), coverage)
        low, high = together(lambda score: score.low), together(lambda score: score.high)
        # What applies has an interval, so that both ends are there.
        interval = Interval(low, high).holding(exact) if low is not None and high is not None else None
        return Score(Status.INSUFFICIENT if exact is None else Status.SCORED, exact, interval, coverage)
