"""The oracle's scorecard: readings to dimensions, parts and overall, written from the method alone."""

from fractions import Fraction
from typing import Any

from oracle.conditions import truth
from oracle.instrument import Raw, least_v, most_v, profile_of, questions, reply, scale_levels, upright, value
from oracle.numbers import Pairs, combine, number, published, weighted_mean

Levels = dict[str, Raw]
"""Question -> {state, level, evidence}, for what is asked."""


def in_percent(rubric: Raw) -> bool:
    """Whether scores are 0-100 instead of in the scale's own units."""
    return bool(rubric.get("report_as", "percent") == "percent")


def asked(rubric: Raw, answers: Raw, depth: str) -> list[str]:
    """What this profile is asked at this depth."""
    facts = {"profile": profile_of(answers, depth)}
    return [
        name
        for name, question in questions(rubric).items()
        if (depth == "full" or question["depth"] == "quick")
        and (question["ask_if"] is None or truth(question["ask_if"], facts) is True)
    ]


def readings(rubric: Raw, answers: Raw, depth: str) -> Levels:
    """What is said to each question that is asked."""
    every = questions(rubric)
    return {name: reply(every[name], answers["answers"].get(name)) for name in asked(rubric, answers, depth)}


def claims(rubric: Raw, read: Levels) -> list[str]:
    """Practice and safeguard levels at or above `evidence_from` with no evidence."""
    every = questions(rubric)
    return [
        name
        for name, said in read.items()
        if every[name]["role"] != "exposure"
        and every[name]["evidence_from"] is not None
        and said["level"] is not None
        and not said["evidence"]
        and upright(every[name], said["level"]) >= every[name]["evidence_from"]
    ]


def evidence_required(rubric: Raw, read: Levels) -> Levels:
    """Each claim at the next lower level under `evidence_from`."""
    every = questions(rubric)
    lowered = dict(read)
    for name in claims(rubric, read):
        question = every[name]
        under = [level for level in question["levels"] if upright(question, level) < question["evidence_from"]]
        if under:
            best = max(under, key=lambda level: upright(question, level))
            lowered[name] = {**read[name], "level": best}
    return lowered


def score(rubric: Raw, read: Levels, *, certain_exposure: bool = False) -> Raw:
    """The scorecard of these readings, every number exact; with E = 1 everywhere its overall is the practice."""
    dimensions = {
        dimension["id"]: _dimension(rubric, dimension, read, certain_exposure=certain_exposure)
        for dimension in rubric["dimensions"]
    }
    parts = {}
    for part in rubric["parts"]:
        inside = [dimension for dimension in rubric["dimensions"] if dimension["part"] == part["id"]]
        parts[part["id"]] = _group(rubric, part, inside, dimensions)
    overall = _group(rubric, rubric.get("overall", {}), rubric["parts"], parts)
    return {"dimensions": dimensions, "parts": parts, "overall": overall}


def _group(rubric: Raw, rule: Raw, members: list[Raw], scores: Raw) -> Raw:
    applying = [
        (number(member.get("weight", 1)), scores[member["id"]])
        for member in members
        if scores[member["id"]]["status"] != "not_applicable"
    ]
    nothing: Raw = {"score": None, "low": None, "high": None, "coverage": None}
    if rule.get("combine") == "none":
        return {"status": "none", **nothing}
    if not applying:
        return {"status": "not_applicable", **nothing}
    coverage = weighted_mean([(w, found["coverage"]) for w, found in applying])
    rule = {"combine": "mean", **rule}
    scored = [(w, found["score"]) for w, found in applying if found["score"] is not None]

    def combined(pairs: Pairs) -> Fraction:
        return combine(rule, pairs, len(applying), one_percent(rubric, rule))

    exact = combined(scored) if scored else None
    low, high = (combined([(w, found[end]) for w, found in applying]) for end in ("low", "high"))
    return {
        "status": "scored" if scored else "insufficient",
        "score": exact,
        **_always(low, exact, high),
        "coverage": coverage,
    }


def _always(low: Fraction, exact: Fraction | None, high: Fraction) -> Raw:
    """Low ≤ score ≤ high always: also where members of unlike reach would have it otherwise."""
    return {"low": low, "high": high} if exact is None else {"low": min(low, exact), "high": max(high, exact)}


def one_percent(rubric: Raw, rule: Raw) -> Fraction:
    """What a geometric mean floors its members at; no other rule has a floor."""
    if in_percent(rubric) or rule["combine"] != "geometric":
        return Fraction(1)
    return max(scale_levels(scale)[-1][0] for scale in rubric["scales"].values()) / 100


def _dimension(rubric: Raw, dimension: Raw, read: Levels, *, certain_exposure: bool) -> Raw:
    """The dimension's numbers; what was worked out before for the same readings is looked up."""
    names = [f"{dimension['id']}.{question['id']}" for question in dimension["questions"]]
    said = tuple((name, read[name]["state"], read[name]["level"]) for name in names if name in read)
    key = (dimension["id"], certain_exposure, said)
    memory: dict[Any, Raw] = rubric.get("memory", {})
    if key not in memory:
        memory[key] = _worked_out(rubric, dimension, read, certain_exposure=certain_exposure)
    return memory[key]


def _rule(dimension: Raw) -> str:
    return str(dimension.get("combine", "mean"))


def _worked_out(rubric: Raw, dimension: Raw, read: Levels, *, certain_exposure: bool) -> Raw:
    every = questions(rubric)
    inside = {name: every[name] for name in every if every[name]["dimension"] == dimension["id"]}
    applicable = {name: inside[name] for name in inside if name in read and read[name]["state"] != "not_applicable"}
    extra: Raw = {"exposure": None, "safeguards": None, "residual_risk": None, "untested": False}
    nothing: Raw = {"score": None, "low": None, "high": None, "coverage": None, **extra}
    if not applicable:
        return {"status": "not_applicable", **nothing}
    said = {name: read[name]["level"] for name in applicable if read[name]["level"] is not None}
    coverage = Fraction(
        sum(applicable[name]["weight"] for name in said) / sum(each["weight"] for each in applicable.values())
    )
    worst, best = dict(said), dict(said)
    for name, question in applicable.items():
        if name not in said:
            exposure = question["role"] == "exposure"
            worst[name] = most_v(question) if exposure else least_v(question)
            best[name] = least_v(question) if exposure else most_v(question)
    found = _value(rubric, dimension, applicable, said, certain_exposure=certain_exposure)
    enough = coverage >= number(rubric.get("min_coverage", 0))
    if not enough or found["score"] is None:
        low, high = _possible(rubric, dimension, applicable)
        return {"status": "insufficient", **nothing, "low": low, "high": high, "coverage": coverage}
    ends = [
        _value(rubric, dimension, applicable, levels, certain_exposure=certain_exposure)["score"]
        for levels in (worst, best)
    ]
    return {"status": "scored", **extra, **found, **_always(ends[0], found["score"], ends[1]), "coverage": coverage}


def _possible(rubric: Raw, dimension: Raw, applicable: Raw) -> tuple[Fraction, Fraction]:
    """The range that an unscored dimension may lie in."""
    if in_percent(rubric) and _rule(dimension) != "sum":
        return Fraction(0), Fraction(100)
    if in_percent(rubric):
        return Fraction(0), Fraction(100 * len(applicable))
    ends = []
    for end in (least_v, most_v):
        levels = {name: end(question) for name, question in applicable.items()}
        ends.append(_value(rubric, dimension, applicable, levels, certain_exposure=False)["score"])
    return ends[0], ends[1]


def _value(
    rubric: Raw, dimension: Raw, applicable: Raw, levels: dict[str, Fraction], *, certain_exposure: bool
) -> dict[str, Any]:
    if _rule(dimension) == "residual":
        return _residual(rubric, applicable, levels, certain_exposure=certain_exposure)
    if not levels:
        return {"score": None}
    rule: Raw = {"combine": _rule(dimension), "at_least": dimension.get("at_least")}
    if _rule(dimension) == "share":
        # The threshold is a level, whatever the units of scores.
        pairs = [(applicable[name]["weight"], upright(applicable[name], level)) for name, level in levels.items()]
    else:
        pairs = [(applicable[name]["weight"], _x(rubric, applicable[name], level)) for name, level in levels.items()]
    return {"score": combine(rule, pairs, len(applicable), one_percent(rubric, rule))}


def _x(rubric: Raw, question: Raw, level: Fraction) -> Fraction:
    return 100 * value(question, level) if in_percent(rubric) else upright(question, level)


def _residual(rubric: Raw, applicable: Raw, levels: dict[str, Fraction], *, certain_exposure: bool) -> dict[str, Any]:
    parted: dict[str, list[tuple[Fraction, Fraction]]] = {"exposure": [], "safeguard": []}
    for name, level in levels.items():
        question = applicable[name]
        parted[question["role"]].append((question["weight"], value(question, level)))
    if not parted["safeguard"]:
        return {"score": None}
    guard = weighted_mean(parted["safeguard"])
    raw = weighted_mean(parted["exposure"]) if parted["exposure"] else None
    pressure = Fraction(1) if raw is None else max(raw, number(rubric.get("exposure_floor", 0)))
    used = Fraction(1) if certain_exposure else pressure
    risk = used * (1 - guard)
    return {
        "score": 100 * (1 - risk),
        "exposure": None if raw is None else pressure,
        "safeguards": guard,
        "residual_risk": risk,
        "untested": raw is not None and raw < Fraction(1, 4) and guard < Fraction(1, 2),
    }


def band_of(rubric: Raw, card: Raw) -> str | None:
    """The uncapped band, by the published overall; none where coverage is short."""
    overall = card["overall"]
    least = number(rubric.get("min_coverage", 0))
    if overall["score"] is None or overall["coverage"] < least:
        return None
    for part in card["parts"].values():
        if part["status"] != "not_applicable" and part["coverage"] < least:
            return None
    shown = published(overall["score"])
    assert shown is not None
    reached = [band["id"] for band in rubric.get("bands", []) if number(band["from"]) <= shown]
    return reached[-1] if reached else None
