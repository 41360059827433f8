"""The published result of one assessment, `cooperation-result/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILE = {"type": "string", "description": "The answers file, as it was named."}

Status = Literal["scored", "insufficient", "not_applicable"]
Points = float | None
Share = float | None


class Shape(BaseModel):
    """One object of the result: complete, strict, frozen."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class RubricShape(Shape):
    """Which rubric gave the numbers; the digest is the same for every language of its words."""

    id: str
    version: str
    digest: str


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


class EvidencedShape(Shape):
    """The verdict that holds where a high level without evidence counts only as the level below."""

    score: Points
    band: str | None


class OverallShape(Shape):
    """The verdict. `practice` is the score with every exposure at its highest; `because` says why the band holds."""

    score: Points
    exact: float | None
    low: Points
    high: Points
    coverage: Share
    practice: Points
    band: str | None
    uncapped_band: str | None
    because: str
    with_evidence_required: EvidencedShape


class ScoreShape(Shape):
    """A part; `score` is null where too little is answered or nothing applies."""

    id: str
    status: Status
    score: Points
    exact: float | None
    low: Points
    high: Points
    coverage: Share


class DimensionShape(Shape):
    """A dimension; `exposure` is null where nobody answered one, so that the strongest was assumed."""

    id: str
    part: str
    status: Status
    score: Points
    exact: float | None
    low: Points
    high: Points
    coverage: Share
    exposure: Share
    safeguards: Share
    residual_risk: Share
    untested: bool


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


class GateShape(Shape):
    """A must-have; `margin` is how far its worst member, `subject`, stands from the line."""

    id: str
    title: str
    state: Literal["passed", "failed", "undecided"]
    subject: str | None
    margin: int | float | None
    unit: Literal["levels", "points"] | None
    close: bool | None
    caps_at: str
    because: str


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
    opportunities: list[OpportunityShape]
    enablers: list[EnablerShape]
    warnings: list[WarningShape]
    pairs: list[PairShape]
    set_aside: list[SetAsideShape]
    notices: list[str]


def result_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-result/1`; `file` stands only in lines of several results."""
    schema = AssessmentResult.model_json_schema(mode="serialization")
    schema["properties"] = {"file": _FILE, **schema["properties"]}
    return {"$schema": DIALECT, **schema}
