"""From an anonymous panel to its published result."""

from fractions import Fraction

from cooperation_cli.panel.anonymity import Tier
from cooperation_cli.panel.gaps import Agreement
from cooperation_cli.report import anonymous_shape as shape
from cooperation_cli.report.anonymous_view import AnonymousView, whole_text
from cooperation_cli.report.gap_result import gap_of
from cooperation_cli.report.published import id_of, nine, number, partnership_of, points, rubric_of
from cooperation_cli.report.view import Standing
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Score


def result_of(view: AnonymousView) -> shape.AnonymousPanelResult:
    """The result of an anonymous panel: in the lowest tier parts and the overall, in whole numbers."""
    shown, few = view.shown, view.shown.tier is Tier.FEW
    dimensions = {} if few else {name: one.score for name, one in view.card.dimensions.items()}
    return shape.AnonymousPanelResult(
        format="cooperation-panel/1",
        anonymous=True,
        tier=shown.tier.value,
        rubric=rubric_of(view.rubric),
        partnership=partnership_of(view),
        depth=view.card.readings.depth.value,
        answered=shown.respondents,
        invited=view.invited,
        response_rate=nine(view.response_rate),
        overall=_overall(view, few=few),
        parts=[_score(name, score, few=few) for name, score in view.card.parts.items()],
        dimensions=[_score(name, score, few=False) for name, score in dimensions.items()],
        questions=[_question(one) for one in shown.agreements],
        gates=[] if few else _gates(view),
        recommendations=[] if few else _steps(view),
        gaps=[gap_of(gap, lambda level: float(published(level))) for gap in shown.gaps],
        groups=[
            shape.AnonymousGroupShape(
                who=who.raw, dimensions={name: points(one.score.exact) for name, one in card.dimensions.items()}
            )
            for who, card in shown.groups
        ],
        suppressed=[] if few else list(shown.suppressed),
        what_if=_what_if(view),
        notices=[notice.raw for notice in view.notices],
    )


def _points(exact: Fraction | None, *, few: bool) -> float | None:
    if exact is None:
        return None
    return float(whole_text(exact)) if few else points(exact)


def _overall(view: Standing, *, few: bool) -> shape.AnonymousOverallShape | None:
    overall = view.card.overall
    if overall is None:
        return None
    score, low, high = (_points(each, few=few) for each in (overall.exact, overall.low, overall.high))
    return shape.AnonymousOverallShape(score=score, low=low, high=high, band=id_of(view.verdict.band))


def _score(name: str, score: Score, *, few: bool) -> shape.AnonymousScoreShape:
    exact, low, high = (_points(each, few=few) for each in (score.exact, score.low, score.high))
    return shape.AnonymousScoreShape(id=name, status=score.status.value, score=exact, low=low, high=high)


def _question(one: Agreement) -> shape.AnonymousQuestionShape:
    means = {name: points(one.found[name]) for name in ("respondent_mean", "sd", "consensus")}
    ends = {name: None if (level := one.found[name]) is None else number(level) for name in ("min", "max")}
    return shape.AnonymousQuestionShape.model_validate(
        {"id": one.question.id, "n": one.n, "joint": points(one.joint), **means, **ends}
    )


def _gates(view: Standing) -> list[shape.AnonymousGateShape]:
    return [
        shape.AnonymousGateShape(id=one.gate.id, state=one.state.value, caps_at=one.gate.caps_at)
        for one in view.verdict.gates
    ]


def _steps(view: AnonymousView) -> list[shape.AnonymousStepShape]:
    return [
        shape.AnonymousStepShape(
            question=step.question.id, to=number(step.to_level), gain=points(step.gain), effort=step.effort.value
        )
        for step in view.assessment.recommendations
    ]


def _what_if(view: AnonymousView) -> shape.AnonymousWhatIfShape | None:
    then, wish = view.then, view.assessment.wish
    if then is None or wish is None:
        return None
    return shape.AnonymousWhatIfShape(
        scenarios=[scenario.id for scenario in wish.scenarios],
        set=[name for name, _ in wish.replies],
        overall=_overall(then, few=False),
        parts=[_score(name, score, few=False) for name, score in then.card.parts.items()],
        dimensions=[_score(name, one.score, few=False) for name, one in then.card.dimensions.items()],
        gates=_gates(then),
    )
