"""The published result of an anonymous panel: published numbers only."""

from typing import Literal

from pydantic import Field

from cooperation_cli.report.gap_shapes import GapShape
from cooperation_cli.report.result import PartnershipShape, RubricShape
from cooperation_cli.report.shape import Points, Shape, Share, Status


class AnonymousOverallShape(Shape):
    """The verdict."""

    score: Points
    low: Points
    high: Points
    band: str | None


class AnonymousScoreShape(Shape):
    """A part or a dimension."""

    id: str
    status: Status
    score: Points
    low: Points
    high: Points


class AnonymousQuestionShape(Shape):
    """A question that enough people answered; what tells of the spread is null for fewer than ten."""

    id: str
    n: int
    joint: float | None
    respondent_mean: float | None
    sd: float | None
    min: int | float | None
    max: int | float | None
    consensus: Share


class AnonymousGateShape(Shape):
    """A must-have."""

    id: str
    state: Literal["passed", "failed", "undecided"]
    caps_at: str


class AnonymousStepShape(Shape):
    """A next step; `gain` has one decimal."""

    question: str
    to: int | float
    gain: float | None
    effort: Literal["small", "medium", "large"]


class AnonymousGroupShape(Shape):
    """A group of at least five people."""

    who: str
    dimensions: dict[str, float | None]


class AnonymousWhatIfShape(Shape):
    """The what-if that was asked for: scenarios, the questions that were set, and what they would leave."""

    scenarios: list[str]
    set: list[str]
    overall: AnonymousOverallShape | None
    parts: list[AnonymousScoreShape]
    dimensions: list[AnonymousScoreShape]
    gates: list[AnonymousGateShape]


class AnonymousPanelResult(Shape):
    """What an anonymous panel may tell. Every list is empty where the tier allows nothing of its kind."""

    format: Literal["cooperation-panel/1"]
    anonymous: Literal[True]
    tier: Literal["three or four", "five to nine", "ten or more"]
    rubric: RubricShape
    partnership: PartnershipShape
    depth: Literal["quick", "full"]
    answered: int = Field(ge=3)
    invited: int | None
    response_rate: Share
    overall: AnonymousOverallShape | None
    parts: list[AnonymousScoreShape]
    dimensions: list[AnonymousScoreShape]
    questions: list[AnonymousQuestionShape]
    gates: list[AnonymousGateShape]
    recommendations: list[AnonymousStepShape]
    gaps: list[GapShape]
    groups: list[AnonymousGroupShape]
    suppressed: list[str]
    what_if: AnonymousWhatIfShape | None
    notices: list[str]
