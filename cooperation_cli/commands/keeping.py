"""An answers file that follows an interview: rewritten whole after each reply, never over what somebody else wrote."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import PurePath
from typing import Final

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.tabular import table_of
from cooperation_cli.answers.writing import json_of, yaml_of
from cooperation_cli.documents.reading import LARGEST, exists, read
from cooperation_cli.documents.writing import check, write
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.records import dataclass
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import one_line

_FORMS: Final[Mapping[str, Callable[[Answers, Rubric], str]]] = {
    ".yaml": yaml_of,
    ".yml": yaml_of,
    ".json": json_of,
    ".csv": table_of,
}


@dataclass(slots=True)
class KeptAnswers:
    """The answers, and the file that holds them."""

    path: str
    answers: Answers
    rubric: Rubric
    say: Callable[[str], None]
    _content: bytes
    """What the file holds, as far as this session knows."""
    _ours: bool = True
    """Whether rewriting the file takes nothing out of it."""

    @classmethod
    def begun(cls, path: str, answers: Answers, rubric: Rubric, say: Callable[[str], None]) -> "KeptAnswers":
        """A new file, made at once. Raises CooperationError where it cannot be, or something stands there."""
        content = _content_of(path, answers, rubric)
        _write(path, content, replace=False)
        return cls(path, answers, rubric, say, content)

    @classmethod
    def resumed(cls, path: str, answers: Answers, rubric: Rubric, say: Callable[[str], None]) -> "KeptAnswers":
        """A file that was read as `answers`; it is written back as it is, to know at once that it can be.

        Raises CooperationError.
        """
        content = read(path).content
        _write(path, content, replace=True)
        return cls(path, answers, rubric, say, content, _content_of(path, answers, rubric) == content)

    def keep(self, answers: Answers) -> None:
        """Has the answers on disk before it returns. Raises CooperationError, and then the file is as it was."""
        content = _content_of(self.path, answers, self.rubric)
        if len(content) > LARGEST:
            what = f"would grow larger than {LARGEST // 1_000_000} MB, which cannot be read again"
            raise CooperationError(Problem(Place(self.path), what, "say it in fewer words"))
        standing = exists(self.path)
        if standing and read(self.path).content != self._content:
            self._leave()
            standing = False
        elif not self._ours:
            self._copy()
        _write(self.path, content, replace=standing)
        self.answers, self._content, self._ours = answers, content, True

    def _leave(self) -> None:
        """Somebody else wrote the file meanwhile: it is left to them."""
        path = PurePath(self.path)
        elsewhere = unused(str(path.with_suffix("")), path.suffix)
        self.say(f"{one_line(self.path)} was changed by somebody else. It stays; yours go on in {one_line(elsewhere)}.")
        self.path = elsewhere

    def _copy(self) -> None:
        copy = unused(f"{self.path}.bak", "")
        _write(copy, self._content, replace=False)
        self.say(f"Saving rewrites {one_line(self.path)}, without comments; as it was, it is in {one_line(copy)}.")


def unused(stem: str, suffix: str) -> str:
    """The first path of `stem`, `stem-2`, `stem-3`… with the suffix at which nothing stands."""
    return next(path for path in _numbered(stem, suffix) if not exists(path))


def check_form(path: str) -> None:
    """Refuses a name that does not say in which form the answers are kept, or that may not be written."""
    if PurePath(path).suffix.lower() not in _FORMS:
        what = "its suffix names no form of answers"
        raise CooperationError(Problem(Place(path), what, f"end it in one of: {' '.join(_FORMS)}"))
    check(path, replace=True)


def _content_of(path: str, answers: Answers, rubric: Rubric) -> bytes:
    return _FORMS[PurePath(path).suffix.lower()](answers, rubric).encode(errors="replace")


def _write(path: str, content: bytes, *, replace: bool) -> None:
    write(path, content, replace=replace, unique=secrets.token_hex(4), private=True)


def _numbered(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}{suffix}"
    yield from (f"{stem}-{number}{suffix}" for number in count(2))
