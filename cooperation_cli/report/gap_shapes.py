"""The published shape of a difference between groups, with names or with letters."""

from typing import Literal

from cooperation_cli.report.shape import Shape


class StandpointShape(Shape):
    """A group and what it sees: 100 v of a question, the score of a dimension."""

    who: str
    value: float
    level: int | float | None


class GapShape(Shape):
    """How far apart two groups are about a question or about a dimension; the other of the two is null."""

    question: str | None
    dimension: str | None
    by: Literal["partner", "side", "level"]
    low: StandpointShape
    high: StandpointShape
    size: float
