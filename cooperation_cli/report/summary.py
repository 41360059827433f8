"""The page of several assessments: a row a file, in the order given, and no ranking."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from cooperation_cli.answers.model import Answers
from cooperation_cli.assessment.assessment import Assessment, Judged
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.report.model import Block, Cell, Column, Item, Items, Prose, Report, Row, Sheet, Table
from cooperation_cli.report.sections.verdict import headline, verdict_tone, whose_weights
from cooperation_cli.report.sentences import summary as say
from cooperation_cli.report.sentences.what_if import WHAT_IF, WHAT_IF_READ
from cooperation_cli.report.view import Standing, View
from cooperation_cli.rubric.model import Band
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.text import Words, joined


class Scored(Struct, frozen=True, dict=True):
    """One answers file that was judged, under the name that the user gave it."""

    file: str
    answers: Answers
    assessment: Assessment

    @property
    def judged(self) -> Judged:
        """The verdict on it."""
        return self.assessment.judged

    @cached_property
    def standing(self) -> Standing:
        """What the verdict on it is, in words."""
        return Standing(self.judged, self.answers)

    @cached_property
    def then(self) -> Standing | None:
        """The same in the what-if, if one was asked for."""
        what_if = self.assessment.what_if
        return None if what_if is None else Standing(what_if, self.answers)

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, Any]:
        """Its published result, with the name of the file before it."""
        # As for a single page: the published shapes are built for JSON alone.
        from cooperation_cli.report.assessment_result import result_of  # noqa: PLC0415

        view = View(self.judged, self.answers, self.assessment)
        return {"file": self.file, **result_of(view).model_dump(mode=mode, by_alias=by_alias)}


def summary_report(rows: Sequence[Scored]) -> Report:
    """What is said about several files; their order is the caller's."""
    return Report(
        title=say.title(len(rows)),
        blocks=tuple(_blocks(rows)),
        make_sheet=lambda: _sheet(rows),
        make_results=lambda: rows,
        lines=True,
    )


def _blocks(rows: Sequence[Scored]) -> Iterator[Block]:
    folders, titles = {str(PurePath(row.file).parent) for row in rows}, {row.answers.title for row in rows}
    folder = folders.pop() if len(folders) == 1 and folders != {"."} else None
    title = titles.pop() if folder and len(titles) == 1 else None
    yield Prose(say.NO_RANKING)
    yield from whose_weights(rows[0].standing.rubric)
    if folder:
        yield Prose(say.shared(folder, title))
    columns = [
        Column(say.ANSWERS),
        Column(say.READINESS, right=True),
        Column(say.PRACTICE, right=True),
        Column(say.VERDICT),
    ]
    if any(row.then for row in rows):
        yield Prose(WHAT_IF_READ)
        columns.append(Column(WHAT_IF))
    yield Table(tuple(columns), tuple(_row(row, short=bool(folder), titled=title is None) for row in rows))
    verdicts = Counter(headline(row.standing) for row in rows)
    counted = [Item(say.tally(band, number)) for band, number in verdicts.most_common()]
    yield Items(tuple(counted), label=say.HOW_MANY)


def _row(row: Scored, *, short: bool, titled: bool) -> Row:
    """One file: `short` leaves out the folder that all share, and without `titled` the partnership that they share."""
    standing, figures = row.standing, row.standing.figures
    whole = standing.card.whole
    who = row.answers.respondent
    file = Words(PurePath(row.file).name if short else row.file)
    title = row.answers.title if titled else None
    whose = joined([part for part in (title, who.partner, who.name) if part])
    cells = (
        say.named(file, whose) if whose else file,
        Words(figures.ranged(whole.score) if whole else ""),
        Words(figures.ranged(whole.practice) if whole else ""),
        headline(standing),
        *(() if row.then is None else (_then(row.then),)),
    )
    return Row(cells, verdict_tone(standing))


def _then(then: Standing) -> Words:
    """What the what-if would leave: readiness, and the verdict."""
    whole = then.card.whole
    return say.left(Words(then.figures.ranged(whole.score)), headline(then)) if whole else headline(then)


_HEADER = (
    "file",
    "title",
    "partner",
    "side",
    "name",
    "date",
    "rubric",
    "version",
    "depth",
    "band",
    "band_title",
    "uncapped_band",
    "readiness",
    "low",
    "high",
    "practice",
    "coverage",
    "asked",
    "answered",
    "with_evidence",
    "claims",
    "readiness_with_evidence",
    "band_with_evidence",
    "must_haves_failed",
    "must_haves_undecided",
    "weights",
    "what_if_readiness",
    "what_if_band",
)


def _sheet(rows: Sequence[Scored]) -> Sheet:
    """A row a file; behind the columns that all have, one for each part and each dimension of their rubrics."""
    scores = list(dict.fromkeys(name for row in rows for name in _scores(row)))
    return Sheet((*_HEADER, *scores), tuple((*_head(row), *map(_scores(row).get, scores)) for row in rows))


def _head(row: Scored) -> tuple[Cell, ...]:
    return (*_who(row), *_verdict(row), *_counts(row), *_supposed(row))


def _supposed(row: Scored) -> tuple[Cell, ...]:
    """Whose weights count, and what the what-if would leave; empty where neither was asked for."""
    weights, supposed = row.standing.rubric.weights, row.assessment.supposed
    whose = None if weights is None else weights.title
    if supposed is None:
        return whose, None, None
    overall = supposed.verdict.card.overall
    return whose, _number(overall.exact if overall else None), _id(supposed.verdict.band)


def _who(row: Scored) -> tuple[Cell, ...]:
    who, rubric = row.answers.respondent, row.standing.rubric
    side = who.side.value if who.side else None
    depth = row.standing.card.readings.depth.value
    named = (Words(row.file), row.answers.title, who.partner, side, who.name, who.date)
    return (*named, rubric.id, rubric.version, depth)


def _verdict(row: Scored) -> tuple[Cell, ...]:
    card, verdict = row.standing.card, row.judged.verdict
    bands = (_id(verdict.band), headline(row.standing), _id(verdict.uncapped))
    overall = card.overall
    if overall is None:
        return (*bands, None, None, None, None, None)
    numbers = (_number(exact) for exact in (overall.exact, overall.low, overall.high, card.practice))
    return (*bands, *numbers, f"{float(overall.coverage):.3f}")


def _counts(row: Scored) -> tuple[Cell, ...]:
    tally, strict = row.standing.tally, row.judged.with_evidence_required
    numbers = (tally.applicable, tally.answered, tally.evidenced, len(row.judged.claims))
    overall = strict.card.overall
    missing = (_gates(row, state) for state in (GateState.FAILED, GateState.UNDECIDED))
    return (*map(str, numbers), _number(overall.exact if overall else None), _id(strict.band), *missing)


def _gates(row: Scored, state: GateState) -> str:
    return "; ".join(gate.gate.id for gate in row.judged.verdict.gates if gate.state is state)


def _scores(row: Scored) -> dict[str, str | None]:
    card = row.standing.card
    parts = {f"part:{name}": _number(score.exact) for name, score in card.parts.items()}
    return parts | {name: _number(score.score.exact) for name, score in card.dimensions.items()}


def _number(exact: Fraction | None) -> str | None:
    return None if exact is None else number_text(published(exact))


def _id(band: Band | None) -> str | None:
    return None if band is None else band.id
