"""Exports of other tools: those in tests/data/exports, and any that a test wants, with what they become."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.documents.csv import parse_grid
from cooperation_cli.importing.export import Export
from cooperation_cli.importing.lexicon import Lexicon
from cooperation_cli.importing.submission import Given, Submission, submissions
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
LAKE = load_rubric(str(EXPORTS / "rubric.yaml"))
NOTHING = Given(Words(""))
Cells = Sequence[Sequence[str]]


def text(name: str) -> str:
    return (EXPORTS / f"{name}.csv").read_text(encoding="utf-8-sig")


def expected(name: str) -> Answers:
    return open_answers(str(EXPORTS / "answers" / f"{name}.yaml"), lambda _: LAKE)[0]


def cells(written: str) -> list[list[str]]:
    delimiter = max(",;\t", key=written.partition("\n")[0].count)
    return [row for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter) if row]


def as_csv(rows: Cells, delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue()


def export(written: str, languages: Sequence[Rubric] = (LAKE,)) -> Export:
    return Export(parse_grid(written, "export.csv"), Lexicon(languages))


def rows(written: str, given: Given = NOTHING, languages: Sequence[Rubric] = (LAKE,)) -> list[Submission]:
    return list(submissions(export(written, languages), given))


def imported(written: str, given: Given = NOTHING, languages: Sequence[Rubric] = (LAKE,)) -> list[Answers]:
    """The answers of every row that has any, which must be told in full."""
    found = rows(written, given, languages)
    assert [str(problem) for row in found for problem in row.problems] == []
    return [answers_from(row.document, languages[0]) for row in found if row.is_answered]


def row(**columns: str) -> str:
    """An export of one row, by column; the name of the partnership stands in it."""
    named = {"partnership_title": "Lake", **columns}
    return as_csv([list(named), list(named.values())])
