"""What sentences are made of: counts, lists, dates, levels, and the words for fixed names."""

from collections.abc import Sequence
from fractions import Fraction
from typing import LiteralString

from cooperation_cli.answers.model import Side, WorkLevel
from cooperation_cli.rubric.question import Effort
from cooperation_cli.rubric.scale import Scale, number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words, joined, phrase

_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS: tuple[str, ...] = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_WHO = {
    "igo": "international organisation",
    "ngo": "NGO",
    "business": "company",
    "academia": "university",
    "researcher": "researchers",
    "student": "students",
}
SIDES = {
    Side.FUNDER: "funder",
    Side.LEAD: "lead party",
    Side.IMPLEMENTER: "implementer",
    Side.HOST_AUTHORITY: "host authority",
    Side.AFFECTED_COMMUNITY: "affected community",
    Side.SECRETARIAT: "secretariat",
    Side.OBSERVER: "observer",
}
WORK_LEVELS = {
    WorkLevel.DECIDES: "takes decisions",
    WorkLevel.MANAGES: "manages the work",
    WorkLevel.DELIVERS: "does the work",
}
EFFORTS = {Effort.SMALL: "small", Effort.MEDIUM: "medium", Effort.LARGE: "large"}


def count(number: int, one: LiteralString, many: LiteralString) -> str:
    """`1 question`, `12 questions`."""
    return f"{number} {one if number == 1 else many}"


def in_words(number: int) -> str:
    """A small number as it is written out; from thirteen on in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def listed(parts: Sequence[Words]) -> Words:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = parts or [Words("")]
    return phrase("{first} and {last}", first=joined(first), last=last) if first else last


def quoted(words: Words) -> Words:
    """A title inside a sentence."""
    return phrase('"{words}"', words=words)


def long_date(date: str) -> str:
    """`2025-09-15` as `15 September 2025`."""
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def level_text(scale: Scale, level: Fraction) -> str:
    """A level as it is typed, by its code or number; one between two steps by its number, to one decimal."""
    return scale.level(level).typed if level in scale.values else number_text(published(level))


def level_words(scale: Scale, level: Fraction) -> Words:
    """`level 1, Ad hoc`; a level between two steps by its number."""
    typed = level_text(scale, level)
    label = scale.level(level).label if level in scale.values else Words("")
    if not label or label.raw == typed:
        return phrase("level {typed}", typed=typed)
    return phrase("level {typed}, {label}", typed=typed, label=label)


def from_to(before: Words, after: Words) -> Words:
    """`from level 1, Ad hoc, to level 2, Agreed`: a second comma closes the label that a first one opens."""
    says: LiteralString = "from {before}, to {after}" if "," in before.raw else "from {before} to {after}"
    return phrase(says, before=before, after=after)


def who_words(who: Sequence[str]) -> Words:
    """Who can act, in words: `government, NGO or company`."""
    named = [Words(_WHO.get(name, name.replace("-", " "))) for name in who]
    *first, last = named or [Words("")]
    return phrase("{first} or {last}", first=joined(first), last=last) if first else last


def sentence(words: Words) -> Words:
    """The words with a capital at the start and a full stop at the end, where they have none."""
    raw = words.raw.strip()
    return Words(raw[:1].upper() + raw[1:] + ("" if raw.endswith((".", "?", "!", "…")) else "."))
