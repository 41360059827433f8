"""A score with what must never be shown without it: status, interval and coverage."""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cooperation_cli.scoring.rounding import published


class Status(StrEnum):
    """Whether there is a score, and if not, why."""

    SCORED = "scored"
    INSUFFICIENT = "insufficient"
    NOT_APPLICABLE = "not_applicable"


class Interval(Struct, frozen=True):
    """The least and the most that the score can be once what is unknown is answered; low <= score <= high."""

    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """How far apart they are, in points."""
        return self.high - self.low

    def holding(self, exact: Fraction | None) -> "Interval":
        """The interval made wide enough to hold the score.

        Where members differ in what they can reach (0-3 beside 0-4 in one sum), the score of those that are known
        may lie beyond what all of them together can give.
        """
        # Where nothing is open, all three are one number.
        if exact is None or self.low is exact is self.high:
            return self
        return Interval(min(self.low, exact), max(self.high, exact))


class Score(Struct, frozen=True, dict=True):
    """One score in points (percent, or the rubric's own units), exact; None where not scored, which is never 0."""

    status: Status
    exact: Fraction | None
    interval: Interval | None
    """None only where nothing is applicable."""
    coverage: Fraction
    """The share of the applicable weight that is answered, 0 to 1."""

    @cached_property
    def published(self) -> Fraction | None:
        """The score as it is shown and judged, to one decimal."""
        return None if self.exact is None else published(self.exact)

    @property
    def low(self) -> Fraction | None:
        """The least that the score can be, exact."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> Fraction | None:
        """The most that the score can be, exact."""
        return None if self.interval is None else self.interval.high

    @property
    def is_certain(self) -> bool:
        """Whether there is a score and nothing that is open could move it."""
        return self.exact is not None and self.low == self.high

    @property
    def applies(self) -> bool:
        """Whether anything in it is applicable."""
        return self.status is not Status.NOT_APPLICABLE


NOT_APPLICABLE = Score(Status.NOT_APPLICABLE, None, None, Fraction(0))


class Scored(Struct, frozen=True):
    """A score with `practice` beside it: the same with E = 1, which is what the partners do whatever the weather.

    Practice has the same status and coverage, and is never above the score.
    """

    score: Score
    practice: Score
