"""HTML that is safe as it stands; text gets into it through one door."""

from html import escape
from typing import LiteralString

from msgspec import Struct

from cooperation_cli.text import Words, one_line, plain


class Markup(Struct, frozen=True):
    """HTML, made by the functions here alone: a text that is not `Markup` has not been escaped."""

    html: str


def text(words: Words) -> Markup:
    """The one door of HTML: text on one line, that can open no element and end no attribute."""
    return Markup(_escaped(words))


def lines(words: Words) -> Markup:
    """The text with its line breaks, as in a comment."""
    return joined(*(text(Words(line)) for line in plain(words).split("\n")), between="<br>\n")


def element(name: LiteralString, /, *children: Markup | Words, **attributes: Words | str | None) -> Markup:
    """An element; attributes are named as `class_` and `aria_label`, and left out where they are None."""
    return Markup(f"<{_opened(name, attributes)}>{joined(*children).html}</{name}>")


def void(name: LiteralString, /, **attributes: Words | str | None) -> Markup:
    """An element that has no content and no end, such as `meta`."""
    return Markup(f"<{_opened(name, attributes)}>")


def joined(*children: Markup | Words, between: LiteralString = "") -> Markup:
    """The children one after the other."""
    return Markup(between.join(child.html if isinstance(child, Markup) else _escaped(child) for child in children))


def _opened(name: str, attributes: dict[str, Words | str | None]) -> str:
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    return " ".join([name, *(f'{key}="{_escaped(value)}"' for key, value in given)])


def _escaped(words: Words | str) -> str:
    return escape(one_line(words))
