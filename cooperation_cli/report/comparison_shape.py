"""The published result of a comparison, `cooperation-comparison/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from pydantic import Field

from cooperation_cli.report.result import DIALECT, PartnershipShape, RespondentShape, RubricShape
from cooperation_cli.report.shape import Points, Shape, Share
from cooperation_cli.report.verdict_shapes import DimensionShape, OverallShape, ScoreShape

_State = Literal["level", "dont_know", "prefer_not_to_say", "not_applicable", "unanswered", "not_asked"]


class OwnShape(Shape):
    """A moment by itself: all that was answered, by the rubric that it was read with."""

    overall: OverallShape | None
    parts: list[ScoreShape]
    dimensions: list[DimensionShape]


class CommonScoreShape(Shape):
    """The total on the questions in common; `coverage` is their weight in what applies in any moment."""

    score: Points
    exact: float | None
    low: Points
    high: Points
    coverage: Share
    practice: Points


class CommonShape(Shape):
    """A moment by the latest rubric, on the questions that apply and are answered in every moment."""

    overall: CommonScoreShape | None
    parts: list[ScoreShape]
    dimensions: list[DimensionShape]


class MomentGateShape(Shape):
    """A must-have by the moment's own answers."""

    id: str
    state: Literal["passed", "failed", "undecided"]


class MomentShape(Shape):
    """One moment. `version` is that of the rubric which was answered, `rubric` the one that it was read with."""

    source: str
    title: str
    date: str | None
    version: str
    rubric: RubricShape
    depth: Literal["quick", "full"]
    respondents: list[RespondentShape]
    own: OwnShape
    gates: list[MomentGateShape]
    common: CommonShape


class ChangeShape(Shape):
    """A score on the common questions; `change` is the exact one after less the one before.

    `spread` is how far partners are apart, where the moments are panels.
    """

    before: Points
    after: Points
    change: float | None
    spread: float | None
    within_spread: bool


class NamedChangeShape(ChangeShape):
    """The same of a part or a dimension."""

    id: str


class SaidShape(Shape):
    """A reply."""

    state: _State
    level: int | float | None


class QuestionChangeShape(Shape):
    """A reply that is another one; `change` is that of its value from 0 to 1, below 0 where it is less favourable."""

    question: str
    before: SaidShape
    after: SaidShape
    change: float | None


class FollowedShape(Shape):
    """A step that was advised at the earlier moment, in the order of the advice; `done` is null where nobody says."""

    question: str
    from_level: int | float = Field(alias="from")
    to: int | float
    now: int | float | None
    done: bool | None


class PeopleShape(Shape):
    """Who answered only after, and only before."""

    came: list[RespondentShape]
    went: list[RespondentShape]


class BetweenShape(Shape):
    """What changed from one moment to the next, both by their place from 0."""

    from_moment: int = Field(alias="from")
    to: int
    overall: ChangeShape | None
    parts: list[NamedChangeShape]
    dimensions: list[NamedChangeShape]
    within_spread: bool
    questions: list[QuestionChangeShape]
    advised: list[FollowedShape]
    respondents: PeopleShape
    rubric_changed: bool


class GateChangesShape(Shape):
    """Must-haves whose state is another one, each by the moments' own answers."""

    from_moment: int = Field(alias="from")
    to: int
    newly_passed: list[str]
    newly_failed: list[str]
    newly_undecided: list[str]


class UnmatchedShape(Shape):
    """A question that a moment's rubric and the latest do not share."""

    question: str
    moment: int
    why: Literal["gone", "new", "other_levels"]


class LeftOutShape(Shape):
    """A question that applies in some moment and is not answered in all: what each says."""

    question: str
    states: list[_State]


class ComparisonResult(Shape):
    """Several moments in the order given. `rubric` is the latest, `worse` in what the last moment is worse."""

    format: Literal["cooperation-comparison/1"]
    rubric: RubricShape
    partnership: PartnershipShape
    moments: list[MomentShape]
    common_questions: list[str]
    changes: list[BetweenShape]
    gates: list[GateChangesShape]
    unmatched: list[UnmatchedShape]
    left_out: list[LeftOutShape]
    worse: list[Literal["band", "score", "must_have"]]
    notices: list[str]


def comparison_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-comparison/1`."""
    return {"$schema": DIALECT, **ComparisonResult.model_json_schema(mode="serialization")}
