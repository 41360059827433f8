"""What a page says of itself, whatever it is about: for eyes that jump, and for ears."""

from collections.abc import Mapping, Sequence
from typing import Final

from cooperation_cli.report.model import Tone
from cooperation_cli.text import Words, joined, phrase

CONTENTS: Final = Words("Contents")
TONES: Final[Mapping[Tone, Words]] = {
    Tone.GOOD: Words("Good"),
    Tone.WATCH: Words("To watch"),
    Tone.BAD: Words("Bad"),
    Tone.UNKNOWN: Words("Not known"),
}


def against(up: Words, across: Words) -> Words:
    """The title of a grid."""
    return phrase("{up} against {across}", up=up, across=across)


def stands(number: int, label: Words, across: Words, up: Words) -> Words:
    """One point of a grid, for those who cannot see it; `across` and `up` name their sides."""
    return phrase("{number}: {label}. {across}. {up}.", number=number, label=label, across=across, up=up)


def measured(side: Words, value: Words) -> Words:
    """What a point measures on one side."""
    return phrase("{side} {value}", side=side, value=value)


def from_to(what: Words, first: Words, last: Words) -> Words:
    """What a drawing of lines through moments shows."""
    return phrase("{what}, from {first} to {last}", what=what, first=first, last=last)


def follows(number: int, label: Words, texts: Sequence[Words], change: Words) -> Words:
    """One line of such a drawing."""
    says = "{number}, {label}: {texts}; {change}."
    return phrase(says, number=number, label=label, texts=joined(texts, ", then "), change=change)
