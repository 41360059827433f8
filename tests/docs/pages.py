"""A page of the documentation taken apart: its blocks, headings, links and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
_TYPED = re.compile(r"<!-- typed: (.*) -->")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: ```LANGUAGE NAME, where NAME is that of the file that it shows, if it shows one.

    `typed` is what a person types into the commands, from a comment above the block: <!-- typed: one | two -->.
    """

    language: str
    name: str
    text: str
    typed: str


@dataclass(frozen=True)
class Page:
    """One page, by its path."""

    path: Path

    @property
    def name(self) -> str:
        """Its path in the project."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def tokens(self) -> list[Token]:
        """The page as Markdown."""
        return MarkdownIt("commonmark").enable("table").parse(self.path.read_text(encoding="utf-8"))

    @property
    def blocks(self) -> Iterator[Block]:
        """The fenced blocks, in the order of the page."""
        typed = ""
        for token in self.tokens:
            if token.type == "fence":
                language, _, name = token.info.partition(" ")
                yield Block(language, name, token.content, typed)
            found = _TYPED.match(token.content) if token.type == "html_block" else None
            typed = "".join(f"{line.strip()}\n" for line in found[1].split("|")) if found else ""

    def replace(self, block: Block, text: str) -> None:
        """Puts another text into a block of the page."""
        page = self.path.read_text(encoding="utf-8")
        self.path.write_text(page.replace(f"\n{block.text}```", f"\n{text}```"), encoding="utf-8")

    @cached_property
    def anchors(self) -> set[str]:
        """What a link to a heading may say, as code hosts make it."""
        return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in self.headings}

    @property
    def headings(self) -> list[str]:
        """The headings, without marks."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return [_said(inner) for token, inner in pairs if token.type == "heading_open"]

    @property
    def links(self) -> list[str]:
        """Where its links and pictures lead."""
        inner = [child for token in self.tokens for child in token.children or ()]
        return [str(child.attrGet("href") or child.attrGet("src")) for child in inner if child.type in _LINKS]

    @property
    def tables(self) -> dict[str, list[list[str]]]:
        """The rows of the first table under each heading, its head first, each cell as text without marks."""
        found: dict[str, list[list[str]]] = {}
        heading, rows = "", list[list[str]]()
        for token, inner in zip(self.tokens, self.tokens[1:], strict=False):
            match token.type:
                case "heading_open":
                    heading = _said(inner)
                case "table_open":
                    rows = []
                    found.setdefault(heading, rows)
                case "tr_open":
                    rows.append([])
                case "th_open" | "td_open":
                    rows[-1].append(_said(inner))
        return found


PAGES = [Page(path) for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])]
_LINKS = ("link_open", "image")


def _said(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())
