# ruff: noqa: E501  a row of the table is a line
from collections.abc import Callable
from fractions import Fraction

import pytest

from cooperation_cli.rubric.conditions import AnyOf, Chosen, CountOf, Kind, Measured
from cooperation_cli.rubric.model import Rubric

Problems = Callable[[str], list[str]]
Changed = Callable[[str, str], str]

WHEN = "{question: each-critical, below: 1}"
ASK_IF = "ask_if: {profile: partners, is: state}"
GATE = "gates[0].when"


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("{overall: , below: 5}", Measured(Kind.OVERALL, "overall", Fraction(5), below=True)),
        ("{overall: score, at_least: 0.5}", Measured(Kind.OVERALL, "overall", Fraction(1, 2), below=False)),
        ("{part: strategies, at_least: 80}", Measured(Kind.PART, "strategies", Fraction(80), below=False)),
        ("{question: goals.grade, below: 2.5}", Measured(Kind.QUESTION, "goals.grade", Fraction(5, 2), below=True)),
        ("{question: each, below: 1}", Measured(Kind.QUESTION, "each", Fraction(1), below=True)),
        ("{profile: partners, in: [ngo, state]}", Chosen("partners", frozenset({"ngo", "state"}))),
        ("{any: [{profile: form, is: two}]}", AnyOf((Chosen("form", frozenset({"two"})),))),
        ("{count: [{profile: form, is: two}], at_least: 1}", CountOf((Chosen("form", frozenset({"two"})),), 1)),
    ],
)
def test_a_condition_is_read(load: Callable[[str], Rubric], changed: Changed, written: str, condition: object) -> None:
    assert load(changed(WHEN, written)).gates[0].when == condition


ONE_OF = "question, dimension, part, overall, profile, all, any, not, count"

REFUSED = [
    ("always", f"{GATE}: a condition is expected here; write one such as {{dimension: each, below: 40}}"),
    ("[{part: each, below: 1}]", f"{GATE}: a condition is expected here; write one such as {{dimension: each, below: 40}}"),
    ("{dimensions: each, below: 1}", f"{GATE}: this is no condition; write exactly one of {ONE_OF}; join several with all or any"),
    ("{part: each, dimension: each, below: 1}", f"{GATE}: part and dimension stand in one condition; write exactly one of {ONE_OF}; join several with all or any"),
    ("{part: each, bellow: 1}", f'{GATE}.bellow: unknown key "bellow"; did you mean "below"?'),
    ("{any: [{part: each, below: 1}], below: 1}", f'{GATE}.below: unknown key "below"; write one of: any'),
    ("{part: each}", f"{GATE}: exactly one threshold is needed; write either below or at_least"),
    ("{part: each, below: 1, at_least: 2}", f"{GATE}: exactly one threshold is needed; write either below or at_least"),
    ("{part: each, below: low}", f"{GATE}.below: a number is expected here; write it in digits, without quotes"),
    ("{part: each, below: true}", f"{GATE}.below: a number is expected here; write it in digits, without quotes"),
    ("{part: 3, below: 1}", f"{GATE}.part: the id of a part is expected here; write it as text"),
    ("{part: strategy, below: 1}", f'{GATE}.part: unknown part "strategy"; did you mean "strategies"?'),
    ("{dimension: each-critical, below: 1}", f'{GATE}.dimension: unknown dimension "each-critical"; write one of: goals, pressure, each'),
    ("{question: purpose, below: 1}", f'{GATE}.question: unknown question "purpose"; did you mean "goals.purpose"?'),
    ("{overall: goals, below: 1}", f"{GATE}.overall: only the score of the overall can be read; write {{overall: score, below: 60}}"),
    ("{profile: shape, is: two}", f'{GATE}.profile: unknown profile fact "shape"; write one of: form, partners, depth'),
    ("{profile: form, is: too}", f'{GATE}.is: unknown choice "too"; did you mean "two"?'),
    ("{profile: form, is: [two]}", f"{GATE}.is: the id of a choice is expected here; write it as text"),
    ("{profile: form, in: two}", f"{GATE}.in: a list of choices is expected here; write one such as [ngo, community]"),
    ("{profile: form, in: []}", f"{GATE}.in: a list of choices is expected here; write one such as [ngo, community]"),
    ("{profile: form, in: [two, three]}", f'{GATE}.in[1]: unknown choice "three"; write one of: two, more'),
    ("{profile: form}", f"{GATE}: exactly one comparison is needed; write is for one choice, or in for a list of choices"),
    ("{profile: form, is: two, in: [two]}", f"{GATE}: exactly one comparison is needed; write is for one choice, or in for a list of choices"),
    ("{profile: depth, is: quik}", f'{GATE}.is: unknown choice "quik"; did you mean "quick"?'),
    ("{all: {part: each, below: 1}}", f"{GATE}.all: a list of conditions is expected here; write at least one"),
    ("{any: []}", f"{GATE}.any: a list of conditions is expected here; write at least one"),
    ("{not: [{part: each, below: 1}]}", f"{GATE}.not: a condition is expected here; write one such as {{dimension: each, below: 40}}"),
    ("{count: [{part: each, below: 1}]}", f'{GATE}: "at_least" is missing; say how many of the conditions must hold'),
    ("{count: [{part: each, below: 1}], at_least: 2}", f"{GATE}.at_least: a count is expected here; write a whole number from 1 to 1"),
    ("{count: [{part: each, below: 1}], at_least: 0.5}", f"{GATE}.at_least: a count is expected here; write a whole number from 1 to 1"),
    ("{count: [{part: each, below: 1}], at_least: two}", f"{GATE}.at_least: a number is expected here; write it in digits, without quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), REFUSED)
def test_a_faulty_condition_is_refused_with_its_place(
    problems: Problems, changed: Changed, written: str, expected: str
) -> None:
    assert problems(changed(WHEN, written)) == [expected]


def test_every_fault_of_a_condition_is_named(problems: Problems, changed: Changed) -> None:
    found = problems(changed(WHEN, "{all: [{part: x, below: y}, {not: {any: [{profile: form, is: z}]}}]}"))
    assert [line.split(":")[0] for line in found] == [
        f"{GATE}.all[0].part",
        f"{GATE}.all[0].below",
        f"{GATE}.all[1].not.any[0].is",
    ]


@pytest.mark.parametrize("leaf", ["question: each", "dimension: goals", "part: each", "overall: score"])
def test_who_is_asked_depends_on_the_profile_only(problems: Problems, changed: Changed, leaf: str) -> None:
    kind = leaf.split(":", maxsplit=1)[0]
    assert problems(changed(ASK_IF, f"ask_if: {{not: {{{leaf}, below: 1}}}}")) == [
        f"dimensions[1].questions[1].ask_if.not.{kind}: only the profile may be read here; write {{profile: FACT, is: CHOICE}}"
    ]


def test_wording_depends_on_the_profile_only(problems: Problems, changed: Changed) -> None:
    variant = changed("ask_if: {profile: form, in: [more]}", "ask_if: {part: each, below: 1}")
    band = changed("ask_if: {profile: form, is: two}", "ask_if: {part: each, below: 1}")
    assert "only the profile may be read here" in problems(variant)[0]
    assert "only the profile may be read here" in problems(band)[0]


def test_a_variant_needs_a_condition(problems: Problems, changed: Changed) -> None:
    assert problems(changed("ask_if: {profile: form, is: two}, ", "")) == [
        'bands[0].variants[0]: "ask_if" is missing; add it'
    ]
