"""Stress tests and a what-if, as a spreadsheet has them."""

from cooperation_cli.assessment.supposing import Supposed
from cooperation_cli.report.model import Cell
from cooperation_cli.report.sheet_rows import Rows, level_number, number, row, score_cells
from cooperation_cli.report.view import View


def what_if_rows(view: View) -> Rows:
    """A row for each scenario of the rubric; then, if it was asked for, the what-if."""
    for outcome in view.assessment.scenarios:
        scenario = outcome.scenario
        cells = _overall(outcome.supposed)
        yield row("scenario", scenario.id, title=scenario.title, words=scenario.text, **cells)
    if view.then is not None and view.assessment.supposed is not None:
        yield from _what_if(view, view.assessment.supposed)


def _what_if(view: View, supposed: Supposed) -> Rows:
    card = supposed.verdict.card
    if card.overall is not None:
        yield row("what-if", "overall", **_overall(supposed))
        yield row("what-if", "practice", score=number(card.practice))
    for part in view.rubric.parts:
        yield row("what-if-part", part.id, title=part.title, **score_cells(card.parts[part.id]))
    for dimension in view.rubric.dimensions:
        cells = score_cells(card.dimensions[dimension.id].score)
        yield row("what-if-dimension", dimension.id, title=dimension.title, **cells)
    for gate in supposed.verdict.gates:
        yield row("what-if-must-have", gate.gate.id, title=gate.gate.title, state=gate.state.value)
    for change in supposed.changes:
        question, state, replies = change.question, change.after.state.value, (change.before, change.after)
        before, after = (None if reply.level is None else level_number(reply.level) for reply in replies)
        yield row("what-if-answer", question.id, title=question.title, state=state, level=before, to=after)


def _overall(supposed: Supposed) -> dict[str, Cell]:
    verdict = supposed.verdict
    if verdict.card.overall is None:
        return {}
    band = verdict.band.id if verdict.band else None
    return {**score_cells(verdict.card.overall), "state": band, "gain": number(supposed.difference)}
