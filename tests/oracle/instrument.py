"""The oracle's reading of a rubric and an answers file: plain dicts in, plain dicts out."""

from fractions import Fraction
from typing import Any

from oracle.numbers import number

Raw = dict[str, Any]


def scale_levels(scale: Raw) -> list[tuple[Fraction, str | None]]:
    """(value, code) of every listed level, lowest first."""
    if "range" in scale:
        step = number(scale["range"]["step"])
        low, high = number(scale["range"]["from"]), number(scale["range"]["to"])
        count = int((high - low) / step)
        return [(low + step * place, None) for place in range(count + 1)]
    return [(number(level["value"]), level.get("code")) for level in scale["levels"]]


def named_level(scale: Raw, name: Any) -> Fraction:
    """The level that a value or a code names."""
    for value, code in scale_levels(scale):
        if name == code:
            return value
    return number(name)


def questions(rubric: Raw) -> dict[str, Raw]:
    """Every question by full id, in the rubric's order, with its defaults filled in; a caller may keep them."""
    if "questions" in rubric:
        kept: dict[str, Raw] = rubric["questions"]
        return kept
    found: dict[str, Raw] = {}
    for dimension in rubric["dimensions"]:
        for raw in dimension["questions"]:
            scale = rubric["scales"][raw.get("scale") or dimension["scale"]]
            values = [value for value, _ in scale_levels(scale)]
            found[f"{dimension['id']}.{raw['id']}"] = {
                "dimension": dimension["id"],
                "position": len(found),
                "role": raw.get("role"),
                "depth": raw.get("depth", "full"),
                "weight": number(raw.get("weight", 1)),
                "critical": raw.get("critical", False),
                "reverse": raw.get("reverse", False),
                "ask_if": raw.get("ask_if"),
                "enablers": raw.get("enablers", []),
                "scale": scale,
                "levels": values,
                "values": {},
                "lowest": values[0],
                "highest": values[-1],
                "zero": number(scale["zero"]) if "zero" in scale else values[0],
                "evidence_from": number(scale["evidence_from"]) if "evidence_from" in scale else None,
                "target": named_level(scale, raw["target"]) if "target" in raw else None,
                "advice": {named_level(scale, level): step for level, step in raw.get("advice", {}).items()},
            }
    return found


def upright(question: Raw, level: Fraction) -> Fraction:
    """The level, a reversed one put right."""
    if question["reverse"]:
        return Fraction(question["lowest"] + question["highest"] - level)
    return level


def value(question: Raw, level: Fraction) -> Fraction:
    """v = (level - zero)/(highest - zero)."""
    values: dict[Fraction, Fraction] = question["values"]
    if level not in values:
        values[level] = (upright(question, level) - question["zero"]) / (question["highest"] - question["zero"])
    return values[level]


def least_v(question: Raw) -> Fraction:
    """The listed level with the smallest v."""
    levels: list[Fraction] = question["levels"]
    return min(levels, key=lambda level: value(question, level))


def most_v(question: Raw) -> Fraction:
    """The listed level with the largest v."""
    levels: list[Fraction] = question["levels"]
    return max(levels, key=lambda level: value(question, level))


def profile_of(answers: Raw, depth: str) -> dict[str, set[str]]:
    """Each fact given, with the choices made; the depth is a fact like any other."""
    facts = {"depth": {depth}}
    for fact, chosen in answers["partnership"].get("profile", {}).items():
        facts[fact] = set(chosen) if isinstance(chosen, list) else {chosen}
    return facts


def reply(question: Raw, said: Any) -> Raw:
    """One answer as state, level and whether evidence is given."""
    blank: Raw = {"state": "unanswered", "level": None, "evidence": False}
    if said is None:
        return blank
    if isinstance(said, str) and said in {"dont_know", "prefer_not_to_say"}:
        return {**blank, "state": said}
    if not isinstance(said, dict):
        return {**blank, "state": "level", "level": named_level(question["scale"], said)}
    evidence = bool(said.get("evidence"))
    for word in ("dont_know", "prefer_not_to_say", "not_applicable"):
        if said.get(word):
            return {**blank, "state": word, "evidence": evidence}
    if said.get("level") is None:
        return {**blank, "evidence": evidence}
    return {"state": "level", "level": named_level(question["scale"], said["level"]), "evidence": evidence}
