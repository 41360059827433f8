"""A panel as a spreadsheet has it: the rows of one assessment, then what only several respondents give."""

from cooperation_cli.panel.gaps import Agreement, Gap
from cooperation_cli.report import assessment_sheet
from cooperation_cli.report.model import Cell, Sheet
from cooperation_cli.report.panel_view import PanelView, group_name, level_number
from cooperation_cli.report.sheet_rows import HEADER, Rows, number
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import rounded

_MORE = (
    "by",
    "group",
    "other_group",
    "other_level",
    "other_score",
    "size",
    "n",
    "respondent_mean",
    "sd",
    "min",
    "max",
    "consensus",
)
_HEADER = (*HEADER, *_MORE)


def sheet_of(view: PanelView) -> Sheet:
    """The rows in the order of the page; a gap has the higher group first, then the lower one as the other."""
    alone = ((*cells, *(None for _ in _MORE)) for cells in assessment_sheet.sheet_of(view).rows)
    return Sheet(_HEADER, (*_gaps(view), *_contested(view), *_heat(view), *_agreement(view), *alone))


def _gaps(view: PanelView) -> Rows:
    for gap in view.gaps:
        asked = isinstance(gap.subject, Question)
        yield _row("gap", gap.subject.id, title=gap.subject.title, **_sides(view, gap, asked=asked))


def _sides(view: PanelView, gap: Gap, *, asked: bool) -> dict[str, Cell]:
    high, low = gap.high, gap.low
    levels = [None if side.level is None else level_number(side.level) for side in (high, low)]
    question = gap.subject if isinstance(gap.subject, Question) else None
    return {
        "state": "question" if asked else "dimension",
        "score": number(high.value),
        "level": levels[0],
        "words": view.wordings[question.id].text if question else None,
        "by": gap.by.value,
        "group": group_name(gap.by, high.who),
        "other_group": group_name(gap.by, low.who),
        "other_level": levels[1],
        "other_score": number(low.value),
        "size": number(gap.size),
    }


def _contested(view: PanelView) -> Rows:
    for one in view.contested:
        gate = one.together
        for group, own in one.failed:
            yield _row(
                "contested", gate.gate.id, title=gate.gate.title, state=own.state.value, by="partner", group=group.id
            )


def _heat(view: PanelView) -> Rows:
    for group in view.panel.partners:
        card = view.panel.standing[group.id.raw].card
        for dimension in view.rubric.dimensions:
            score = card.dimensions[dimension.id].score
            cells: dict[str, Cell] = {"state": score.status.value, "score": number(score.exact)}
            yield _row("heat", dimension.id, title=dimension.title, by="partner", group=group.id, **cells)


def _agreement(view: PanelView) -> Rows:
    for one in view.agreements:
        numbers = {name: None if told is None else number_text(rounded(told, 3)) for name, told in one.found.items()}
        yield _row("agreement", one.question.id, title=one.question.title, level=_joint(one), n=str(one.n), **numbers)


def _joint(one: Agreement) -> str | None:
    return None if one.joint is None else level_number(one.joint)


def _row(kind: str, id_: str, **cells: Cell) -> tuple[Cell, ...]:
    named: dict[str, Cell] = {"kind": kind, "id": id_, **cells}
    return tuple(named.get(column) for column in _HEADER)
