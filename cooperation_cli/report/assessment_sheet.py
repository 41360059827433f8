"""One assessment as a spreadsheet has it: a row for each number and each answer."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.answers.model import Reply
from cooperation_cli.report.model import Cell, Sheet
from cooperation_cli.report.reasons import because
from cooperation_cli.report.view import View
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Score
from cooperation_cli.text import joined

HEADER = (
    "kind",
    "id",
    "title",
    "state",
    "score",
    "low",
    "high",
    "coverage",
    "level",
    "to",
    "gain",
    "effort",
    "words",
    "evidence",
    "comment",
)


def sheet_of(view: View) -> Sheet:
    """The rows in the order of the page; a column that says nothing of a kind is empty."""
    return Sheet(HEADER, tuple(_rows(view)))


def _row(kind: str, id_: str, **cells: Cell) -> tuple[Cell, ...]:
    named: dict[str, Cell] = {"kind": kind, "id": id_, **cells}
    return tuple(named.get(column) for column in HEADER)


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    yield _row("partnership", "", title=view.answers.title, words=because(view))
    yield from _scores(view)
    yield from _gates(view)
    yield from _steps(view)
    yield from _outlook(view)
    for name, reply in view.card.readings.replies.items():
        yield _question(view, name, reply)


def _scores(view: View) -> Iterator[tuple[Cell, ...]]:
    band = view.verdict.band
    if view.card.overall is not None:
        title = view.band_title(band) if band else None
        yield _row("overall", band.id if band else "", title=title, **_score(view.card.overall))
        yield _row("practice", "", score=_number(view.card.practice))
    for part in view.rubric.parts:
        yield _row("part", part.id, title=part.title, **_score(view.card.parts[part.id]))
    for dimension in view.rubric.dimensions:
        score = view.card.dimensions[dimension.id].score
        yield _row("dimension", dimension.id, title=dimension.title, **_score(score))


def _score(score: Score) -> dict[str, Cell]:
    return {
        "state": score.status.value,
        "score": _number(score.exact),
        "low": _number(score.low),
        "high": _number(score.high),
        "coverage": _share(score.coverage) if score.applies else None,
    }


def _gates(view: View) -> Iterator[tuple[Cell, ...]]:
    for result in view.verdict.gates:
        yield _row(
            "must-have", result.gate.id, title=result.gate.title, state=result.state.value, words=result.gate.because
        )


def _steps(view: View) -> Iterator[tuple[Cell, ...]]:
    for step in view.assessment.recommendations:
        yield _row(
            "step",
            step.question.id,
            title=step.question.title,
            level=number_text(step.from_level),
            to=number_text(step.to_level),
            gain=_number(step.gain),
            effort=step.effort.value,
            words=view.wordings[step.question.id].advice.get(step.to_level),
        )
    for item in view.assessment.find_out:
        yield _row("find-out", item.question.id, title=item.question.title, gain=_number(item.width))


def _outlook(view: View) -> Iterator[tuple[Cell, ...]]:
    for sign in view.assessment.warnings:
        yield _row("warning", sign.sign.id, title=sign.sign.title, state=sign.fires.value, words=sign.sign.because)
    for found in view.assessment.opportunities:
        opportunity = found.opportunity
        yield _row(
            "opportunity",
            opportunity.id,
            title=opportunity.title,
            state=found.reach.value,
            score=_number(found.score),
            words=opportunity.text,
        )
    for tag in view.assessment.enablers:
        coverage = None if tag.coverage is None else _share(tag.coverage)
        yield _row("enabler", tag.enabler.id, title=tag.enabler.title, score=_number(tag.exact), coverage=coverage)


def _question(view: View, name: str, reply: Reply) -> tuple[Cell, ...]:
    question, wording = view.rubric.questions[name], view.wordings[name]
    level = reply.level
    return _row(
        "question",
        name,
        title=question.title,
        state=reply.state.value,
        level=None if level is None else number_text(level),
        words=None if level is None else wording.levels.get(level),
        evidence=joined([words for words in reply.evidence if words], "; "),
        comment=reply.comment,
    )


def _number(exact: Fraction | None) -> str | None:
    return None if exact is None else number_text(published(exact))


def _share(share: Fraction) -> str:
    return f"{float(share):.3f}"
