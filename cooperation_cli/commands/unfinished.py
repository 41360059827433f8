"""Interviews that were begun and not finished, found again where no file is named."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from cooperation_cli.answers.journal import SUFFIX, journal_of
from cooperation_cli.commands.keeping import FORMS
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.documents.folders import newest_first
from cooperation_cli.documents.reading import listing
from cooperation_cli.errors import CooperationError
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.console import at_terminal, speak, width
from cooperation_cli.interviewer.layout import lines
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.text import Words, one_line, phrase

_HERE: Final = "."
_MOST_READ: Final = 40
"""Of so many files, the newest ones, it is found out whether they are interviews: reading takes time."""
_MOST_OFFERED: Final = 9


class Unfinished(Struct, frozen=True):
    """An interview that has been begun and has questions left."""

    path: str
    title: Words
    replies: int
    asked: int

    def __str__(self) -> str:
        says = "{path}: {title}, {n} of {m} answered"
        return one_line(phrase(says, path=self.path, title=self.title, n=self.replies, m=self.asked))


def wanted(shelf: Shelf, listen: Callable[[str], str | None]) -> str | None:
    """The unfinished interview of this folder that somebody wants to go on with; None for a new one.

    Without a terminal nobody is asked; what there is, is said.
    """
    found = list(islice(unfinished(shelf), _MOST_OFFERED))
    if not found:
        return None
    offered = (wrapped(str(one), width(), f"  {number}  ") for number, one in enumerate(found, start=1))
    speak(lines("Not finished yet:", *offered))
    if not at_terminal():
        speak(wrapped("cooperation assess and the name of the file goes on with one; this is a new one.", width()))
        return None
    numbered = {str(number): one.path for number, one in enumerate(found, start=1)}
    while line := (listen("A number goes on with it, Enter begins a new one: ") or "").strip():
        if path := numbered.get(line) or next((one.path for one in found if one.path == line), None):
            return path
        speak(f"1 to {len(found)}, or Enter.")
    return None


def unfinished(shelf: Shelf) -> Iterator[Unfinished]:
    """The unfinished interviews of the working folder, the one that was answered last first."""
    for path in islice(newest_first(_candidates()), _MOST_READ):
        try:
            answers, rubric = shelf.answers(path, carry_over=True)
        except CooperationError:
            continue
        interview = Interview.begin(rubric, answers, answers.depth)
        asked = len(interview.asked)
        replies = asked - len(interview.open_questions)
        if replies < asked and (replies or answers.chosen):
            yield Unfinished(path, answers.title, replies, asked)


def _candidates() -> Iterable[tuple[str, str]]:
    """The files that may be answers, each with where its journal would be."""
    try:
        names = listing(_HERE, FORMS)
        left = [name.removesuffix(SUFFIX) for name in listing(_HERE, {SUFFIX})]
    except CooperationError:
        return []
    return [(name, journal_of(name)) for name in dict.fromkeys([*names, *left])]
