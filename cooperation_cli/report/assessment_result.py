"""From an assessment to its published result."""

from typing import Literal

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.assessment.outlook import BorderCost, EnablerScore, Fires, OpportunityReach, Pair
from cooperation_cli.assessment.recommendations import FindOut, Recommendation
from cooperation_cli.report import result as shape
from cooperation_cli.report.firmness_result import firmness_of
from cooperation_cli.report.published import (
    nine,
    number,
    partnership_of,
    points,
    raw,
    respondent_of,
    rubric_of,
    weights_of,
)
from cooperation_cli.report.verdict_result import dimension_of, gate_of, overall_of, score_of
from cooperation_cli.report.view import View
from cooperation_cli.report.what_if_result import scenario_of, what_if_of
from cooperation_cli.rubric.model import Dimension

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
        rubric=rubric_of(rubric),
        weights=weights_of(view),
        partnership=partnership_of(view),
        respondent=respondent_of(view),
        depth=card.readings.depth.value,
        overall=overall_of(view),
        parts=[score_of(name, score) for name, score in card.parts.items()],
        dimensions=[dimension_of(view, dimension) for dimension in rubric.dimensions],
        questions=[_question(view, name, reply) for name, reply in card.readings.replies.items()],
        gates=[gate_of(gate) for gate in view.verdict.gates],
        recommendations=[_recommendation(view, step) for step in assessment.recommendations],
        find_out=[_find_out(item) for item in assessment.find_out],
        binding_constraint=_binding(assessment.binding_constraint),
        firmness=firmness_of(view),
        opportunities=[_opportunity(found) for found in assessment.opportunities],
        crossing_borders=_borders(view),
        enablers=[_enabler(found) for found in assessment.enablers],
        warnings=[shape.WarningShape(id=one.sign.id, state=_SIGNS[one.fires]) for one in assessment.warnings],
        scenarios=[scenario_of(outcome) for outcome in assessment.scenarios],
        what_if=what_if_of(view),
        pairs=[_pair(view, pair) for pair in assessment.pairs],
        set_aside=[shape.SetAsideShape(question=one.question, why=one.why.value) for one in card.readings.set_aside],
        notices=[notice.raw for notice in view.notices],
    )


def _find_out(item: FindOut) -> shape.FindOutShape:
    return shape.FindOutShape(question=item.question.id, width=nine(item.width))


def _opportunity(found: OpportunityReach) -> shape.OpportunityShape:
    score = points(found.score)
    return shape.OpportunityShape(id=found.opportunity.id, reach=found.reach.value, score=score, lowest=found.lowest)


def _borders(view: View) -> shape.BordersShape | None:
    costs = [_cost(cost) for cost in view.assessment.border_costs]
    adds = [found.opportunity.id for found in view.assessment.opportunities]
    return shape.BordersShape(adds=adds, costs=costs) if costs else None


def _cost(cost: BorderCost) -> shape.CostShape:
    levels = {question.id: None if level is None else number(level) for question, level in cost.exposures}
    questions = [shape.ExposureShape(question=name, level=level) for name, level in levels.items()]
    return shape.CostShape(dimension=cost.dimension.id, exposure=nine(cost.exposure), questions=questions)


def _enabler(found: EnablerScore) -> shape.EnablerShape:
    return shape.EnablerShape(id=found.enabler.id, score=points(found.exact), coverage=nine(found.coverage))


def _binding(step: Recommendation | None) -> shape.StepShape | None:
    return None if step is None else shape.StepShape(question=step.question.id, to=number(step.to_level))


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
