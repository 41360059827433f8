"""Must-haves: which pass, which fail, which are not decided, and by how much."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

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


@dataclass(frozen=True, slots=True)
class Margin:
    """How far the worst member stands from the threshold: value - threshold, in levels or points."""

    value: Fraction
    unit: Unit
    close: bool
    """At most one step of the scale, or less than 5 points."""


@dataclass(frozen=True, slots=True)
class GateResult:
    """A must-have as these readings meet it.

    `subject` is the worst member that its condition looks at (for an undecided one, the first that is unknown),
    and None where the condition is compound or looks at nothing that applies. `margin` is None then, and where
    the gate is not decided.
    """

    gate: Gate
    state: GateState
    subject: str | None = None
    margin: Margin | None = None
    names: frozenset[str] = frozenset()
    """The questions that it names: those written in its condition, and of `each` those that it fails on."""

    @property
    def caps(self) -> bool:
        """Whether it holds the band down: failing and undecided ones do."""
        return self.state is not GateState.PASSED


_STATES = {Truth.TRUE: GateState.FAILED, Truth.FALSE: GateState.PASSED, Truth.UNKNOWN: GateState.UNDECIDED}


def judged(gate: Gate, facts: CardFacts) -> GateResult:
    """The gate decided on one scorecard; `when` is the failing condition."""
    state = _STATES[decide(gate.when, facts)]
    subject, margin = _worst(gate.when, state, facts) if isinstance(gate.when, Measured) else (None, None)
    return GateResult(gate, state, subject, margin, _names(gate, facts))


def _names(gate: Gate, facts: CardFacts) -> frozenset[str]:
    questions = [leaf for leaf in leaves(gate.when) if isinstance(leaf, Measured) and leaf.kind is Kind.QUESTION]
    written = {leaf.subject for leaf in questions} - {EACH, EACH_CRITICAL}
    failing = {name for leaf in questions for name, value in facts.members(leaf) if leaf.holds(value) is Truth.TRUE}
    return frozenset(written | failing)


def _worst(leaf: Measured, state: GateState, facts: CardFacts) -> tuple[str | None, Margin | None]:
    """The member that is furthest on the failing side, or nearest to it; of an undecided leaf the first unknown."""
    members = list(facts.members(leaf))
    if state is GateState.UNDECIDED:
        return next(name for name, value in members if value is None), None
    known = [(value - leaf.threshold, name) for name, value in members if value is not None]
    if not known:
        return None, None
    pick = min if leaf.below else max
    value, subject = pick(known, key=lambda member: member[0])
    return subject, _margin(leaf.kind, subject, value, facts)


def _margin(kind: Kind, subject: str, value: Fraction, facts: CardFacts) -> Margin:
    rubric = facts.card.rubric
    if kind is Kind.QUESTION:
        return Margin(value, Unit.LEVELS, abs(value) <= rubric.questions[subject].scale.widest_step)
    return Margin(value, Unit.POINTS, abs(value) < _CLOSE_SHARE * rubric.most)
