"""The published difference of two rubrics, `cooperation-rubric-diff/1`: its keys, their order, and its JSON Schema."""

from typing import Any, Literal

from cooperation_cli.report.result import DIALECT, RubricShape
from cooperation_cli.report.shape import Points, Shape


class PieceShape(Shape):
    """One value that is another one, as text; null where there is none. No score depends on what is `words`."""

    name: str
    words: bool
    before: str | None
    after: str | None


class DifferenceShape(Shape):
    """One thing that differs; `was` is its former id where it was renamed."""

    kind: str
    id: str
    title: str
    did: Literal["added", "removed", "renamed", "changed"]
    was: str | None
    pieces: list[PieceShape]


class AnswersReadShape(Shape):
    """Whether the new rubric reads answers for the old one; if it does not, why, and what to do."""

    read: bool
    why: str | None
    mend: str | None


class ByOneShape(Shape):
    """What an answers file comes to by one of the two."""

    score: Points
    low: Points
    high: Points
    band: str | None


class RereadShape(Shape):
    """An answers file by both; null where one cannot read it. `noted` is what is to be said about the new reading."""

    file: str
    before: ByOneShape | None
    after: ByOneShape | None
    noted: list[str]


class RubricDiffResult(Shape):
    """What differs between two rubrics, and what becomes of answers."""

    format: Literal["cooperation-rubric-diff/1"]
    old: RubricShape
    new: RubricShape
    same_scores: bool
    answers: AnswersReadShape
    differences: list[DifferenceShape]
    files: list[RereadShape]


def rubric_diff_schema() -> dict[str, Any]:
    """JSON Schema of `cooperation-rubric-diff/1`."""
    return {"$schema": DIALECT, **RubricDiffResult.model_json_schema(mode="serialization")}
