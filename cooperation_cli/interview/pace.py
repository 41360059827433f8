"""How long the rest will take, judged by how long this person took so far; it reads no clock."""

from statistics import median
from typing import Final

from msgspec import Struct

A_FACT: Final = 10.0
"""Seconds that a fact of the profile takes."""
_A_QUESTION: Final = 30.0
_WEIGHT: Final = 4
_LONG: Final = 3.0


class Pace(Struct, frozen=True):
    """The seconds that each question took, from one reply to the next."""

    times: tuple[float, ...] = ()

    def took(self, seconds: float) -> "Pace":
        """The pace after one more question."""
        return Pace((*self.times, max(seconds, 0.0)))

    @property
    def a_question(self) -> float:
        """The seconds to expect for a question.

        The mean of the times, begun with four questions of half a minute; more than three times the median counts as
        three times the median, since somebody was called away.
        """
        usual = [_A_QUESTION] * _WEIGHT
        longest = _LONG * median([*usual, *self.times])
        return (sum(usual) + sum(min(time, longest) for time in self.times)) / (_WEIGHT + len(self.times))
