"""The page that a meeting goes on with: what its people see differently, and nothing that is already agreed."""

from collections.abc import Iterable

from cooperation_cli.panel.topics import Topic
from cooperation_cli.report.model import Cell, Report, Sheet
from cooperation_cli.report.panel_view import PanelView, group_name, level_number
from cooperation_cli.report.sections import appendix, meeting, panel
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sheet_rows import number
from cooperation_cli.report.view import View
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import rounded
from cooperation_cli.text import Words

TOPICS = (
    "place",
    "question",
    "title",
    "text",
    "by",
    "size",
    "group",
    "level",
    "other_group",
    "other_level",
    "consensus",
    "levels",
)
"""The columns of questions for a meeting."""


def questions_report(view: PanelView) -> Report:
    """The must-haves that not everybody sees met, the questions most divergent first, and who left what open."""
    return Report(
        title=say.questions_for(view.answers.title),
        blocks=(
            *panel.who(view.panel, view.invited),
            *panel.contested(view),
            meeting.section(view, at_length=True),
            panel.left_open(view),
            *appendix.notices(view),
        ),
        make_sheet=lambda: Sheet(TOPICS, tuple(_rows(view))),
        language=view.rubric.language,
    )


def _rows(view: PanelView) -> Iterable[tuple[Cell, ...]]:
    for place, topic in enumerate(view.topics, start=1):
        yield topic_row(view, topic, place, meeting.levels_given(view, topic.question))


def topic_row(view: View, topic: Topic, place: int, levels: Words | None) -> tuple[Cell, ...]:
    """A question with the two groups that are furthest apart, as a spreadsheet has it."""
    question, gap, consensus = topic.question, topic.gap, topic.consensus
    head: tuple[Cell, ...] = (str(place), question.id, question.title, view.wordings[question.id].text)
    agreed = None if consensus is None else number_text(rounded(consensus, 3))
    if gap is None:
        return (*head, *[None] * 6, agreed, levels)
    high, low = (
        (group_name(gap.by, side.who), None if side.level is None else level_number(side.level))
        for side in (gap.high, gap.low)
    )
    return (*head, gap.by.value, number(gap.size), *high, *low, agreed, levels)
