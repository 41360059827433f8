"""Reading Markdown in tests: which tokens a page opens, and the text that a reader sees."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML is on: what looks like HTML is to be seen as such.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TEXT = frozenset({"text", "softbreak"})


class Reading(NamedTuple):
    """What a parser makes of a page: `shape` is every token but text, by kind, tag and nesting."""

    shape: list[tuple[str, str, int]]
    text: str


def reading(markdown: str) -> Reading:
    """The page as its reader meets it, a space for each soft break."""
    tokens = list(_tokens(markdown))
    shape: list[tuple[str, str, int]] = [
        (token.type, token.tag, token.nesting) for token in tokens if token.type not in _TEXT
    ]
    return Reading(shape, "".join(token.content or " " for token in tokens if token.type in _TEXT))


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _PARSER.parse(markdown):
        if token.children is None:
            yield token
        else:
            yield from token.children
