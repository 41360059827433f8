"""The published result of a panel, `cooperation-panel/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from pydantic import TypeAdapter

from cooperation_cli.report.anonymous_shape import AnonymousPanelResult
from cooperation_cli.report.gap_shapes import GapShape
from cooperation_cli.report.result import DIALECT, AssessmentResult, QuestionShape, RespondentShape
from cooperation_cli.report.shape import Points, Shape, Share


class PanelQuestionShape(QuestionShape):
    """A question with what its respondents' levels are like; `joint` is the level that was counted."""

    n: int
    joint: int | float | None
    respondent_mean: float | None
    sd: float | None
    min: int | float | None
    max: int | float | None
    consensus: Share


class ContestedShape(Shape):
    """A must-have that some partner's own answers fail; `state` is what all come to together."""

    gate: str
    state: Literal["passed", "failed", "undecided"]
    failed_by: list[str]


class PartnerDimensionShape(Shape):
    """What one partner's own answers give a dimension."""

    id: str
    score: Points


class PartnerShape(Shape):
    """A partner with the number of its respondents, and what its own answers come to."""

    partner: str
    respondents: int
    score: Points
    band: str | None
    dimensions: list[PartnerDimensionShape]


class PanelResult(AssessmentResult):
    """What several respondents come to: the joint result, and where they differ."""

    format: Literal["cooperation-panel/1"]  # type: ignore[assignment]  # another format with the same keys and more
    questions: list[PanelQuestionShape]  # type: ignore[assignment]  # each with more keys
    voices: Literal["partner", "respondent"]
    gaps: list[GapShape]
    contested: list[ContestedShape]
    respondents: list[RespondentShape]
    partners: list[PartnerShape]
    invited: int | None
    response_rate: Share
    suppressed: list[str]


def panel_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-panel/1`, an anonymous one or not."""
    either: TypeAdapter[PanelResult | AnonymousPanelResult] = TypeAdapter(PanelResult | AnonymousPanelResult)
    return {"$schema": DIALECT, **either.json_schema(mode="serialization")}
