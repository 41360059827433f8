"""Rubrics and answers to try the arithmetic on, as plain dicts in the shape of their files."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from oracle.instrument import Raw, questions

Thing = TypeVar("Thing")

WEIGHTS = (1, 1, 1, 2, 3, Decimal("0.1"), Decimal("0.3"), Decimal("2.5"), Decimal("7.77"), 13)
SCALES: dict[str, Raw] = {
    "ladder": {"levels": [{"value": value} for value in range(5)]},
    "claimed": {"evidence_from": 3, "levels": [{"value": value} for value in range(5)]},
    "likert": {"zero": 0, "evidence_from": 4, "levels": [{"value": value} for value in range(1, 6)]},
    "letters": {
        "evidence_from": 2,
        "levels": [{"value": 4 - place, "code": "ABCDE"[place]} for place in (4, 3, 2, 1, 0)],
    },
    "uneven": {"evidence_from": 3, "levels": [{"value": value} for value in (0, 1, 3, Decimal("7.5"))]},
    "spread": {"range": {"from": 0, "to": 100, "step": 20}},
    "fine": {"evidence_from": Decimal("0.7"), "range": {"from": 0, "to": 1, "step": Decimal("0.25")}},
    "signed": {"evidence_from": 1, "levels": [{"value": value} for value in (-2, -1, 0, 1, 2)]},
    "yes-no": {"levels": [{"value": 0, "code": "N"}, {"value": 1, "code": "Y"}]},
    "far": {"zero": 1, "levels": [{"value": value} for value in (2, 3, 5)]},
}
ALIKE = [name for name, scale in SCALES.items() if "zero" not in scale]
"""The scales whose lowest level is worth nothing, so that every question can reach 0 and 100."""
FACTS: dict[str, Sequence[str]] = {"form": ("two", "many"), "stage": ("before", "running"), "who": ("a", "b", "c")}
TAGS = ("learning", "local")
COMMON_RULES = ("mean", "mean", "mean", "minimum", "median", "geometric")


class Maker:
    """Draws one thing after another from one source of chance."""

    def __init__(self, chance: Random, *, large: bool = False, alike: bool = False) -> None:
        self.chance = chance
        self.large = large
        self.scales = ALIKE if alike else list(SCALES)
        self.dimension_rules = COMMON_RULES if alike else (*COMMON_RULES, "sum", "share")
        # A geometric part never reaches 0, nor a sum 100.
        self.part_rules = ("mean", "minimum", "median", "share") if alike else (*COMMON_RULES, "sum", "share")

    def one(self, things: Sequence[Thing]) -> Thing:
        """One of them."""
        return things[self.chance.randrange(len(things))]

    def often(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.chance.randrange(100) < percent

    def some(self, most: int, make: Callable[[int], Thing], least: int = 0) -> list[Thing]:
        """A few of what `make` makes from their number."""
        return [make(place) for place in range(self.chance.randrange(least, most + 1))]


def a_rubric(chance: Random, *, alike: bool = False) -> Raw:
    """A rubric that loads: any rule, scale, weight and condition; the members of an `alike` one reach from 0 to 100."""
    make = Maker(chance, large=chance.randrange(10) == 0, alike=alike)
    percent = alike or make.often(80)
    rubric: Raw = {
        "format": "cooperation-rubric/1",
        "id": "made",
        "version": "1.0.0",
        "report_as": "percent" if percent else "value",
        "scales": SCALES,
        "profile": [
            {"id": fact, "choices": {choice: choice for choice in choices}, "several": fact == "who"}
            for fact, choices in FACTS.items()
        ],
        "bands": _bands(make, percent=percent),
        "overall": _rule(make, ("none",) if make.often(6) else (*COMMON_RULES, "sum", "share")),
        "parts": make.some(3 if make.large else 2, lambda place: _part(make, place), least=1),
        "enablers": {tag: tag for tag in TAGS},
    }
    for key, choices in (("min_coverage", ("0.5", "0.5", "0.8", "1")), ("exposure_floor", ("0.25", "0.1", "1"))):
        if make.often(60):
            rubric[key] = Decimal(make.one(choices))
    rubric["dimensions"] = _dimensions(make, rubric)
    rubric["gates"] = make.some(4, lambda place: _gate(make, rubric, place))
    rubric["warnings"] = make.some(2, lambda place: {"id": f"warning{place}", "when": _condition(make, rubric)})
    if percent:
        rubric["opportunities"] = make.some(2, lambda place: _opportunity(make, rubric, place))
    _aim(make, rubric)
    return rubric


def _bands(make: Maker, *, percent: bool) -> list[Raw]:
    starts: list[Any] = make.one(([0, 40, 60, 80], [0, Decimal("33.3"), 50], [0, 20, 55, Decimal("72.5"), 90]))
    if not percent:
        starts = [-1000, 1, Decimal("2.5"), 4, 30]
    return [{"id": f"band{place}", "from": start} for place, start in enumerate(starts)]


def _rule(make: Maker, rules: Sequence[str], thresholds: Sequence[Any] = (40, 50, Decimal("2.5"))) -> Raw:
    name = make.one(rules)
    return {"combine": name, "at_least": make.one(thresholds)} if name == "share" else {"combine": name}


def _part(make: Maker, place: int) -> Raw:
    return {"id": f"part{place}", "weight": make.one(WEIGHTS), **_rule(make, make.part_rules)}


def _dimensions(make: Maker, rubric: Raw) -> list[Raw]:
    made: list[Raw] = []
    for part in rubric["parts"]:
        for _ in range(make.chance.randrange(1, 4 if make.large else 3)):
            made.append(_dimension(make, rubric, part["id"], len(made)))
    names = [dimension["id"] for dimension in made]
    for dimension in made:
        others = [name for name in names if name != dimension["id"]]
        if others and make.often(30):
            dimension["countered_by"] = [make.one(others)]
    return made


def _dimension(make: Maker, rubric: Raw, part: str, place: int) -> Raw:
    residual = rubric["report_as"] == "percent" and make.often(45)
    rule = {"combine": "residual"} if residual else _rule(make, make.dimension_rules, (1, 2, 3, Decimal("2.5")))
    return {
        "id": f"dimension{place}",
        "part": part,
        "weight": make.one(WEIGHTS),
        "scale": make.one(make.scales),
        **rule,
        "questions": make.some(5 if make.large else 4, lambda at: _question(make, at, residual=residual), least=1),
    }


def _question(make: Maker, place: int, *, residual: bool) -> Raw:
    question: Raw = {"id": f"q{place}", "text": "Is it so?", "weight": make.one(WEIGHTS)}
    if residual:
        question["role"] = make.one(("exposure", "safeguard", "safeguard"))
    exposure = question.get("role") == "exposure"
    if make.often(40):
        question["scale"] = make.one(make.scales)
    if make.often(50):
        question["depth"] = make.one(("quick", "quick", "full"))
    if make.often(25) and not exposure:
        question |= {"critical": True, "depth": "quick"}
    else:
        question["reverse"] = make.often(25)
        question["not_applicable"] = make.often(60)
    if make.often(25):
        question["ask_if"] = _profile_condition(make)
    if make.often(40):
        question["enablers"] = [make.one(TAGS)]
    return question


def _aim(make: Maker, rubric: Raw) -> None:
    """Targets and advice, which need the levels of each question."""
    every = questions(rubric)
    for dimension in rubric["dimensions"]:
        for question in dimension["questions"]:
            levels = every[f"{dimension['id']}.{question['id']}"]["levels"]
            if question.get("role") != "exposure" and make.often(30):
                question["target"] = typed(make.one(levels))
            efforts = ("small", "medium", "large")
            question["advice"] = {
                str(typed(level)): {"do": "Do it.", "effort": make.one(efforts)} for level in levels if make.often(70)
            }


def typed(level: Any) -> Any:
    """A level as people type it."""
    return int(level) if level == int(level) else Decimal(level.numerator) / Decimal(level.denominator)


def _profile_condition(make: Maker) -> Raw:
    fact = make.one((*FACTS, "depth"))
    choices = FACTS.get(fact, ("quick", "full"))
    leaf: Raw = {"profile": fact, "is": make.one(choices)}
    if make.often(30):
        leaf = {"profile": fact, "in": list(choices[: 1 + make.chance.randrange(len(choices))])}
    return {"not": leaf} if make.often(25) else leaf


def _condition(make: Maker, rubric: Raw, depth: int = 0) -> Raw:
    if depth < 2 and make.often(35):
        word = make.one(("all", "any", "count", "not"))
        if word == "not":
            return {"not": _condition(make, rubric, depth + 1)}
        members = make.some(3, lambda _: _condition(make, rubric, depth + 1), least=1)
        return {word: members} | ({"at_least": 1 + make.chance.randrange(len(members))} if word == "count" else {})
    return _profile_condition(make) if make.often(12) else _leaf(make, rubric)


def _leaf(make: Maker, rubric: Raw) -> Raw:
    every = questions(rubric)
    kinds = ["question", "question", "dimension", "dimension", "part"]
    if rubric["overall"]["combine"] != "none":
        kinds.append("overall")
    kind = make.one(kinds)
    subjects = {
        "question": [*every, "each", "each-critical", "each-critical"],
        "dimension": [*(dimension["id"] for dimension in rubric["dimensions"]), "each"],
        "part": [*(part["id"] for part in rubric["parts"]), "each"],
        "overall": ["score", None],
    }
    thresholds: Sequence[Any] = (1, 2, 3, Decimal("2.3"))
    if kind != "question" and rubric["report_as"] == "percent":
        thresholds = (20, 40, Decimal("62.5"), 80)
    return {kind: make.one(subjects[kind]), make.one(("below", "below", "at_least")): make.one(thresholds)}


def _gate(make: Maker, rubric: Raw, place: int) -> Raw:
    caps_at = make.one([band["id"] for band in rubric["bands"]])
    return {"id": f"gate{place}", "when": _condition(make, rubric), "caps_at": caps_at, "because": "it is so"}


def _opportunity(make: Maker, rubric: Raw, place: int) -> Raw:
    names = [dimension["id"] for dimension in rubric["dimensions"]]
    return {"id": f"opportunity{place}", "rests_on": {make.one(names): make.one(WEIGHTS) for _ in range(3)}}


def answers_to(rubric: Raw, chance: Random) -> Raw:
    """Answers with all five states, by value and by code, with and without evidence."""
    make = Maker(chance)
    sure = make.one((50, 80, 95, 100))
    profile: Raw = {
        fact["id"]: list(fact["choices"])[: 1 + chance.randrange(len(fact["choices"]))]
        if fact.get("several")
        else make.one(list(fact["choices"]))
        for fact in rubric.get("profile", [])
        if make.often(85)
    }
    answers: Raw = {
        "format": "cooperation-answers/1",
        "rubric": rubric["id"],
        "partnership": {"title": "Made", "profile": profile},
        "answers": {},
    }
    if make.often(50):
        answers["depth"] = make.one(("quick", "full"))
    every = questions(rubric)
    for name, question in every.items():
        if make.often(95):
            answers["answers"][name] = _said(make, rubric, name, question, sure)
    aimed = [name for name in every if every[name]["role"] != "exposure" and make.often(10)]
    if aimed:
        answers["targets"] = {name: _level(make, every[name]) for name in aimed}
    return answers


def _level(make: Maker, question: Raw) -> Any:
    codes = [level["code"] for level in question["scale"].get("levels", []) if "code" in level]
    return make.one(codes) if codes and make.often(50) else typed(make.one(question["levels"]))


def _said(make: Maker, rubric: Raw, name: str, question: Raw, sure: int) -> Any:
    if make.often(sure):
        level = _level(make, question)
        if make.often(40):
            return {"level": level, "evidence": ["A note"] if make.often(60) else [], "comment": "So."}
        return level
    dimension, own = name.split(".")
    written = next(each for each in rubric["dimensions"] if each["id"] == dimension)
    may = next(each for each in written["questions"] if each["id"] == own).get("not_applicable")
    words: list[Any] = ["dont_know", "prefer_not_to_say", None, {"dont_know": True, "comment": "Ask her."}]
    if may:
        words += [{"not_applicable": True, "comment": "Not here."}] * 4
    return make.one(words)


def a_case(seed: int) -> tuple[Raw, Raw]:
    """The rubric and the answers of one seed."""
    chance = Random(seed)  # noqa: S311  nothing is kept secret with it
    rubric = a_rubric(chance)
    return rubric, answers_to(rubric, chance)
