"""A comparison as a spreadsheet has it: a row for each score and question, a column for each moment."""

from collections.abc import Iterator

from cooperation_cli.answers.model import Reply
from cooperation_cli.report.compared import Compared
from cooperation_cli.report.model import Cell, Sheet
from cooperation_cli.report.sheet_rows import level_number, number
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard

_HEADER = ("kind", "id", "title")


def sheet_of(view: Compared) -> Sheet:
    """What each moment is, its own scores, those on the common questions with the change, must-haves, replies."""
    places = range(1, len(view.own) + 1)
    return Sheet((*_HEADER, *(f"moment_{place}" for place in places), "change"), tuple(_rows(view)))


def _rows(view: Compared) -> Iterator[tuple[Cell, ...]]:
    moments = view.comparison.moments
    yield ("date", "", None, *(one.date for one in moments), None)
    yield ("version", "", None, *(version for version, _ in view.comparison.rubrics), None)
    bands = (one.verdict.band for one in view.own)
    yield ("band", "", None, *(band.id if band else None for band in bands), None)
    yield from _scores(view, "own", [one.card for one in view.own])
    yield from _scores(view, "common", [one.card for one in view.common])
    for gate in view.rubric.gates:
        states = [{one.gate.id: one.state.value for one in each.judged.verdict.gates} for each in moments]
        yield ("must_have", gate.id, gate.title, *(each.get(gate.id) for each in states), None)
    for name, question in view.rubric.questions.items():
        replies = [read.replies.get(name) for read in view.comparison.common.readings]
        if any(replies):
            yield ("question", name, question.title, *map(_said, replies), _moved(replies))


def _scores(view: Compared, kind: str, cards: list[Scorecard]) -> Iterator[tuple[Cell, ...]]:
    if all(card.overall is not None for card in cards):
        yield _score(view, f"{kind}_overall", "", [card.overall for card in cards])
    for part in view.rubric.parts:
        yield _score(view, f"{kind}_part", part.id, [card.parts.get(part.id) for card in cards])
    for each in view.rubric.dimensions:
        found = [card.dimensions.get(each.id) for card in cards]
        yield _score(view, f"{kind}_dimension", each.id, [one.score if one else None for one in found])


def _score(view: Compared, kind: str, name: str, scores: list[Score | None]) -> tuple[Cell, ...]:
    found = [score.exact if score else None for score in scores]
    first, last = found[0], found[-1]
    change = None if first is None or last is None else number_text(published(last - first))
    return (kind, name, view.title(name) if name else None, *map(number, found), change)


def _said(reply: Reply | None) -> str | None:
    if reply is None:
        return None
    return reply.state.value if reply.level is None else level_number(reply.level)


def _moved(replies: list[Reply | None]) -> str | None:
    first, last = (each.level if each else None for each in (replies[0], replies[-1]))
    return None if first is None or last is None else level_number(last - first)
