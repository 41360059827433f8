"""Numbers as readers see them: whole where that hides nothing, never a score without its range."""

from bisect import bisect
from fractions import Fraction
from functools import cached_property
from math import floor

from msgspec import Struct

from cooperation_cli.report.ranges import Ranged
from cooperation_cli.rubric.conditions import Kind, Measured, leaves
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Interval, Score

ALL_ANSWERED = "all answered"
"""What stands in the place of a range that has shrunk to the score itself."""

_HALF = Fraction(1, 2)
_COARSE = 20
"""Where the most that a score can be is below this, whole numbers would say too little."""


class Figures(Struct, frozen=True, dict=True):
    """The figures of one rubric."""

    rubric: Rubric

    def score(self, exact: Fraction) -> str:
        """A score in whole numbers; to one decimal where the whole number would stand across a threshold."""
        shown = published(exact)
        whole = Fraction(floor(exact + _HALF))
        crosses = bisect(self._thresholds, shown) != bisect(self._thresholds, whole)
        return number_text(shown if crosses or self.rubric.most < _COARSE else whole)

    def range(self, interval: Interval) -> str:
        """`55 to 61`: the least and the most that a score can still be."""
        return f"{self.score(interval.low)} to {self.score(interval.high)}"

    def ranged(self, score: Score) -> str:
        """`58 (55 to 61)`, `58 (all answered)`, `not scored (0 to 100)`; `not applicable` where nothing applies."""
        if score.interval is None:
            return "not applicable"
        if score.exact is None:
            return f"not scored ({self.range(score.interval)})"
        return self.number(Ranged(score.exact, score.interval, score.coverage == 1))

    def number(self, found: Ranged) -> str:
        """`58 (55 to 61)`, or `58 (all answered)` where it has no range."""
        return f"{self.score(found.exact)} ({ALL_ANSWERED if found.complete else self.range(found.interval)})"

    @cached_property
    def _thresholds(self) -> tuple[Fraction, ...]:
        """Where something is decided on a score: where bands begin, and what must-haves ask for."""
        gates = (leaf for gate in self.rubric.gates for leaf in leaves(gate.when))
        measured = {leaf.threshold for leaf in gates if isinstance(leaf, Measured) and leaf.kind is not Kind.QUESTION}
        return tuple(sorted({band.start for band in self.rubric.bands} | measured))


def percent(share: Fraction) -> str:
    """A share from 0 to 1 as a whole percentage; only nothing is 0 %, and only all is 100 %."""
    whole = min(99, max(1, floor(100 * share + _HALF))) if 0 < share < 1 else int(100 * share)
    return f"{whole} %"


def share(found: Ranged) -> str:
    """`58 % (50 % to 67 %)`, or `58 % (all answered)`."""
    low, high = found.interval.low, found.interval.high
    said = ALL_ANSWERED if found.complete else f"{percent(low)} to {percent(high)}"
    return f"{percent(found.exact)} ({said})"


def points(gain: Fraction) -> str:
    """A gain to one decimal, with its sign: `+0.8`."""
    shown = published(gain)
    return f"{'+' if shown >= 0 else ''}{number_text(shown)}"
