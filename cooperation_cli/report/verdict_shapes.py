"""The published shape of a verdict: the overall, parts, dimensions and must-haves."""

from typing import Literal

from cooperation_cli.report.shape import Points, Shape, Share, Status


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
