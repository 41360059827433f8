"""From needs to the best way that meets them all: those that make a search wide are counted in only once broken."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, assert_never

from msgspec import Struct

from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.plan.front import Way
from cooperation_cli.plan.ladder import Ladder
from cooperation_cli.plan.needs import AtLeast, Need, Scores, Stands, split
from cooperation_cli.plan.search import Search
from cooperation_cli.scoring.scorecard import Scorecard

Levels = Mapping[str, Fraction]
"""The questions that are raised, each with its new level."""


class Solver(Struct, frozen=True, dict=True):
    """Finds the best levels that meet the needs, by a measure of which the highest is best."""

    card: Scorecard
    ladders: Mapping[str, Ladder]
    needs: Sequence[Need]

    def best(self, most: int, measure: Callable[[Way], Any]) -> Levels | None:
        """The levels of the best way of at most `most` effort; None where there is none.

        The best of the ways that meet some of the needs is the best of all if it happens to meet the others.
        """
        counted = [need for need in self._all if _is_narrow(need)]
        while True:
            search = Search(self.card, self.ladders, tuple(counted))
            way = max(search.ways(most), key=measure, default=None)
            if way is None:
                return None
            levels = search.levels(way)
            broken = self._broken(levels, counted)
            if not broken:
                return levels
            counted += broken

    @cached_property
    def _all(self) -> tuple[Need, ...]:
        return tuple(dict.fromkeys(part for need in self.needs for part in split(need)))

    def _broken(self, levels: Levels, counted: Iterable[Need]) -> list[Need]:
        card = self.card.after(levels)
        met = set(counted)
        return [need for need in self._all if need not in met and not self._holds(need, levels, card)]

    def _holds(self, need: Need, levels: Levels, card: Scorecard) -> bool:
        match need:
            case bool():
                return need
            case Stands(name, rungs):
                return self._rung(name, levels) in rungs
            case Scores():
                return all(score is not None and need.holds(score) for _, score in CardFacts(card).members(need.leaf))
            case AtLeast(count, members):
                return sum(self._holds(member, levels, card) for member in members) >= count
            case _:
                assert_never(need)

    def _rung(self, name: str, levels: Levels) -> int | None:
        return self.ladders[name].rung_at(levels[name]) if name in levels else 0


def _is_narrow(need: Need) -> bool:
    """Whether a need only takes ways out of a search: it joins no places, and asks no score to stay low."""
    return isinstance(need, bool | Stands) or (isinstance(need, Scores) and not need.below)
