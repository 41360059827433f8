"""The oracle's firmness, stress tests and what-ifs, written from the method alone: slow, and with nothing shared."""

from copy import deepcopy
from fractions import Fraction
from random import Random
from typing import Any

from oracle.instrument import Raw, least_v, most_v, named_level, profile_of, questions, value
from oracle.judge import _capped, _facts, _gate, _judged, _place
from oracle.numbers import geometric, number, published
from oracle.scorer import Levels, band_of, evidence_required, in_percent, readings, score

DRAWS = 1000


def prepared(rubric: Raw, answers: Raw, depth: str | None, evidence: str) -> tuple[Raw, dict[str, set[str]], Levels]:
    """The rubric with its questions read once, the profile, and the readings that count."""
    ready = {**rubric, "questions": questions(rubric), "memory": {}}
    chosen = depth or answers.get("depth") or "full"
    said = readings(ready, answers, chosen)
    read = evidence_required(ready, said) if evidence == "required" else said
    return ready, profile_of(answers, chosen), read


def firmness(rubric: Raw, answers: Raw, depth: str | None = None, evidence: str = "claimed") -> Raw:
    """The seven looks."""
    ready, profile, read = prepared(rubric, answers, depth, evidence)
    chosen = depth or answers.get("depth") or "full"
    said = readings(ready, answers, chosen)
    now = _judged(ready, profile, read)
    return {
        "unknowns": _unknowns(ready, profile, read, now),
        "steps": _steps(ready, profile, read, now),
        "weights": _weights(rubric, profile, read, now),
        "compensation": _compensation(ready, now),
        "pressure": _told(_judged(ready, profile, _pressed(ready, read))),
        "evidence": _told(_judged(ready, profile, evidence_required(ready, said))),
        "straight": _straight(said),
    }


def _told(judged: Raw) -> Any:
    if judged["overall"]["score"] is None:
        return None
    return {"score": judged["overall"]["score"], "band": judged["band"], "uncapped": judged["uncapped_band"]}


def _with(read: Levels, name: str, level: Fraction) -> Levels:
    return {**read, name: {**read[name], "state": "level", "level": level}}


def _unknowns(rubric: Raw, profile: dict[str, set[str]], read: Levels, now: Raw) -> Raw:
    every, overall = questions(rubric), now["overall"]
    bands: list[str] = []
    if overall["low"] is not None:
        low, high = published(overall["low"]), published(overall["high"])
        assert low is not None
        assert high is not None
        starts = [(band["id"], number(band["from"])) for band in rubric.get("bands", [])]
        lowest = [name for name, start in starts if start <= low][-1:]
        bands = [*lowest, *(name for name, start in starts if low < start <= high)]
    moved: dict[str, list[str]] = {"lift": [], "lower": []}
    for name, reply in read.items():
        if now["band"] is None or reply["state"] in {"level", "not_applicable"}:
            continue
        question = every[name]
        exposure = question["role"] == "exposure"
        best, worst = (least_v, most_v) if exposure else (most_v, least_v)
        for word, end in (("lift", best), ("lower", worst)):
            then = _judged(rubric, profile, _with(read, name, end(question)))["band"]
            if then is None:
                continue
            change = _place(rubric, then) - _place(rubric, now["band"])
            if (word == "lift" and change > 0) or (word == "lower" and change < 0):
                moved[word].append(name)
    return {"bands": bands, **moved}


def _steps(rubric: Raw, profile: dict[str, set[str]], read: Levels, now: Raw) -> list[Raw]:
    if now["band"] is None:
        return []
    found = []
    for name, reply in read.items():
        if reply["level"] is None:
            continue
        levels: list[Fraction] = questions(rubric)[name]["levels"]
        place = levels.index(reply["level"])
        for other in (place - 1, place + 1):
            if 0 <= other < len(levels):
                band = _judged(rubric, profile, _with(read, name, levels[other]))["band"]
                if band not in {now["band"], None}:
                    found.append({"question": name, "from": reply["level"], "to": levels[other], "band": band})
    return found


def _weights(rubric: Raw, profile: dict[str, set[str]], read: Levels, now: Raw) -> Any:
    if now["uncapped_band"] is None:
        return None
    chance = Random(20260101)  # noqa: S311 - the method names it
    card = score({**rubric, "questions": questions(rubric)}, read)
    names = sorted(dimension["id"] for dimension in rubric["dimensions"])
    own = {dimension["id"]: number(dimension.get("weight", 1)) for dimension in rubric["dimensions"]}
    held = {"band": 0, "uncapped": 0}
    other = deepcopy(rubric)
    # The dimensions themselves do not depend on their weights: they are scored once.
    other |= {"questions": questions(rubric), "memory": {}}
    for _ in range(DRAWS):
        drawn = {name: own[name] * (Fraction(1, 2) + Fraction(chance.random())) for name in names}
        for dimension in other["dimensions"]:
            dimension["weight"] = drawn[dimension["id"]]
        then = score(other, read)
        assert then["dimensions"] == card["dimensions"]
        facts = _facts(other, profile, read, then)
        uncapped = band_of(other, then)
        band = _capped(other, uncapped, [_gate(other, gate, facts) for gate in other.get("gates", [])])
        held["band"] += band == now["band"]
        held["uncapped"] += uncapped == now["uncapped_band"]
    return {word: Fraction(number_, DRAWS) for word, number_ in held.items()}


def _compensation(rubric: Raw, now: Raw) -> Any:
    if not in_percent(rubric) or now["overall"]["score"] is None:
        return None
    parts = []
    for part in rubric["parts"]:
        inside = [
            (number(dimension.get("weight", 1)), now["dimensions"][dimension["id"]]["score"])
            for dimension in rubric["dimensions"]
            if dimension["part"] == part["id"]
        ]
        known = [(weight, exact) for weight, exact in inside if exact is not None]
        if known:
            parts.append((number(part.get("weight", 1)), geometric(known, Fraction(1))))
    exact = geometric(parts, Fraction(1))
    reached = None
    if now["uncapped_band"] is not None:
        shown = published(exact)
        assert shown is not None
        reached = [band["id"] for band in rubric["bands"] if number(band["from"]) <= shown][-1]
    return {"score": exact, "band": _capped(rubric, reached, now["gates"]), "uncapped": reached}


def _pressed(rubric: Raw, read: Levels) -> Levels:
    then = dict(read)
    for name, reply in read.items():
        question = questions(rubric)[name]
        if question["role"] != "exposure" or reply["level"] is None:
            continue
        worse = [each for each in question["levels"] if value(question, each) > value(question, reply["level"])]
        if worse:
            least = min(worse, key=lambda each: value(question, each))
            then[name] = {**reply, "level": least}
    return then


def _straight(said: Levels) -> Any:
    levels = [reply["level"] for reply in said.values() if reply["level"] is not None]
    if not levels:
        return None
    most = max(levels.count(level) for level in levels)
    level = min(level for level in levels if levels.count(level) == most)
    return {
        "answered": len(levels),
        "same": most,
        "level": level,
        "straight": len(levels) >= 12 and 10 * most >= 9 * len(levels),
    }


def struck(rubric: Raw, read: Levels, scenario: Raw) -> Levels:
    """The readings after a scenario."""
    then = dict(read)
    named = [(name, level, True) for name, level in scenario.get("at_least", {}).items()]
    named += [(name, level, False) for name, level in scenario.get("at_most", {}).items()]
    for name, written, rises in named:
        if name not in read or read[name]["state"] == "not_applicable":
            continue
        question = questions(rubric)[name]
        level = named_level(question["scale"], written)
        now = read[name]["level"]
        if now is not None:
            milder = value(question, now) < value(question, level)
            if milder is not rises:
                level = now
        then[name] = {**read[name], "state": "level", "level": level}
    return then


def stress_tests(rubric: Raw, answers: Raw, depth: str | None = None, evidence: str = "claimed") -> list[Raw]:
    """What each scenario would leave."""
    ready, profile, read = prepared(rubric, answers, depth, evidence)
    found = []
    for scenario in rubric.get("scenarios", []):
        after = struck(ready, read, scenario)
        then = _judged(ready, profile, after)
        overall = then["overall"]
        found.append(
            {
                "id": scenario["id"],
                "score": overall["score"],
                "low": overall["low"],
                "high": overall["high"],
                "band": then["band"],
                "uncapped": then["uncapped_band"],
                "changes": [
                    (name, reply["level"], after[name]["level"])
                    for name, reply in read.items()
                    if reply["level"] != after[name]["level"]
                ],
            }
        )
    return found
