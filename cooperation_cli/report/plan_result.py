"""From a plan to its published result."""

from cooperation_cli.assessment.verdict import Verdict
from cooperation_cli.plan.model import Taken
from cooperation_cli.report import plan_shape as shape
from cooperation_cli.report.planned import Planned
from cooperation_cli.report.published import (
    id_of,
    nine,
    number,
    partnership_of,
    points,
    raw,
    respondent_of,
    rubric_of,
    weights_of,
)
from cooperation_cli.report.reasons import because


def result_of(view: Planned) -> shape.PlanResult:
    """The result of one plan; steps stand in the order in which to take them."""
    plan = view.plan
    return shape.PlanResult(
        format="cooperation-plan/1",
        rubric=rubric_of(view.rubric),
        partnership=partnership_of(view),
        respondent=respondent_of(view),
        depth=view.card.readings.depth.value,
        weights=weights_of(view),
        from_band=id_of(plan.start.band),
        to=id_of(plan.aim),
        budget=plan.budget,
        excluded=list(view.excluded),
        present=shape.StandShape.model_validate(_stand(plan.start)),
        effort=plan.effort,
        steps=[_step(view, taken) for taken in plan.taken],
        find_out_first=[
            shape.OpenGateShape(gate=each.gate.gate.id, questions=[question.id for question in each.questions])
            for each in plan.open
        ],
        out_of_reach=_out_of_reach(view),
        result=shape.EndShape.model_validate(
            {**_stand(plan.end), "reached": plan.reached, "because": because(view.after(plan.end)).raw}
        ),
        notices=[notice.raw for notice in view.notices],
    )


def _stand(verdict: Verdict) -> dict[str, float | str | None]:
    overall = verdict.card.overall
    return {
        "score": points(overall.exact if overall else None),
        "exact": nine(overall.exact if overall else None),
        "low": points(overall.low if overall else None),
        "high": points(overall.high if overall else None),
        "band": id_of(verdict.band),
        "uncapped_band": id_of(verdict.uncapped),
    }


def _step(view: Planned, taken: Taken) -> shape.PlanStepShape:
    step, wording = taken.step, view.wordings[taken.step.question.id]
    advice, overall = step.question.advice.get(step.to_level), taken.verdict.card.overall
    return shape.PlanStepShape(
        question=step.question.id,
        from_level=number(step.from_level),
        to=number(step.to_level),
        effort=step.effort.value,
        cost=step.effort.cost,
        gain=nine(taken.gain) or 0.0,
        when=step.when.value,
        due=view.due.get(step.when),
        after={name: number(level) for name, level in step.after.items()},
        do=raw(wording.advice.get(step.to_level)),
        who=list(advice.who) if advice else [],
        example=advice.example if advice else None,
        evidence=raw(wording.evidence),
        clears=list(taken.clears),
        score=points(overall.exact if overall else None),
        band=id_of(taken.verdict.band),
    )


def _out_of_reach(view: Planned) -> shape.OutOfReachShape | None:
    hindrances = view.plan.hindrances
    if hindrances is None:
        return None
    overall = hindrances.best.card.overall
    return shape.OutOfReachShape(
        because=because(view.after(hindrances.best)).raw,
        score=points(overall.exact if overall else None),
        band=id_of(hindrances.best.band),
        gates=[gate.gate.id for gate in hindrances.barred],
    )
