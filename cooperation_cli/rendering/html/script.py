"""What a page's script is, and what it is given: data that ends no element and runs nothing."""

import json
import re
from typing import Final

from cooperation_cli.answers.writing import json_number
from cooperation_cli.rendering.html.markup import Markup
from cooperation_cli.text import UNSEEN, Words, one_line

_UNSAFE: Final = re.compile(r"[<>&]|[^\x20-\x7e]")


def data(value: object) -> Markup:
    """The one door of data into a script: JSON in which no text can end the element, and nothing is unseen.

    `Words` are shown as they are on any page, on one line; a `str` is kept to the letter.
    """
    text = json.dumps(value, default=_known, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(_safe, text))


def _known(value: object) -> str | int | float:
    return one_line(value) if isinstance(value, Words) else json_number(value)


def _safe(found: re.Match[str]) -> str:
    character = found[0]
    if character.isprintable() and character not in "<>&" and not UNSEEN.match(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
