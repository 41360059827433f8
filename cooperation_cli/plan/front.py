"""Fronts: of all ways to raise some questions, those that no other way is better than whatever the rest does."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.plan.needs import AtLeast, Literal, Need, literals
from cooperation_cli.plan.tally import Counting, Tally


class Way(NamedTuple):
    """One way to raise some questions; of two that are alike in all else, the one with the higher `rank` is wanted."""

    effort: int
    tally: Tally
    rank: int
    """Fewer steps first, then the smallest sorted list of (place in the rubric, level); ranks add up."""


class Order(Enum):
    """When one way makes another superfluous."""

    STRICT = "a higher tally ends in a higher score"
    LOOSE = "a higher tally never ends in a lower score"
    NONE = "a lower score may be needed"


class Front(Struct, frozen=True):
    """The ways by what they have settled: `seen` are the bits of the literals that are decided in all of them.

    The keys are the bits of those that hold and that some need still looks at.
    """

    seen: int
    ways: Mapping[int, Sequence[Way]]


class Links(Struct, frozen=True):
    """The needs that join several places of a rubric, each literal of them with a bit of its own."""

    needs: tuple[Need, ...]
    bits: Mapping[Literal, int]
    masks: tuple[int, ...]

    @classmethod
    def of(cls, needs: Iterable[Need]) -> "Links":
        """The links that these needs make."""
        listed = tuple(dict.fromkeys(needs))
        named = dict.fromkeys(literal for need in listed for literal in literals(need))
        bits = {literal: 1 << place for place, literal in enumerate(named)}
        masks = tuple(sum({bits[literal] for literal in literals(need)}) for need in listed)
        return cls(listed, bits, masks)

    def settled(self, holding: int, seen: int, before: Sequence[int]) -> int | None:
        """The bits that are still looked at once all of `seen` is decided; None where a need is not met.

        `before` are the bits that were decided in each of what came together here.
        """
        open_ = 0
        for need, mask in zip(self.needs, self.masks, strict=True):
            if mask & ~seen:
                open_ |= mask
            elif all(mask & ~earlier for earlier in before) and not self._met(need, holding):
                return None
        return holding & open_

    def _met(self, need: Need, holding: int) -> bool:
        if isinstance(need, bool):
            return need
        if isinstance(need, AtLeast):
            return sum(self._met(member, holding) for member in need.members) >= need.count
        return bool(self.bits[need] & holding)


class Joining(Struct, frozen=True):
    """How ways are joined: the rule of what they are members of, the links, and the most effort that any may take."""

    counting: Counting
    links: Links
    most: int
    order: Order

    def joined(self, left: Front, right: Front) -> Front:
        """Every way of the one with every way of the other, the superfluous ones left out."""
        seen = left.seen | right.seen
        found: dict[int, list[Way]] = {}
        for one, ways in left.ways.items():
            for other, others in right.ways.items():
                holding = self.links.settled(one | other, seen, (left.seen, right.seen))
                if holding is not None:
                    found.setdefault(holding, []).extend(self._pairs(ways, others))
        return thinned(Front(seen, found), self.counting, self.order)

    def _pairs(self, ways: Sequence[Way], others: Sequence[Way]) -> Iterable[Way]:
        if self.order is Order.STRICT:
            return self._best_pairs(ways, others)
        join = self.counting.join
        best: dict[tuple[int, Tally], int] = {}
        for effort, tally, rank in ways:
            for more, added, its_rank in others:
                key = effort + more, join(tally, added)
                if key[0] <= self.most and (key not in best or rank + its_rank > best[key]):
                    best[key] = rank + its_rank
        return [Way(effort, tally, rank) for (effort, tally), rank in best.items()]

    def _best_pairs(self, ways: Sequence[Way], others: Sequence[Way]) -> Iterable[Way]:
        """The one pair for each effort that is worth keeping; both lists ascend by effort."""
        join = self.counting.join
        best: dict[int, tuple[Tally, int]] = {}
        for effort, tally, rank in ways:
            for more, added, its_rank in others:
                reached = effort + more
                if reached > self.most:
                    break
                pair = (join(tally, added), rank + its_rank)
                if reached not in best or pair > best[reached]:
                    best[reached] = pair
        return [Way(effort, *pair) for effort, pair in best.items()]


def thinned(front: Front, counting: Counting, order: Order) -> Front:
    """The front without the ways that another one makes superfluous; the rest ascend by effort."""
    kept = {holding: _thinned(ways, counting, order) for holding, ways in front.ways.items()}
    for holding in sorted(kept, key=int.bit_count):
        for more, others in list(kept.items()):
            if more != holding and more & holding == holding and others:
                kept[holding] = _uncovered(kept[holding], others, counting, order)
    return replace(front, ways={holding: ways for holding, ways in kept.items() if ways})


def _thinned(ways: Iterable[Way], counting: Counting, order: Order) -> list[Way]:
    by_effort = sorted(ways, key=lambda way: (-way.effort, way.tally, way.rank), reverse=True)
    if order is Order.NONE:
        first: dict[Tally, Way] = {}
        for way in by_effort:
            first.setdefault(way.tally, way)
        return list(first.values())
    if counting.covers is None:
        return list(_rising(by_effort, strict=order is Order.STRICT))
    kept: list[Way] = []
    for way in by_effort:
        if not any(_covers(other, way, counting) for other in kept):
            kept.append(way)
    return kept


def _rising(by_effort: Iterable[Way], *, strict: bool) -> Iterator[Way]:
    """Of each effort the ways that end higher than any of less effort: the highest, or those of higher rank as well."""
    last: Way | None = None
    lower = highest = None
    for way in by_effort:
        if last is None or way.effort > last.effort:
            lower = highest
        elif strict or way.rank <= last.rank:
            continue
        if lower is None or way.tally > lower:
            highest = way.tally if highest is None else max(highest, way.tally)
            last = way
            yield way


def _uncovered(ways: Sequence[Way], others: Sequence[Way], counting: Counting, order: Order) -> list[Way]:
    """The ways that none of the others covers, which have settled more."""
    if order is Order.NONE:
        least = {other.tally: (other.effort, -other.rank) for other in others}
        return [way for way in ways if way.tally not in least or least[way.tally] > (way.effort, -way.rank)]
    if order is Order.LOOSE:
        return [way for way in ways if not any(_covers(other, way, counting) for other in others)]
    efforts = [other.effort for other in others]
    nearest = ((way, bisect_right(efforts, way.effort) - 1) for way in ways)
    return [way for way, place in nearest if place < 0 or not _covers_strictly(others[place], way)]


def _covers(one: Way, other: Way, counting: Counting) -> bool:
    """Whether the one is as good as the other, whatever both are joined with."""
    higher = one.tally >= other.tally if counting.covers is None else counting.covers(one.tally, other.tally)
    if one.effort > other.effort or not higher:
        return False
    return one.effort < other.effort or one.rank >= other.rank


def _covers_strictly(one: Way, other: Way) -> bool:
    if one.effort < other.effort:
        return bool(one.tally >= other.tally)
    return (one.tally, one.rank) >= (other.tally, other.rank)
