"""From the name of a file to answers: the one way in for commands."""

from collections.abc import Callable
from typing import BinaryIO

from msgspec.structs import replace

from cooperation_cli.answers.journal import Journal, journal_of, read
from cooperation_cli.answers.loading import answers_from, everything_wrong, found_for, rubric_named
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.recovering import document_before, recovered
from cooperation_cli.answers.versions import Named, is_older
from cooperation_cli.documents.document import Document
from cooperation_cli.documents.draft import SpoiltError
from cooperation_cli.documents.log import content_of
from cooperation_cli.documents.reading import exists, load
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, phrase


def open_document(name: str, stdin: BinaryIO | None = None) -> Document:
    """The document in a YAML, JSON or CSV file, or in `stdin` for "-". Raises CooperationError."""
    loaded = load(name, stdin)
    if isinstance(loaded, Document):
        return loaded
    # Few files are tables.
    from cooperation_cli.answers.tabular import document_of_table  # noqa: PLC0415

    return document_of_table(loaded)


def open_answers(
    name: str, find_rubric: Callable[[Named], Rubric], stdin: BinaryIO | None = None, *, carry_over: bool = False
) -> tuple[Answers, Rubric]:
    """The answers in a file and in its journal, where an interview left one, and the rubric found for them.

    With `carry_over`, what a file for an older version of the rubric says that no longer fits is set aside. Raises
    CooperationError.
    """
    journal, troubles = _journal_of(name)
    gone = journal.session is not None and not exists(name)
    try:
        document = document_before(journal, name) if gone else open_document(name, stdin)
    except SpoiltError as error:
        raise everything_wrong(error, find_rubric) from error
    rubric = found_for(document, find_rubric)
    answers = answers_from(document, rubric, lenient=carry_over and is_older(rubric, rubric_named(document)))
    if journal.replies:
        answers, further = _recovered(answers, journal, rubric, name)
        troubles += further
    return replace(answers, notices=(*answers.notices, *troubles)), rubric


def is_there(name: str) -> bool:
    """Whether answers stand at `name`, be it only in a journal."""
    return exists(name) or exists(journal_of(name))


def _journal_of(name: str) -> tuple[Journal, tuple[Words, ...]]:
    """The journal beside an answers file, and what to say where it is not whole."""
    if name == "-":
        return Journal(), ()
    path = journal_of(name)
    try:
        content = content_of(path) or b""
    except CooperationError as error:
        return Journal(), (phrase("Its journal cannot be read: {why}.", why=str(error)),)
    journal = read(content)
    # A last line without an end is one that is being written, or never was acknowledged.
    if b"\n" not in content[journal.size :]:
        return journal, ()
    says = "{path} is damaged after {n} replies; what follows does not count."
    return journal, (phrase(says, path=path, n=journal.replies),)


def _recovered(file: Answers, journal: Journal, rubric: Rubric, name: str) -> tuple[Answers, tuple[Words, ...]]:
    try:
        return recovered(file, journal, rubric, name), ()
    except CooperationError:
        return file, (phrase("{path} is not about these answers; it does not count.", path=journal_of(name)),)
