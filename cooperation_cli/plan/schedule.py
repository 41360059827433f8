"""The order of a plan's steps: what comes first where nothing else decides, and by when each is done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.plan.ladder import Ladder
from cooperation_cli.plan.model import Step, When
from cooperation_cli.rubric.question import Effort

_WHEN = {Effort.SMALL: When.DAYS_30, Effort.MEDIUM: When.DAYS_90, Effort.LARGE: When.YEAR}
_Key = tuple[str, int]
"""A question, and a rung of its ladder."""


def scheduled(verdict: Verdict, ladders: Mapping[str, Ladder], levels: Mapping[str, Fraction]) -> tuple[Step, ...]:
    """The steps that raise the questions to these levels, each after what it waits for.

    Sooner ones first; among them those that raise a question which a capping must-have names, then in the rubric's
    order.
    """
    waits = dict(_waits(ladders, levels))
    when = _timed(ladders, waits)
    named = {name for gate in verdict.capping for name in gate.names}
    place = {name: number for number, name in enumerate(ladders)}

    def rank(key: _Key) -> tuple[int, ...]:
        return when[key].place, key[0] not in named, place[key[0]], key[1]

    applies = verdict.card.readings.applies
    return tuple(_step(ladders[name], rung, when[name, rung], applies) for name, rung in _sorted(waits, rank))


def _waits(ladders: Mapping[str, Ladder], levels: Mapping[str, Fraction]) -> Iterator[tuple[_Key, list[_Key]]]:
    """Each step with the steps that it waits for."""
    for name, level in levels.items():
        for rung in range(1, (ladders[name].rung_at(level) or 0) + 1):
            lower = [(name, rung - 1)] if rung > 1 else []
            after = ladders[name].rungs[rung].after
            others = ((other, _needed(ladders, other, needed)) for other, needed in after.items())
            yield (name, rung), [*lower, *((other, needed) for other, needed in others if needed)]


def _needed(ladders: Mapping[str, Ladder], name: str, level: Fraction) -> int:
    """The rung that gives this level; 0 where it holds now, or the question does not apply."""
    return (ladders[name].rung_at(level) or 0) if name in ladders else 0


def _timed(ladders: Mapping[str, Ladder], waits: Mapping[_Key, Sequence[_Key]]) -> dict[_Key, When]:
    """By when each step is done: the latest of its own and of all that it waits for."""
    when: dict[_Key, When] = {}
    for name, rung in TopologicalSorter(waits).static_order():
        own = _WHEN[ladders[name].question.effort_to(ladders[name].rungs[rung].level)]
        earlier = (when[other] for other in waits[name, rung])
        when[name, rung] = max([own, *earlier], key=lambda one: one.place)
    return when


def _sorted(waits: Mapping[_Key, Sequence[_Key]], rank: Callable[[_Key], tuple[int, ...]]) -> Iterator[_Key]:
    """The steps after what they wait for, and of those that may be next always the one of the lowest rank."""
    sorter = TopologicalSorter(waits)
    sorter.prepare()
    ready: list[tuple[tuple[int, ...], _Key]] = []
    while sorter.is_active():
        for key in sorter.get_ready():
            heappush(ready, (rank(key), key))
        _, key = heappop(ready)
        yield key
        sorter.done(key)


def _step(ladder: Ladder, rung: int, when: When, applies: Callable[[str], bool]) -> Step:
    before, after = ladder.rungs[rung - 1 : rung + 1]
    waits = {name: level for name, level in after.after.items() if applies(name)}
    return Step(ladder.question, before.level, after.level, when, waits)
