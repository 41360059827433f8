"""From a difference between groups to its published shape."""

from collections.abc import Callable
from fractions import Fraction

from cooperation_cli.panel.gaps import Gap, Seen
from cooperation_cli.report.gap_shapes import GapShape, StandpointShape
from cooperation_cli.report.published import points
from cooperation_cli.rubric.question import Question

Level = Callable[[Fraction], int | float]
"""How exactly levels are told."""


def gap_of(gap: Gap, level: Level) -> GapShape:
    """The two groups that are furthest apart, and how far."""
    asked = isinstance(gap.subject, Question)
    return GapShape(
        question=gap.subject.id if asked else None,
        dimension=None if asked else gap.subject.id,
        by=gap.by.value,
        low=_seen(gap.low, level),
        high=_seen(gap.high, level),
        size=points(gap.size) or 0.0,
    )


def _seen(seen: Seen, level: Level) -> StandpointShape:
    told = None if seen.level is None else level(seen.level)
    return StandpointShape(who=seen.who.raw, value=points(seen.value) or 0.0, level=told)
