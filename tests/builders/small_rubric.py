"""A small rubric that has one of everything that answers can meet."""

from fractions import Fraction

from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import Chosen
from cooperation_cli.rubric.model import Dimension, Fact, Part, Rubric
from cooperation_cli.rubric.question import Depth, Question, Role
from cooperation_cli.rubric.scale import Level, Scale
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


def small_rubric() -> Rubric:
    """Three scales, strategies and a challenge, a conditional and a renamed question, two profile facts."""
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
