"""A report as JSON: the published result, byte for byte the same everywhere, or the sheet as a list of objects."""

import json

from cooperation_cli.documents.json_writing import escaped
from cooperation_cli.rendering.formats import Canvas
from cooperation_cli.report.model import Cell, Report, Sheet
from cooperation_cli.text import Words


def render(report: Report, _canvas: Canvas) -> str:
    """One result indented, several a line each; a page without a result as the rows of its sheet."""
    results = report.results
    if results is None:
        return _text(_objects(report.sheet), indent=2)
    dumped = (result.model_dump(mode="json", by_alias=True) for result in results)
    return "".join(_text(result, indent=None if report.lines else 2) for result in dumped)


def _text(data: object, indent: int | None) -> str:
    return escaped(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)) + "\n"


def _objects(sheet: Sheet) -> list[dict[str, str | None]]:
    return [{name: _cell(cell) for name, cell in zip(sheet.header, row, strict=True)} for row in sheet.rows]


def _cell(cell: Cell) -> str | None:
    return cell.raw if isinstance(cell, Words) else cell
