"""The journal of one answers file in the hands of one session."""

import os
from dataclasses import dataclass, field

from cooperation_cli.answers import journal
from cooperation_cli.answers.journal import SUFFIX, Entries, Journal, Session, journal_of
from cooperation_cli.documents.locking import runs
from cooperation_cli.documents.log import LARGEST, Log, content_of
from cooperation_cli.documents.reading import exists
from cooperation_cli.errors import CooperationError, Place, Problem


@dataclass(slots=True)
class Recording:
    """A journal that nobody else writes while this lasts."""

    session: Session
    content: bytes
    """What stood in it when it was taken, up to what a journal may hold."""
    _log: Log
    _noted: Entries = field(default_factory=dict)
    _last: str = ""
    """The checksum of the last record; none where a new beginning failed."""

    @classmethod
    def taken(cls, answers: str, session: Session) -> "Recording":
        """The journal of this answers file, made if there is none.

        Raises CooperationError where there can be none, and where another session holds it, with who and since when.
        """
        path = journal_of(answers)
        try:
            log = Log.opened(path)
        except CooperationError as error:
            raise error if exists(path) else _unmade(answers, error.problems[0]) from error
        if log is None:
            raise _held(answers, journal.read(content_of(path) or b"").session)
        content = log.content
        holder = journal.read(content).session
        if not log.sure and holder is not None and _lives(holder, session):
            log.close()
            raise _held(answers, holder)
        return cls(session, content, log)

    @classmethod
    def made(cls, answers: str, session: Session) -> "Recording":
        """A new journal. Raises CooperationError as `taken` does, and where one stands there."""
        recording = cls.taken(answers, session)
        if recording.content:
            recording.let_go()
            raise CooperationError(Problem(Place(journal_of(answers)), "stands there already", "choose another name"))
        return recording

    @property
    def found(self) -> Journal:
        """What it told when it was taken: something only where a session ended without bringing it into the file."""
        return journal.read(self.content)

    @property
    def is_whole(self) -> bool:
        """Whether what it told is all that stands in it."""
        return self.found.size == self._log.size

    @property
    def in_place(self) -> bool:
        """Whether it still stands beside the answers file."""
        return self._log.in_place

    def put_aside(self, path: str) -> "Recording":
        """Leaves what stands in it at another path, where nothing may stand; gives a new journal in its place.

        Raises CooperationError.
        """
        self._log.leave(path)
        return Recording.made(self._log.path.removesuffix(SUFFIX), self.session)

    def start(self, answers: Entries) -> None:
        """Begins anew: these answers are in the file now. Raises CooperationError."""
        first = journal.opening(self.session, answers)
        self._refuse_unreadable(first)
        self._noted, self._last = answers, ""
        self._log.restart(first)
        self._last = journal.checksum(first)

    def takes(self, answers: Entries) -> bool:
        """Whether a record of these answers can be read again: a journal grows only so large."""
        return self._log.size + len(self._record(answers)) <= LARGEST

    def note(self, answers: Entries) -> None:
        """Has what changed on disk before it returns. Raises CooperationError, and then may be called again."""
        if not self._last:
            self.start(self._noted)
        if record := self._record(answers):
            self._refuse_unreadable(record, self._last)
            self._log.append(record)
            self._noted, self._last = answers, journal.checksum(record)

    def end(self) -> None:
        """Takes the journal away. Raises CooperationError."""
        self._log.remove()

    def let_go(self) -> None:
        """Lets go of a journal that was taken for nothing: one that tells something stays."""
        if self.content:
            self._log.close()
        else:
            self._log.remove()

    def _refuse_unreadable(self, record: bytes, *last: str) -> None:
        if not journal.can_be_read(record, *last):
            what = "cannot hold this: it has a character that is none, or is too long"
            raise CooperationError(Problem(Place(self._log.path), what, "say it in other words"))

    def _record(self, answers: Entries) -> bytes:
        return journal.changing(self._noted, answers, self._last)


def _lives(holder: Session, session: Session) -> bool:
    return holder.host == session.host and holder.process != os.getpid() and runs(holder.process)


def _unmade(answers: str, why: Problem) -> CooperationError:
    return CooperationError(Problem(Place(answers), f"no journal can be made beside it: it {why.what}", why.mend))


def _held(answers: str, holder: Session | None) -> CooperationError:
    who = f"{holder.user} on {holder.host}, process {holder.process}, since {holder.since}" if holder else "just opened"
    mend = "go on there (where Ctrl-Z left it waiting, type fg), or end it first"
    return CooperationError(Problem(Place(answers), f"is being answered in another session: {who}", mend))
