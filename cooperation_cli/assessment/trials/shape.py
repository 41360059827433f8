"""The shape of files of vectors: what may be written where."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from cooperation_cli.answers.schema import Choices
from cooperation_cli.documents.fields import Id, QuestionId, Strict, Text, expected

FORMAT = "cooperation-vectors/1"
ROLES = ("exposure", "safeguard", "practice")
"""What stands for every question of a role in a group; `practice` are those without one."""
ENDS = ("worst", "best")
"""What stands for a level on any scale."""

Status = Literal["scored", "insufficient", "not_applicable"]
State = Literal["passed", "failed", "undecided"]
Reach = Literal["within_reach", "partly", "out_of_reach", "unknown"]


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    raise expected("a number", value)


def _score(value: object) -> object:
    match value:
        case Decimal() | None:
            return {"score": value}
        case str():
            return {"status": value}
        case _:
            return value


Number = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Points = Annotated[Number | None, Field(description="As published, or null where there is none.")]
Share = Annotated[Number | None, Field(description="From 0 to 1, to at least two decimals; null where there is none.")]
# Answers, and who is asked, are read as in an answers file once it is known which questions are meant.
Replies = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "description": "By question, dimension, part, exposure, safeguard, practice or each; the narrower wins.",
        }
    ),
]
Profile = Annotated[dict[str, Choices], Field(description="The facts that decide what is asked.")]
Depth = Literal["quick", "full"]
Evidence = Annotated[Literal["claimed", "required"], Field(description="Whether a high level needs evidence.")]


class ScoreShape(Strict):
    """What is expected of a score; what is left out may be anything."""

    status: Status | None = Field(None, description="scored, insufficient or not_applicable.")
    score: Points = None
    low: Points = None
    high: Points = None
    coverage: Share = None


class DimensionShape(ScoreShape):
    """What is expected of a dimension."""

    exposure: Share = None
    safeguards: Share = None
    residual_risk: Share = None


class OutcomeShape(Strict):
    """What is expected of a verdict on other readings."""

    score: Points = None
    band: Id | None = None


Scored = Annotated[ScoreShape, BeforeValidator(_score, json_schema_input_type=float | Status | ScoreShape | None)]
ScoredDimension = Annotated[
    DimensionShape, BeforeValidator(_score, json_schema_input_type=float | Status | DimensionShape | None)
]


class ExpectedShape(Strict):
    """What the answers must give; only what is named is compared."""

    asked: Number | None = Field(None, description="How many questions are asked.")
    overall: Scored | None = None
    practice: Points = None
    band: Id | None = Field(None, description="The band; null where there must be none.")
    uncapped_band: Id | None = Field(None, description="The band without must-haves.")
    with_evidence_required: OutcomeShape | None = None
    parts: dict[Id, Scored] = Field({})
    dimensions: dict[Id, ScoredDimension] = Field({})
    gates: dict[Id, State] = Field({})
    warnings: dict[Id, Literal["fires", "quiet", "unknown"]] = Field({})
    opportunities: dict[Id, Reach] = Field({})
    enablers: dict[Id, Scored] = Field({})
    scenarios: dict[Id, OutcomeShape] = Field({})
    claims: list[QuestionId] = Field([], description="The questions put high with no evidence, in the rubric's order.")
    recommendations: list[QuestionId] = Field([], description="The first next steps, in their order.")
    binding_constraint: QuestionId | None = None


class VectorShape(Strict):
    """Answers with what they must give."""

    title: Text = Field(description="What it shows.")
    profile: Profile = Field({})
    depth: Depth | None = None
    evidence: Evidence | None = None
    answers: Replies = Field(default_factory=dict)
    expected: ExpectedShape


class VectorsShape(Strict):
    """A file of vectors; what stands beside them holds for each that says nothing else."""

    format: Literal["cooperation-vectors/1"]
    rubric: Id
    profile: Profile = Field({})
    depth: Depth = "full"
    evidence: Evidence = "claimed"
    answers: Replies = Field(default_factory=dict)
    vectors: list[VectorShape]


def json_schema() -> dict[str, object]:
    """JSON Schema of a file of vectors, for editors."""
    schema = VectorsShape.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Test vectors of a rubric"}
