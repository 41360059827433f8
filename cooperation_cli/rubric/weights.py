"""Weights of dimensions from a file of somebody's own, in place of the rubric's."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import BinaryIO

from cooperation_cli.documents.csv import Row, Table, unguarded
from cooperation_cli.documents.document import Document, Value, shown
from cooperation_cli.documents.draft import MOST_PROBLEMS, Draft
from cooperation_cli.documents.reading import load
from cooperation_cli.errors import CooperationError, Problem, nearest
from cooperation_cli.rubric.model import Rubric, Weights
from cooperation_cli.text import Words

TITLE = "_title"
"""The one key that is no dimension: whose weights they are. No id begins like this."""
COLUMNS = ("dimension", "weight")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?")


def open_weights(name: str, stdin: BinaryIO | None = None) -> Document:
    """The document in a YAML, JSON or CSV file, or in `stdin` for "-". Raises CooperationError."""
    loaded = load(name, stdin)
    return _document_of(loaded) if isinstance(loaded, Table) else loaded


def weighed(rubric: Rubric, document: Document) -> Rubric:
    """The rubric under the weights of the document. Raises CooperationError with all that does not fit."""
    written = document.data
    if not isinstance(written, dict) or not written.keys() - {TITLE}:
        raise CooperationError(document.problem((), "there are no weights here", _example(rubric)))
    if problems := list(_problems(rubric, document, written))[:MOST_PROBLEMS]:
        raise CooperationError(*problems)
    title = written.get(TITLE)
    whose = title if isinstance(title, str) else PurePath(document.name).name
    numbers = {name: Fraction(value) for name, value in written.items() if isinstance(value, Decimal)}
    return rubric.weighed(Weights(Words(whose), numbers))


def _problems(rubric: Rubric, document: Document, written: Mapping[str, Value]) -> Iterator[Problem]:
    for name, value in written.items():
        if name == TITLE:
            if not isinstance(value, str) or not Words(value):
                yield document.problem((name,), "a text is expected here", "write whose weights they are")
        elif name not in rubric.dimension:
            hint = nearest(name, rubric.dimension) or f"cooperation rubric show {rubric.id} lists the dimensions"
            yield document.problem((name,), f'{rubric.id} has no dimension "{shown(name)}"', hint, key=True)
        elif not isinstance(value, Decimal):
            yield document.problem((name,), "a number is expected here", "write a number above 0, such as 2")
        elif value <= 0:
            yield document.problem((name,), "a weight must be above 0", "write a positive number, or delete the line")


def _example(rubric: Rubric) -> str:
    return f"write a number above 0 for each dimension, such as {rubric.dimensions[0].id}: 2"


def _document_of(table: Table) -> Document:
    """The document that the rows spell out; each weight stands where its cell does."""
    table.require(COLUMNS, COLUMNS)
    draft = Draft(table.name)
    draft.container((), (1, 1))
    data = {name: value for row in table.rows for name, value in _entry(draft, row)}
    return draft.document(data)


def _entry(draft: Draft, row: Row) -> Iterator[tuple[str, Value]]:
    name, written = (unguarded(row.cells[column].strip()) for column in COLUMNS)
    key, value = (row.marks[column] for column in COLUMNS)
    draft.key((), name, key)
    draft.node((name,), value)
    yield name, draft.text((name,), written, value) if name == TITLE else _number(written)


def _number(written: str) -> Value:
    return Decimal(written) if _DECIMAL.fullmatch(written) else written
