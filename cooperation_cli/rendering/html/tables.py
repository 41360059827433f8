"""Tables, and the figures that are one: a row for each bar or step, and the key of a chart."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, assert_never

from cooperation_cli.rendering.html.bars import bar, stair
from cooperation_cli.rendering.html.chart import chart
from cooperation_cli.rendering.html.markup import Markup, element, joined, text
from cooperation_cli.rendering.html.signs import labelled, marked
from cooperation_cli.rendering.html.slopes import slope_chart, small_line
from cooperation_cli.rendering.plot import key
from cooperation_cli.rendering.slopes import table
from cooperation_cli.rendering.stairs import stairs
from cooperation_cli.rendering.strokes import UNICODE, shade
from cooperation_cli.report.model import Grid, Meter, Meters, Row, Slopes, Steps, Table

_MOST_COLUMNS: Final = 4
_TWO: Final = 2


def figure(block: Table | Meters | Grid | Slopes | Steps) -> Markup:
    """The table, or the figure with its numbers in one."""
    match block:
        case Table():
            return _table(block)
        case Meters():
            return _meters(block)
        case Grid():
            return element("figure", chart(block), _table(key(block)))
        case Steps():
            return _steps(block)
        case Slopes():
            return _slopes(block)
        case _:
            assert_never(block)


def _table(block: Table, drawings: Sequence[Markup] = ()) -> Markup:
    """Each cell carries the title of its column, which is shown where a narrow page stacks the cells.

    `drawings`, one a row, stand below the titles of rows. A table of more columns than a page is sure to have room for
    is moved sideways by itself, also by keys.
    """
    titles = [
        element("th", column.title, scope="col", class_="right" if column.right else None) for column in block.columns
    ]
    head = element("thead", element("tr", *titles))
    rows = (_row(block, row, drawings[place : place + 1]) for place, row in enumerate(block.rows))
    body = element("tbody", joined(*rows, between="\n"))
    table = element("table", head, Markup("\n"), body, class_="stacked")
    if len(titles) <= _MOST_COLUMNS:
        return table
    return element("div", table, class_="wide", role="group", aria_label=block.columns[0].title, tabindex="0")


def _row(block: Table, row: Row, drawn: Sequence[Markup]) -> Markup:
    cells = []
    for place, (column, (cell, tone, share)) in enumerate(zip(block.columns, row.drawn, strict=True)):
        right = "right" if column.right else None
        if place:
            classes = " ".join(filter(None, (right, _shade(share)))) or None
            cells.append(element("td", *marked(tone), text(cell), data_title=column.title, class_=classes))
        else:
            cells.append(element("th", *marked(row.tone), text(cell), *drawn, scope="row", class_=right))
    return element("tr", *cells)


def _shade(share: Fraction | None) -> str | None:
    return None if share is None else f"shade-{shade(share, len(UNICODE.shades))}"


def _meters(block: Meters) -> Markup:
    caption = (element("caption", labelled(block.label)),) if block.label else ()
    rows = joined(*(_bar(meter, bar(meter)) for meter in block.meters), between="\n")
    return element("table", *caption, element("tbody", rows), class_="bars")


def _bar(meter: Meter, drawn: Markup) -> Markup:
    named = element("th", *marked(meter.tone), text(meter.label), scope="row")
    return element("tr", named, element("td", drawn, class_="drawn"), element("td", meter.text))


def _slopes(block: Slopes) -> Markup:
    """The chart with its table; through more than two moments with a small line beside the numbers of each."""
    lines = [small_line(slope) for slope in block.slopes] if len(block.moments) > _TWO else []
    return element("figure", slope_chart(block), _table(table(block), lines))


def _steps(block: Steps) -> Markup:
    begin = block.start
    start = Meter(begin.label, begin.text, begin.share, begin.share, begin.share, begin.tone)
    bodies = [element("tbody", _bar(start, stair(start)))]
    for phase, meters in stairs(block):
        title = element("tr", element("th", phase.title, scope="rowgroup", colspan="3", class_="phase"))
        bodies.append(element("tbody", joined(title, *(_bar(meter, stair(meter)) for meter in meters), between="\n")))
    return element("table", joined(*bodies, between="\n"), class_="bars")
