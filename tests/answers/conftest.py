"""A small rubric that has one of everything that answers can meet."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.documents import yaml
from cooperation_cli.errors import CooperationError, Problem
from cooperation_cli.rubric.conditions import Chosen
from cooperation_cli.rubric.model import (
    Combine,
    Depth,
    Dimension,
    Fact,
    Level,
    Part,
    Question,
    Role,
    Rubric,
    Rule,
    Scale,
)
from cooperation_cli.text import Words

PRACTICE = Scale(
    "practice",
    tuple(
        Level(Fraction(value), Words(label))
        for value, label in enumerate(["Absent", "Ad hoc", "Agreed", "In use", "Reviewed"])
    ),
    zero=Fraction(0),
    evidence_from=Fraction(3),
)
EXPOSURE = Scale(
    "exposure", tuple(Level(Fraction(value), Words(f"Press {value}")) for value in range(5)), zero=Fraction(0)
)
GRADES = Scale(
    "grades",
    (
        Level(Fraction(-1), Words("Poor"), "E"),
        Level(Fraction(5, 2), Words("Fair"), "no"),
        Level(Fraction(4), Words("Good"), "A"),
    ),
    zero=Fraction(-1),
)


def question(id_: str, scale: Scale = PRACTICE, **more: object) -> Question:
    dimension = id_.partition(".")[0]
    text = Words(f"What about {id_}?")
    return Question(id_, dimension, 0, Words(id_), text, scale, **more)  # type: ignore[arg-type]


def dimension(id_: str, part: str, *questions: Question) -> Dimension:
    rule = Rule.RESIDUAL if any(question.role for question in questions) else Rule.MEAN
    return Dimension(id_, part, Words(id_.title()), Combine(rule), questions)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    multilateral = Chosen("form", frozenset({"multilateral"}))
    return Rubric(
        id="small",
        version="1.2.0",
        title=Words("A small rubric"),
        scales={scale.id: scale for scale in (PRACTICE, EXPOSURE, GRADES)},
        parts=(Part("strategies", Words("Strategies")), Part("challenges", Words("Challenges"))),
        dimensions=(
            dimension(
                "goals",
                "strategies",
                question("goals.purpose", depth=Depth.QUICK),
                question("goals.measures", not_applicable=True),
                question("goals.grade", GRADES, renamed_from=("goals.mark", "aims.mark")),
                question("goals.voting", ask_if=multilateral),
            ),
            dimension(
                "power",
                "challenges",
                question("power.control", EXPOSURE, role=Role.EXPOSURE),
                question("power.concerns", role=Role.SAFEGUARD, depth=Depth.QUICK),
            ),
        ),
        overall=Combine(Rule.MEAN),
        digest="0" * 64,
        profile=(
            Fact("form", Words("How many?"), {"bilateral": Words("Two"), "multilateral": Words("More")}),
            Fact("partners", Words("Which?"), {"state": Words("States"), "ngo": Words("NGOs")}, several=True),
        ),
    )


@pytest.fixture(scope="session")
def read(rubric: Rubric) -> Callable[..., Answers]:
    """Answers from the YAML of their `answers:` section, and of what else is given."""

    def read(answers: str = "", more: str = "", *, using: Rubric = rubric, named: str = "small@1.2.0") -> Answers:
        lines = "".join(f"  {line}\n" for line in answers.splitlines())
        head = f"format: cooperation-answers/1\nrubric: {named}\n"
        about = "" if "partnership:" in more else "partnership: {title: Lake}\n"
        return answers_from(yaml.parse(f"{head}{about}{more}\nanswers:\n{lines}", "answers.yaml"), using)

    return read


@pytest.fixture(scope="session")
def refused(read: Callable[..., Answers]) -> Callable[..., tuple[Problem, ...]]:
    """The problems of answers that cannot be read."""

    def refused(answers: str = "", more: str = "", **settings: object) -> tuple[Problem, ...]:
        with pytest.raises(CooperationError) as caught:
            read(answers, more, **settings)
        return caught.value.problems

    return refused
