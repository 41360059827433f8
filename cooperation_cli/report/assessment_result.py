"""From an assessment to its published result."""

from typing import Literal

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.assessment.gates import GateResult, Unit
from cooperation_cli.assessment.outlook import EnablerScore, Fires, OpportunityReach, Pair
from cooperation_cli.assessment.recommendations import FindOut, Recommendation
from cooperation_cli.report import result as shape
from cooperation_cli.report.published import id_of, nine, number, partnership_of, points, raw, respondent_of
from cooperation_cli.report.reasons import because
from cooperation_cli.report.view import View
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.score import Score

_SIGNS: dict[Fires, Literal["fires", "quiet", "unknown"]] = {
    Fires.YES: "fires",
    Fires.NO: "quiet",
    Fires.UNKNOWN: "unknown",
}


def result_of(view: View) -> shape.AssessmentResult:
    """The result of one assessment; ids and orders are the rubric's."""
    rubric, assessment, card = view.rubric, view.assessment, view.card
    return shape.AssessmentResult(
        format="cooperation-result/1",
        rubric=shape.RubricShape(id=rubric.id, version=rubric.version, digest=rubric.digest),
        partnership=partnership_of(view),
        respondent=respondent_of(view),
        depth=card.readings.depth.value,
        overall=_overall(view),
        parts=[_score(name, score) for name, score in card.parts.items()],
        dimensions=[_dimension(view, dimension) for dimension in rubric.dimensions],
        questions=[_question(view, name, reply) for name, reply in card.readings.replies.items()],
        gates=[_gate(gate) for gate in view.verdict.gates],
        recommendations=[_recommendation(view, step) for step in assessment.recommendations],
        find_out=[_find_out(item) for item in assessment.find_out],
        binding_constraint=_binding(assessment.binding_constraint),
        opportunities=[_opportunity(found) for found in assessment.opportunities],
        enablers=[_enabler(found) for found in assessment.enablers],
        warnings=[shape.WarningShape(id=one.sign.id, state=_SIGNS[one.fires]) for one in assessment.warnings],
        pairs=[_pair(view, pair) for pair in assessment.pairs],
        set_aside=[shape.SetAsideShape(question=one.question, why=one.why.value) for one in card.readings.set_aside],
        notices=[notice.raw for notice in view.notices],
    )


def _find_out(item: FindOut) -> shape.FindOutShape:
    return shape.FindOutShape(question=item.question.id, width=nine(item.width))


def _opportunity(found: OpportunityReach) -> shape.OpportunityShape:
    score = points(found.score)
    return shape.OpportunityShape(id=found.opportunity.id, reach=found.reach.value, score=score, lowest=found.lowest)


def _enabler(found: EnablerScore) -> shape.EnablerShape:
    return shape.EnablerShape(id=found.enabler.id, score=points(found.exact), coverage=nine(found.coverage))


def _binding(step: Recommendation | None) -> shape.StepShape | None:
    return None if step is None else shape.StepShape(question=step.question.id, to=number(step.to_level))


def _overall(view: View) -> shape.OverallShape | None:
    overall, verdict = view.card.overall, view.verdict
    strict = view.judged.with_evidence_required
    if overall is None or strict.card.overall is None:
        return None
    return shape.OverallShape(
        score=points(overall.exact),
        exact=nine(overall.exact),
        low=points(overall.low),
        high=points(overall.high),
        coverage=nine(overall.coverage),
        practice=points(view.card.practice),
        band=id_of(verdict.band),
        uncapped_band=id_of(verdict.uncapped),
        because=because(view).raw,
        with_evidence_required=shape.EvidencedShape(score=points(strict.card.overall.exact), band=id_of(strict.band)),
    )


def _score(name: str, score: Score) -> shape.ScoreShape:
    return shape.ScoreShape(
        id=name,
        status=score.status.value,
        score=points(score.exact),
        exact=nine(score.exact),
        low=points(score.low),
        high=points(score.high),
        coverage=nine(score.coverage) if score.applies else None,
    )


def _dimension(view: View, dimension: Dimension) -> shape.DimensionShape:
    found = view.card.dimensions[dimension.id]
    residual, score = found.residual, found.score
    return shape.DimensionShape(
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


def _question(view: View, name: str, reply: Reply) -> shape.QuestionShape:
    question = view.rubric.questions[name]
    level = reply.level if reply.state is State.LEVEL else None
    return shape.QuestionShape(
        id=name,
        state=reply.state.value,
        level=None if level is None else number(level),
        value=None if level is None else nine(question.value(level)),
        weight=number(question.weight),
        claim=name in view.judged.claims,
        evidence=[words.raw for words in reply.evidence],
        comment=raw(reply.comment),
    )


def _gate(result: GateResult) -> shape.GateShape:
    margin = result.margin
    return shape.GateShape(
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


def _recommendation(view: View, step: Recommendation) -> shape.RecommendationShape:
    return shape.RecommendationShape(
        question=step.question.id,
        from_level=number(step.from_level),
        to=number(step.to_level),
        gain=nine(step.gain),
        dimension_before=points(step.before),
        dimension_after=points(step.after),
        effort=step.effort.value,
        clears=list(step.clears),
        do=raw(view.wordings[step.question.id].advice.get(step.to_level)),
        who=list(step.advice.who) if step.advice else [],
        example=step.advice.example if step.advice else None,
    )


def _pair(view: View, pair: Pair) -> shape.PairShape:
    def score(dimension: Dimension) -> float | None:
        return points(view.card.dimensions[dimension.id].score.exact)

    strategies = [shape.NamedScore(id=strategy.id, score=score(strategy)) for strategy in pair.strategies]
    return shape.PairShape(challenge=pair.challenge.id, score=score(pair.challenge), strategies=strategies)
