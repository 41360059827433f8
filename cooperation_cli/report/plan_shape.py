"""The published result of a plan, `cooperation-plan/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from pydantic import Field

from cooperation_cli.report.result import DIALECT, PartnershipShape, RespondentShape, RubricShape, WeightsShape
from cooperation_cli.report.shape import Points, Shape


class StandShape(Shape):
    """A verdict on the way."""

    score: Points
    exact: float | None
    low: Points
    high: Points
    band: str | None
    uncapped_band: str | None


class EndShape(StandShape):
    """The verdict when all steps are done; `reached` is whether the plan gets where it was asked to."""

    reached: bool
    because: str


class PlanStepShape(Shape):
    """One step; `gain`, `score` and `band` are what it adds and leaves once it and those before it are done."""

    question: str
    from_level: int | float = Field(alias="from")
    to: int | float
    effort: Literal["small", "medium", "large"]
    cost: int
    gain: float
    when: Literal["30 days", "90 days", "a year"]
    due: str | None
    after: dict[str, int | float]
    do: str | None
    who: list[str]
    example: str | None
    evidence: str | None
    clears: list[str]
    score: Points
    band: str | None


class OpenGateShape(Shape):
    """A must-have that no step decides, and the questions to answer first."""

    gate: str
    questions: list[str]


class OutOfReachShape(Shape):
    """Why the band cannot be reached: what holds with every step done that can be, and the must-haves that hold it."""

    because: str
    score: Points
    band: str | None
    gates: list[str]


class PlanResult(Shape):
    """A plan. `to` is the band that was asked for, or null where `budget`, the effort that may be spent, was."""

    format: Literal["cooperation-plan/1"]
    rubric: RubricShape
    partnership: PartnershipShape
    respondent: RespondentShape
    depth: Literal["quick", "full"]
    weights: WeightsShape | None
    from_band: str | None = Field(alias="from")
    to: str | None
    budget: int | None
    excluded: list[str]
    present: StandShape
    effort: int
    steps: list[PlanStepShape]
    find_out_first: list[OpenGateShape]
    out_of_reach: OutOfReachShape | None
    result: EndShape
    notices: list[str]


def plan_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-plan/1`."""
    return {"$schema": DIALECT, **PlanResult.model_json_schema(mode="serialization")}
