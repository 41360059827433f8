"""The answers file that a meeting goes on with: the spread of views in words."""

from collections.abc import Sequence

from cooperation_cli.answers.model import Answers
from cooperation_cli.panel.model import Panel
from cooperation_cli.panel.settling import to_settle
from cooperation_cli.panel.voices import Voice
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.sentences.parts import level_text
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words


def meeting_answers(panel: Panel) -> Answers:
    """Levels where all gave the same; else nothing, and in the comment what each partner said."""
    return to_settle(panel, _told, say.ALL_TOGETHER)


def _told(question: Question, voices: Sequence[tuple[Words, Voice]]) -> Words:
    views = []
    for who, voice in voices:
        level = voice.reply.level
        views.append(
            say.partner_view(who, None if level is None else level_text(question.scale, level), voice.reply.state)
        )
    return say.partner_views(views)
