"""Reading CSV in tests: its cells, and those that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Sequence

_FORMULA = re.compile(r"(?!-[0-9.]+$)[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a formula begins with; a number of our own may be below nought."""


def cells(output: str) -> list[list[str]]:
    """The rows, each with its cells."""
    return list(csv.reader(io.StringIO(output), strict=True))


def formulas(rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells that begin as a formula does."""
    return [cell for row in rows for cell in row if _FORMULA.match(cell)]
