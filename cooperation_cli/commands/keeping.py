"""The answers of an interview on disk: a reply at once in the journal, all of them in the answers file at a pause."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers import journal
from cooperation_cli.answers.journal import Entries, Session, journal_of
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.recovering import document_before, recovered
from cooperation_cli.answers.tabular import table_of
from cooperation_cli.answers.writing import document_of, json_of, yaml_of
from cooperation_cli.commands.recording import Recording
from cooperation_cli.documents.reading import LARGEST, exists, read
from cooperation_cli.documents.scratch import scratch
from cooperation_cli.documents.writing import check, write
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.interviewer.layout import counted
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import one_line

FORMS: Final[Mapping[str, Callable[[Answers, Rubric], str]]] = {
    ".yaml": yaml_of,
    ".yml": yaml_of,
    ".json": json_of,
    ".csv": table_of,
}
_ASIDE: Final = ".aside"
_STRANGE: Final = b""
"""What a file holds that is none of ours: no form of answers is empty."""
# No form of answers writes a text with more than so many times the characters that Python shows it with.
_AT_MOST_TIMES: Final = 8


class Keeper(Struct, frozen=True):
    """Who keeps answers, how to tell what happens to them, and where they go should their folder vanish."""

    session: Session
    say: Callable[[str], None]
    shelters: tuple[str, ...] = ()
    """Folders, the best one first."""


@dataclass(slots=True)
class KeptAnswers:
    """The answers, the file that holds them, and the journal of what the file does not hold yet."""

    path: str
    answers: Answers
    rubric: Rubric
    keeper: Keeper
    _journal: Recording
    _content: bytes | None = None
    """What the file holds, as far as this session knows; None where there is none."""
    _ours: bool = True
    """Whether rewriting the file takes nothing out of it."""
    _held: Entries | None = None
    """The answers as the file holds them; None where it is not known to hold any."""
    is_closed: bool = False
    """Whether every reply is in the answers file, and the journal is gone."""

    @classmethod
    def begun(cls, path: str, answers: Answers, rubric: Rubric, keeper: Keeper) -> "KeptAnswers":
        """A new file, made at once. Raises CooperationError where it cannot be, or something stands there."""
        kept = cls(path, answers, rubric, keeper, Recording.made(path, keeper.session))
        with _let_go_on_failure(kept._journal):
            kept._save()
            kept._journal.start(kept._entries(answers))
        return kept

    @classmethod
    def resumed(cls, path: str, load: Callable[[], Answers], rubric: Rubric, keeper: Keeper) -> "KeptAnswers":
        """A file that `load` reads together with its journal; both are written, to know at once that they can be.

        Raises CooperationError, as `load` does; and where another session holds the file, with who and since when.
        """
        recording = Recording.taken(path, keeper.session)
        with _let_go_on_failure(recording):
            kept = cls(path, replace(_told(load(), recording, rubric, path), notices=()), rubric, keeper, recording)
            kept._content = read(path).content if exists(path) else None
            kept._ours = kept._content in {None, kept._text(kept.answers), kept._text_before()}
            if recording.found.replies or kept._content is None:
                kept._save()
            else:
                _write(path, kept._content, over=True)
                kept._held = kept._entries(kept.answers)
            # Only now: what was taken over is in the file.
            kept._put_aside()
        with _let_go_on_failure(kept._journal):
            kept._journal.start(kept._entries(kept.answers))
        return kept

    def keep(self, answers: Answers) -> None:
        """Has the answers on disk before it returns. Raises CooperationError, and then those before are."""
        self._stay_in_place()
        self._refuse_too_large(answers)
        entries = self._entries(answers)
        if self._journal.takes(entries):
            self._journal.note(entries)
            self.answers = answers
        else:
            self._save(answers)
            self.answers = answers
            self._journal.start(entries)

    def close(self) -> None:
        """Brings every reply into the answers file and takes the journal away.

        Raises CooperationError, and then the journal stays, and holds them.
        """
        if self.is_closed:
            return
        self._stay_in_place()
        self._save()
        with suppress(CooperationError):
            # One that stays has nothing to say that is not in the file.
            self._journal.end()
        self.is_closed = True

    @property
    def journal(self) -> str:
        """The path of the journal."""
        return journal_of(self.path)

    def _entries(self, answers: Answers) -> Entries:
        return journal.entries(document_of(answers, self.rubric))

    def _text(self, answers: Answers) -> bytes:
        return FORMS[PurePath(self.path).suffix.lower()](answers, self.rubric).encode(errors="replace")

    def _text_before(self) -> bytes | None:
        """What the answers file was, if it was ours, when a session began that has ended without saving."""
        found = self._journal.found
        if not found.replies:
            return None
        with suppress(CooperationError):
            return self._text(answers_from(document_before(found, self.path), self.rubric, lenient=True))
        return None

    def _refuse_too_large(self, answers: Answers) -> None:
        if len(repr(answers)) * _AT_MOST_TIMES > LARGEST and len(self._text(answers)) > LARGEST:
            what = f"would grow larger than {LARGEST // 1_000_000} MB, which cannot be read again"
            raise CooperationError(Problem(Place(self.path), what, "say it in fewer words"))

    def _save(self, answers: Answers | None = None) -> None:
        """Brings these answers, by default those kept so far, into the answers file."""
        said = answers or self.answers
        entries = self._entries(said)
        if self._content is not None and entries == self._held:
            return
        if self._content is not None and not self._ours:
            copy = unused(f"{self.path}.bak", "")
            _write(copy, self._content, over=False)
            was = f"as it was, it is in {one_line(copy)}"
            self.keeper.say(f"Saving rewrites {one_line(self.path)}, without comments; {was}.")
        content = self._text(said)
        _write(self.path, content, over=self._content is not None)
        self._content, self._ours, self._held = content, True, entries

    def _put_aside(self) -> None:
        """Keeps a journal that was not taken over whole: damaged, or at odds with the file."""
        found = self._journal.found
        if not self._journal.is_whole:
            why = f"is damaged, or was cut short, after {counted(found.replies, 'reply', 'replies')}"
        elif journal.tells_more(found, self._entries(self.answers)):
            why = "says otherwise than the file"
        else:
            return
        copy = unused(self.journal + _ASIDE, "")
        self._journal = self._journal.put_aside(copy)
        self.keeper.say(f"{one_line(self.journal)} {why}. As it was, it is kept in {one_line(copy)}.")

    def _stay_in_place(self) -> None:
        """Makes file and journal again, here or elsewhere, where they are no longer what and where they were.

        Raises CooperationError where they can be made nowhere.
        """
        standing = self._standing()
        if standing == self._content and self._journal.in_place:
            return
        if standing not in {None, self._content}:
            self._go_on(f"{one_line(self.path)} was changed by somebody else. It stays", self._elsewhere())
            return
        missing = self.path if standing is None else self.journal
        self._content = standing
        self._go_on(f"{one_line(missing)} was moved or removed meanwhile", chain([self.path], self._elsewhere()))

    def _standing(self) -> bytes | None:
        """What stands where the answers file was; None where nothing does."""
        if not exists(self.path):
            return None
        try:
            check(self.path, replace=True)
            return read(self.path).content
        except CooperationError:
            return _STRANGE

    def _elsewhere(self) -> Iterator[str]:
        """Where the answers may go instead: beside their old place first."""
        path = PurePath(self.path)
        for folder in (path.parent, *map(PurePath, self.keeper.shelters)):
            yield unused(str(folder / path.stem), path.suffix)

    def _go_on(self, why: str, paths: Iterable[str]) -> None:
        """Goes on in the first of the paths that can be written. Raises CooperationError where none can."""
        failures: list[CooperationError] = []
        for path in paths:
            same = path == self.path
            try:
                self._settle(path)
            except CooperationError as error:
                failures.append(error)
            else:
                where = "it is made again, with every reply" if same else f"yours go on in {one_line(path)}"
                self.keeper.say(f"{why}; {where}.")
                return
        raise failures[0]

    def _settle(self, path: str) -> None:
        """Has everything at this path, and takes away what this session has elsewhere."""
        stays = path == self.path
        if stays and self._journal.in_place:
            self._save()
            self._journal.start(self._entries(self.answers))
            return
        made = Recording.made(path, self.keeper.session)
        content, ours, held = (self._content, self._ours, self._held) if stays else (None, True, None)
        settled = KeptAnswers(path, self.answers, self.rubric, self.keeper, made, content, ours, held)
        with _let_go_on_failure(made):
            settled._save()
            made.start(self._entries(self.answers))
        with suppress(CooperationError):
            self._journal.end()
        self.path, self._journal = path, made
        self._content, self._ours, self._held = settled._content, settled._ours, settled._held


def unused(stem: str, suffix: str) -> str:
    """The first path of `stem`, `stem-2`, `stem-3`… with the suffix at which nothing stands, nor a journal of it."""
    return next(path for path in _numbered(stem, suffix) if not exists(path) and not exists(journal_of(path)))


def check_form(path: str) -> None:
    """Refuses a name that does not say in which form the answers are kept, or that may not be written."""
    if PurePath(path).suffix.lower() not in FORMS:
        what = "its suffix names no form of answers"
        raise CooperationError(Problem(Place(path), what, f"end it in one of: {' '.join(FORMS)}"))
    check(path, replace=True)


def check_place(folder: str) -> None:
    """Makes a file there and takes it away. Raises CooperationError where answers could not be kept."""
    try:
        with scratch("", folder, secrets.token_hex(8)):
            pass
    except CooperationError as error:
        why = error.problems[0]
        name = "this folder" if PurePath(folder) == PurePath() else folder
        what = f"answers cannot be kept there: a file in it {why.what}"
        raise CooperationError(Problem(Place(name), what, why.mend)) from error


def _write(path: str, content: bytes, *, over: bool) -> None:
    write(path, content, replace=over, unique=secrets.token_hex(4), private=True)


def _numbered(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}{suffix}"
    yield from (f"{stem}-{number}{suffix}" for number in count(2))


def _told(answers: Answers, recording: Recording, rubric: Rubric, path: str) -> Answers:
    """The answers with all that the journal told when it was taken, also where `answers` were read without it."""
    if recording.found.replies:
        with suppress(CooperationError):
            return recovered(answers, recording.found, rubric, path)
    return answers


@contextmanager
def _let_go_on_failure(recording: Recording) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(CooperationError):
            recording.let_go()
        raise
