"""How firm a verdict is, as a spreadsheet has it."""

from collections.abc import Sequence

from cooperation_cli.assessment.firmness.firmness import Firmness
from cooperation_cli.report.holding import how_firm
from cooperation_cli.report.sheet_rows import Rows, row, score_cells, share
from cooperation_cli.report.view import View
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text


def firmness_rows(view: View) -> Rows:
    """The sentence, a row for each look, then the questions that move the band."""
    firmness = view.assessment.firmness
    if first := how_firm(view):
        yield row("firmness", "summary", words=first)
    yield from _looks(firmness)
    for step in firmness.steps:
        levels = {"level": number_text(step.from_level), "to": number_text(step.to_level)}
        yield row("any-one-answer", step.question.id, title=step.question.title, state=step.band.id, **levels)
    yield from _moving(firmness.unknowns.lift, "lift")
    yield from _moving(firmness.unknowns.lower, "lower")


def _looks(firmness: Firmness) -> Rows:
    if bands := firmness.unknowns.bands:
        yield row("firmness", "unknowns", state="; ".join(band.id for band in bands))
    if weighed := firmness.weighings:
        yield row("firmness", "weights", coverage=share(weighed.band))
        yield row("firmness", "weights-uncapped", coverage=share(weighed.uncapped))
    others = {"compensation": firmness.compensation, "pressure": firmness.pressure, "evidence": firmness.evidence}
    for name, other in others.items():
        if other is not None:
            cells = {**score_cells(other.score), "state": None if other.band is None else other.band.id}
            yield row("firmness", name, **cells)
    if alike := firmness.sameness:
        state, level = "yes" if alike.straight else "no", number_text(alike.level)
        yield row("firmness", "straight-lining", state=state, level=level, coverage=share(alike.share))


def _moving(questions: Sequence[Question], state: str) -> Rows:
    for question in questions:
        yield row("unknown-answer", question.id, title=question.title, state=state)
