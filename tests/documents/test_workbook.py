"""What a spreadsheet program finds in a workbook of ours."""

import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from cooperation_cli.documents.workbook import workbook
from cooperation_cli.errors import CooperationError

MADE = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def opened(**sheets: list[list[str]]) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(sheets, MADE)))


def test_every_sheet_has_its_rows_and_nothing_in_what_is_empty() -> None:
    book = opened(survey=[["type", "name"], ["text", ""], ["", "lake"]], settings=[])
    assert book.sheetnames == ["survey", "settings"]
    assert [*book["survey"].values] == [("type", "name"), ("text", None), (None, "lake")]


@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "https://example.org", "007", "true", "2026-01-01", " "])
def test_a_text_stays_a_text_whatever_it_looks_like(text: str) -> None:
    cell = opened(sheet=[["head"], [text]])["sheet"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_only_the_first_row_is_bold_and_it_stays_in_sight() -> None:
    sheet = opened(sheet=[["a", "b"], ["c", "d"]])["sheet"]
    assert [[cell.font.bold for cell in row] for row in sheet.rows] == [[True, True], [False, False]]
    assert sheet.freeze_panes == "A2"


def test_columns_are_as_wide_as_their_longest_text_but_not_without_end() -> None:
    sheet = opened(sheet=[["a", "x" * 30, "a"], ["four", "b", "x" * 59], ["", "", "x" * 500]])["sheet"]
    widths = [sheet.column_dimensions[column].width for column in "ABC"]
    # The format counts a margin of 5 pixels, of 7 a character, too.
    assert [round(width - 5 / 7, 2) for width in widths] == [5, 31, 60]


def test_it_says_when_it_was_created() -> None:
    assert opened(sheet=[["a"]]).properties.created == MADE.replace(tzinfo=None)


@pytest.mark.parametrize("longest", ["x" * 32_767, "x" + "\U0001f30a" * 16_383])
def test_a_cell_takes_so_much_text_and_no_more(longest: str) -> None:
    assert opened(sheet=[[longest]])["sheet"]["A1"].value == longest
    with pytest.raises(
        CooperationError, match=r"^xlsx: a cell takes no text of more than 32,767 characters; shorten it"
    ):
        workbook({"sheet": [[longest + "x"]]}, MADE)


def test_nothing_of_it_stands_in_a_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert opened(sheet=[["a"]])["sheet"]["A1"].value == "a"


def test_without_what_writes_it_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(CooperationError, match=r"^xlsx: writing one needs xlsxwriter, .*pip install xlsxwriter"):
        opened(sheet=[["a"]])


def test_rows_of_several_lengths_are_no_sheet() -> None:
    with pytest.raises(ValueError, match="shorter"):
        workbook({"sheet": [["a", "b"], ["c"]]}, MADE)
