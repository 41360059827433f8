"""How few questions a dimension may be left with, whatever the profile."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import prod

from msgspec import Struct

from cooperation_cli.rubric.asking import with_depth
from cooperation_cli.rubric.checking.finding import Finding, warning
from cooperation_cli.rubric.conditions import Chosen, Condition, Profile, ProfileOnly, holds, leaves
from cooperation_cli.rubric.model import Dimension, Fact, Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import phrase

LEAST = {Depth.FULL: 3, Depth.QUICK: 2}
_MOST_CONDITIONS = 500
_MOST_TRIALS = 100_000


def profiles_are_asked_enough(rubric: Rubric) -> Iterator[Finding]:
    """Every profile is asked at least three questions of each dimension in full, and two at quick depth."""
    depths = {question.depth for question in rubric.questions.values()}
    for dimension in rubric.dimensions:
        for depth in (Depth.FULL, Depth.QUICK):
            if depth is Depth.FULL or depth in depths:
                yield from _too_few(dimension, depth, rubric)


def _too_few(dimension: Dimension, depth: Depth, rubric: Rubric) -> Iterator[Finding]:
    conditions = [each.ask_if for each in dimension.questions if depth is Depth.FULL or each.depth is depth]
    always = conditions.count(None)
    if always >= LEAST[depth]:
        return
    fewest = fewest_asked([condition for condition in conditions if condition is not None], depth, rubric)
    if fewest is None:
        what = phrase("too many profiles decide what is asked at {depth} depth", depth=depth.value)
        yield warning(dimension.id, what, phrase("ask {n} questions of everyone", n=LEAST[depth]))
    elif always + fewest < LEAST[depth]:
        what = phrase(
            "the questions that some profile is asked at {depth} depth: {n}", depth=depth.value, n=always + fewest
        )
        yield warning(dimension.id, what, phrase("ask at least {n}", n=LEAST[depth]))


def fewest_asked(conditions: Sequence[Condition], depth: Depth, rubric: Rubric) -> int | None:
    """The fewest of these conditions that hold for one profile; None where there are too many profiles to try.

    Conditions that share no fact are tried apart, so that profiles add up rather than multiply.
    """
    if len(conditions) > _MOST_CONDITIONS:
        return None
    fewest = 0
    for facts, together in _components(conditions):
        deciding = [_Deciding(fact, _named(fact.id, together)) for fact in rubric.profile if fact.id in facts]
        if prod(each.most_ways for each in deciding) * len(together) > _MOST_TRIALS:
            return None
        ways = product(*(each.ways() for each in deciding))
        profiles = (with_depth(dict(way), depth) for way in ways)
        fewest += min(_holding(together, profile) for profile in profiles)
    return fewest


def _holding(conditions: Iterable[Condition], profile: Profile) -> int:
    return sum(holds(condition, ProfileOnly(profile)) for condition in conditions)


def _components(conditions: Sequence[Condition]) -> list[tuple[set[str], list[Condition]]]:
    """The conditions in groups, each with the facts that it reads; no fact is in two groups."""
    groups: list[tuple[set[str], list[Condition]]] = []
    for condition in conditions:
        facts, together = _facts(condition), [condition]
        touching = [group for group in groups if group[0] & facts]
        groups = [group for group in groups if not group[0] & facts]
        for others, members in touching:
            facts, together = facts | others, members + together
        groups.append((facts, together))
    return groups


def _facts(condition: Condition) -> set[str]:
    return {leaf.fact for leaf in leaves(condition) if isinstance(leaf, Chosen)} - {"depth"}


def _named(fact: str, conditions: Iterable[Condition]) -> list[str]:
    every = (leaf for condition in conditions for leaf in leaves(condition))
    return sorted(
        {choice for leaf in every if isinstance(leaf, Chosen) and leaf.fact == fact for choice in leaf.choices}
    )


class _Deciding(Struct, frozen=True):
    """A fact, with the choices that conditions name; all others are as good as none."""

    fact: Fact
    named: Sequence[str]

    @property
    def most_ways(self) -> int:
        return 2 ** len(self.named) if self.fact.several else len(self.named) + 1

    def ways(self) -> Iterator[tuple[str, frozenset[str]]]:
        """What may be chosen, as far as the conditions can tell."""
        least = 1 if len(self.named) == len(self.fact.choices) else 0
        most = len(self.named) if self.fact.several else 1
        for size in range(least, most + 1):
            for chosen in combinations(self.named, size):
                yield self.fact.id, frozenset(chosen)
