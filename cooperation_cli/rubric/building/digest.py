"""What makes two rubrics the same instrument, whatever their words and their files: ids, numbers and structure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.conditions import AllOf, AnyOf, Chosen, Condition, CountOf, Measured, Not
from cooperation_cli.rubric.model import Borders, Dimension, Note, Rubric
from cooperation_cli.rubric.question import Advice, Question
from cooperation_cli.rubric.scale import Scale

Canonical = dict[str, object]


def digest(rubric: Rubric) -> str:
    """SHA-256 (64 hexadecimal digits) of the rubric as canonical JSON: keys sorted, defaults filled, words left out."""
    text = json.dumps(_rubric(rubric), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _rubric(rubric: Rubric) -> Canonical:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "min_coverage": str(rubric.min_coverage),
        "exposure_floor": str(rubric.exposure_floor),
        "report_as": "percent" if rubric.percent else "value",
        "scales": {name: _scale(scale) for name, scale in rubric.scales.items()},
        "profile": [{"id": fact.id, "choices": list(fact.choices), "several": fact.several} for fact in rubric.profile],
        "bands": [
            {"id": band.id, "from": str(band.start), "variants": _conditions(each.ask_if for each in band.variants)}
            for band in rubric.bands
        ],
        "overall": _combine(rubric.overall),
        "parts": [{"id": part.id, "weight": str(part.weight), **_combine(part.combine)} for part in rubric.parts],
        "dimensions": [_dimension(dimension) for dimension in rubric.dimensions],
        "gates": [{"id": gate.id, "when": canonical(gate.when), "caps_at": gate.caps_at} for gate in rubric.gates],
        "warnings": [{"id": sign.id, "when": canonical(sign.when)} for sign in rubric.warnings],
        "opportunities": [{"id": each.id, "rests_on": _numbers(each.rests_on)} for each in rubric.opportunities],
        "scenarios": [
            {"id": each.id, "at_least": _numbers(each.at_least), "at_most": _numbers(each.at_most)}
            for each in rubric.scenarios
        ],
        # What came later and is not used leaves older digests as they were.
        **({} if rubric.borders is None else {"crossing_borders": _borders(rubric.borders)}),
        "sources": _notes(rubric.sources),
        "enablers": _notes(rubric.enablers),
        "cases": _notes(rubric.cases),
    }


def _borders(borders: Borders) -> Canonical:
    ask_if = None if borders.ask_if is None else canonical(borders.ask_if)
    return {"costs": list(borders.costs), "ask_if": ask_if}


def _scale(scale: Scale) -> Canonical:
    return {
        "levels": [[str(level.value), level.code] for level in scale.levels],
        "zero": str(scale.zero),
        "evidence_from": None if scale.evidence_from is None else str(scale.evidence_from),
    }


def _dimension(dimension: Dimension) -> Canonical:
    return {
        "id": dimension.id,
        "part": dimension.part,
        "weight": str(dimension.weight),
        "countered_by": list(dimension.countered_by),
        "questions": [_question(question) for question in dimension.questions],
        **_combine(dimension.combine),
    }


def _question(question: Question) -> Canonical:
    return {
        "id": question.id,
        "scale": question.scale.id,
        "role": question.role,
        "depth": question.depth,
        "weight": str(question.weight),
        "critical": question.critical,
        "reverse": question.reverse,
        "panel": "worst" if question.worst else "mean",
        "ask_if": None if question.ask_if is None else canonical(question.ask_if),
        "not_applicable": question.not_applicable,
        "derived_from": list(question.derived_from),
        "enablers": list(question.enablers),
        "target": str(question.aim),
        "advice": {str(level): _advice(step) for level, step in question.advice.items()},
        "variants": _conditions(variant.ask_if for variant in question.variants),
        "renamed_from": list(question.renamed_from),
    }


def _advice(step: Advice) -> Canonical:
    return {"effort": step.effort, "who": list(step.who), "example": step.example, "after": _numbers(step.after)}


def _combine(combine: Combine) -> Canonical:
    return {"combine": combine.rule, "at_least": None if combine.at_least is None else str(combine.at_least)}


def _notes(notes: Mapping[str, Note]) -> Canonical:
    return {name: note.required for name, note in notes.items()}


def _numbers(numbers: Mapping[str, Fraction]) -> Canonical:
    return {name: str(number) for name, number in numbers.items()}


def _conditions(conditions: Iterable[Condition]) -> list[object]:
    return [canonical(condition) for condition in conditions]


def canonical(condition: Condition) -> Canonical:
    """The condition as canonical JSON: the choices of a leaf in the order of the alphabet, numbers as text."""
    match condition:
        case Measured(kind, subject, threshold, below):
            return {kind.value: subject, "below" if below else "at_least": str(threshold)}
        case Chosen(fact, choices):
            return {"profile": fact, "in": sorted(choices)}
        case AllOf(members):
            return {"all": _conditions(members)}
        case AnyOf(members):
            return {"any": _conditions(members)}
        case Not(member):
            return {"not": canonical(member)}
        case CountOf(members, at_least):
            return {"count": _conditions(members), "at_least": at_least}
        case _:
            assert_never(condition)
