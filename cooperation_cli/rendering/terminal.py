"""A report on a terminal: wrapped to its width, carried by words and symbols, coloured where it may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from rich.box import Box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from cooperation_cli.rendering.formats import Canvas, Colour
from cooperation_cli.rendering.strokes import ASCII, UNICODE, Strokes, bar, ending
from cooperation_cli.report import model
from cooperation_cli.report.model import Block, Item, Items, Meter, Meters, Panel, Prose, Report, Section, Tone
from cooperation_cli.text import Words, plain

# Of the terminal's own palette only what can be read on black and on white: yellow and grey cannot.
_COLOURS: Final = {Tone.GOOD: "green", Tone.WATCH: "magenta", Tone.BAD: "red", Tone.UNKNOWN: "", Tone.PLAIN: ""}
_TYPOGRAPHY: Final = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2026": "..."}
)
_ROOMY, _WIDE = 72, 100
"""From these widths on, a bar stands beside its label, and is longer."""
_GAP, _NARROWEST = 2, 12
"""Between columns of a table; and the least that a column of words is given."""
_TOP, _SECOND, _DEEP = 1, 2, 3
"""Levels of headings; only the first two are underlined."""


def render(report: Report, canvas: Canvas) -> str:
    """The report as text, with escape codes only where the canvas has colour."""
    console = Console(
        width=canvas.width,
        color_system="standard" if canvas.colour is Colour.STANDARD else None,
        force_terminal=canvas.colour is Colour.STANDARD,
        # What a canvas says, the environment does not overrule.
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    page = _Page(canvas.width, UNICODE if canvas.unicode else ASCII)
    with console.capture() as capture:
        console.print(*page.report(report), sep="\n")
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n")) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    strokes: Strokes

    def report(self, report: Report) -> Iterator[RenderableType]:
        yield self.text(report.title, "bold")
        yield from self.blocks(report.blocks, _TOP)

    def text(self, words: Words, style: str = "") -> Text:
        """The one door of the terminal: no markup is read in it, and nothing is cut off."""
        said = plain(words)
        return Text(said if self.strokes is UNICODE else said.translate(_TYPOGRAPHY), style=style, overflow="fold")

    def blocks(self, blocks: Sequence[Block], level: int) -> Iterator[RenderableType]:
        for block in blocks:
            yield ""
            yield from self.block(block, level)

    def block(self, block: Block, level: int) -> Iterator[RenderableType]:
        match block:
            case Prose():
                yield self.symbol(block.tone).append_text(self.labelled(block))
            case Items():
                yield from self.items(block)
            case model.Table():
                yield from self.table(block)
            case Meters():
                yield from self.meters(block)
            case Section():
                yield from self.heading(block.title, level)
                yield from self.blocks(block.blocks, level + 1)
            case Panel():
                yield from self.panel(block, level)
            case _:
                assert_never(block)

    def labelled(self, text: Prose | Item) -> Text:
        """Label and words as one text; the words stay in the terminal's own colour."""
        line = Text(overflow="fold")
        if text.label:
            line.append_text(self.label(text.label)).append(" ")
        return line.append_text(self.text(text.words))

    def label(self, label: Words) -> Text:
        text = self.text(label, "bold")
        return text.append(ending(text.plain))

    def symbol(self, tone: Tone) -> Text:
        symbol = self.strokes.tones[tone]
        return Text(f"{symbol} " if symbol else "", style=_COLOURS[tone], end="")

    def heading(self, title: Words, level: int) -> Iterator[RenderableType]:
        text = self.text(title, "bold")
        yield text
        if level == _TOP:
            yield self.strokes.thin_line * self.width
        elif level == _SECOND:
            yield "-" * min(self.width, text.cell_len)

    def panel(self, panel: Panel, level: int) -> Iterator[RenderableType]:
        """Framed above and below only: sides would be read aloud with every line, and copied with it."""
        yield self.strokes.line * self.width
        yield self.symbol(panel.tone).append_text(self.text(panel.title, f"bold {_COLOURS[panel.tone]}"))
        yield from self.blocks(panel.blocks, level + 1)
        yield self.strokes.line * self.width

    def items(self, block: Items, indent: int = 0) -> Iterator[RenderableType]:
        if block.label:
            yield self.label(block.label)
        for number, item in enumerate(block.items, start=1):
            mark, text = self.marked(item, number if block.ordered else None)
            yield self.hung(mark, text, indent)
            for detail in item.detail:
                yield from self.detail(detail, indent + mark.cell_len + 1)

    def marked(self, item: Item, number: int | None) -> tuple[Text, Text]:
        """An entry's number, else its symbol, else a bullet; and what it says."""
        symbol = self.symbol(item.tone)
        if number is not None:
            return Text(f"{number}."), symbol.append_text(self.labelled(item))
        symbol.rstrip()
        return symbol or Text(self.strokes.bullet), self.labelled(item)

    def detail(self, block: Block, indent: int) -> Iterator[RenderableType]:
        if isinstance(block, Items):
            yield from self.items(block, indent)
        else:
            yield from (Padding(part, (0, 0, 0, indent)) for part in self.block(block, _DEEP))

    def hung(self, mark: Text, text: Text, indent: int) -> RenderableType:
        """The text beside its mark, so that its further lines stand under its first."""
        grid = Table.grid(Column(width=mark.cell_len), Column(ratio=1, overflow="fold"), padding=(0, 1, 0, 0))
        grid.expand = True
        grid.add_row(mark, text)
        return Padding(grid, (0, 0, 0, indent))

    def table(self, block: model.Table) -> Iterator[RenderableType]:
        rows = [[self.text(cell) for cell in row.cells] for row in block.rows]
        titles = [self.text(column.title, "bold") for column in block.columns]
        widths = self.widths(block, [titles, *rows])
        if widths is None:
            yield from self.listed(block)
            return
        table = Table(box=_BOXES[self.strokes is UNICODE], show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
        table.add_column(width=1)
        for column, title, width in zip(block.columns, titles, widths, strict=True):
            justify: Literal["left", "right"] = "right" if column.right else "left"
            table.add_column(title, justify=justify, overflow="fold", width=width)
        for row, cells in zip(block.rows, rows, strict=True):
            table.add_row(self.symbol(row.tone), *cells)
        yield table

    def widths(self, block: model.Table, rows: Sequence[Sequence[Text]]) -> list[int] | None:
        """How wide each column is: numbers on one line, the rest sharing the room; None where there is too little."""
        wanted = [max(cell.cell_len for cell in cells) for cells in zip(*rows, strict=True)]
        room = self.width - 1 - _GAP * len(wanted)
        room -= sum(width for width, column in zip(wanted, block.columns, strict=True) if column.right)
        texts = sorted((width, place) for place, width in enumerate(wanted) if not block.columns[place].right)
        for done, (width, place) in enumerate(texts):
            wanted[place] = min(width, room // (len(texts) - done))
            room -= wanted[place]
            if wanted[place] < min(width, _NARROWEST):
                return None
        return wanted

    def listed(self, block: model.Table) -> Iterator[RenderableType]:
        """The table as a list, an entry a row, where the page is too narrow for columns."""
        for row in block.rows:
            first, *others = row.cells
            named = zip(block.columns[1:], others, strict=True)
            detail = tuple(Prose(cell, column.title) for column, cell in named if cell)
            yield from self.items(Items((Item(first, tone=row.tone, detail=detail),)))

    def meters(self, block: Meters) -> Iterator[RenderableType]:
        if block.label:
            yield self.label(block.label)
        if self.width < _ROOMY:
            yield from self.stacked(block)
            return
        cells = 30 if self.width >= _WIDE else 20
        symbol, label, bar_column = Column(width=2), Column(ratio=5, overflow="fold"), Column(width=cells + 1)
        grid = Table.grid(
            symbol, label, bar_column, Column(ratio=4, overflow="fold"), padding=(0, 1, 0, 0), expand=True
        )
        for meter in block.meters:
            row = self.symbol(meter.tone), self.text(meter.label), self.bar(meter, cells), self.text(meter.text)
            grid.add_row(*row)
        yield grid

    def stacked(self, block: Meters) -> Iterator[RenderableType]:
        """Where the page is narrow: a bar below its label."""
        for meter in block.meters:
            yield self.symbol(meter.tone).append_text(self.text(meter.label))
            bar_and_text = self.bar(meter, 16).append(" ").append_text(self.text(meter.text))
            yield Padding(bar_and_text, (0, 0, 0, 2))

    def bar(self, meter: Meter, cells: int) -> Text:
        return Text().append(bar(meter, cells, self.strokes), style=_COLOURS[meter.tone])


_BOXES: Final = {
    True: Box("    \n    \n ── \n    \n    \n    \n    \n    \n"),
    False: Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True),
}
