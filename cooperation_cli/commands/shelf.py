"""The rubrics of one run: opened as the options say, each once."""

import sys
from dataclasses import dataclass, field
from typing import BinaryIO

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents.document import shown
from cooperation_cli.documents.reading import STDIN
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.library import DEFAULT, known, open_rubric, place_of
from cooperation_cli.rubric.loading import translations
from cooperation_cli.rubric.model import Rubric


@dataclass(slots=True)
class Shelf:
    """Finds the rubric that `--rubric` means, else the shipped one that a file names, in the words of `--language`."""

    chosen: str | None = None
    language: str | None = None
    weights: str | None = None
    """The file whose weights stand in place of those of every rubric opened here."""
    _opened: dict[str, Rubric] = field(default_factory=dict)

    def rubric(self) -> Rubric:
        """The rubric chosen, else the first that ships. Raises CooperationError."""
        return self.open(DEFAULT if self.chosen is None else self.chosen)

    def translations(self, rubric: Rubric) -> tuple[Rubric, ...]:
        """An opened rubric in its other languages; none where `--language` chose one. Raises CooperationError."""
        if self.language is not None:
            return ()
        name = self.chosen or rubric.id
        return tuple(open_rubric(name, code) for code in translations(place_of(name)) if code != rubric.language)

    def answers(self, file: str, *, carry_over: bool = False) -> tuple[Answers, Rubric]:
        """The answers in a file ("-" is standard input) and their rubric, as `open_answers` has them.

        Raises CooperationError.
        """
        return open_answers(file, lambda named: self.named(file, named), stdin(), carry_over=carry_over)

    def named(self, file: str, named: Named) -> Rubric:
        """The rubric chosen, else the shipped one that a file names. Raises CooperationError."""
        if self.chosen is not None:
            return self.rubric()
        # What a stranger's file names is never taken for a path.
        if named.id not in self._opened and named.id not in known():
            what = f'its rubric "{shown(named.id)}" does not ship with this program'
            place, mend = Place(STDIN if file == "-" else file), "say with --rubric where it is"
            raise CooperationError(Problem(place, what, mend, "rubric"))
        return self.open(named.id)

    def open(self, name: str) -> Rubric:
        """The rubric that `name` means: a shipped id, a file or a folder. Raises CooperationError."""
        if name not in self._opened:
            own = open_rubric(name, self.language)
            self._opened[name] = own if self.weights is None else self._weighed(own, self.weights)
        return self._opened[name]

    def _weighed(self, rubric: Rubric, file: str) -> Rubric:
        # Few runs have weights of their own, and the others need not load what reads them.
        from cooperation_cli.rubric.weights import open_weights, weighed  # noqa: PLC0415

        return weighed(rubric, open_weights(file, stdin()))


def stdin() -> BinaryIO | None:
    """Standard input, None where it is closed."""
    return None if sys.stdin is None else sys.stdin.buffer
