"""A report as Markdown that reads well as it stands, on a code host and through pandoc; no raw HTML."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import assert_never

from cooperation_cli.rendering.formats import Canvas
from cooperation_cli.rendering.plot import key, plot
from cooperation_cli.rendering.slopes import drawn
from cooperation_cli.rendering.stairs import stairs
from cooperation_cli.rendering.strokes import UNICODE, bar, ending, shaded
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
    Row,
    Section,
    Slopes,
    Steps,
    Table,
    Tone,
)
from cooperation_cli.text import Words, one_line, plain

# What may open something inside a line: emphasis, code, links, tables, HTML, notes, formulas, attributes.
_INLINE = re.compile(r"[\\`*_\[\]<|~^$#{]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
# A colon inside a word makes an address of it (but not in 10:30), as do the letters www.
_ADDRESS = re.compile(r"(?<![0-9]):(?=\S)|:(?=//)")
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)
# Code hosts link @name, a@b.org and #1 after rendering, whatever escapes were used: only another character
# between the sign and the name keeps them apart. A word joiner has no width and allows no line break.
_JOINER = "&#8288;"
_REFERENCE = re.compile(r"#(?=[0-9])")
_MENTION = re.compile(r"@(?=\S)")
# What may open a block at the start of a line: quotes, rules, headings, lists and captions of every dialect.
_OPENS = re.compile(
    r"(?=[-+>=:%]|\((?:@|\w+\)))|(?:[0-9]+|[A-Za-z]|[IVXLCDMivxlcdm]+|\\#)(?=[.)](?:\s|$))|[Tt]able(?=:)"
)

_DEEPEST = 6
_BAR = 20


def escaped(words: Words) -> str:
    """The one door of Markdown: text on one line that can open no block, no markup and no link."""
    return _started(_inline(words))


def render(report: Report, canvas: Canvas) -> str:
    """The report under one heading of the first level, its lines wrapped to the canvas."""
    blocks = [f"# {escaped(report.title)}", *_blocks(report.blocks, 2, canvas.width)]
    return "\n\n".join(blocks) + "\n"


def _inline(words: Words) -> str:
    line = _ENTITY.sub("&amp;", one_line(words).strip())
    line = _INLINE.sub(r"\\\g<0>", line)
    line = _WWW.sub(r"\\.", _ADDRESS.sub(r"\\:", line))
    return _MENTION.sub(f"@{_JOINER}", _REFERENCE.sub(f"#{_JOINER}", line))


def _started(line: str) -> str:
    opens = _OPENS.match(line)
    return f"{line[: opens.end()]}\\{line[opens.end() :]}" if opens else line


def _blocks(blocks: Sequence[Block], level: int, width: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level, width)


def _block(block: Block, level: int, width: int) -> Iterator[str]:
    match block:
        case Prose():
            yield _wrapped(block, width)
        case Items():
            if block.label:
                yield _wrapped(Prose(Words(""), block.label), width)
            yield "\n".join(_items(block, width))
        case Table():
            yield _table(
                [column.title for column in block.columns], [_cells(row) for row in block.rows], _rights(block)
            )
        case Meters():
            yield _meters(block)
        case Grid():
            # Every line of it begins with six columns of our own, so that none closes the fence.
            yield "\n".join(["```text", *plot(block, width, UNICODE), "```"])
            yield from _block(key(block), level, width)
        case Steps():
            yield _steps(block)
        case Slopes():
            yield _slopes(block)
        case Panel() | Section():
            tone = block.tone if isinstance(block, Panel) else Tone.PLAIN
            yield f"{'#' * min(level, _DEEPEST)} {_toned(escaped(block.title), tone)}"
            yield from _blocks(block.blocks, level + 1, width)
        case _:
            assert_never(block)


def _wrapped(text: Prose | Item, width: int, indent: str = "") -> str:
    """The label in bold and the words, each of their own lines wrapped; no line of them opens a block."""
    breaks = isinstance(text, Prose) and text.breaks
    said = plain(text.words) if breaks else one_line(text.words)
    lines = [line for line in said.split("\n") if line.strip()] or [""]
    first = " ".join(part for part in (_label(text.label), _inline(Words(lines[0]))) if part)
    paragraphs = [_toned(first, text.tone), *(_inline(Words(line)) for line in lines[1:])]
    wrapped = [
        _started(line)
        for paragraph in paragraphs
        for line in wrap(paragraph, width - len(indent), break_long_words=False, break_on_hyphens=False)
    ]
    return f"\n{indent}".join(wrapped)


def _label(label: Words | None) -> str:
    if not label:
        return ""
    return f"**{_inline(label)}{ending(one_line(label).strip())}**"


def _toned(line: str, tone: Tone) -> str:
    symbol = UNICODE.tones[tone]
    return f"{symbol} {line}" if symbol else line


def _items(block: Items, width: int, indent: str = "") -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.ordered else "- "
        inner = indent + " " * len(mark)
        box = "[ ] " if block.tasks else ""
        yield f"{indent}{mark}{box}{_wrapped(item, width - len(box), inner)}"
        for detail in item.detail:
            yield from _detail(detail, width, inner)


def _detail(block: Block, width: int, indent: str) -> Iterator[str]:
    """What belongs under an item: lists within the list, so that the whole stays one."""
    match block:
        case Prose():
            yield f"{indent}- {_wrapped(block, width, indent + '  ')}"
        case Items():
            yield from _items(block, width, indent)
        case _:
            yield from (f"{indent}{line}" for part in _block(block, _DEEPEST, width) for line in part.split("\n"))


def _cells(row: Row) -> list[str]:
    first, *others = (_toned(shaded(escaped(cell), share, UNICODE), tone) for cell, tone, share in row.drawn)
    return [_toned(first, row.tone), *others]


def _rights(table: Table) -> list[bool]:
    return [column.right for column in table.columns]


def _meters(block: Meters) -> str:
    rows = [_meter(meter) for meter in block.meters]
    return _table([block.label or Words(""), Words(""), Words("")], rows, [False] * 3)


def _meter(meter: Meter) -> list[str]:
    return [_toned(escaped(meter.label), meter.tone), bar(meter, _BAR, UNICODE), escaped(meter.text)]


def _steps(block: Steps) -> str:
    """A row a step; the first of a phase names it."""
    begin = block.start
    start = Meter(begin.label, begin.text, begin.share, begin.share, begin.share, begin.tone)
    rows = [["", *_meter(start)]]
    for phase, meters in stairs(block):
        titles = [escaped(phase.title), *[""] * (len(meters) - 1)]
        rows += [[title, *_meter(meter)] for title, meter in zip(titles, meters, strict=True)]
    return _table([Words("")] * 4, rows, [False] * 4)


def _slopes(block: Slopes) -> str:
    rows = [
        [
            _toned(escaped(slope.label), slope.tone),
            drawn(slope, _BAR, UNICODE),
            *map(escaped, slope.texts),
            escaped(slope.change),
        ]
        for slope in block.slopes
    ]
    titles = [block.label, Words(""), *block.moments, block.change]
    return _table(titles, rows, [False] * len(titles))


def _table(titles: Sequence[Words], rows: Sequence[Sequence[str]], rights: Sequence[bool]) -> str:
    head = [escaped(title) for title in titles]
    widths = [max(3, *map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = [f"{'-' * (width - 1)}:" if right else "-" * width for width, right in zip(widths, rights, strict=True)]
    lines = [head, rule, *rows]
    return "\n".join(f"| {' | '.join(_padded(cells, widths, rights))} |" for cells in lines)


def _padded(cells: Sequence[str], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[str]:
    for cell, width, right in zip(cells, widths, rights, strict=True):
        yield cell.rjust(width) if right else cell.ljust(width)
