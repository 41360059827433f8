"""How far a group agrees on a level, asked once it has been chosen."""

import re
from dataclasses import dataclass
from typing import Final

from cooperation_cli.interview.said import Chose
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.verbs import level_key
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words, phrase

_NUMBER: Final = re.compile("[0-9]{1,4}")
_COUNTED: Final = re.compile(r"([0-9]{1,4})(?:\s*(?:/|of)\s*([0-9]{1,4}))?")
_HOW_MANY: Final = "How many agree? (Enter: not counted) "
_NOT_UNDERSTOOD: Final = "Type how many agree, such as 5, or 5 of 7; Enter alone if nobody counted."
_DISSENT: Final = "What do those who see it differently say?"


@dataclass(slots=True)
class Group:
    """People who answer together; `size` is how many were counted last."""

    size: int | None = None

    def settles(self, level: Level, manner: Manner) -> Chose:
        """The level, with a note of how many agreed and what the others say, as far as somebody counted."""
        agree = self._agree(manner)
        if agree is None or self.size is None:
            return Chose(level.value)
        dissent = (manner.text(_DISSENT, "", "") or "").strip() if agree < self.size else ""
        return Chose(level.value, _note(level, agree, self.size, dissent))

    def _agree(self, manner: Manner) -> int | None:
        while line := (manner.line(_HOW_MANY) or "").strip().casefold():
            if counted := _COUNTED.fullmatch(line):
                agree, size = int(counted[1]), int(counted[2]) if counted[2] else self._asked_size(manner)
                if size and agree <= size:
                    self.size = size
                    return agree
            manner.say(wrapped(_NOT_UNDERSTOOD, manner.width))
        return None

    def _asked_size(self, manner: Manner) -> int:
        """Of how many, 0 where that is not known; Enter alone stands for as many as before."""
        before = f" (Enter: {self.size})" if self.size else ""
        line = (manner.line(f"Of how many?{before} ") or "").strip()
        return int(line) if _NUMBER.fullmatch(line) else 0 if line else self.size or 0


def _note(level: Level, agree: int, size: int, dissent: str) -> Words:
    counted = phrase("Level {key}: {agree} of {size} agree.", key=level_key(level), agree=agree, size=size)
    return phrase("{counted} Seen differently: {dissent}", counted=counted, dissent=dissent) if dissent else counted
