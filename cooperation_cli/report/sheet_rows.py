"""The rows of one assessment's sheet: what columns they have, and how their cells are written."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.report.model import Cell
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import nine_decimals, published
from cooperation_cli.scoring.score import Score

Rows = Iterator[tuple[Cell, ...]]

HEADER = (
    "kind",
    "id",
    "title",
    "state",
    "score",
    "low",
    "high",
    "coverage",
    "level",
    "to",
    "gain",
    "effort",
    "words",
    "evidence",
    "comment",
)


def row(kind: str, id_: str, **cells: Cell) -> tuple[Cell, ...]:
    """One row; a column that is not named is empty."""
    named: dict[str, Cell] = {"kind": kind, "id": id_, **cells}
    return tuple(named.get(column) for column in HEADER)


def score_cells(score: Score) -> dict[str, Cell]:
    """The cells of a score."""
    return {
        "state": score.status.value,
        "score": number(score.exact),
        "low": number(score.low),
        "high": number(score.high),
        "coverage": share(score.coverage) if score.applies else None,
    }


def number(exact: Fraction | None) -> str | None:
    """Points, to one decimal."""
    return None if exact is None else number_text(published(exact))


def level_number(level: Fraction) -> str:
    """A level; one between two steps to nine decimals, because a spreadsheet takes 25/12 for a date."""
    return number_text(nine_decimals(level))


def share(part: Fraction) -> str:
    """A share from 0 to 1, to three decimals."""
    return f"{float(part):.3f}"
