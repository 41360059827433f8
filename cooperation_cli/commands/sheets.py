"""Answers files that are read together: those of folders, those that can be read, those that belong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from cooperation_cli.answers.journal import journal_of
from cooperation_cli.answers.model import Answers
from cooperation_cli.commands import streams
from cooperation_cli.documents.folders import files_in, once_each
from cooperation_cli.documents.reading import STDIN, is_folder
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gathering import Sheet, strangers
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words, one_line

_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ".csv"})


def expanded(named: Iterable[str]) -> tuple[str, ...]:
    """The files, those of a folder by name, each once whatever it is called.

    Raises `CooperationError` where a folder has none.
    """
    return once_each(_unfolded(named))


def _unfolded(named: Iterable[str]) -> Iterator[str]:
    for name in named:
        if not is_folder(name):
            yield name
            continue
        inside = files_in(name, _SUFFIXES)
        if not inside:
            what, mend = "holds no answers files", f"put files there that end in one of: {' '.join(sorted(_SUFFIXES))}"
            raise CooperationError(Problem(Place(name), what, mend))
        yield from inside


def belonging(
    files: Iterable[str],
    read: Callable[[str], tuple[Answers, Rubric]],
    title: Words | None,
    *,
    skip: bool = False,
    quote: bool = True,
) -> Sequence[Sheet]:
    """The files that can be read and are about one partnership, by one rubric; `title` takes all for one partnership.

    Raises `CooperationError` with all that is wrong with any, unless bad files are skipped. Where `quote` is false,
    what is said of a file tells where it is wrong and nothing that stands in it.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheets.append(Sheet(file, *read(file)))
        except CooperationError as error:
            problems += error.problems if quote else _unquoted(file, error.problems)
    strange = strangers(sheets, title, quote=quote) if sheets else ()
    outside = {problem.place.file for problem in strange}
    kept = [sheet for sheet in sheets if sheet.file not in outside]
    _leave_out([*problems, *strange], kept=len(kept), skip=skip)
    return kept


def _unquoted(file: str, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The places in the file where something is wrong, each once. What is wrong with a rubric is nobody's secret."""
    what = "cannot be read, and an anonymous panel quotes nothing"
    mend = f"see why, by yourself, with: cooperation score {one_line(file)}"
    own = {STDIN if file == "-" else file, journal_of(file)}
    return dict.fromkeys(Problem(each.place, what, mend) if each.place.file in own else each for each in problems)


def _leave_out(problems: Sequence[Problem], *, kept: int, skip: bool) -> None:
    """Says what is left out. Raises `CooperationError` where nothing may be, or nothing is left."""
    if problems and not (skip and kept):
        raise CooperationError(*problems)
    for problem in problems:
        streams.say(f"left out: {problem}")
