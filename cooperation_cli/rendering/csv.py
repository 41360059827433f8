"""A report's sheet as CSV; text from outside is kept from running as a formula."""

from cooperation_cli.documents.csv import guarded, write_rows
from cooperation_cli.rendering.formats import Canvas
from cooperation_cli.report.model import Cell, Report
from cooperation_cli.text import Words, plain


def render(report: Report, _canvas: Canvas) -> str:
    """A header of our own names, then the rows."""
    sheet = report.sheet
    return write_rows([sheet.header, *(tuple(map(_cell, row)) for row in sheet.rows)])


def _cell(cell: Cell) -> str:
    """The one door of CSV."""
    return guarded(plain(cell)) if isinstance(cell, Words) else cell or ""
