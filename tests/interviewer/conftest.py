"""Interviews with the small rubric."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, Respondent, Side, State, WorkLevel
from cooperation_cli.interview.interview import Interview
from cooperation_cli.rubric.model import Note, Rubric
from cooperation_cli.text import Words


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The small rubric, with reasons, levels in words, a source, and a must-have."""
    plain = small_rubric()
    goals, power = plain.dimensions
    purpose = replace(
        goals.questions[0],
        critical=True,
        levels={Fraction(0): Words("Nothing is written."), Fraction(3): Words("It is read aloud.")},
        evidence=Words("The signed text."),
        derived_from=("s1",),
    )
    why = Words("Partners may want different things.")
    return replace(
        plain,
        dimensions=(replace(goals, why=why, questions=(purpose, *goals.questions[1:])), power),
        sources={"s1": Note("s1", Words("Clear goals"))},
    )


@pytest.fixture(scope="session")
def begun(rubric: Rubric) -> Callable[..., Interview]:
    """An interview of Ada about Lake, at its beginning; what is given changes the answers or the rubric."""

    def begun(*, using: Rubric = rubric, **answers: object) -> Interview:
        who = Respondent(Words("Ministry"), Side.LEAD, WorkLevel.MANAGES, Words("Director"), Words("Ada"))
        empty = Answers("small", "1.2.0", Words("Lake"), respondent=who)
        return Interview.begin(using, replace(empty, **answers))

    return begun


@pytest.fixture(scope="session")
def at_questions(begun: Callable[..., Interview]) -> Interview:
    """A bilateral partnership of states, before its first question: four questions of goals less one, two of power."""
    return begun(chosen={"form": ("bilateral",), "partners": ("state",)})


@pytest.fixture(scope="session")
def level_3() -> Reply:
    return Reply(State.LEVEL, Fraction(3))
