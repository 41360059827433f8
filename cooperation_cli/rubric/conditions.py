"""The one language of conditions: gates, warnings, `ask_if` and variants are written and decided in it."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Protocol, assert_never

from msgspec import Struct

EACH = "each"
EACH_CRITICAL = "each-critical"
DEPTH = "depth"
RESERVED = frozenset({EACH, EACH_CRITICAL, DEPTH})

Profile = Mapping[str, frozenset[str]]
"""Each fact that is known, with the choices made for it; `depth` is one of them."""


class Truth(Enum):
    """What is known of a condition; DROPPED is a leaf whose subject does not apply, so that it counts for nothing."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


class Kind(StrEnum):
    """What a measured leaf looks at: a raw level, or a published score."""

    QUESTION = "question"
    DIMENSION = "dimension"
    PART = "part"
    OVERALL = "overall"


class Measured(Struct, frozen=True):
    """A level or score against a threshold: `{dimension: each, below: 40}`; `subject` may be EACH or EACH_CRITICAL."""

    kind: Kind
    subject: str
    threshold: Fraction
    below: bool
    """True for `below`, False for `at_least`."""

    def holds(self, value: Fraction | None) -> Truth:
        """Whether one member satisfies the leaf; None is a member without a level or score."""
        if value is None:
            return Truth.UNKNOWN
        return _truth((value < self.threshold) is self.below)


class Chosen(Struct, frozen=True):
    """A profile fact: true where any of `choices` is among those chosen (`is` gives one, `in` several)."""

    fact: str
    choices: frozenset[str]


class AllOf(Struct, frozen=True):
    """True where every member that counts is."""

    members: "tuple[Condition, ...]"


class AnyOf(Struct, frozen=True):
    """True where some member is."""

    members: "tuple[Condition, ...]"


class Not(Struct, frozen=True):
    """True where its member is false."""

    member: "Condition"


class CountOf(Struct, frozen=True):
    """True where at least `at_least` members are."""

    members: "tuple[Condition, ...]"
    at_least: int


Condition = Measured | Chosen | AllOf | AnyOf | Not | CountOf


class Facts(Protocol):
    """What a condition is decided on."""

    @property
    def profile(self) -> Profile:
        """The chosen facts, `depth` among them."""

    def members(self, leaf: Measured) -> Iterable[tuple[str, Fraction | None]]:
        """The subjects of the leaf that apply, each with its level or published score, or None."""


class ProfileOnly(Struct, frozen=True):
    """The facts of `ask_if` and of variants, which may look at nothing but the profile."""

    profile: Profile

    def members(self, leaf: Measured) -> Iterable[tuple[str, Fraction | None]]:
        """Never asked for: loading refuses a measured leaf where only the profile may be read."""
        raise AssertionError(leaf)


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether the condition is certainly true; no condition always is."""
    return condition is None or decide(condition, facts) is Truth.TRUE


def decide(condition: Condition, facts: Facts) -> Truth:
    """TRUE, FALSE or UNKNOWN after Kleene; a condition with nothing left to count is FALSE."""
    truth = _decide(condition, facts)
    return Truth.FALSE if truth is Truth.DROPPED else truth


def _decide(condition: Condition, facts: Facts) -> Truth:
    match condition:
        case Measured():
            members = [condition.holds(value) for _, value in facts.members(condition)]
            return _at_least(1, members) if members else Truth.DROPPED
        case Chosen(fact, choices):
            return _truth(bool(facts.profile.get(fact, frozenset()) & choices))
        case AllOf(members):
            return _at_least(None, _counted(members, facts))
        case AnyOf(members):
            return _at_least(1, _counted(members, facts))
        case CountOf(members, at_least):
            return _at_least(at_least, _counted(members, facts))
        case Not(member):
            return _NEGATED[_decide(member, facts)]
        case _:
            assert_never(condition)


_NEGATED = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
    Truth.DROPPED: Truth.FALSE,
}


def _counted(members: Iterable[Condition], facts: Facts) -> list[Truth]:
    truths = (_decide(member, facts) for member in members)
    return [truth for truth in truths if truth is not Truth.DROPPED]


def _at_least(needed: int | None, truths: list[Truth]) -> Truth:
    """Whether `needed` of the truths are true (None: all of them); with nothing to count, false."""
    needed = len(truths) if needed is None else needed
    sure = truths.count(Truth.TRUE)
    if not truths or sure + truths.count(Truth.UNKNOWN) < needed:
        return Truth.FALSE
    return Truth.TRUE if sure >= needed else Truth.UNKNOWN


def _truth(true: bool) -> Truth:
    return Truth.TRUE if true else Truth.FALSE


def leaves(condition: Condition | None) -> Iterator[Measured | Chosen]:
    """Every leaf of the condition, in the order written."""
    match condition:
        case Measured() | Chosen():
            yield condition
        case AllOf(members) | AnyOf(members) | CountOf(members, _):
            for member in members:
                yield from leaves(member)
        case Not(member):
            yield from leaves(member)
        case None:
            return
        case _:
            assert_never(condition)


def missing_facts(condition: Condition | None, profile: Profile) -> set[str]:
    """The facts that the condition reads and the profile does not give: their leaves are false."""
    return {leaf.fact for leaf in leaves(condition) if isinstance(leaf, Chosen) and leaf.fact not in profile}
