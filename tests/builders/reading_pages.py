"""Reading a report in tests: its words as a person meets them."""

from collections.abc import Iterator, Sequence

from cooperation_cli.report.model import (
    Block,
    Grid,
    Item,
    Items,
    Meters,
    Panel,
    Prose,
    Report,
    Section,
    Slopes,
    Steps,
    Table,
)
from cooperation_cli.text import Words


def told(report: Report, *path: str) -> list[str]:
    """Each paragraph, entry, row and bar under the headings of `path`, the label before the words."""
    blocks: Sequence[Block] = report.blocks
    for title in path:
        blocks = headed(blocks, title).blocks
    return list(_told(blocks))


def headed(blocks: Sequence[Block], title: str) -> Section | Panel:
    """The section or panel of this title among the blocks."""
    found = [block for block in blocks if isinstance(block, Section | Panel) and block.title.raw == title]
    assert len(found) == 1, f"{title} stands {len(found)} times"
    return found[0]


def titles(report: Report) -> list[str]:
    """The headings of the first level."""
    return [block.title.raw for block in report.blocks if isinstance(block, Section | Panel)]


def labelled(report: Report, label: str, *path: str) -> str:
    """The words behind a label."""
    found = [line for line in told(report, *path) if line.startswith(f"{label}: ")]
    assert len(found) == 1, f"{label} stands {len(found)} times"
    return found[0].removeprefix(f"{label}: ")


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Prose():
                yield _line(block)
            case Items():
                yield from [f"{block.label.raw}:"] if block.label else []
                for item in block.items:
                    yield _line(item)
                    yield from _told(item.detail)
            case Section() | Panel():
                yield f"# {block.title.raw}"
                yield from _told(block.blocks)
            case _:
                yield from _figure(block)


def _figure(block: Table | Meters | Grid | Slopes | Steps) -> Iterator[str]:
    match block:
        case Table():
            yield from (" | ".join(cell.raw for cell in row.cells) for row in block.rows)
        case Meters():
            yield from [f"{block.label.raw}:"] if block.label else []
            yield from (f"{meter.label.raw}: {meter.text.raw}" for meter in block.meters)
        case Grid():
            yield from (f"{one.label.raw}: {one.across.text.raw}; {one.up.text.raw}" for one in block.points)
        case Slopes():
            for one in block.slopes:
                yield " | ".join(words.raw for words in (one.label, *one.texts, one.change))
        case Steps():
            yield f"{block.start.label.raw}: {block.start.text.raw}"
            for phase in block.phases:
                yield f"{phase.title.raw}:"
                yield from (f"{step.label.raw}: {step.text.raw}" for step in phase.steps)


def _line(text: Prose | Item) -> str:
    return f"{text.label.raw}: {text.words.raw}" if text.label else text.words.raw


def every_text(report: Report) -> Iterator[Words]:
    """Every text of the report, cells of its sheet included."""
    yield report.title
    yield from map(Words, told(report))
    for row in report.sheet.rows:
        yield from (cell for cell in row if isinstance(cell, Words))
