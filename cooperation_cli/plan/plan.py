"""The two plans: the cheapest way to a band, and the best use of an effort."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.assessment.gates import GateResult, GateState
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.plan.front import Way
from cooperation_cli.plan.ladder import Ladder, ladders
from cooperation_cli.plan.model import Hindrances, OpenGate, Plan
from cooperation_cli.plan.needs import Need, Scores, Stands, literals, passing, waiting
from cooperation_cli.plan.schedule import scheduled
from cooperation_cli.plan.solving import Levels, Solver
from cooperation_cli.plan.tally import Tally
from cooperation_cli.rubric.conditions import Kind, Measured, leaves
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.question import Question

_FIRST_GUESS = 16
_WIDER = 4
"""The least effort is looked for within a small one first, which is soon searched; then within four times that."""

_UNKNOWN = frozenset({State.DONT_KNOW, State.UNANSWERED})


class Planner(Struct, frozen=True, dict=True):
    """Plans from one verdict, without raising the excluded questions."""

    verdict: Verdict
    excluded: Container[str] = frozenset()

    def to(self, band: Band) -> Plan:
        """The cheapest way to a band; where none leads there, to the nearest below it that is higher than now.

        Of ways with the least effort the one that ends highest, then the one of the fewest steps, then the smallest
        sorted list of (place in the rubric, level).
        """
        if self._place(band) <= self.verdict.height:
            return self._plan({}, aim=band)
        steps = self._cheapest(band)
        if steps is not None:
            return self._plan(steps, aim=band)
        between = self._bands[self.verdict.height + 1 : self._place(band)]
        found = (steps for lower in reversed(between) if (steps := self._cheapest(lower)) is not None)
        return self._plan(next(found, {}), aim=band, hindrances=self._hindrances(band))

    def onwards(self) -> Plan:
        """The cheapest way to the band above the present one; to the highest where there is none above."""
        return self.to(self._bands[min(self.verdict.height + 1, len(self._bands) - 1)])

    def within(self, budget: int) -> Plan:
        """The best use of an effort: the highest band, then the highest overall, then the least effort and so on."""
        bands = [band for band in reversed(self._bands[max(self.verdict.height, 0) :]) if self._possible(band)]
        found = (self._solver(band).best(budget, _furthest) for band in (*bands, None))
        return self._plan(next((levels for levels in found if levels is not None), {}), budget=budget)

    def _plan(
        self,
        levels: Levels,
        aim: Band | None = None,
        budget: int | None = None,
        hindrances: Hindrances | None = None,
    ) -> Plan:
        steps = scheduled(self.verdict, self._ladders, levels)
        open_ = tuple(self._open(aim or self._bands[-1])) if self._bands else ()
        return Plan(self.verdict, aim, budget, steps, open_, hindrances)

    def _cheapest(self, band: Band) -> Levels | None:
        """The levels that the cheapest way leads to; None where there is no way."""
        if not self._possible(band):
            return None
        solver = self._solver(band)
        whole = sum(ladder.rungs[-1].effort for ladder in self._ladders.values())
        most = _FIRST_GUESS
        while (levels := solver.best(most, _least)) is None and most < whole:
            most *= _WIDER
        return levels

    def _possible(self, band: Band) -> bool:
        """Whether there may be a way; where nothing has to stay low, all that can be raised tells."""
        if not self.verdict.card.has_band:
            return False
        return self._best.height >= self._place(band) or not all(map(self._rises, self._passing(band)))

    @cached_property
    def _best(self) -> Verdict:
        """The verdict with everything raised that can be."""
        tops = {name: ladder.rungs[-1].level for name, ladder in self._ladders.items() if len(ladder.rungs) > 1}
        return judge(self.verdict.card.after(tops))

    @cached_property
    def _ladders(self) -> Mapping[str, Ladder]:
        return ladders(self.verdict.card, self.excluded)

    @property
    def _bands(self) -> Sequence[Band]:
        return self.verdict.card.rubric.bands

    def _place(self, band: Band) -> int:
        return self._bands.index(band)

    def _solver(self, band: Band | None) -> Solver:
        """The ways to a band or higher; to any end where it is None."""
        needs = list(waiting(self._ladders))
        if band is not None:
            needs += self._passing(band)
            needs.append(Scores(Kind.OVERALL, Kind.OVERALL.value, band.start, below=False))
        return Solver(self.verdict.card, self._ladders, needs)

    def _passing(self, band: Band) -> Sequence[Need]:
        """That no must-have holds the verdict below the band."""
        facts = CardFacts(self.verdict.card)
        return [passing(gate.gate.when, facts, self._ladders) for gate in self._below(self.verdict, band)]

    def _rises(self, need: Need) -> bool:
        """Whether raising can only help with it."""
        return all(
            one.rungs == frozenset(range(min(one.rungs), len(self._ladders[one.question].rungs)))
            if isinstance(one, Stands)
            else not one.below
            for one in literals(need)
        )

    def _below(self, verdict: Verdict, band: Band) -> Sequence[GateResult]:
        """The must-haves that, where they do not pass, hold a verdict below the band."""
        caps = self.verdict.card.rubric.band
        return [gate for gate in verdict.gates if self._place(caps[gate.gate.caps_at]) < self._place(band)]

    def _hindrances(self, band: Band) -> Hindrances:
        return Hindrances(self._best, tuple(gate for gate in self._below(self._best, band) if gate.caps))

    def _open(self, band: Band) -> Iterator[OpenGate]:
        """The must-haves below the band that raising leaves undecided."""
        for gate in self._below(self._best, band):
            if gate.state is GateState.UNDECIDED:
                yield OpenGate(gate, tuple(self._unknown(gate)))

    def _unknown(self, gate: GateResult) -> Iterator[Question]:
        """The questions that it waits for; not those that somebody prefers not to answer."""
        card = self._best.card
        rubric, facts = card.rubric, CardFacts(card)
        measured = [leaf for leaf in leaves(gate.gate.when) if isinstance(leaf, Measured)]
        unknown = {(leaf.kind, name) for leaf in measured for name, value in facts.members(leaf) if value is None}
        for name, question in rubric.questions.items():
            part = rubric.dimension[question.dimension].part
            places = {
                (Kind.QUESTION, name),
                (Kind.DIMENSION, question.dimension),
                (Kind.PART, part),
                (Kind.OVERALL, Kind.OVERALL.value),
            }
            reply = card.readings.replies.get(name)
            if reply and reply.state in _UNKNOWN and places & unknown:
                yield question


def _least(way: Way) -> tuple[int, Tally, int]:
    """The least effort first, then the highest overall, then the rank."""
    return -way.effort, way.tally, way.rank


def _furthest(way: Way) -> tuple[Tally, int, int]:
    """The highest overall first, then the least effort, then the rank."""
    return way.tally, -way.effort, way.rank
