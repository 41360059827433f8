"""A report on a terminal: wrapped to its width, carried by words and symbols, coloured where it may be."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import Final, assert_never

from msgspec import Struct

from cooperation_cli.rendering.formats import Canvas, Colour
from cooperation_cli.rendering.lines import Cell, Line, Span, Style, line_width, side_by_side, wrapped, written
from cooperation_cli.rendering.plot import key, plot
from cooperation_cli.rendering.slopes import drawn
from cooperation_cli.rendering.stairs import stairs
from cooperation_cli.rendering.strokes import ASCII, UNICODE, Strokes, bar, ending, shaded
from cooperation_cli.report.model import (
    Block,
    Grid,
    Item,
    Items,
    Meter,
    Meters,
    Panel,
    Prose,
    Report,
    Section,
    Slope,
    Slopes,
    Steps,
    Table,
    Tone,
)
from cooperation_cli.text import Words, joined, one_line, phrase, plain

_STYLES: Final = {Tone.GOOD: Style.GREEN, Tone.WATCH: Style.MAGENTA, Tone.BAD: Style.RED}
_TYPOGRAPHY: Final = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2026": "..."}
)
_ROOMY, _WIDE = 72, 100
"""From these widths on, a bar stands beside its label, and is longer."""
_NARROW_BAR, _BAR, _LONG_BAR = 16, 20, 30
_GAP, _NARROWEST = 2, 12
"""Between columns of a table; and the least that a column of words is given."""
_TOP, _SECOND, _DEEP = 1, 2, 3
"""Levels of headings; only the first two are underlined."""
_TWIG = 3
"""The columns that a branch of a tree takes, the gap behind it included."""
_MARK = 3
"""The columns that a symbol takes before a row, the gap behind it included."""


def render(report: Report, canvas: Canvas) -> str:
    """The report as text, with escape codes only where the canvas has colour."""
    page = _Page(canvas.width, UNICODE if canvas.unicode else ASCII)
    colour = canvas.colour is Colour.STANDARD
    return "".join(f"{written(line, colour=colour).rstrip()}\n" for line in page.report(report))


class _Page(Struct, frozen=True):
    """So many columns, and what is drawn with."""

    width: int
    strokes: Strokes

    def report(self, report: Report) -> Iterator[Line]:
        yield from wrapped([self.span(report.title, Style.BOLD)], self.width)
        yield from self.blocks(report.blocks, _TOP)

    def span(self, words: Words, code: str = Style.PLAIN) -> Span:
        """The one door of the terminal: what is not seen is shown, and nothing starts a line of its own."""
        return Span(self.drawn(one_line(words)), code)

    def drawn(self, text: str) -> str:
        return text if self.strokes is UNICODE else text.translate(_TYPOGRAPHY)

    def blocks(self, blocks: Sequence[Block], level: int) -> Iterator[Line]:
        for block in blocks:
            yield ()
            yield from self.block(block, level)

    def block(self, block: Block, level: int) -> Iterator[Line]:
        match block:
            case Prose():
                yield from self.paragraph(block, self.symbol(block.tone))
            case Items():
                yield from self.items(block)
            case Table():
                yield from self.table(block)
            case Meters():
                yield from self.meters(block)
            case Grid():
                yield from ((Span(self.drawn(line)),) for line in plot(block, self.width, self.strokes))
                yield ()
                yield from self.table(key(block))
            case Steps():
                yield from self.tree(block)
            case Slopes():
                yield from self.slopes(block)
            case Section():
                yield from self.heading(block.title, level)
                yield from self.blocks(block.blocks, level + 1)
            case Panel():
                yield from self.panel(block, level)
            case _:
                assert_never(block)

    def paragraph(self, text: Prose | Item, mark: Line = ()) -> Iterator[Line]:
        """Mark, label and words; the words stay in the terminal's own colour."""
        said = plain(text.words) if isinstance(text, Prose) and text.breaks else one_line(text.words)
        first, *others = self.drawn(said).split("\n")
        yield from wrapped([*mark, *self.label(text.label), Span(first)], self.width)
        for line in others:
            yield from wrapped([Span(line)], self.width)

    def label(self, label: Words | None) -> Line:
        if not label:
            return ()
        text = self.span(label).text.strip()
        return (Span(text + ending(text), Style.BOLD),)

    def symbol(self, tone: Tone) -> Line:
        symbol = self.strokes.tones[tone]
        return (Span(symbol, _STYLES.get(tone, Style.PLAIN)),) if symbol else ()

    def heading(self, title: Words, level: int) -> Iterator[Line]:
        lines = list(wrapped([self.span(title, Style.BOLD)], self.width))
        yield from lines
        if level == _TOP:
            yield self.rule(self.strokes.thin_line)
        elif level == _SECOND:
            yield (Span("-" * max(map(line_width, lines))),)

    def rule(self, stroke: str) -> Line:
        return (Span(stroke * self.width),)

    def panel(self, panel: Panel, level: int) -> Iterator[Line]:
        """Framed above and below only: sides would be read aloud with every line, and copied with it."""
        style = _STYLES.get(panel.tone, Style.PLAIN)
        yield self.rule(self.strokes.line)
        yield from wrapped([*self.symbol(panel.tone), self.span(panel.title, style.bold)], self.width)
        yield from self.blocks(panel.blocks, level + 1)
        yield self.rule(self.strokes.line)

    def items(self, block: Items) -> Iterator[Line]:
        if block.label:
            yield from wrapped(self.label(block.label), self.width)
        for number, item in enumerate(block.items, start=1):
            symbol = self.symbol(item.tone)
            if block.tasks:
                yield from self.hung(Span("[ ]"), item, symbol)
            elif block.ordered:
                yield from self.hung(Span(f"{number}."), item, symbol)
            else:
                (mark,) = symbol or (Span(self.strokes.bullet),)
                yield from self.hung(mark, item)

    def hung(self, mark: Span, item: Item, symbol: Line = ()) -> Iterator[Line]:
        """An entry beside its mark, so that whatever follows stands under its first word."""
        margin = Span(" " * len(mark.text))
        inner = _Page(self.width - len(mark.text) - 1, self.strokes)
        first, *others = inner.paragraph(item, symbol)
        yield (mark, *first)
        details = (line for detail in item.detail for line in inner.block(detail, _DEEP))
        yield from ((margin, *line) for line in chain(others, details))

    def table(self, block: Table) -> Iterator[Line]:
        titles = [self.span(column.title, Style.BOLD) for column in block.columns]
        rows = [[self.cell(*cell) for cell in row.drawn] for row in block.rows]
        widths = self.widths(block, [titles, *rows])
        if widths is None:
            yield from self.listed(block)
            return
        yield from self.row((), titles, widths, block)
        yield self.rule(self.strokes.thin_line)
        for row, cells in zip(block.rows, rows, strict=True):
            yield from self.row(self.symbol(row.tone), cells, widths, block)

    def cell(self, words: Words, tone: Tone, share: Fraction | None) -> Span:
        """A cell that has a tone of its own is drawn in it, behind its symbol; its shade stands at its end."""
        marked = self.strokes.tones[tone]
        text = shaded(self.span(words).text, share, self.strokes)
        return Span(f"{marked} {text}", _STYLES.get(tone, Style.PLAIN)) if marked else Span(text)

    def widths(self, block: Table, rows: Sequence[Sequence[Span]]) -> list[int] | None:
        """How wide each column is: numbers on one line, the rest sharing the room; None where there is too little."""
        wanted = [max(line_width([cell]) for cell in cells) for cells in zip(*rows, strict=True)]
        room = self.width - _MARK - _GAP * (len(wanted) - 1)
        room -= sum(width for width, column in zip(wanted, block.columns, strict=True) if column.right)
        texts = sorted((width, place) for place, width in enumerate(wanted) if not block.columns[place].right)
        for done, (width, place) in enumerate(texts):
            wanted[place] = min(width, room // (len(texts) - done))
            room -= wanted[place]
            if wanted[place] < min(width, _NARROWEST):
                return None
        return wanted

    def row(self, mark: Line, cells: Sequence[Span], widths: Sequence[int], block: Table) -> Iterator[Line]:
        columns = (
            Cell(list(wrapped([cell], width)), width, column.right)
            for cell, width, column in zip(cells, widths, block.columns, strict=True)
        )
        yield from side_by_side([Cell([mark], _MARK - _GAP), *columns])

    def listed(self, block: Table) -> Iterator[Line]:
        """The table as a list, an entry a row, where the page is too narrow for columns."""
        for row in block.rows:
            first, *others = row.cells
            named = zip(block.columns[1:], others, strict=True)
            detail = tuple(Prose(cell, column.title) for column, cell in named if cell)
            yield from self.items(Items((Item(first, tone=row.tone, detail=detail),)))

    def meters(self, block: Meters) -> Iterator[Line]:
        if block.label:
            yield from wrapped(self.label(block.label), self.width)
        for meter in block.meters:
            yield from self.meter(meter)

    def meter(self, meter: Meter) -> Iterator[Line]:
        cells = self.cells()
        yield from self.marked(meter, self.bar(meter, cells), [self.span(meter.text)], cells)

    def slopes(self, block: Slopes) -> Iterator[Line]:
        """Each line with its numbers; which moments they are of is told before the first."""
        yield from wrapped([*self.label(block.label), self.span(joined(block.moments))], self.width)
        cells = self.cells()
        for slope in block.slopes:
            line = Span(drawn(slope, cells, self.strokes), _STYLES.get(slope.tone, Style.PLAIN))
            told = [self.span(phrase("{texts}:", texts=joined(slope.texts))), self.span(slope.change, Style.BOLD)]
            yield from self.marked(slope, line, told, cells)

    def marked(self, row: Meter | Slope, drawing: Span, told: Line, cells: int) -> Iterator[Line]:
        """Symbol, label, drawing and numbers: in four columns, or where the page is narrow below each other."""
        if self.width < _ROOMY:
            yield from wrapped([*self.symbol(row.tone), self.span(row.label)], self.width)
            yield from ((Span(" "), *line) for line in wrapped([drawing, *told], self.width - _GAP))
            return
        room = self.width - _MARK - cells - 2 * _GAP
        named = room * 5 // 9
        yield from side_by_side(
            [
                Cell([self.symbol(row.tone)], _MARK - _GAP),
                Cell(list(wrapped([self.span(row.label)], named)), named),
                Cell([(drawing,)], cells),
                Cell(list(wrapped(told, room - named)), room - named),
            ]
        )

    def cells(self) -> int:
        """How long a drawing is that stands in a row."""
        if self.width < _ROOMY:
            return _NARROW_BAR
        return _LONG_BAR if self.width >= _WIDE else _BAR

    def tree(self, block: Steps) -> Iterator[Line]:
        """Where the way begins, its phases as branches, its steps as twigs with a bar each."""
        yield from self.paragraph(Prose(block.start.text, block.start.label), self.symbol(block.start.tone))
        phases = list(stairs(block))
        for phase, meters in phases:
            last = phase is phases[-1][0]
            yield from self.grown(last=last, lines=wrapped([self.span(phase.title, Style.BOLD)], self.width - _TWIG))
            trunk = Span("  " if last else f"{self.strokes.side} ")
            inner = _Page(self.width - _TWIG, self.strokes)
            for meter in meters:
                lines = inner.grown(
                    last=meter is meters[-1], lines=_Page(inner.width - _TWIG, self.strokes).meter(meter)
                )
                yield from ((trunk, *line) for line in lines)

    def grown(self, lines: Iterable[Line], *, last: bool) -> Iterator[Line]:
        """Lines on a branch; the last branch ends the one that it grows from."""
        first, *others = lines
        fork = self.strokes.corner if last else self.strokes.branch
        yield (Span(fork + self.strokes.thin_line), *first)
        trunk = Span("  " if last else f"{self.strokes.side} ")
        yield from ((trunk, *line) for line in others)

    def bar(self, meter: Meter, cells: int) -> Span:
        return Span(bar(meter, cells, self.strokes), _STYLES.get(meter.tone, Style.PLAIN))
