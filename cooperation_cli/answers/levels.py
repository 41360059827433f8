"""What may be typed for a level, and how the levels of a scale are told."""

import re
from fractions import Fraction

from cooperation_cli.answers.model import State
from cooperation_cli.rubric.scale import Level, Scale, number_text
from cooperation_cli.text import Words, joined, phrase

_NUMBER = re.compile(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?")
FEW = 12
_NEAR_WORDS = {
    "dontknow": State.DONT_KNOW,
    "donotknow": State.DONT_KNOW,
    "idontknow": State.DONT_KNOW,
    "idonotknow": State.DONT_KNOW,
    "dk": State.DONT_KNOW,
    "prefernottosay": State.PREFER_NOT_TO_SAY,
    "iprefernottosay": State.PREFER_NOT_TO_SAY,
    "prefernottoanswer": State.PREFER_NOT_TO_SAY,
    "notapplicable": State.NOT_APPLICABLE,
    "doesnotapply": State.NOT_APPLICABLE,
    "itdoesnotapply": State.NOT_APPLICABLE,
    "na": State.NOT_APPLICABLE,
}


def level_of(scale: Scale, written: Fraction | str) -> Level | None:
    """The level that a value, a code or a number written as text names; None where the scale has none such."""
    if isinstance(written, str):
        text = written.strip()
        if (level := scale.by_name.get(text)) or not _NUMBER.fullmatch(text):
            return level
        written = Fraction(text)
    likely = scale.by_name.get(number_text(written))
    if likely and likely.value == written:
        return likely
    # The text of a very large number with a fraction is not exact.
    return next((level for level in scale.levels if level.value == written), None)


def levels_in_words(scale: Scale) -> Words:
    """The levels as one would type them, with their labels: `0 Absent, 1 Ad hoc`; a long scale by its two ends."""
    if len(scale.levels) > FEW:
        ends = (number_text(value) for value in (scale.lowest, scale.highest, scale.values[1] - scale.lowest))
        return phrase(
            "from {low} to {high} in steps of {step}", **dict(zip(("low", "high", "step"), ends, strict=True))
        )
    return joined(level_in_words(level) for level in scale.levels)


def level_in_words(level: Level) -> Words:
    """A level as it is typed, and its label where that says more."""
    return phrase("{typed} {label}", typed=level.typed, label=level.label) if says_more(level) else Words(level.typed)


def says_more(level: Level) -> bool:
    """Whether the label says more than what is typed."""
    return level.label.raw not in {level.typed, ""}


def word_meant(written: str) -> State | None:
    """Which of the words somebody meant who wrote it in their own way, such as `don't know` or `N/A`."""
    return _NEAR_WORDS.get(re.sub(r"[^a-z]", "", written.lower()))
