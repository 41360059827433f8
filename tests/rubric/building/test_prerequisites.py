from collections.abc import Mapping
from fractions import Fraction

import pytest

from cooperation_cli.rubric.building.prerequisites import circle
from cooperation_cli.rubric.question import Advice, Question
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words

STEPS = Scale("steps", tuple(Level(Fraction(value), Words(str(value))) for value in range(4)), Fraction(0))
After = Mapping[int, Mapping[str, int]]


def questions(after: Mapping[str, After], *, reverse: bool = False) -> dict[str, Question]:
    """Questions of four levels by name, with the prerequisites of each of their steps."""
    return {
        name: Question(
            name, "d", 0, Words(name), Words(name), STEPS, reverse=reverse,
            advice={
                Fraction(level): Advice(Words("Do."), after={other: Fraction(least) for other, least in needs.items()})
                for level, needs in steps.items()
            },
        )
        for name, steps in after.items()
    }  # fmt: skip


@pytest.mark.parametrize(
    "after",
    [
        {"a": {1: {}}, "b": {}},
        {"a": {2: {"b": 2}}, "b": {1: {}}},
        {"a": {3: {"b": 1}}, "b": {3: {"a": 1}}},
        {"a": {1: {"b": 0}}, "b": {1: {"a": 0}}},
        {"a": {2: {"a": 1}}},
        {"a": {2: {"b": 1}}, "b": {2: {"c": 1}}, "c": {2: {"a": 1}}},
        {"a": {1: {"unknown": 1}}},
    ],
)
def test_steps_that_can_be_put_in_an_order_are_no_circle(after: dict[str, After]) -> None:
    assert circle(questions(after)) == ()


@pytest.mark.parametrize(
    ("after", "members"),
    [
        ({"a": {1: {"a": 1}}}, {"a"}),
        ({"a": {1: {"a": 3}}}, {"a"}),
        ({"a": {1: {"b": 1}}, "b": {1: {"a": 1}}}, {"a", "b"}),
        ({"a": {1: {"b": 3}}, "b": {2: {"a": 1}}}, {"a", "b"}),
        ({"a": {2: {"b": 2}}, "b": {2: {"c": 2}}, "c": {1: {"a": 3}}}, {"a", "b", "c"}),
    ],
)
def test_steps_that_wait_for_each_other_are_a_circle(after: dict[str, After], members: set[str]) -> None:
    found = circle(questions(after))
    assert set(found) == members
    assert found[0] == found[-1]


def test_the_steps_of_a_reversed_question_lead_down() -> None:
    assert circle(questions({"a": {0: {"b": 2}}, "b": {1: {"a": 1}}}, reverse=True)) == ()
    assert circle(questions({"a": {2: {"b": 0}}, "b": {1: {"a": 2}}}, reverse=True)) != ()
