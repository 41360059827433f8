"""What a plan must bring about: must-haves that are to pass and steps that wait, as literals and counts of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.plan.ladder import Ladder
from cooperation_cli.rubric.conditions import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Kind,
    Measured,
    Not,
    Truth,
)


class Stands(Struct, frozen=True):
    """That a question stands on one of these rungs of its ladder."""

    question: str
    rungs: frozenset[int]


class Scores(Struct, frozen=True):
    """That the published score of a dimension, a part or the overall is below the threshold, or is not."""

    kind: Kind
    subject: str
    threshold: Fraction
    below: bool

    @property
    def leaf(self) -> Measured:
        """The same as a condition."""
        return Measured(self.kind, self.subject, self.threshold, self.below)

    @property
    def about(self) -> tuple[Kind, str]:
        """What it looks at."""
        return self.kind, self.subject

    def holds(self, score: Fraction) -> bool:
        """Whether a published score meets it."""
        return (score < self.threshold) is self.below


class AtLeast(Struct, frozen=True):
    """That at least `count` of the members hold; 0 < count <= members."""

    count: int
    members: "tuple[Need, ...]"


Literal = Stands | Scores
Need = bool | Literal | AtLeast
"""What must hold. Nothing is negated, so that of two plans the one with more literals meets all that the other does."""


def passing(when: Condition, facts: CardFacts, ladders: Mapping[str, Ladder]) -> Need:
    """That a must-have with this failing condition passes: that the condition is false, not merely undecided."""
    forms = _forms(when, facts, ladders)
    return forms is None or forms[1]


def waiting(ladders: Mapping[str, Ladder]) -> Iterator[Need]:
    """For each step and each level that it waits for: that the one is not taken, or the other is reached."""
    for ladder in ladders.values():
        for place, rung in enumerate(ladder.rungs):
            for name, level in rung.after.items():
                other = ladders.get(name)
                reached = other.rung_at(level) if other else None
                if other and reached:
                    untaken = Stands(ladder.question.id, frozenset(range(place)))
                    yield at_least(1, [untaken, Stands(name, frozenset(range(reached, len(other.rungs))))])


def literals(need: Need) -> Iterator[Literal]:
    """Every literal in it."""
    match need:
        case Stands() | Scores():
            yield need
        case AtLeast(_, members):
            for member in members:
                yield from literals(member)
        case bool():
            return
        case _:
            assert_never(need)


def at_least(count: int, members: Iterable[Need]) -> Need:
    """That `count` of the members hold, as little of it as is not decided yet."""
    listed = list(members)
    open_ = tuple(member for member in listed if not isinstance(member, bool))
    count -= listed.count(True)
    if count <= 0:
        return True
    if count > len(open_):
        return False
    return open_[0] if len(open_) == 1 else AtLeast(count, open_)


def split(need: Need) -> Iterator[Need]:
    """The needs that must all hold where this one does."""
    if isinstance(need, AtLeast) and need.count == len(need.members):
        for member in need.members:
            yield from split(member)
    elif need is not True:
        yield need


_Forms = tuple[Need, Need]
"""That a condition is true, and that it is false; neither holds of what is unknown."""


def _forms(condition: Condition, facts: CardFacts, ladders: Mapping[str, Ladder]) -> _Forms | None:
    """None for a leaf whose subject does not apply, which is dropped."""

    def counted(members: Iterable[Condition]) -> list[_Forms]:
        return [forms for member in members if (forms := _forms(member, facts, ladders)) is not None]

    match condition:
        case Measured():
            members = [_leaf(condition, name, value, ladders) for name, value in facts.members(condition)]
            return _some(1, members) if members else None
        case Chosen(fact, choices):
            chosen = bool(facts.profile.get(fact, frozenset()) & choices)
            return chosen, not chosen
        case AllOf(members):
            left = counted(members)
            return _some(len(left), left)
        case AnyOf(members):
            return _some(1, counted(members))
        case CountOf(members, count):
            return _some(count, counted(members))
        case Not(member):
            forms = _forms(member, facts, ladders)
            return (False, True) if forms is None else (forms[1], forms[0])
        case _:
            assert_never(condition)


def _some(count: int, members: Sequence[_Forms]) -> _Forms:
    """At least so many true; false is what cannot become true, so that what is unknown counts for neither."""
    if not members:
        return False, True
    certain = at_least(count, [true for true, _ in members])
    return certain, at_least(len(members) - count + 1, [false for _, false in members])


def _leaf(leaf: Measured, name: str, value: Fraction | None, ladders: Mapping[str, Ladder]) -> _Forms:
    if value is None:
        return False, False
    if leaf.kind is not Kind.QUESTION:
        true, false = (Scores(leaf.kind, name, leaf.threshold, below) for below in (leaf.below, not leaf.below))
        return true, false
    # Where it stands now is read as the condition reads it: a joint level is published first.
    levels = [value, *(rung.level for rung in ladders[name].rungs[1:])]
    holding = frozenset(place for place, level in enumerate(levels) if leaf.holds(level) is Truth.TRUE)
    others = frozenset(range(len(levels))) - holding
    return _stands(name, holding, levels), _stands(name, others, levels)


def _stands(name: str, rungs: frozenset[int], levels: Sequence[Fraction]) -> Need:
    return bool(rungs) if len(rungs) in {0, len(levels)} else Stands(name, rungs)
