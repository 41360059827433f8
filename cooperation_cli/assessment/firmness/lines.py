"""The lines that bands and must-haves draw on scores, in whole tenths, so that most changes need no full judgement."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from msgspec import Struct

from cooperation_cli.rubric.conditions import Kind, Measured, leaves
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.rounding import published_tenths

Ratio = tuple[int, int]
"""An exact number as a numerator and a denominator above 0, not reduced."""


_UNSCORED = -1


class Lines(Struct, frozen=True):
    """For each kind of score, ten times the published numbers from which something is decided, ascending."""

    tenths: Mapping[Kind, Sequence[int]]

    def side(self, kind: Kind, exact: Fraction | None) -> int:
        """How many lines the score, once published, is at or above; two of one side are judged alike."""
        return self.side_of_ratio(kind, None if exact is None else exact.as_integer_ratio())

    def side_of_ratio(self, kind: Kind, number: Ratio | None) -> int:
        """The same of a score that is no fraction yet."""
        lines = self.tenths[kind]
        if number is None:
            return _UNSCORED
        return bisect_right(lines, published_tenths(*number)) if lines else 0


def lines_of(rubric: Rubric) -> Lines:
    """Where bands begin, and what must-haves ask of scores."""
    read = [leaf for gate in rubric.gates for leaf in leaves(gate.when) if isinstance(leaf, Measured)]
    marks = {kind: {leaf.threshold for leaf in read if leaf.kind is kind} for kind in Kind}
    marks[Kind.OVERALL] |= {band.start for band in rubric.bands}
    # A published number is a whole number of tenths, so it is at a mark exactly when it is at the next tenth.
    return Lines({kind: sorted({ceil(10 * mark) for mark in marks[kind]}) for kind in Kind})
