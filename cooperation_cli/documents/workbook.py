"""Workbooks out: sheets of text, as spreadsheet programs open them (XLSX)."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any, Final, Protocol

from cooperation_cli.documents.failures import refusal

Sheets = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each sheet by its name."""

_LONGEST: Final = 32_767
"""How many characters a cell may hold, those beyond U+FFFF counted twice."""
_WIDEST: Final = 60


class Moment(Protocol):
    """A date and time in UTC."""

    def strftime(self, form: str, /) -> str:
        """The moment in this form."""


def workbook(sheets: Sheets, created: Moment) -> bytes:
    """A workbook that says it was `created` then. Raises `CooperationError` where what writes it is not installed."""
    content = BytesIO()
    book = _xlsxwriter().Workbook(content, {"in_memory": True})
    book.set_properties({"created": created})
    bold = book.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, cells in enumerate(zip(*rows, strict=True)):
            sheet.set_column(column, column, min(max(map(len, cells)) + 1, _WIDEST))
        for at, row in enumerate(rows):
            _write(sheet, at, row, None if at else bold)
    book.close()
    return content.getvalue()


def _write(sheet: Any, at: int, row: Sequence[str], form: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    for column, text in enumerate(row):
        if len(text.encode("utf-16-le")) // 2 > _LONGEST:
            raise refusal("xlsx", f"a cell takes no text of more than {_LONGEST:,} characters", "shorten it")
        if text:
            # Unlike `write`, which takes some texts for formulas, numbers and links.
            sheet.write_string(at, column, text, form)


def _xlsxwriter() -> Any:  # noqa: ANN401 - as above
    try:
        return import_module("xlsxwriter")
    except ModuleNotFoundError as error:
        mend = "install it in the same environment, with pip install xlsxwriter"
        raise refusal("xlsx", "writing one needs xlsxwriter, which is not installed", mend) from error
