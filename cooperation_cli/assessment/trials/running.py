"""Scores vectors, and says where what they give is not what is expected."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import Assessment, assess, judge_answers
from cooperation_cli.assessment.outlook import Fires
from cooperation_cli.assessment.trials.vectors import Vector
from cooperation_cli.documents.document import Path, shown
from cooperation_cli.errors import Problem
from cooperation_cli.rubric.model import Band, Rubric
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.dimension import DimensionScore
from cooperation_cli.scoring.rounding import rounded
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard

_LONGEST_TITLE = 60
# Scores are published to one decimal; a share that is written shorter is compared to two.
_SHARES = {"coverage", "exposure", "safeguards", "residual_risk"}
_SIGNS = {Fires.YES: "fires", Fires.NO: "quiet", Fires.UNKNOWN: "unknown"}


def mismatches(rubric: Rubric, vector: Vector) -> list[Problem]:
    """Where the scores of a vector are not as expected; a number is compared to as many decimals as are written."""
    said = readings(rubric, vector.answers)
    assessed = assess(judge_answers(rubric, said, require_evidence=vector.require_evidence))
    found = (
        problem
        for section, wanted in vector.expected.items()
        for problem in _different(vector, (section,), wanted, _FOUND[section](assessed))
    )
    return list(found)


def _different(vector: Vector, path: Path, wanted: object, got: object) -> Iterator[Problem]:
    if isinstance(got, Mapping):
        # A score may be written as its number alone, or as its status.
        written = wanted if isinstance(wanted, Mapping) else {"status" if isinstance(wanted, str) else "score": wanted}
        for key, inner in written.items():
            below = (*path, key) if isinstance(wanted, Mapping) else path
            yield from _different(vector, below, inner, got[key])
    elif (expected := _told(wanted, wanted, path)) != (found := _told(got, wanted, path)):
        what = f'"{shown(vector.title.raw, _LONGEST_TITLE)}": expected {expected}, got {found}'
        yield vector.document.problem((*vector.path, *path), what)


def _told(value: object, wanted: object, path: Path) -> str:
    """A value in the decimals of what is wanted."""
    match value:
        case None:
            return "none"
        case Decimal() | Fraction():
            return number_text(rounded(Fraction(value), _places(wanted, path)))
        case list():
            # Of the next steps, those that are named come first.
            most = len(wanted) if path == ("recommendations",) and isinstance(wanted, Sequence) else len(value)
            return ", ".join(map(str, value[:most])) or "none"
        case _:
            return str(value)


def _places(wanted: object, path: Path) -> int:
    exponent = wanted.as_tuple().exponent if isinstance(wanted, Decimal) else 0
    return max(2 if path[-1] in _SHARES else 1, -exponent if isinstance(exponent, int) else 0)


def _score(score: Score | None) -> dict[str, object]:
    if score is None:
        return dict.fromkeys(("status", "score", "low", "high", "coverage"))
    return {
        "status": score.status.value,
        "score": score.exact,
        "low": score.low,
        "high": score.high,
        "coverage": score.coverage if score.applies else None,
    }


def _dimension(found: DimensionScore) -> dict[str, object]:
    residual = found.residual if found.score.exact is not None else None
    return _score(found.score) | {
        "exposure": None if residual is None or residual.assumed else residual.exposure,
        "safeguards": residual and residual.safeguards,
        "residual_risk": residual and residual.risk,
    }


def _outcome(card: Scorecard, band: Band | None) -> dict[str, object]:
    return {"score": card.overall and card.overall.exact, "band": band and band.id}


_FOUND: Mapping[str, Callable[[Assessment], object]] = {
    "asked": lambda found: Fraction(len(found.judged.said.replies)),
    "overall": lambda found: _score(found.judged.card.overall),
    "practice": lambda found: found.judged.card.practice,
    "band": lambda found: (band := found.judged.verdict.band) and band.id,
    "uncapped_band": lambda found: (band := found.judged.verdict.uncapped) and band.id,
    "with_evidence_required": lambda found: _outcome(
        found.judged.with_evidence_required.card, found.judged.with_evidence_required.band
    ),
    "parts": lambda found: {name: _score(part) for name, part in found.judged.card.parts.items()},
    "dimensions": lambda found: {name: _dimension(each) for name, each in found.judged.card.dimensions.items()},
    "gates": lambda found: {gate.gate.id: gate.state.value for gate in found.judged.verdict.gates},
    "warnings": lambda found: {each.sign.id: _SIGNS[each.fires] for each in found.warnings},
    "opportunities": lambda found: {each.opportunity.id: each.reach.value for each in found.opportunities},
    "enablers": lambda found: {
        each.enabler.id: {"status": None, "score": each.exact, "coverage": each.coverage, "low": None, "high": None}
        for each in found.enablers
    },
    "scenarios": lambda found: {
        each.scenario.id: _outcome(each.supposed.verdict.card, each.supposed.verdict.band) for each in found.scenarios
    },
    "claims": lambda found: list(found.judged.claims),
    "recommendations": lambda found: [step.question.id for step in found.recommendations],
    "binding_constraint": lambda found: (step := found.binding_constraint) and step.question.id,
}
