"""The published shape of how firm a verdict is."""

from pydantic import Field

from cooperation_cli.report.shape import Points, Shape, Share


class UnknownsShape(Shape):
    """What open questions leave open: the bands that the score alone could reach, and the questions that move the band.

    `lift` and `lower` are the questions whose best or worst answer alone moves it.
    """

    bands: list[str]
    lift: list[str]
    lower: list[str]


class MovingStepShape(Shape):
    """One step of one answer, after which another band holds."""

    question: str
    from_level: int | float = Field(alias="from")
    to: int | float
    band: str


class WeighingsShape(Shape):
    """The shares of the drawn weightings in which the band, and the band of the score alone, stay the same."""

    draws: int
    band: Share
    uncapped_band: Share


class AlternativeShape(Shape):
    """What the same answers would come to if one thing were otherwise."""

    score: Points
    exact: float | None
    low: Points
    high: Points
    band: str | None
    uncapped_band: str | None


class SamenessShape(Shape):
    """How many of the levels given are the same one; `straight` from 90 % of at least 12."""

    answered: int
    same: int
    level: int | float
    straight: bool


class FirmnessShape(Shape):
    """How firm the verdict is; null where there is nothing to tell."""

    summary: str | None
    unknowns: UnknownsShape
    any_one_answer: list[MovingStepShape]
    weights: WeighingsShape | None
    compensation: AlternativeShape | None
    pressure: AlternativeShape | None
    evidence: AlternativeShape | None
    straight_lining: SamenessShape | None
