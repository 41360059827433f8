"""Puts the engine's assessment beside the oracle's, and lists every number that differs."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from oracle.instrument import Raw
from oracle.numbers import published

from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.assessment.gates import GateResult
from cooperation_cli.assessment.outlook import Fires, Reach
from cooperation_cli.assessment.recommendations import Recommendation
from cooperation_cli.scoring.dimension import DimensionScore
from cooperation_cli.scoring.score import Score

# Irrational steps keep 40 digits; sums of such may differ in the last of them.
_NOISE = Fraction(1, 10**30)


def differences(found: Assessment, wanted: Raw) -> list[str]:
    """What the engine says otherwise than the oracle."""
    here, there = engine_view(found), oracle_view(wanted)
    return list(different("", here, there))


def different(path: str, here: Any, there: Any) -> Iterator[str]:
    """Each place where two views differ by more than the last digits of an irrational step."""
    if isinstance(here, dict) and isinstance(there, dict) and here.keys() == there.keys():
        for key in here:
            yield from different(f"{path}.{key}", here[key], there[key])
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for place, (one, other) in enumerate(zip(here, there, strict=True)):
            yield from different(f"{path}[{place}]", one, other)
    elif isinstance(here, Fraction) and isinstance(there, Fraction):
        if abs(here - there) > _NOISE:
            yield f"{path}: engine {here}, oracle {there}"
    elif here != there:
        yield f"{path}: engine {here}, oracle {there}"


def oracle_view(wanted: Raw) -> Raw:
    """The oracle's findings in the common shape."""
    overall = wanted["overall"]
    return {
        "readings": {name: (said["state"], said["level"]) for name, said in wanted["readings"].items()},
        "set_aside": wanted["set_aside"],
        "missing_facts": sorted(wanted["missing_facts"]),
        "claims": wanted["claims"],
        "dimensions": {name: _plain_dimension(each) for name, each in wanted["dimensions"].items()},
        "parts": {name: _plain_score(each) for name, each in wanted["parts"].items()},
        "overall": None if overall["status"] == "none" else {**_plain_score(overall), "practice": overall["practice"]},
        "bands": (wanted["uncapped_band"], wanted["band"]),
        "strict": wanted["with_evidence_required"],
        "gates": [_plain_gate(gate) for gate in wanted["gates"]],
        "recommendations": [_plain_step(step) for step in wanted["recommendations"]["listed"]],
        "binding": wanted["recommendations"]["binding"],
        "find_out": wanted["find_out"],
        "opportunities": [{**each, "score": published(each["score"])} for each in wanted["opportunities"]],
        "enablers": wanted["enablers"],
        "warnings": wanted["warnings"],
        "pairs": wanted["pairs"],
    }


def _plain_score(score: Raw) -> Raw:
    shown = {word: published(score[word]) for word in ("low", "high")}
    return {**{word: score[word] for word in ("status", "score", "low", "high", "coverage")}, "shown": shown}


def _plain_dimension(score: Raw) -> Raw:
    residual = {word: score[word] for word in ("exposure", "safeguards", "residual_risk", "untested")}
    return {**_plain_score(score), "residual": residual}


def _plain_gate(gate: Raw) -> Raw:
    return {word: gate[word] for word in ("id", "state", "subject", "margin", "unit", "close")}


def _plain_step(step: Raw) -> Raw:
    words = ("question", "from", "to", "gain", "effort", "before", "after", "clears", "urgent")
    return {word: step[word] for word in words}


def engine_view(found: Assessment) -> Raw:
    """The engine's findings in the common shape."""
    judged = found.judged
    card, verdict, strict = judged.card, judged.verdict, judged.with_evidence_required
    overall = card.overall
    strict_overall = strict.card.overall
    return {
        "readings": {name: (reply.state.value, reply.level) for name, reply in card.readings.replies.items()},
        "set_aside": [each.question for each in judged.said.set_aside],
        "missing_facts": sorted(judged.said.unknown_facts),
        "claims": list(judged.claims),
        "dimensions": {name: _dimension(each) for name, each in card.dimensions.items()},
        "parts": {name: _score(each) for name, each in card.parts.items()},
        "overall": None if overall is None else {**_score(overall), "practice": card.practice},
        "bands": (verdict.uncapped and verdict.uncapped.id, verdict.band and verdict.band.id),
        "strict": {
            "score": None if strict_overall is None else strict_overall.exact,
            "band": strict.band and strict.band.id,
        },
        "gates": [_gate(gate) for gate in verdict.gates],
        "recommendations": [_step(step) for step in found.recommendations],
        "binding": found.binding_constraint and found.binding_constraint.question.id,
        "find_out": [{"question": each.question.id, "width": each.width} for each in found.find_out],
        "opportunities": [
            {"id": each.opportunity.id, "reach": _REACH[each.reach], "score": each.score, "lowest": each.lowest}
            for each in found.opportunities
        ],
        "enablers": [
            {"id": each.enabler.id, "score": each.exact, "coverage": each.coverage} for each in found.enablers
        ],
        "warnings": [{"id": each.sign.id, "state": _FIRES[each.fires]} for each in found.warnings],
        "pairs": [
            {
                "challenge": pair.challenge.id,
                "score": card.dimensions[pair.challenge.id].score.published,
                "strategies": [(each.id, card.dimensions[each.id].score.published) for each in pair.strategies],
            }
            for pair in found.pairs
        ],
    }


_REACH = {Reach.WITHIN: "within", Reach.PARTLY: "partly", Reach.OUT: "out", Reach.UNKNOWN: "unknown"}
_FIRES = {Fires.YES: "fires", Fires.NO: "quiet", Fires.UNKNOWN: "unknown"}


def _score(score: Score) -> Raw:
    return {
        "status": score.status.value,
        "score": score.exact,
        "low": score.low,
        "high": score.high,
        "coverage": score.coverage if score.applies else None,
        "shown": {"low": published(score.low), "high": published(score.high)},
    }


def _dimension(found: DimensionScore) -> Raw:
    residual = found.residual if found.score.exact is not None else None
    return {
        **_score(found.score),
        "residual": {
            "exposure": None if residual is None or residual.assumed else residual.exposure,
            "safeguards": residual and residual.safeguards,
            "residual_risk": residual and residual.risk,
            "untested": residual is not None and residual.untested,
        },
    }


def _gate(gate: GateResult) -> Raw:
    margin = gate.margin
    return {
        "id": gate.gate.id,
        "state": gate.state.value,
        "subject": gate.subject,
        "margin": margin and margin.value,
        "unit": margin and margin.unit.value,
        "close": margin is not None and margin.close,
    }


def _step(step: Recommendation) -> Raw:
    return {
        "question": step.question.id,
        "from": step.from_level,
        "to": step.to_level,
        "gain": step.gain,
        "effort": step.effort.value,
        "before": step.before,
        "after": step.after,
        "clears": list(step.clears),
        "urgent": step.urgent,
    }
