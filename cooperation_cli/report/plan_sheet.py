"""A plan as a list of tasks for a spreadsheet or a project tool."""

from cooperation_cli.plan.model import Taken
from cooperation_cli.report.model import Cell, Sheet
from cooperation_cli.report.planned import Planned
from cooperation_cli.report.sentences import plan as say
from cooperation_cli.report.sentences.parts import level_words
from cooperation_cli.report.sheet_rows import level_number
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published

_HEADER = (
    "task",
    "who",
    "due",
    "done",
    "question",
    "level",
    "to",
    "effort",
    "gain",
    "score",
    "band",
    "clears",
    "after",
    "evidence",
)
_NOT_DONE = "no"


def sheet_of(view: Planned) -> Sheet:
    """A row a step, in the order of the plan; the first four columns are what project tools take in."""
    return Sheet(_HEADER, tuple(_row(view, taken) for taken in view.plan.taken))


def _row(view: Planned, taken: Taken) -> tuple[Cell, ...]:
    step, verdict = taken.step, taken.verdict
    level = level_words(step.question.scale, step.to_level)
    overall = verdict.card.overall
    score = overall.published if overall else None
    return (
        say.task(step.question.title, level, view.advice(step)),
        view.who(step),
        view.due.get(step.when, step.when.value),
        _NOT_DONE,
        step.question.id,
        level_number(step.from_level),
        level_number(step.to_level),
        step.effort.value,
        number_text(published(taken.gain)),
        None if score is None else number_text(score),
        verdict.band.id if verdict.band else None,
        "; ".join(taken.clears),
        "; ".join(f"{name} {number_text(level)}" for name, level in step.after.items()),
        view.wordings[step.question.id].evidence,
    )
