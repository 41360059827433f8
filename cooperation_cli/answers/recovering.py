"""Answers that stand partly in a journal: brought together with the file, which may have changed since."""

from msgspec.structs import replace

from cooperation_cli.answers.journal import FORMAL, Entries, Journal, document, entries
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.writing import document_of
from cooperation_cli.documents.document import Document, Path, dotted
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, joined, phrase


def document_before(journal: Journal, name: str) -> Document:
    """The answers file as it was when the journal began, for where it is gone; `name` is what it was called."""
    return _document(journal.before, name)


def recovered(file: Answers, journal: Journal, rubric: Rubric, name: str) -> Answers:
    """The answers of the file with all that only the journal has; notices say what came from it.

    What was changed in the file since, otherwise than in the journal, stays as it is in the file. Raises
    CooperationError where the journal is not about this rubric.
    """
    before, after = (_canonical(found, rubric, name) for found in (journal.before, journal.after))
    theirs = entries(document_of(file, rubric))
    changed = {path: after.get(path) for path in [*after, *before] if before.get(path) != after.get(path)}
    kept = {path: value for path, value in changed.items() if theirs.get(path) == before.get(path)}
    both = {path: value for path, value in {**theirs, **kept}.items() if value is not None}
    differing = [path for path in changed if path not in kept and theirs.get(path) != after.get(path)]
    said = answers_from(_document(both, name), rubric, lenient=True)
    return replace(said, version=file.version, notices=(*file.notices, *_notices(kept, differing, name)))


def _canonical(found: Entries, rubric: Rubric, name: str) -> Entries:
    """The same entries by the ids and in the forms of the rubric in use."""
    return entries(document_of(answers_from(_document(found, name), rubric, lenient=True), rubric))


def _document(found: Entries, name: str) -> Document:
    return Document(name, {"answers": {}, **document(found)}, {}, {})


def _notices(kept: Entries, differing: list[Path], name: str) -> tuple[Words, ...]:
    notices: list[Words] = []
    if regained := sum(path[0] == "answers" for path in kept):
        says = (
            "{n} of the replies stand in {file}.journal and not yet in {file}; they count. An interview is under way, "
            "or ended suddenly."
        )
        notices.append(phrase(says, n=regained, file=name))
    if others := joined(Words(dotted(path)) for path in differing if path not in FORMAL):
        says = "Changed in {file} since the interview that {file}.journal is about, so taken from the file: {others}."
        notices.append(phrase(says, file=name, others=others))
    return tuple(notices)
