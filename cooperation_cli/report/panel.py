"""The page of a panel: where its respondents differ, then the joint verdict with what follows from it."""

from typing import TYPE_CHECKING

from cooperation_cli.report.model import Block, Report, Sheet
from cooperation_cli.report.panel_view import PanelView
from cooperation_cli.report.sections import (
    advice,
    appendix,
    firmness,
    judgement,
    meeting,
    outlook,
    panel,
    picture,
    verdict,
    what_if,
)
from cooperation_cli.report.sentences import panel as say

if TYPE_CHECKING:
    from cooperation_cli.report.model import Result


def panel_report(view: PanelView) -> Report:
    """Everything that is said about several respondents; what they see differently comes before any mean."""
    return Report(
        title=view.answers.title,
        blocks=_blocks(view),
        make_sheet=lambda: _sheet(view),
        make_results=lambda: (_result(view),),
        language=view.rubric.language,
    )


def _blocks(view: PanelView) -> tuple[Block, ...]:
    return (
        *panel.who(view.panel, view.invited),
        *panel.divergence(view),
        verdict.panel(view, (), say.SEVERAL_ACCOUNTS),
        *what_if.asked_for(view),
        *verdict.meaning(view),
        *panel.heat(view),
        *panel.agreement(view),
        *picture.sections(view),
        *judgement.sections(view),
        *firmness.sections(view),
        *advice.sections(view),
        *what_if.stress_tests(view),
        *outlook.sections(view),
        meeting.section(view),
        *panel.respondents(view),
        *appendix.sections(view),
    )


def _sheet(view: PanelView) -> Sheet:
    # Only CSV wants it.
    from cooperation_cli.report.panel_sheet import sheet_of  # noqa: PLC0415

    return sheet_of(view)


def _result(view: PanelView) -> "Result":
    # As for one assessment: the published shapes are built for JSON alone.
    from cooperation_cli.report.panel_result import result_of  # noqa: PLC0415

    return result_of(view)
