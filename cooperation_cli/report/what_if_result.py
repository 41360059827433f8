"""From stress tests and a what-if to their published shapes."""

from cooperation_cli.assessment.supposing import Change, Outcome
from cooperation_cli.report.published import id_of, nine, number, points
from cooperation_cli.report.verdict_result import dimension_of, gate_of, overall_of, score_of
from cooperation_cli.report.view import View
from cooperation_cli.report.what_if_shapes import ChangeShape, ScenarioShape, WhatIfShape


def scenario_of(outcome: Outcome) -> ScenarioShape:
    """What a scenario of the rubric would leave."""
    supposed, verdict = outcome.supposed, outcome.supposed.verdict
    overall = verdict.card.overall
    return ScenarioShape(
        id=outcome.scenario.id,
        score=points(overall.exact if overall else None),
        exact=nine(overall.exact if overall else None),
        low=points(overall.low if overall else None),
        high=points(overall.high if overall else None),
        band=id_of(verdict.band),
        uncapped_band=id_of(verdict.uncapped),
        difference=nine(supposed.difference),
        changes=[_change(change) for change in supposed.changes],
    )


def what_if_of(view: View) -> WhatIfShape | None:
    """The what-if that was asked for; None where none was."""
    then, supposed, wish = view.then, view.assessment.supposed, view.assessment.wish
    if then is None or supposed is None or wish is None:
        return None
    return WhatIfShape(
        scenarios=[scenario.id for scenario in wish.scenarios],
        set=[name for name, _ in wish.replies],
        changes=[_change(change) for change in supposed.changes],
        difference=nine(supposed.difference),
        overall=overall_of(then),
        parts=[score_of(name, score) for name, score in then.card.parts.items()],
        dimensions=[dimension_of(then, dimension) for dimension in then.rubric.dimensions],
        gates=[gate_of(gate) for gate in then.verdict.gates],
    )


def _change(change: Change) -> ChangeShape:
    before, after = change.before.level, change.after.level
    return ChangeShape(
        question=change.question.id,
        from_level=None if before is None else number(before),
        to=None if after is None else number(after),
        state=change.after.state.value,
    )
