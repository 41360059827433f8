"""What is asked of whom, and in which words."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.errors import nearest
from cooperation_cli.rubric.conditions import DEPTH, Profile, ProfileOnly, holds
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question, Variant
from cooperation_cli.text import Words


class Wording(Struct, frozen=True):
    """A question in the words that fit one profile; the numbers never change."""

    text: Words
    levels: Mapping[Fraction, Words]
    evidence: Words | None
    advice: Mapping[Fraction, Words]


def with_depth(profile: Profile, depth: Depth) -> Profile:
    """The profile with the depth among its facts, as conditions read it."""
    return {**profile, DEPTH: frozenset({depth.value})}


def asked(rubric: Rubric, profile: Profile, depth: Depth) -> tuple[Question, ...]:
    """The questions that this partnership is asked at this depth, in reading order."""
    facts = ProfileOnly(with_depth(profile, depth))
    return tuple(
        question
        for question in rubric.questions.values()
        if (depth is Depth.FULL or question.depth is Depth.QUICK) and holds(question.ask_if, facts)
    )


def worded(question: Question, profile: Profile) -> Wording:
    """The question's words for this profile: of the variants that fit, the first that gives a piece decides it."""
    facts = ProfileOnly(profile)
    return wording(question, [variant for variant in question.variants if holds(variant.ask_if, facts)])


def wording(question: Question, fitting: Sequence[Variant]) -> Wording:
    """The question's words where these of its variants fit, and no others."""
    levels = dict(question.levels)
    advice = {level: step.do for level, step in question.advice.items()}
    for variant in reversed(fitting):
        levels |= variant.levels
        advice |= variant.advice
    return Wording(
        text=next((variant.text for variant in fitting if variant.text), question.text),
        levels=levels,
        evidence=next((variant.evidence for variant in fitting if variant.evidence), question.evidence),
        advice=advice,
    )


def nearest_question(rubric: Rubric, name: str) -> str:
    """A hint at the question that a wrong id may mean: one of that name in some dimension, else the nearest."""
    same_end = next((known for known in rubric.questions if known.endswith(f".{name}")), None)
    hint = f'did you mean "{same_end}"?' if same_end else nearest(name, rubric.questions)
    return hint or f"cooperation rubric show {rubric.id} lists the questions"


def unknown_facts(rubric: Rubric, profile: Profile) -> tuple[str, ...]:
    """The facts that decide what is asked or judged and that the profile does not give, in the rubric's order."""
    return tuple(fact for fact in rubric.deciding if fact not in profile)
