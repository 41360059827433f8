"""A file that only grows, held by one session: what is added is on disk before anything else happens."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cooperation_cli.documents.failures import failure, refusal
from cooperation_cli.documents.locking import locked
from cooperation_cli.documents.writing import rename, sync_folder

LARGEST = 8_000_000
_PRIVATE = 0o600
_READING = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
    _READING |= getattr(os, _flag, 0)
_WRITING = _READING | os.O_RDWR | os.O_CREAT
# Windows removes and renames no file that is open.
_OPEN_FILES_STAY = os.name == "nt"
# How often a log may be removed by another session just as it was opened.
_PATIENCE = 100
_OTHER = "take it away, or choose another name for the answers"


@dataclass(slots=True)
class Log:
    """An open log; nobody else holds it, unless `sure` is False: its file system knows no locks."""

    path: str
    sure: bool
    _descriptor: int
    _size: int
    _torn: bool = False
    """Whether an addition failed, so that something of it may stand after what is known to be there."""

    @classmethod
    def opened(cls, path: str) -> "Log | None":
        """The log at `path`, made if there is none (mode 0600); None where another session holds it.

        Raises CooperationError where there can be none: its folder is gone or may not be written, or what stands
        there is a link or no regular file.
        """
        with _told(path):
            if os.path.islink(path):  # noqa: PTH114 - as it is opened
                raise refusal(path, "is a link", _OTHER)
            for _ in range(_PATIENCE):
                descriptor = os.open(path, _WRITING, _PRIVATE)
                try:
                    _refuse_strange(path, os.fstat(descriptor))
                    sure = locked(descriptor)
                except BaseException:
                    os.close(descriptor)
                    raise
                if sure is False:
                    os.close(descriptor)
                    return None
                log = cls(path, sure is True, descriptor, os.fstat(descriptor).st_size)
                if log.in_place:
                    return log
                log.close()
        raise refusal(path, "is made and removed all the time", "end the other session")

    @property
    def content(self) -> bytes:
        """All that stands in it, up to `LARGEST`. Raises CooperationError."""
        with _told(self.path):
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            return _all_of(self._descriptor)

    @property
    def size(self) -> int:
        """How many bytes are known to be in it."""
        return self._size

    @property
    def in_place(self) -> bool:
        """Whether it still stands at its path: neither moved, removed nor replaced, nor its folder."""
        try:
            return os.path.samestat(os.lstat(self.path), os.fstat(self._descriptor))
        except OSError:
            return False

    def append(self, octets: bytes) -> None:
        """Adds to the end; on disk when it returns. Raises CooperationError, and then may be called again."""
        with _told(self.path):
            if self._torn:
                self._cut()
            try:
                self._add(octets)
            except OSError:
                self._torn = True
                with suppress(OSError):
                    self._cut()
                raise
        self._size += len(octets)

    def _add(self, octets: bytes) -> None:
        os.lseek(self._descriptor, self._size, os.SEEK_SET)
        rest = memoryview(octets)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        os.fsync(self._descriptor)

    def _cut(self) -> None:
        os.ftruncate(self._descriptor, self._size)
        self._torn = False

    def restart(self, octets: bytes) -> None:
        """Puts this in the place of all that stood in it; a crash may leave it empty. Raises CooperationError."""
        with _told(self.path):
            os.ftruncate(self._descriptor, 0)
            self._size = 0
            self.append(octets)
            if hasattr(os, "fchmod"):
                os.fchmod(self._descriptor, _PRIVATE)
            sync_folder(Path(self.path).parent)

    def leave(self, path: str) -> None:
        """Leaves all of it, private, at a path where nothing stands, and lets go of it. Raises CooperationError."""
        with _told(path):
            if hasattr(os, "fchmod"):
                os.fchmod(self._descriptor, _PRIVATE)
            if _OPEN_FILES_STAY:
                self.close()
            rename(Path(self.path), Path(path))
            sync_folder(Path(path).parent)
        self.close()

    def remove(self) -> None:
        """Takes the file away, if it still stands in its place, and lets go of it. Raises CooperationError."""
        with _told(self.path):
            in_place = self.in_place
            try:
                if _OPEN_FILES_STAY:
                    self.close()
                if in_place:
                    os.unlink(self.path)  # noqa: PTH108 - as it was opened
                    sync_folder(Path(self.path).parent)
            finally:
                self.close()

    def close(self) -> None:
        """Lets go of it; it stays where it is. May be called again."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            # All that counts was flushed before.
            with suppress(OSError):
                os.close(descriptor)


def content_of(path: str) -> bytes | None:
    """All that stands in the log at `path` now, whoever holds it, up to `LARGEST`; None where there is none.

    Raises CooperationError.
    """
    with _told(path):
        try:
            descriptor = os.open(path, _READING)
        except FileNotFoundError:
            return None
        try:
            _refuse_strange(path, os.fstat(descriptor))
            return _all_of(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def _refuse_strange(path: str, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise refusal(path, "is no regular file", _OTHER)
    if about.st_nlink > 1:
        raise refusal(path, "is a file that has another name too", _OTHER)


def _all_of(descriptor: int) -> bytes:
    found = b""
    while more := os.read(descriptor, LARGEST - len(found)):
        found += more
    return found
