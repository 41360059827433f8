"""A rubric and answers with one of everything that a report says, every text of them given by a function."""

from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Invitation, Reply, Respondent, Side, State, WorkLevel
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import Assessment, assess, judge_answers
from cooperation_cli.commands.chance import draws
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import EACH, EACH_CRITICAL, AllOf, Chosen, Kind, Measured
from cooperation_cli.rubric.model import (
    Band,
    BandVariant,
    Dimension,
    Fact,
    Gate,
    Note,
    Opportunity,
    Part,
    Rubric,
    Scenario,
    WarningSign,
)
from cooperation_cli.rubric.question import Advice, Depth, Effort, Question, Role, Variant
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words

Say = Callable[[str], Words]
"""Gives the text of a place, from what would harmlessly stand there."""

RUNNING = Chosen("stage", frozenset({"running"}))


def rubric(say: Say = Words) -> Rubric:
    """Two strategies and a challenge, with bands, must-haves, warning signs, opportunities and everything else."""
    practice, exposure = _scales(say)
    return Rubric(
        id="river",
        version="1.2.0",
        title=say("Two banks of one river"),
        description=say("Asks two towns how they share a river."),
        scales={"practice": practice, "exposure": exposure},
        parts=(Part("strategies", say("Strategies")), Part("challenges", say("Challenges, how well held"))),
        dimensions=_dimensions(say, practice, exposure),
        overall=Combine(Rule.MEAN),
        digest="0123456789abcdef" * 4,
        licence="CC-BY-4.0",
        min_coverage=Fraction(1, 2),
        exposure_floor=Fraction(1, 4),
        profile=_profile(say),
        bands=_bands(say),
        gates=_gates(say),
        sources={"s1": Note("s1", say("A goal that is written down"), required=True)},
        enablers={"learning": Note("learning", say("Learning together"))},
        cases={
            "rhine": Note("rhine", say("The Rhine commission"), say("Nine states since 1815."), "https://example.org")
        },
        warnings=(
            WarningSign("no-trust", say("No trust"), _score("trust", 50), say("promises are not believed")),
            WarningSign("drift", say("Drift"), _score("goals", 20)),
        ),
        opportunities=(
            Opportunity(
                "flood",
                say("A warning in time"),
                {"goals": Fraction(1), "trust": Fraction(2)},
                say("Both towns hear of a flood early."),
            ),
        ),
        scenarios=(
            Scenario(
                "election",
                say("An election"),
                say("A new mayor."),
                {"power.control": Fraction(3)},
                {"goals.purpose": Fraction(1)},
            ),
        ),
    )


def _scales(say: Say) -> tuple[Scale, Scale]:
    named = {"practice": ("Absent", "Ad hoc", "Agreed", "In use"), "exposure": ("None", "Low", "High", "Severe")}
    practice, exposure = (
        Scale(id_, tuple(Level(Fraction(value), say(label)) for value, label in enumerate(labels)), Fraction(0))
        for id_, labels in named.items()
    )
    return replace(practice, evidence_from=Fraction(3)), exposure


def _dimensions(say: Say, practice: Scale, exposure: Scale) -> tuple[Dimension, ...]:
    def question(id_: str, title: str, position: int, scale: Scale = practice, **more: object) -> Question:
        return Question(
            id_,
            id_.partition(".")[0],
            position,
            say(title),
            say(f"Is there {title.lower()}?"),
            scale,
            levels={level.value: say(f"{title} is {level.label.raw.lower()}") for level in scale.levels},
            evidence=say(f"A paper on {title.lower()}"),
            **more,  # type: ignore[arg-type]
        )

    advice = {
        Fraction(level): Advice(say(f"Take step {level}"), effort, ("igo", "ngo", "city-hall"), "rhine")
        for level, effort in ((1, Effort.SMALL), (2, Effort.MEDIUM), (3, Effort.LARGE))
    }
    variants = (
        Variant(
            RUNNING,
            say("Is the purpose still read?"),
            {Fraction(2): say("It is read")},
            say("Minutes"),
            {Fraction(2): say("Read it again")},
        ),
    )
    goals = (
        question(
            "goals.purpose",
            "Purpose",
            0,
            advice=advice,
            variants=variants,
            critical=True,
            depth=Depth.QUICK,
            enablers=("learning",),
            derived_from=("s1",),
            worst=True,
        ),
        question("goals.measures", "Measures", 1, advice=advice, weight=Fraction(2), not_applicable=True),
        question("goals.notes", "Notes", 2, ask_if=Chosen("stage", frozenset({"closing"}))),
    )
    trust = (
        question("trust.money", "Open money", 3, advice=advice, enablers=("learning",)),
        question("trust.fear", "Fear", 4, reverse=True),
        question("trust.data", "Data", 5),
    )
    power = (
        question("power.control", "Control", 6, exposure, role=Role.EXPOSURE, depth=Depth.QUICK),
        question("power.voice", "Voice", 7, role=Role.SAFEGUARD, depth=Depth.QUICK, advice=advice),
        question("power.repair", "Repair", 8, role=Role.SAFEGUARD),
    )
    mean, why = Combine(Rule.MEAN), say("Because rivers flood.")
    return (
        Dimension("goals", "strategies", say("Shared goals"), mean, goals, why),
        Dimension("trust", "strategies", say("Trust"), mean, trust),
        Dimension(
            "power",
            "challenges",
            say("Power: how well held"),
            Combine(Rule.RESIDUAL),
            power,
            countered_by=("goals", "trust"),
        ),
    )


def _profile(say: Say) -> tuple[Fact, ...]:
    stages = {"running": say("Running"), "closing": say("Closing")}
    return (
        Fact("stage", say("Where does it stand?"), stages, help=say("Today.")),
        Fact("partners", say("Who takes part?"), {"state": say("States"), "ngo": say("Citizens")}, several=True),
    )


def _bands(say: Say) -> tuple[Band, ...]:
    variant = BandVariant(RUNNING, say("Repair while running"), say("Carry on and repair."))
    return (
        Band("not-ready", Fraction(0), say("Pause and prepare"), say("Start nothing new.")),
        Band("emerging", Fraction(40), say("Build foundations"), say("Begin small."), (variant,)),
        Band("conditional", Fraction(60), say("Proceed with conditions"), say("Write the conditions down.")),
        Band("ready", Fraction(80), say("Proceed")),
    )


def _gates(say: Say) -> tuple[Gate, ...]:
    critical = Measured(Kind.QUESTION, EACH_CRITICAL, Fraction(2), below=True)
    return (
        Gate("critical", say("Purpose agreed"), critical, "emerging", say("the purpose is not agreed")),
        Gate("weak", say("No dimension below 40"), _score(EACH, 40), "conditional", say("one dimension is below 40")),
        Gate(
            "data",
            say("Data protected"),
            Measured(Kind.QUESTION, "trust.data", Fraction(1), below=True),
            "conditional",
            say("data is not protected"),
        ),
        Gate(
            "both",
            say("Goals and trust"),
            AllOf((_score("goals", 10), _score("trust", 10))),
            "not-ready",
            say("both are very low"),
        ),
        Gate(
            "screening", say("Full set"), Chosen("depth", frozenset({"quick"})), "conditional", say("it is a screening")
        ),
    )


def _score(dimension: str, below: int) -> Measured:
    return Measured(Kind.DIMENSION, dimension, Fraction(below), below=True)


def answers(say: Say = Words, **replies: Reply) -> Answers:
    """Every kind of reply, with evidence and comments; `replies` replace some, their dots written as `__`."""
    said = {
        "goals.purpose": level(1, comment=say("Half of the council agrees.")),
        "goals.measures": level(3),
        "goals.notes": level(2),
        "trust.money": level(3, say("Accounts 2026"), say("Minutes of May")),
        "trust.fear": level(1),
        "trust.data": Reply(State.DONT_KNOW, comment=say("Ask the clerk.")),
        "power.control": level(2),
        "power.voice": level(2),
        "power.repair": Reply(State.PREFER_NOT_TO_SAY),
    }
    return Answers(
        rubric="river",
        version="1.2.0",
        title=say("River partnership"),
        chosen={"stage": ("running",), "partners": ("state", "ngo")},
        respondent=Respondent(
            say("Upper town"), Side.LEAD, WorkLevel.DECIDES, say("Mayor"), say("Ada Brook"), "2026-05-02"
        ),
        invitation=Invitation(say("The council")),
        replies=said | {name.replace("__", "."): reply for name, reply in replies.items()},
        set_aside={"answers": {"goals.old": None}},
        notices=(say("These answers are for version 1.1.0."),),
    )


def level(value: int, *evidence: Words, comment: Words | None = None) -> Reply:
    """A reply with a level."""
    return Reply(State.LEVEL, Fraction(value), evidence, comment)


def assessment(
    rubric_: Rubric, answers_: Answers, depth: Depth | None = None, *, require_evidence: bool = False
) -> Assessment:
    """The assessment of these answers."""
    judged = judge_answers(rubric_, readings(rubric_, answers_, depth), require_evidence=require_evidence)
    return assess(judged, draws)
