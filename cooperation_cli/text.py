"""Words that came from outside the program, and the plain door through which they leave."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, LiteralString

from msgspec import Struct

# Controls, what only shapes, hides or turns around other characters, half and private ones, what is none, and blank
# letters. A fixed list, because Python's grows with its version, as in rendering/blanks/html/page/text.js.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U00013441\U00013442\U00016fe4"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
)
"""What nobody sees, tabs and line breaks aside; in its place, some of it shapes what is seen (`looked_at`)."""
# What a newer Python knows to be unseen, and what is no character to this one.
_UNSEEN_CATEGORIES = frozenset({"Cf", "Cn"})
_JOINERS = "\u200c\u200d"
_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2"
    "\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a"
    "\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f"
    "\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf"
    "\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716"
    "\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0"
    "\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# A character and the one after it, which says how the first is to be drawn.
_DRAWN = (
    f"[{_EMOJI}][\ufe0e\ufe0f]|[#*0-9][\ufe0e\ufe0f]\u20e3"
    "|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd][\U000e0100-\U000e01ef]"
    "|[\u1820-\u1878\u1880-\u18aa][\u180b-\u180d\u180f]"
)


class Words(Struct, frozen=True):
    """Text to be read by a person, possibly hostile; not a `str`, so that it cannot leave unseen.

    Everything that a report, a question or a message says is `Words`. Only a renderer's one door
    turns it into output; `plain` is the door for logs, error messages and bare terminals.
    """

    raw: str

    def __str__(self) -> str:
        return plain(self)

    def __bool__(self) -> bool:
        return bool(self.raw.strip())

    def __add__(self, other: "Words") -> "Words":
        return Words(self.raw + other.raw)


def phrase(template: LiteralString, **parts: "Words | str | int | None") -> Words:
    """One sentence from our own `template` and `parts`; what stands in a part is never a template."""
    raw = {name: part.raw if isinstance(part, Words) else str(part) for name, part in parts.items()}
    return Words(template.format(**raw))


def joined(parts: Iterable[Words], separator: LiteralString = ", ") -> Words:
    """The parts as one text, with our own separator between them."""
    return Words(separator.join(part.raw for part in parts))


def plain(words: Words | str) -> str:
    """As `visible`, with tabs as spaces, and every line break as one newline."""
    raw = words.raw if isinstance(words, Words) else words
    return visible(raw.replace("\r\n", "\n")).replace("\t", " ")


def one_line(words: Words | str) -> str:
    """As `plain`, with line breaks as spaces: for places that hold a single line."""
    return " ".join(plain(words).split("\n"))


def visible(raw: str) -> str:
    r"""The text with every unseen character shown as an escape, such as `\u{1b}`."""
    # All that is printable to Python is seen, but for a few: most texts need no second look.
    if raw.replace("\n", "").isprintable() and (raw.isascii() or not UNSEEN.search(raw)):
        return raw
    return "".join(character if seen else f"\\u{{{ord(character):x}}}" for character, seen in looked_at(raw))


def looked_at(raw: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it is seen where it stands, or shapes what is; tabs and line breaks are seen."""
    seen = False
    for place, character in enumerate(raw):
        seen = _is_seen(character) or (seen and (_joins(raw, place) or _draws(raw, place)))
        yield character, seen


@lru_cache(maxsize=10_000)
def _is_seen(character: str) -> bool:
    return not UNSEEN.match(character) and unicodedata.category(character) not in _UNSEEN_CATEGORIES


def _joins(raw: str, place: int) -> bool:
    # A joiner shapes Arabic, Indic and emoji text; anywhere else it only hides a difference.
    if raw[place] not in _JOINERS or place + 1 == len(raw) or not _is_seen(raw[place + 1]):
        return False
    return all(unicodedata.category(raw[near])[0] in "LMS" for near in (place - 1, place + 1))


def _draws(raw: str, place: int) -> bool:
    return re.match(_DRAWN, raw[place - 1 : place + 2]) is not None
