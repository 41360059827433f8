"""Each kind of block as HTML."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from msgspec import Struct

from cooperation_cli.rendering.html.anchors import Anchors
from cooperation_cli.rendering.html.markup import Markup, element, joined, lines, text
from cooperation_cli.rendering.html.signs import labelled, marked
from cooperation_cli.rendering.html.tables import figure
from cooperation_cli.report.model import (
    Block,
    Grid,
    Item,
    Items,
    Meters,
    Panel,
    Prose,
    Section,
    Slopes,
    Steps,
    Table,
    Tone,
)
from cooperation_cli.text import Words

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_FOLDED: Final = 2
"""From so many headings deep on, a section can be folded away. It starts unfolded, and so it is printed."""


class Writing(Struct, frozen=True):
    """What is being written: under which headings, those of the page aside, and which anchors are taken."""

    anchors: Anchors
    above: tuple[Words, ...] = ()

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        """The blocks, one after the other."""
        return joined(*map(self.block, blocks), between="\n")

    def block(self, block: Block, name: str | None = None) -> Markup:
        """The block; a section is given its anchor, or takes one."""
        match block:
            case Prose():
                return element("p", *_said(block))
            case Items():
                return self._items(block)
            case Panel() | Section():
                return self._section(block, name)
            case Table() | Meters() | Grid() | Slopes() | Steps():
                return figure(block)
            case _:
                assert_never(block)

    def _section(self, block: Section | Panel, name: str | None) -> Markup:
        above = (*self.above, block.title)
        name = name or self.anchors.name(above)
        heading = _HEADINGS[min(len(above), len(_HEADINGS) - 1)]
        inner = Writing(self.anchors, above)
        if isinstance(block, Panel):
            title = element(heading, *marked(block.tone), block.title)
            return element("section", title, inner.blocks(block.blocks), id=name, class_=f"panel {block.tone}")
        title = element(heading, block.title)
        if len(above) < _FOLDED:
            return element("section", title, inner.blocks(block.blocks), id=name)
        return element("details", element("summary", title), inner.blocks(block.blocks), id=name, open="")

    def _items(self, block: Items) -> Markup:
        entries = joined(*map(self._item, block.items), between="\n")
        kind = "tasks" if block.tasks else None
        listed = element("ol", entries) if block.ordered and not block.tasks else element("ul", entries, class_=kind)
        return joined(element("p", labelled(block.label), class_="lead"), listed) if block.label else listed

    def _item(self, item: Item) -> Markup:
        toned = None if item.tone is Tone.PLAIN else "toned"
        if not item.detail:
            return element("li", *_said(item), class_=toned)
        detail = element("div", self.blocks(item.detail), class_="detail")
        return element("li", element("div", *_said(item)), Markup("\n"), detail, class_=toned)


def _said(block: Prose | Item) -> Iterator[Markup]:
    """Mark, label and words."""
    yield from marked(block.tone)
    if block.label:
        yield labelled(block.label)
        yield Markup(" ")
    yield lines(block.words) if isinstance(block, Prose) and block.breaks else text(block.words)
