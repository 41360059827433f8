"""The oracle's judgement: gates, bands, recommendations, find-outs, opportunities, enablers, warnings."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle.conditions import MEASURED, leaves, members, truth
from oracle.instrument import Raw, named_level, profile_of, questions, scale_levels, upright, value
from oracle.numbers import geometric, nine, number, published, weighted_mean
from oracle.scorer import Levels, band_of, claims, evidence_required, in_percent, readings, score

EFFORT = {"small": 1, "medium": 3, "large": 8}


def assess(rubric: Raw, answers: Raw, depth: str | None = None, evidence: str = "claimed") -> Raw:
    """Everything that the method says of one respondent's answers, scores exact, margins published."""
    rubric = {**rubric, "questions": questions(rubric), "memory": {}}
    chosen = depth or answers.get("depth") or "full"
    said = readings(rubric, answers, chosen)
    careful = evidence_required(rubric, said)
    read = careful if evidence == "required" else said
    profile = profile_of(answers, chosen)
    judged = _judged(rubric, profile, read)
    judged["overall"]["practice"] = score(rubric, read, certain_exposure=True)["overall"]["score"]
    strict = _judged(rubric, profile, careful)
    return {
        **judged,
        "readings": read,
        "set_aside": _set_aside(rubric, answers, read),
        "missing_facts": _missing_facts(rubric, profile),
        "claims": claims(rubric, said),
        "with_evidence_required": {"score": strict["overall"]["score"], "band": strict["band"]},
        "recommendations": _recommendations(rubric, answers, read, judged),
        "find_out": _find_out(rubric, read, judged),
        "opportunities": [_opportunity(rubric, each, judged) for each in rubric.get("opportunities", [])],
        "enablers": [_enabler(rubric, name, read) for name in rubric.get("enablers", {})],
        "warnings": [_warning(each, judged["facts"]) for each in rubric.get("warnings", [])],
        "pairs": [_pair(each, judged) for each in rubric["dimensions"] if each.get("countered_by")],
    }


def _judged(rubric: Raw, profile: dict[str, set[str]], read: Levels) -> Raw:
    card = score(rubric, read)
    facts = _facts(rubric, profile, read, card)
    gates = [_gate(rubric, gate, facts) for gate in rubric.get("gates", [])]
    uncapped = band_of(rubric, card)
    return {
        **card,
        "facts": facts,
        "gates": gates,
        "uncapped_band": uncapped,
        "band": _capped(rubric, uncapped, gates),
    }


def _facts(rubric: Raw, profile: dict[str, set[str]], read: Levels, card: Raw) -> Raw:
    every = questions(rubric)

    def shown(scores: Raw) -> Raw:
        return {name: (each["status"] != "not_applicable", published(each["score"])) for name, each in scores.items()}

    return {
        "profile": profile,
        "question": {name: (each["state"] != "not_applicable", each["level"]) for name, each in read.items()},
        "critical": [name for name in every if every[name]["critical"]],
        "dimension": shown(card["dimensions"]),
        "part": shown(card["parts"]),
        "overall": shown({"overall": card["overall"]}),
    }


def _missing_facts(rubric: Raw, profile: dict[str, set[str]]) -> set[str]:
    conditions = [question["ask_if"] for question in questions(rubric).values() if question["ask_if"]]
    conditions += [each["when"] for each in (*rubric.get("gates", []), *rubric.get("warnings", []))]
    conditions += [rubric["crossing_borders"]["ask_if"]] if "ask_if" in rubric.get("crossing_borders", {}) else []
    return {
        leaf["profile"]
        for condition in conditions
        for leaf in leaves(condition)
        if "profile" in leaf and leaf["profile"] not in profile
    }


def _set_aside(rubric: Raw, answers: Raw, read: Levels) -> list[str]:
    return [name for name in questions(rubric) if name not in read and answers["answers"].get(name) is not None]


def _gate(rubric: Raw, gate: Raw, facts: Raw) -> Raw:
    failing = truth(gate["when"], facts)
    state = {True: "failed", False: "passed", None: "undecided"}[failing]
    found: Raw = {"id": gate["id"], "state": state, "subject": None, "margin": None, "unit": None, "close": False}
    leaf = gate["when"]
    kinds = [kind for kind in MEASURED if kind in leaf]
    if not kinds:
        return found
    if state == "undecided":
        return {**found, "subject": next(name for name, known in members(leaf, facts) if known is None)}
    known = [(name, there) for name, there in members(leaf, facts) if there is not None]
    if not known:
        return found
    worst_first = sorted(known, key=lambda each: each[1], reverse="at_least" in leaf)
    subject, level = worst_first[0]
    margin = level - number(leaf["below"] if "below" in leaf else leaf["at_least"])
    if kinds[0] == "question":
        values = questions(rubric)[subject]["levels"]
        one_level = max(upper - lower for lower, upper in pairwise(values))
        close = abs(margin) <= one_level
    else:
        tops = [scale_levels(scale)[-1][0] for scale in rubric["scales"].values()]
        close = abs(margin) < Fraction(5, 100) * (100 if in_percent(rubric) else max(tops))
    unit = "levels" if kinds[0] == "question" else "points"
    return {**found, "subject": subject, "margin": margin, "unit": unit, "close": close}


def _place(rubric: Raw, band: str | None) -> int:
    return -1 if band is None else [each["id"] for each in rubric["bands"]].index(band)


def _capped(rubric: Raw, band: str | None, gates: list[Raw]) -> str | None:
    if band is None:
        return None
    caps: dict[str, str] = {gate["id"]: gate["caps_at"] for gate in rubric.get("gates", [])}
    holding = [band, *(caps[gate["id"]] for gate in gates if gate["state"] != "passed")]
    return min(holding, key=lambda each: _place(rubric, each))


def _next_level(question: Raw, level: Fraction) -> Fraction | None:
    better = [each for each in question["levels"] if upright(question, each) > upright(question, level)]
    return min(better, key=lambda each: upright(question, each)) if better else None


def _target(question: Raw, answers: Raw, name: str) -> Fraction:
    targets = answers.get("targets", {})
    if name in targets:
        return named_level(question["scale"], targets[name])
    if question["target"] is not None:
        return Fraction(question["target"])
    levels: list[Fraction] = question["levels"]
    return max(levels, key=lambda level: upright(question, level))


def _recommendations(rubric: Raw, answers: Raw, read: Levels, now: Raw) -> Raw:
    every = questions(rubric)
    found = []
    for name, said in read.items():
        question = every[name]
        if question["role"] == "exposure" or said["level"] is None:
            continue
        if upright(question, said["level"]) >= upright(question, _target(question, answers, name)):
            continue
        step = _next_level(question, said["level"])
        assert step is not None
        found.append(_recommendation(rubric, read, now, name, step))
    _order(found)
    return {"listed": found, "binding": _binding(rubric, found, now)}


def _recommendation(rubric: Raw, read: Levels, now: Raw, name: str, step: Fraction) -> Raw:
    question = questions(rubric)[name]
    after = _judged(rubric, now["facts"]["profile"], {**read, name: {**read[name], "level": step}})
    advice = question["advice"].get(step, {})
    before, then = now["overall"]["score"], after["overall"]["score"]
    dimension = question["dimension"]
    waiting = {gate["id"] for gate in now["gates"] if gate["state"] != "passed"}
    capping = waiting if rubric.get("overall", {}).get("combine") != "none" else set()
    passed = [gate["id"] for gate in after["gates"] if gate["state"] == "passed"]
    named = _named(rubric, now, capping)
    return {
        "question": name,
        "position": question["position"],
        "dimension": dimension,
        "from": read[name]["level"],
        "to": step,
        "gain": None if before is None or then is None else then - before,
        "effort": advice.get("effort", "medium"),
        "before": published(now["dimensions"][dimension]["score"]),
        "after": published(after["dimensions"][dimension]["score"]),
        "clears": [gate for gate in passed if gate in waiting],
        "clears_capping": any(gate in capping for gate in passed),
        "urgent": name in named or any(gate in capping for gate in passed),
        "band": after["band"],
    }


def _named(rubric: Raw, now: Raw, waiting: set[str]) -> set[str]:
    """The questions that a failing or undecided gate names: by id, or as the members of `each` that fail it."""
    names = set()
    for gate in rubric.get("gates", []):
        if gate["id"] not in waiting:
            continue
        for leaf in leaves(gate["when"]):
            if "question" not in leaf:
                continue
            if leaf["question"] in {"each", "each-critical"}:
                names |= {
                    name
                    for name, _ in members(leaf, now["facts"])
                    if truth({**leaf, "question": name}, now["facts"]) is True
                }
            else:
                names.add(leaf["question"])
    return names


def _order(found: list[Raw]) -> None:
    def worth(each: Raw) -> Fraction:
        return nine(Fraction((each["gain"] or 0) / EFFORT[each["effort"]])) or Fraction(0)

    for each in found:
        mates = [mate for mate in found if mate["dimension"] == each["dimension"]]
        mates.sort(key=lambda mate: (-worth(mate), mate["position"]))
        each["turn"] = mates.index(each)
    found.sort(
        key=lambda each: (
            not each["urgent"],
            each["turn"],
            each["before"] is None,
            each["before"] or 0,
            -worth(each),
            each["position"],
        )
    )


def _binding(rubric: Raw, found: list[Raw], now: Raw) -> str | None:
    for each in found:
        if _place(rubric, each["band"]) > _place(rubric, now["band"]):
            return str(each["question"])
    for each in found:
        if each["clears_capping"]:
            return str(each["question"])
    return None


def _find_out(rubric: Raw, read: Levels, now: Raw) -> list[Raw]:
    every = questions(rubric)
    found: list[Raw] = []
    for name, said in read.items():
        if said["state"] not in {"dont_know", "unanswered"}:
            continue
        width = None
        if now["overall"]["low"] is not None:
            widths = []
            for level in every[name]["levels"]:
                after = score(rubric, {**read, name: {**said, "state": "level", "level": level}})["overall"]
                widths.append(after["high"] - after["low"])
            width = now["overall"]["high"] - now["overall"]["low"] - max(widths)
        found.append({"question": name, "width": width})
    return sorted(found, key=lambda each: -(nine(each["width"]) or Fraction(0)))


def _opportunity(rubric: Raw, each: Raw, now: Raw) -> Raw:
    assert in_percent(rubric)
    resting = {
        name: (number(weight), now["dimensions"][name]["score"])
        for name, weight in each["rests_on"].items()
        if now["dimensions"][name]["status"] != "not_applicable"
    }
    if not resting or any(scored is None for _, scored in resting.values()):
        return {"id": each["id"], "reach": "unknown", "score": None, "lowest": None}
    exact = geometric(list(resting.values()), Fraction(1))
    shown = published(exact)
    assert shown is not None
    reach = "within" if shown >= 70 else "partly" if shown >= 50 else "out"
    order = [dimension["id"] for dimension in rubric["dimensions"]]
    lowest = min(resting, key=lambda name: (resting[name][1], order.index(name)))
    return {"id": each["id"], "reach": reach, "score": exact, "lowest": lowest}


def _enabler(rubric: Raw, tag: str, read: Levels) -> Raw:
    every = questions(rubric)
    carrying = {
        name: said
        for name, said in read.items()
        if tag in every[name]["enablers"] and every[name]["role"] != "exposure" and said["state"] != "not_applicable"
    }
    answered = {name: said for name, said in carrying.items() if said["level"] is not None}
    coverage, mean = None, None
    if carrying:
        coverage = sum((every[name]["weight"] for name in answered), Fraction(0)) / sum(
            (every[name]["weight"] for name in carrying), Fraction(0)
        )
    if answered:
        mean = 100 * weighted_mean(
            [(every[name]["weight"], value(every[name], said["level"])) for name, said in answered.items()]
        )
    return {"id": tag, "score": mean, "coverage": coverage}


def _warning(each: Raw, facts: Raw) -> Raw:
    state: dict[Any, str] = {True: "fires", False: "quiet", None: "unknown"}
    return {"id": each["id"], "state": state[truth(each["when"], facts)]}


def _pair(dimension: Raw, now: Raw) -> Raw:
    def shown(name: str) -> Fraction | None:
        return published(now["dimensions"][name]["score"])

    return {
        "challenge": dimension["id"],
        "score": shown(dimension["id"]),
        "strategies": [(name, shown(name)) for name in dimension["countered_by"]],
    }
