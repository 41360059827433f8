"""From a verdict to its published shapes."""

from cooperation_cli.assessment.gates import GateResult, Unit
from cooperation_cli.report.published import id_of, nine, number, points
from cooperation_cli.report.reasons import because
from cooperation_cli.report.verdict_shapes import DimensionShape, EvidencedShape, GateShape, OverallShape, ScoreShape
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.score import Score


def overall_of(standing: Standing) -> OverallShape | None:
    """The overall with its band; None where the rubric gives no total."""
    overall, verdict = standing.card.overall, standing.verdict
    strict = standing.judged.with_evidence_required
    if overall is None or strict.card.overall is None:
        return None
    return OverallShape(
        score=points(overall.exact),
        exact=nine(overall.exact),
        low=points(overall.low),
        high=points(overall.high),
        coverage=nine(overall.coverage),
        practice=points(standing.card.practice),
        band=id_of(verdict.band),
        uncapped_band=id_of(verdict.uncapped),
        because=because(standing).raw,
        with_evidence_required=EvidencedShape(score=points(strict.card.overall.exact), band=id_of(strict.band)),
    )


def score_of(name: str, score: Score) -> ScoreShape:
    """A part."""
    return ScoreShape(
        id=name,
        status=score.status.value,
        score=points(score.exact),
        exact=nine(score.exact),
        low=points(score.low),
        high=points(score.high),
        coverage=nine(score.coverage) if score.applies else None,
    )


def dimension_of(standing: Standing, dimension: Dimension) -> DimensionShape:
    """A dimension."""
    found = standing.card.dimensions[dimension.id]
    residual, score = found.residual, found.score
    return DimensionShape(
        id=dimension.id,
        part=dimension.part,
        status=score.status.value,
        score=points(score.exact),
        exact=nine(score.exact),
        low=points(score.low),
        high=points(score.high),
        coverage=nine(score.coverage) if score.applies else None,
        exposure=None if residual is None or residual.assumed else nine(residual.exposure),
        safeguards=nine(residual.safeguards if residual else None),
        residual_risk=nine(residual.risk if residual else None),
        untested=residual is not None and residual.untested,
    )


def gate_of(result: GateResult) -> GateShape:
    """A must-have."""
    margin = result.margin
    return GateShape(
        id=result.gate.id,
        title=result.gate.title.raw,
        state=result.state.value,
        subject=result.subject,
        margin=None if margin is None else number(margin.value) if margin.unit is Unit.LEVELS else points(margin.value),
        unit=None if margin is None else margin.unit.value,
        close=None if margin is None else margin.close,
        caps_at=result.gate.caps_at,
        because=result.gate.because.raw,
    )
