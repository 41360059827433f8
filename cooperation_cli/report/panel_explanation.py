"""How a panel's numbers are reached: from what each partner said to one level, then as for a single file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cooperation_cli.panel.model import Panel
from cooperation_cli.report.explanation.arithmetic import equation, number, plus
from cooperation_cli.report.explanation.page import explanation_report
from cooperation_cli.report.model import Item, Items, Prose, Report, Section
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words


def panel_explanation(panel: Panel, names: Sequence[str]) -> Report:
    """The page; the arithmetic of a question follows what each partner said. The names are known ones."""
    report = explanation_report(Standing(panel.judged, panel.answers), names)
    asked = [panel.rubric.questions[name] for name in names if name in panel.judged.said.replies]
    return replace(report, blocks=(*(_together(panel, question) for question in asked), *report.blocks))


def _together(panel: Panel, question: Question) -> Section:
    """From the levels of each partner's people to one level."""
    heard = [(group, panel.heard(group.members).replies[question.id]) for group in panel.voiced]
    items = []
    for group, reply in heard:
        given = [level for each in panel.said_by(group, question.id) if (level := each.level) is not None]
        told = None if reply.level is None else _mean(given, reply.level)
        items.append(Item(say.said(told, reply.state), group.id))
    levels = [reply.level for _, reply in heard if reply.level is not None]
    return Section(say.to_one_level(question.title), (Items(tuple(items)), *_joint(panel, question, levels)))


def _joint(panel: Panel, question: Question, levels: Sequence[Fraction]) -> Iterator[Prose]:
    reply = panel.judged.verdict.card.readings.replies[question.id]
    if reply.level is None:
        yield Prose(say.said(None, reply.state), say.TOGETHER)
    elif question.worst:
        yield Prose(say.least_favourable(number(reply.level)), say.TOGETHER)
    else:
        yield Prose(Words(_mean(levels, reply.level)), say.TOGETHER)


def _mean(levels: Sequence[Fraction], result: Fraction) -> str:
    if len(levels) == 1:
        return number(result)
    return str(equation(f"{plus(map(number, levels))} / {len(levels)}", result, *levels))
