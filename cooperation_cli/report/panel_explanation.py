"""How a panel's numbers are reached: from what each partner said to one level, then as for a single file."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cooperation_cli.panel.model import Panel
from cooperation_cli.report.explanation.arithmetic import equation, number, plus
from cooperation_cli.report.explanation.page import explanation_report
from cooperation_cli.report.model import Item, Items, Report, Section, Sheet
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words


def panel_explanation(panel: Panel, names: Sequence[str]) -> Report:
    """The page; the arithmetic of a question follows what each partner said. The names are known ones."""
    report = explanation_report(Standing(panel.judged, panel.answers), names)
    asked = [panel.rubric.questions[name] for name in names if name in panel.judged.said.replies]
    said = {question.id: tuple(_said(panel, question)) for question in asked}
    sections = (Section(say.to_one_level(question.title), (Items(said[question.id]),)) for question in asked)

    def sheet() -> Sheet:
        rows = ((name, item.label, item.words) for name, items in said.items() for item in items)
        return replace(report.sheet, rows=(*rows, *report.sheet.rows))

    return replace(report, blocks=(*sections, *report.blocks), make_sheet=sheet)


def _said(panel: Panel, question: Question) -> Iterator[Item]:
    """The level of each partner from those of its people, and the one of all together."""
    heard = [(group, panel.heard(group.members).replies[question.id]) for group in panel.voiced]
    for group, reply in heard:
        given = [level for each in panel.said_by(group, question.id) if (level := each.level) is not None]
        told = None if reply.level is None else _mean(given, reply.level)
        yield Item(say.said(told, reply.state), group.id)
    together = panel.judged.verdict.card.readings.replies[question.id]
    if together.level is None:
        words = say.said(None, together.state)
    elif question.worst:
        words = say.least_favourable(number(together.level))
    else:
        words = Words(_mean([reply.level for _, reply in heard if reply.level is not None], together.level))
    yield Item(words, say.TOGETHER)


def _mean(levels: Sequence[Fraction], result: Fraction) -> str:
    if len(levels) == 1:
        return number(result)
    return str(equation(f"{plus(map(number, levels))} / {len(levels)}", result, *levels))
