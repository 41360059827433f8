"""From a document to answers: which rubric it is for, and everything that is wrong with it in one go."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.reader import Reader
from cooperation_cli.answers.schema import FORMAT, AnswersFile, HeadEntry
from cooperation_cli.answers.versions import Named, is_older, named, refusal
from cooperation_cli.documents.document import Document, Path, Value, shown
from cooperation_cli.documents.draft import SpoiltError, in_order
from cooperation_cli.documents.salvage import lies_in, salvaged
from cooperation_cli.documents.validation import validated
from cooperation_cli.errors import CooperationError, Place
from cooperation_cli.rubric.model import Rubric

# What must be there stands in for itself once it was found wrong, so that the rest can be checked in the same run.
_STAND_INS: Mapping[str, Value] = {"partnership": {}, "title": "?", "answers": {}}


def rubric_named(document: Document) -> Named:
    """The rubric that the answers are for, so that it can be opened before all else is checked.

    Raises CooperationError where the document is no answers file of this format or does not say.
    """
    data = _mapping(document)
    try:
        head = {key: data[key] for key in ("format", "rubric") if key in data}
        return named(validated(HeadEntry, document, head).rubric)
    except CooperationError:
        validated(AnswersFile, document)
        raise


def found_for(document: Document, find_rubric: Callable[[Named], Rubric]) -> Rubric:
    """The rubric that the answers are for. Raises CooperationError, at the line that names it where none is found."""
    wanted = rubric_named(document)
    try:
        return find_rubric(wanted)
    except CooperationError as error:
        file, line = Place(document.name), document.place(("rubric",))
        told = (replace(each, place=line) if each.place == file else each for each in error.problems)
        raise CooperationError(*told) from error


def answers_from(
    document: Document, rubric: Rubric, *, lenient: bool = False, spoilt: frozenset[Path] = frozenset()
) -> Answers:
    """The answers by the ids of `rubric`, replies in its order. Raises CooperationError with all that does not fit.

    Of a document for an older version, what was asked then and not now is set aside; if `lenient`, whatever does not
    fit the rubric is, in a document for any version. At the paths `spoilt` nothing more is found wrong.
    """
    wanted = rubric_named(document)
    if refused := refusal(rubric, wanted):
        raise CooperationError(document.problem(("rubric",), refused.what, refused.mend))
    reader = Reader(document, rubric, older=is_older(rubric, wanted), lenient=lenient)
    read = salvaged(AnswersFile, document, _STAND_INS, spoilt)
    reader.problems = read.problems
    reader.wrong = read.wrong
    if read.made is not None:
        answers = reader.answers(read.made, wanted)
        if not reader.problems:
            return answers
    raise reader.error


def everything_wrong(error: SpoiltError, find_rubric: Callable[[Named], Rubric]) -> CooperationError:
    """What is wrong with a document, and with what is left of it as answers."""
    if lies_in(("rubric",), error.spoilt):
        return error
    try:
        answers_from(error.document, found_for(error.document, find_rubric), spoilt=error.spoilt)
    except CooperationError as further:
        return CooperationError(*in_order([*error.problems, *further.problems]))
    return error


def _mapping(document: Document) -> Mapping[str, Value]:
    data = document.data
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "a text without any key" if isinstance(data, str) else "a value"
        mend = f"begin it with format: {FORMAT}; cooperation template writes a blank one"
        raise CooperationError(document.problem((), f"this is {what}, not an answers file", mend))
    written = data.get("format")
    if isinstance(written, str) and written != FORMAT:
        raise CooperationError(document.problem(("format",), *_other_format(written)))
    return data


def _other_format(written: str) -> tuple[str, str]:
    kind = written.partition("/")[0]
    if kind == FORMAT.partition("/")[0]:
        return (
            f"{shown(written)} is a format that this release does not read",
            f"install a newer release, or write {FORMAT}",
        )
    if kind == "cooperation-rubric":
        return "this is a rubric, not an answers file", "give it with --rubric"
    return f'"{shown(written)}" is not the format of answers', f"write {FORMAT}"
