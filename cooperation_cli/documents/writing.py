"""The door out: whole files, atomically; never through a link, never over a file unasked."""

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cooperation_cli.documents.failures import failure, refusal

_PRIVATE = 0o600
# Windows opens no folders.
_SYNCS_FOLDERS = os.name != "nt"
_EXISTS = ("already exists", "use --force to replace it")
# A file made so is new: no link is followed.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# What file systems without hard links (FAT, some network shares) answer.
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EMLINK})


def write(path: str, content: str | bytes, *, replace: bool, unique: str, private: bool = False) -> None:
    """Writes the whole file or nothing; `unique` makes the temporary name beside it.

    The mode is 0600 if `private`, else the replaced file's, else what the umask leaves. Raises
    `CooperationError` when something stands at `path` (unless a regular file, and `replace`),
    and when the system refuses.
    """
    octets = content.encode() if isinstance(content, str) else content
    try:
        target = Path(path)
        mode = _mode(target, replace=replace, private=private)
        temporary = target.with_name(f".{target.name}.{unique}.tmp")
        descriptor = _new(temporary)
        with _removed_on_failure(temporary):
            _fill(descriptor, octets, mode)
            _publish(temporary, target, replace=replace)
        sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def check(path: str, *, replace: bool, sources: Iterable[str] = ()) -> None:
    """Refuses what `write` would refuse, and a file that is one of `sources`, before anything is made."""
    try:
        target = Path(path)
        _mode(target, replace=replace, private=True)
        if not target.parent.is_dir():
            raise refusal(path, "cannot be written: its folder does not exist", "make the folder first")
        if target.exists() and any(Path(source).exists() and target.samefile(source) for source in sources):
            raise refusal(path, "is a file to be read", "choose another name to write to")
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def make_folder(path: str) -> None:
    """Makes the folder, in one that exists; a folder already there is fine. Raises `CooperationError`."""
    try:
        Path(path).mkdir()
    except FileExistsError as error:
        if not Path(path).is_dir():
            raise refusal(str(path), "is no folder", "choose another name") from error
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def _mode(path: Path, *, replace: bool, private: bool) -> int:
    """The mode that the file is to have; refuses a target that may not be written."""
    try:
        about = path.lstat()
    except FileNotFoundError:
        about = None
    if about is not None:
        _refuse_standing(path, about.st_mode, replace=replace)
    if private:
        return _PRIVATE
    return stat.S_IMODE(about.st_mode) & 0o777 if about else 0o666 & ~_umask()


def _refuse_standing(path: Path, mode: int, *, replace: bool) -> None:
    if stat.S_ISLNK(mode):
        raise refusal(str(path), "is a link", "name the file that it leads to, or another one")
    if stat.S_ISDIR(mode):
        raise refusal(str(path), "is a folder", "name a file")
    if not stat.S_ISREG(mode):
        raise refusal(str(path), "is no regular file", "choose another name")
    if not replace:
        raise refusal(str(path), *_EXISTS)


def _umask() -> int:
    # The system tells the umask only to who sets it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _removed_on_failure(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError, ValueError):
            temporary.unlink()
        raise


def _new(temporary: Path) -> int:
    try:
        return os.open(temporary, _FLAGS, _PRIVATE)
    except FileExistsError as error:
        raise refusal(str(temporary), "is left over from an interrupted write", "delete it") from error


def _fill(descriptor: int, content: bytes, mode: int) -> None:
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if hasattr(os, "fchmod"):
            # Where modes cannot be set, the file stays as private as it is.
            with _ignored({errno.EPERM, errno.ENOTSUP}):
                os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _publish(temporary: Path, path: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(path)
        return
    try:
        # A link, unlike a rename, fails when something stands at the path by now.
        os.link(temporary, path)
    except FileExistsError as error:
        raise refusal(str(path), *_EXISTS) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        rename(temporary, path)
    else:
        temporary.unlink()


def rename(path: Path, new: Path) -> None:
    """Gives a file a name at which nothing stands. Raises OSError, and CooperationError where something does."""
    # An empty file takes the place first, so that a file of somebody else is never replaced.
    try:
        os.close(os.open(new, _FLAGS, _PRIVATE))
    except FileExistsError as error:
        raise refusal(str(new), *_EXISTS) from error
    try:
        path.replace(new)
    except OSError:
        # Not where it was interrupted: by then the file may stand there.
        with suppress(OSError):
            new.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Has the names in the folder on disk, as far as the system can. Raises OSError."""
    if not _SYNCS_FOLDERS:
        return
    # A folder that may be written but not read, and a file system that knows no fsync of folders,
    # leave nothing more to do; a disk that fails does.
    with _ignored({errno.EACCES, errno.EINVAL, errno.ENOTSUP}):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _ignored(codes: Collection[int]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in codes:
            raise
