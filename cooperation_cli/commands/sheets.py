"""Answers files that are read together: those of folders, those that can be read, those that belong."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from cooperation_cli.answers.model import Answers
from cooperation_cli.commands import streams
from cooperation_cli.documents.folders import files_in
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.panel.gathering import Sheet, strangers
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ".csv"})


def expanded(named: Iterable[str]) -> Iterable[str]:
    """The files, those of a folder by name. Raises `CooperationError` where a folder has none."""
    for name in named:
        if not is_folder(name):
            yield name
            continue
        inside = files_in(name, _SUFFIXES)
        if not inside:
            what, mend = "holds no answers files", f"put files there that end in one of: {' '.join(sorted(_SUFFIXES))}"
            raise CooperationError(Problem(Place(name), what, mend))
        yield from inside


def readable(
    files: Iterable[str], read: Callable[[str], tuple[Answers, Rubric]], *, skip: bool = False
) -> Sequence[Sheet]:
    """The files that can be read. Raises `CooperationError` with all that is wrong, unless bad files are skipped."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheets.append(Sheet(file, *read(file)))
        except CooperationError as error:
            problems += error.problems
    _leave_out(problems, kept=len(sheets), skip=skip)
    return sheets


def belonging(sheets: Sequence[Sheet], title: Words | None, *, skip: bool = False) -> Sequence[Sheet]:
    """The files about one partnership, by one rubric; `title` takes all for one. Raises `CooperationError` as above."""
    problems = strangers(sheets, title)
    strange = {problem.place.file for problem in problems}
    kept = [sheet for sheet in sheets if sheet.file not in strange]
    _leave_out(problems, kept=len(kept), skip=skip)
    return kept


def _leave_out(problems: Sequence[Problem], *, kept: int, skip: bool) -> None:
    """Says what is left out. Raises `CooperationError` where nothing may be, or nothing is left."""
    if problems and not (skip and kept):
        raise CooperationError(*problems)
    for problem in problems:
        streams.say(f"left out: {problem}")
