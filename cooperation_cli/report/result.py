"""The published result of one assessment, `cooperation-result/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from pydantic import Field

from cooperation_cli.report.firmness_shapes import FirmnessShape
from cooperation_cli.report.shape import Points, Shape, Share
from cooperation_cli.report.verdict_shapes import DimensionShape, GateShape, OverallShape, ScoreShape
from cooperation_cli.report.what_if_shapes import ScenarioShape, WhatIfShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILE = {"type": "string", "description": "The answers file, as it was named."}


class RubricShape(Shape):
    """Which rubric gave the numbers; the digest is the same for every language of its words."""

    id: str
    version: str
    digest: str


class WeightsShape(Shape):
    """Whose weights stand in place of the rubric's own, and the dimensions that they are given for."""

    title: str
    dimensions: dict[str, int | float]


class PartnershipShape(Shape):
    """Whom the answers are about: a choice for each fact, a list where a fact takes several."""

    title: str
    profile: dict[str, str | list[str]]


class RespondentShape(Shape):
    """Who answered, and when (YYYY-MM-DD)."""

    partner: str | None
    side: str | None
    level: str | None
    role: str | None
    name: str | None
    date: str | None


class QuestionShape(Shape):
    """A question that was asked, with the level that was counted and its place on the scale from 0 to 1."""

    id: str
    state: Literal["level", "dont_know", "prefer_not_to_say", "not_applicable", "unanswered"]
    level: int | float | None
    value: Share
    weight: int | float
    claim: bool
    evidence: list[str]
    comment: str | None


class RecommendationShape(Shape):
    """One step of one question; `gain` is what it adds to the overall if nothing else changes."""

    question: str
    from_level: int | float = Field(alias="from")
    to: int | float
    gain: float | None
    dimension_before: Points
    dimension_after: Points
    effort: Literal["small", "medium", "large"]
    clears: list[str]
    do: str | None
    who: list[str]
    example: str | None


class FindOutShape(Shape):
    """An open question, and by how many points any answer narrows the overall range at least."""

    question: str
    width: float | None


class StepShape(Shape):
    """The first step that changes the verdict."""

    question: str
    to: int | float


class OpportunityShape(Shape):
    """What becomes reachable, and the lowest dimension that it rests on."""

    id: str
    reach: Literal["within_reach", "partly", "out_of_reach", "unknown"]
    score: Points
    lowest: str | None


class ExposureShape(Shape):
    """A pressure with its level."""

    question: str
    level: int | float | None


class CostShape(Shape):
    """How strongly a dimension presses; `exposure` is null where nobody answered, so that the strongest was assumed."""

    dimension: str
    exposure: Share
    questions: list[ExposureShape]


class BordersShape(Shape):
    """What crossing borders adds, the opportunities by id, beside what it costs."""

    adds: list[str]
    costs: list[CostShape]


class EnablerShape(Shape):
    """A thread through many questions."""

    id: str
    score: Points
    coverage: Share


class WarningShape(Shape):
    """A sign that efforts like this one fail."""

    id: str
    state: Literal["fires", "quiet", "unknown"]


class NamedScore(Shape):
    """A dimension's score."""

    id: str
    score: Points


class PairShape(Shape):
    """A challenge beside the strategies that counter it."""

    challenge: str
    score: Points
    strategies: list[NamedScore]


class SetAsideShape(Shape):
    """An answer in the file that counts for nothing, and why."""

    question: str
    why: Literal["not_asked", "not_at_this_depth", "not_in_rubric"]


class AssessmentResult(Shape):
    """What one set of answers comes to. Scores have one decimal, exact numbers and shares (0-1) nine."""

    format: Literal["cooperation-result/1"]
    rubric: RubricShape
    weights: WeightsShape | None
    partnership: PartnershipShape
    respondent: RespondentShape
    depth: Literal["quick", "full"]
    overall: OverallShape | None
    parts: list[ScoreShape]
    dimensions: list[DimensionShape]
    questions: list[QuestionShape]
    gates: list[GateShape]
    recommendations: list[RecommendationShape]
    find_out: list[FindOutShape]
    binding_constraint: StepShape | None
    firmness: FirmnessShape
    opportunities: list[OpportunityShape]
    crossing_borders: BordersShape | None
    enablers: list[EnablerShape]
    warnings: list[WarningShape]
    scenarios: list[ScenarioShape]
    what_if: WhatIfShape | None
    pairs: list[PairShape]
    set_aside: list[SetAsideShape]
    notices: list[str]


def result_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-result/1`; `file` stands only in lines of several results."""
    schema = AssessmentResult.model_json_schema(mode="serialization")
    schema["properties"] = {"file": _FILE, **schema["properties"]}
    return {"$schema": DIALECT, **schema}
