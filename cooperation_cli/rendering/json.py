"""A report as JSON: the published result, byte for byte the same everywhere, or the sheet as a list of objects."""

import json
import re

from cooperation_cli.rendering.formats import Canvas
from cooperation_cli.report.model import Cell, Report, Sheet
from cooperation_cli.text import Words

# JSON itself escapes the rest of what is not seen. A fixed list, because Python's grows with its version.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def render(report: Report, _canvas: Canvas) -> str:
    """One result indented, several a line each; a page without a result as the rows of its sheet."""
    results = report.results
    if results is None:
        return _text(_objects(report.sheet), indent=2)
    dumped = (result.model_dump(mode="json", by_alias=True) for result in results)
    return "".join(_text(result, indent=None if report.lines else 2) for result in dumped)


def _text(data: object, indent: int | None) -> str:
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def _objects(sheet: Sheet) -> list[dict[str, str | None]]:
    return [{name: _cell(cell) for name, cell in zip(sheet.header, row, strict=True)} for row in sheet.rows]


def _cell(cell: Cell) -> str | None:
    return cell.raw if isinstance(cell, Words) else cell
