"""Reading Markdown in tests: which tokens a page opens, and the text that a reader sees."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML is on: what looks like HTML is to be seen as such.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TEXT = frozenset({"text", "softbreak"})


def shape(markdown: str) -> list[tuple[str, str, int]]:
    """Every token but text: its kind, tag and nesting."""
    return [(token.type, token.tag, token.nesting) for token in _tokens(markdown) if token.type not in _TEXT]


def seen(markdown: str) -> str:
    """The text that a reader sees, a space for each soft break."""
    told = (token.content if token.type == "text" else " " for token in _tokens(markdown) if token.type in _TEXT)
    return "".join(told)


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _PARSER.parse(markdown):
        if token.children is None:
            yield token
        else:
            yield from token.children
