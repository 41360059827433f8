"""From the name of a file to answers: the one way in for commands."""

from collections.abc import Callable
from typing import BinaryIO

from cooperation_cli.answers.loading import answers_from, rubric_named
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.tabular import document_of_table
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents.csv import Table
from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.rubric.model import Rubric


def open_document(name: str, stdin: BinaryIO | None = None) -> Document:
    """The document in a YAML, JSON or CSV file, or in `stdin` for "-". Raises CooperationError."""
    loaded = load(name, stdin)
    return document_of_table(loaded) if isinstance(loaded, Table) else loaded


def open_answers(
    name: str, find_rubric: Callable[[Named], Rubric], stdin: BinaryIO | None = None
) -> tuple[Answers, Rubric]:
    """The answers in a file, and the rubric that was found for the one it names. Raises CooperationError."""
    document = open_document(name, stdin)
    rubric = find_rubric(rubric_named(document))
    return answers_from(document, rubric), rubric
