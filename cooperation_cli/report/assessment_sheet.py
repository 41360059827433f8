"""One assessment as a spreadsheet has it: a row for each number and each answer."""

from cooperation_cli.answers.model import Reply
from cooperation_cli.report.firmness_sheet import firmness_rows
from cooperation_cli.report.model import Cell, Sheet
from cooperation_cli.report.reasons import because
from cooperation_cli.report.sheet_rows import HEADER, Rows, level_number, number, row, score_cells, share
from cooperation_cli.report.view import View
from cooperation_cli.report.what_if_sheet import what_if_rows
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import joined


def sheet_of(view: View) -> Sheet:
    """The rows in the order of the page; a column that says nothing of a kind is empty."""
    return Sheet(HEADER, tuple(_rows(view)))


def _rows(view: View) -> Rows:
    yield row("partnership", "", title=view.answers.title, words=because(view))
    yield from _weights(view)
    yield from _scores(view)
    yield from _gates(view)
    yield from firmness_rows(view)
    yield from _steps(view)
    yield from _outlook(view)
    yield from what_if_rows(view)
    yield from _pairs(view)
    for name, reply in view.card.readings.replies.items():
        yield _question(view, name, reply)


def _scores(view: View) -> Rows:
    band = view.verdict.band
    if view.card.overall is not None:
        title = view.band_title(band) if band else None
        yield row("overall", band.id if band else "", title=title, **score_cells(view.card.overall))
        yield row("practice", "", score=number(view.card.practice))
    for part in view.rubric.parts:
        yield row("part", part.id, title=part.title, **score_cells(view.card.parts[part.id]))
    for dimension in view.rubric.dimensions:
        score = view.card.dimensions[dimension.id].score
        yield row("dimension", dimension.id, title=dimension.title, **score_cells(score))


def _gates(view: View) -> Rows:
    for result in view.verdict.gates:
        yield row(
            "must-have", result.gate.id, title=result.gate.title, state=result.state.value, words=result.gate.because
        )


def _steps(view: View) -> Rows:
    for step in view.assessment.recommendations:
        yield row(
            "step",
            step.question.id,
            title=step.question.title,
            level=level_number(step.from_level),
            to=level_number(step.to_level),
            gain=number(step.gain),
            effort=step.effort.value,
            words=view.wordings[step.question.id].advice.get(step.to_level),
        )
    for item in view.assessment.find_out:
        yield row("find-out", item.question.id, title=item.question.title, gain=number(item.width))


def _outlook(view: View) -> Rows:
    for sign in view.assessment.warnings:
        yield row("warning", sign.sign.id, title=sign.sign.title, state=sign.fires.value, words=sign.sign.because)
    for found in view.assessment.opportunities:
        opportunity = found.opportunity
        yield row(
            "opportunity",
            opportunity.id,
            title=opportunity.title,
            state=found.reach.value,
            score=number(found.score),
            words=opportunity.text,
        )
    yield from _borders(view)
    for tag in view.assessment.enablers:
        coverage = None if tag.coverage is None else share(tag.coverage)
        yield row("enabler", tag.enabler.id, title=tag.enabler.title, score=number(tag.exact), coverage=coverage)


def _borders(view: View) -> Rows:
    for cost in view.assessment.border_costs:
        pressure = None if cost.exposure is None else number(100 * cost.exposure)
        yield row("border-cost", cost.dimension.id, title=cost.dimension.title, score=pressure)
        for question, level in cost.exposures:
            told = None if level is None else level_number(level)
            yield row("border-cost", question.id, title=question.title, level=told)


def _weights(view: View) -> Rows:
    if weights := view.rubric.weights:
        for name, weight in weights.dimensions.items():
            title = view.rubric.dimension[name].title
            yield row("weight", name, title=title, level=number_text(weight), words=weights.title)


def _pairs(view: View) -> Rows:
    for pair in view.assessment.pairs:
        for strategy in pair.strategies:
            score = view.card.dimensions[strategy.id].score
            yield row("pair", pair.challenge.id, title=strategy.title, to=strategy.id, **score_cells(score))


def _question(view: View, name: str, reply: Reply) -> tuple[Cell, ...]:
    question, wording = view.rubric.questions[name], view.wordings[name]
    level = reply.level
    return row(
        "question",
        name,
        title=question.title,
        state=reply.state.value,
        level=None if level is None else level_number(level),
        words=None if level is None else wording.levels.get(level),
        evidence=joined([words for words in reply.evidence if words], "; "),
        comment=reply.comment,
    )
