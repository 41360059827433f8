"""From a comparison to its published result."""

from typing import Any

from cooperation_cli.answers.model import Reply
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.comparison.changes import Between, ScoreChange
from cooperation_cli.report import comparison_shape as shape
from cooperation_cli.report.compared import Compared
from cooperation_cli.report.published import nine, number, partnership_of, points, respondent_shape, rubric_of
from cooperation_cli.report.verdict_result import dimension_of, overall_of, score_of
from cooperation_cli.report.view import Standing


def result_of(view: Compared) -> shape.ComparisonResult:
    """The result of one comparison; moments stand in the order given."""
    comparison = view.comparison
    return shape.ComparisonResult(
        format="cooperation-comparison/1",
        rubric=rubric_of(view.rubric),
        partnership=partnership_of(view.own[-1]),
        moments=[_moment(view, place) for place in range(len(comparison.moments))],
        common_questions=list(comparison.common.questions),
        changes=[_between(view, each) for each in comparison.changes],
        gates=[_gates(each) for each in comparison.changes],
        unmatched=[
            shape.UnmatchedShape(question=each.question, moment=place, why=each.why.value)
            for place, each in comparison.unmatched
        ],
        left_out=[
            shape.LeftOutShape(question=each.question, states=[_said(reply).state for reply in each.replies])
            for each in comparison.common.left_out
        ],
        worse=[reason.value for reason in comparison.worse],
        notices=[notice.raw for notice in view.notices],
    )


def _moment(view: Compared, place: int) -> shape.MomentShape:
    moment, own = view.comparison.moments[place], view.own[place]
    return shape.MomentShape(
        source=moment.source,
        title=moment.answers.title.raw,
        date=moment.date,
        version=view.comparison.rubrics[place][0],
        rubric=rubric_of(moment.rubric),
        depth=moment.read.depth.value,
        respondents=[respondent_shape(one) for one in moment.respondents],
        own=shape.OwnShape(overall=overall_of(own), **_scores(own)),
        gates=[shape.MomentGateShape(id=gate.gate.id, state=gate.state.value) for gate in moment.judged.verdict.gates],
        common=shape.CommonShape(overall=_total(view.common[place]), **_scores(view.common[place])),
    )


def _scores(standing: Standing) -> dict[str, Any]:
    return {
        "parts": [score_of(name, score) for name, score in standing.card.parts.items()],
        "dimensions": [dimension_of(standing, dimension) for dimension in standing.rubric.dimensions],
    }


def _total(standing: Standing) -> shape.CommonScoreShape | None:
    overall = standing.card.overall
    if overall is None:
        return None
    return shape.CommonScoreShape(
        score=points(overall.exact),
        exact=nine(overall.exact),
        low=points(overall.low),
        high=points(overall.high),
        coverage=nine(overall.coverage),
        practice=points(standing.card.practice),
    )


def _change(change: ScoreChange) -> dict[str, Any]:
    return {
        "before": points(change.before.exact),
        "after": points(change.after.exact),
        "change": nine(change.change),
        "spread": nine(change.spread),
        "within_spread": change.within_spread,
    }


def _between(view: Compared, each: Between) -> shape.BetweenShape:
    overall, rubrics = each.overall, view.comparison.rubrics
    return shape.BetweenShape(
        from_moment=each.place,
        to=each.place + 1,
        overall=None if overall is None else shape.ChangeShape(**_change(overall)),
        parts=[shape.NamedChangeShape(id=name, **_change(one)) for name, one in each.parts.items()],
        dimensions=[shape.NamedChangeShape(id=name, **_change(one)) for name, one in each.dimensions.items()],
        within_spread=each.within_spread,
        questions=[
            shape.QuestionChangeShape(
                question=one.question.id, before=_said(one.before), after=_said(one.after), change=nine(one.change)
            )
            for one in each.questions
        ],
        advised=[
            shape.FollowedShape(
                question=one.question.id if one.question else one.step.question.id,
                from_level=number(one.step.from_level),
                to=number(one.step.to_level),
                now=None if one.now is None else number(one.now),
                done=one.done,
            )
            for one in each.advised
        ],
        respondents=shape.PeopleShape(
            came=[respondent_shape(one) for one in each.came], went=[respondent_shape(one) for one in each.went]
        ),
        rubric_changed=rubrics[each.place] != rubrics[each.place + 1],
    )


def _said(reply: Reply | None) -> shape.SaidShape:
    if reply is None:
        return shape.SaidShape(state="not_asked", level=None)
    return shape.SaidShape(state=reply.state.value, level=None if reply.level is None else number(reply.level))


def _gates(each: Between) -> shape.GateChangesShape:
    return shape.GateChangesShape(
        from_moment=each.place,
        to=each.place + 1,
        newly_passed=list(each.newly(GateState.PASSED)),
        newly_failed=list(each.newly(GateState.FAILED)),
        newly_undecided=list(each.newly(GateState.UNDECIDED)),
    )
