"""All the words that a question can have, each with the profiles that it is for: what a form on paper must hold."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.asking import Wording, wording
from cooperation_cli.rubric.conditions import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    Not,
    Profile,
    ProfileOnly,
    holds,
    missing_facts,
)
from cooperation_cli.rubric.question import Question, Variant

_MOST: Final = 64


class Worded(Struct, frozen=True):
    """One wording of a question, by the places of the variants that fit.

    `when` is None where it is for every profile that there may still be.
    """

    wording: Wording
    fitting: tuple[int, ...] = ()
    when: Condition | None = None


def wordings(question: Question, known: Profile, several: Collection[str] = ()) -> tuple[Worded, ...]:
    """The wordings that the question can have beside what is `known`, its own first; exactly one fits any profile.

    `several` are the facts that take several choices. Wordings that differ in advice alone are one. Raises
    CooperationError where there are more ways to word it than a form can hold.
    """
    open_ = [variant for variant in question.variants if missing_facts(variant.ask_if, known)]
    facts = ProfileOnly(known)
    found: list[tuple[Worded, list[Condition]]] = []
    for chosen in _few(question, _together(open_, several)):
        fitting = tuple(
            place
            for place, variant in enumerate(question.variants)
            if (variant in chosen if variant in open_ else holds(variant.ask_if, facts))
        )
        words = wording(question, [question.variants[place] for place in fitting])
        same = next((conditions for other, conditions in found if _as_shown(other.wording) == _as_shown(words)), None)
        if same is None:
            found.append((Worded(words, fitting), same := []))
        same.append(_condition(chosen, open_, several))
    if len(found) == 1:
        return (found[0][0],)
    return tuple(replace(worded, when=_any(conditions)) for worded, conditions in found)


def _few(question: Question, ways: Iterator[tuple[Variant, ...]]) -> list[tuple[Variant, ...]]:
    few = list(islice(ways, _MOST + 1))
    if len(few) > _MOST:
        what = f"its variants can fit together in more than {_MOST} ways"
        raise CooperationError(Problem(Place(question.id), what, "say with --profile what is known"))
    return few


def _together(variants: list[Variant], several: Collection[str]) -> Iterator[tuple[Variant, ...]]:
    """Every choice among the variants that one profile may bring about, none at all first."""
    if not variants:
        yield ()
        return
    *before, last = variants
    for chosen in _together(before, several):
        yield chosen
        if not any(_exclude(last, other, several) for other in chosen):
            yield (*chosen, last)


def _exclude(one: Variant, other: Variant, several: Collection[str]) -> bool:
    """Whether the two can never fit together: they want different choices of a fact that takes one."""
    match one.ask_if, other.ask_if:
        case Chosen(fact, choices), Chosen(same, others) if fact == same and fact not in several:
            return not choices & others
    return False


def _condition(chosen: tuple[Variant, ...], variants: list[Variant], several: Collection[str]) -> Condition:
    """That these variants fit and no others; what they exclude need not be said."""
    others = [each for each in variants if each not in chosen]
    told = [each for each in others if not any(_exclude(each, one, several) for one in chosen)]
    members = (*(each.ask_if for each in chosen), *(Not(each.ask_if) for each in told))
    return members[0] if len(members) == 1 else AllOf(members)


def _any(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))


def _as_shown(words: Wording) -> object:
    return words.text, words.levels, words.evidence
