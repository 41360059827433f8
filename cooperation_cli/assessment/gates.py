"""Must-haves: which pass, which fail, which are not decided, and by how much."""

from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.rubric.conditions import EACH, EACH_CRITICAL, Kind, Measured, Truth, decide, leaves
from cooperation_cli.rubric.model import Gate

# 5 of 100 points; in a rubric with units of its own, the same share of the most that a score can be.
_CLOSE_SHARE = Fraction(5, 100)


class GateState(StrEnum):
    """What is known of a must-have; an undecided one says "answer this first", never that something is missing."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"


class Unit(StrEnum):
    """What a margin is counted in."""

    LEVELS = "levels"
    POINTS = "points"


class Margin(Struct, frozen=True):
    """How far the worst member stands from the threshold: value - threshold, in levels or points."""

    value: Fraction
    unit: Unit
    close: bool
    """At most one step of the scale, or less than 5 points."""


class GateResult(Struct, frozen=True, dict=True):
    """A must-have as one scorecard meets it; what is told about it is worked out when it is asked for."""

    gate: Gate
    state: GateState
    facts: CardFacts

    @property
    def caps(self) -> bool:
        """Whether it holds the band down: failing and undecided ones do."""
        return self.state is not GateState.PASSED

    @property
    def subject(self) -> str | None:
        """The worst member that its condition looks at; of an undecided one, the first that is unknown.

        None where the condition is compound, or looks at nothing that applies.
        """
        return self._worst[0]

    @property
    def margin(self) -> Margin | None:
        """How far the subject is from the threshold; None for compound conditions and undecided gates."""
        return self._worst[1]

    @cached_property
    def names(self) -> frozenset[str]:
        """The questions that it names: those written in its condition, and of `each` those that it fails on."""
        measured = [leaf for leaf in leaves(self.gate.when) if isinstance(leaf, Measured)]
        questions = [leaf for leaf in measured if leaf.kind is Kind.QUESTION]
        written = {leaf.subject for leaf in questions} - {EACH, EACH_CRITICAL}
        members = ((leaf, *member) for leaf in questions for member in self.facts.members(leaf))
        return frozenset(written | {name for leaf, name, value in members if leaf.holds(value) is Truth.TRUE})

    @cached_property
    def _worst(self) -> tuple[str | None, Margin | None]:
        """The member that is furthest on the failing side, or nearest to it."""
        leaf = self.gate.when
        if not isinstance(leaf, Measured):
            return None, None
        members = list(self.facts.members(leaf))
        if self.state is GateState.UNDECIDED:
            return next(name for name, value in members if value is None), None
        known = [(value - leaf.threshold, name) for name, value in members if value is not None]
        if not known:
            return None, None
        pick = min if leaf.below else max
        value, subject = pick(known, key=lambda member: member[0])
        return subject, _margin(leaf.kind, subject, value, self.facts)


_STATES = {Truth.TRUE: GateState.FAILED, Truth.FALSE: GateState.PASSED, Truth.UNKNOWN: GateState.UNDECIDED}


def judged(gate: Gate, facts: CardFacts) -> GateResult:
    """The gate decided on one scorecard; `when` is the failing condition."""
    return GateResult(gate, _STATES[decide(gate.when, facts)], facts)


def _margin(kind: Kind, subject: str, value: Fraction, facts: CardFacts) -> Margin:
    rubric = facts.card.rubric
    if kind is Kind.QUESTION:
        return Margin(value, Unit.LEVELS, abs(value) <= rubric.questions[subject].scale.widest_step)
    return Margin(value, Unit.POINTS, abs(value) < _CLOSE_SHARE * rubric.most)
