"""A report as an HTML document: its head, its contents, and the blocks in their places."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from cooperation_cli.rendering.formats import Canvas
from cooperation_cli.rendering.html.anchors import Anchors
from cooperation_cli.rendering.html.blocks import Writing
from cooperation_cli.rendering.html.head import head, side
from cooperation_cli.rendering.html.markup import Markup, element, joined
from cooperation_cli.rendering.html.style import STYLE
from cooperation_cli.report.model import Block, Report, Section
from cooperation_cli.report.sentences import page as say

_FEWEST: Final = 2
"""From so many sections on, a page has contents."""


def render(report: Report, _canvas: Canvas) -> str:
    """The whole page."""
    top = head(report.title, STYLE)
    page = element("html", top, Markup("\n"), _body(report), lang=report.language, dir=side(report.language))
    return f"<!DOCTYPE html>\n{page.html}\n"


def _body(report: Report) -> Markup:
    """What stands before the first section comes first, contents after it: the verdict is what is read first."""
    first = list(takewhile(lambda block: not isinstance(block, Section), report.blocks))
    writing = Writing(Anchors())
    others = [_named(block, writing.anchors) for block in report.blocks[len(first) :]]
    named = [(block, name) for block, name in others if name is not None]
    parts = [element("div", element("h1", report.title), Markup("\n"), writing.blocks(first), class_="first")]
    if len(named) >= _FEWEST:
        parts.append(_contents(named))
    parts.append(element("div", joined(*(writing.block(*one) for one in others), between="\n"), class_="others"))
    return element("body", element("main", joined(*parts, between="\n")))


def _named(block: Block, anchors: Anchors) -> tuple[Block, str | None]:
    """A section with its anchor: those of the first rank choose theirs before those of the lower ranks."""
    return block, anchors.name([block.title]) if isinstance(block, Section) else None


def _contents(sections: Sequence[tuple[Block, str]]) -> Markup:
    entries = (
        element("li", element("a", block.title, href=f"#{name}"))
        for block, name in sections
        if isinstance(block, Section)
    )
    listed = element("ul", joined(*entries, between="\n"))
    return element("nav", element("h2", say.CONTENTS), listed, aria_label=say.CONTENTS)
