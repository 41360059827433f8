"""The published shapes of stress tests and of a what-if."""

from typing import Literal

from pydantic import Field

from cooperation_cli.report.shape import Points, Shape
from cooperation_cli.report.verdict_shapes import DimensionShape, GateShape, OverallShape, ScoreShape


class ChangeShape(Shape):
    """A reply that is another one then; a level is null where there is none."""

    question: str
    from_level: int | float | None = Field(alias="from")
    to: int | float | None
    state: Literal["level", "dont_know", "prefer_not_to_say", "not_applicable", "unanswered"]


class ScenarioShape(Shape):
    """A scenario of the rubric, and what it would leave; `difference` is the overall then, less the one now."""

    id: str
    score: Points
    exact: float | None
    low: Points
    high: Points
    band: str | None
    uncapped_band: str | None
    difference: float | None
    changes: list[ChangeShape]


class WhatIfShape(Shape):
    """The what-if that was asked for, in the shapes of the present."""

    scenarios: list[str]
    set: list[str]
    changes: list[ChangeShape]
    difference: float | None
    overall: OverallShape | None
    parts: list[ScoreShape]
    dimensions: list[DimensionShape]
    gates: list[GateShape]
