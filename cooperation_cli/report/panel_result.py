"""From a panel to its published result."""

from cooperation_cli.panel.contested import Contested
from cooperation_cli.panel.gaps import Agreement
from cooperation_cli.panel.model import Group
from cooperation_cli.report import assessment_result
from cooperation_cli.report import panel_shape as shape
from cooperation_cli.report.gap_result import gap_of
from cooperation_cli.report.panel_view import PanelView
from cooperation_cli.report.published import id_of, nine, number, points, respondent_shape
from cooperation_cli.report.result import QuestionShape


def result_of(view: PanelView) -> shape.PanelResult:
    """The result of one panel; ids and orders are the rubric's, but for the gaps, the largest of which comes first."""
    alone = assessment_result.result_of(view)
    questions = [_question(*pair) for pair in zip(alone.questions, view.agreements, strict=True)]
    more = {
        "format": "cooperation-panel/1",
        "questions": questions,
        "voices": view.panel.voices.value,
        "gaps": [gap_of(gap, number) for gap in view.gaps],
        "contested": [_contested(one) for one in view.contested],
        "respondents": [respondent_shape(member.who) for member in view.panel.members],
        "partners": [_partner(view, group) for group in view.panel.partners],
        "invited": view.invited,
        "response_rate": nine(view.response_rate),
        "suppressed": [],
    }
    return shape.PanelResult.model_validate({**dict(alone), **more})


def _question(alone: QuestionShape, found: Agreement) -> shape.PanelQuestionShape:
    ends = {name: None if (level := found.found[name]) is None else number(level) for name in ("min", "max")}
    means = {name: nine(found.found[name]) for name in ("respondent_mean", "sd", "consensus")}
    joint = None if found.joint is None else number(found.joint)
    return shape.PanelQuestionShape.model_validate({**dict(alone), "n": found.n, "joint": joint, **ends, **means})


def _contested(one: Contested) -> shape.ContestedShape:
    names = [group.id.raw for group, _ in one.failed]
    return shape.ContestedShape(gate=one.together.gate.id, state=one.together.state.value, failed_by=names)


def _partner(view: PanelView, group: Group) -> shape.PartnerShape:
    verdict = view.panel.standing[group.id.raw]
    overall = verdict.card.overall
    scores = {name: points(one.score.exact) for name, one in verdict.card.dimensions.items()}
    return shape.PartnerShape(
        partner=group.id.raw,
        respondents=len(group.members),
        score=points(overall.exact if overall else None),
        band=id_of(verdict.band),
        dimensions=[shape.PartnerDimensionShape(id=name, score=score) for name, score in scores.items()],
    )
