"""Reading Markdown in tests: which tokens a page opens, and the text that a reader sees."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML is on: what looks like HTML is to be seen as such.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TEXT = frozenset({"text", "softbreak"})
_EXTENSIONS = [word for name in ("table", "autolink", "strikethrough", "footnotes") for word in ("-e", name)]
HAS_CMARK = shutil.which("cmark-gfm") is not None


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


def tags(markdown: str) -> list[str]:
    """The tags that code hosts make of it, were raw HTML allowed there."""
    command = ["cmark-gfm", "--unsafe", *_EXTENSIONS]
    page = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout.decode()
    return re.findall(r"<[^>]*>", page)
