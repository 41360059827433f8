"""What the operating system refused, in words that help."""

import errno

from cooperation_cli.errors import CooperationError, Place, Problem

_WORDS = {
    errno.ENOENT: ("does not exist", "check the name and the folder"),
    errno.ENOTDIR: ("does not exist: a part of its path is no folder", "check the name and the folder"),
    errno.EISDIR: ("is a folder", "name a file"),
    errno.EACCES: ("may not be opened by you", "ask for permission, or choose another place"),
    errno.EPERM: ("may not be opened by you", "ask for permission, or choose another place"),
    errno.ELOOP: ("is a link that leads nowhere but back to itself", "name the file itself"),
    errno.ENAMETOOLONG: ("has too long a name", "choose a shorter one"),
    errno.ENXIO: ("is no regular file", "name a regular file, or - for standard input"),
    errno.EEXIST: ("already exists", "choose another name"),
    errno.ENOSPC: ("could not be written: the disk is full", "make room, or choose another place"),
    errno.EDQUOT: ("could not be written: your share of the disk is full", "make room, or choose another place"),
    errno.EFBIG: ("could not be written: it grows too large", "choose another place"),
    errno.EROFS: ("could not be written: the disk is read-only", "choose another place"),
    errno.EIO: ("could not be read or written: the disk failed", "choose another place, and look after the disk"),
}


def failure(name: str, error: OSError | ValueError) -> CooperationError:
    """What `error` says about the file `name`; a `ValueError` is a name that no file can have."""
    if isinstance(error, OSError):
        known = _WORDS.get(error.errno or 0, (f"could not be used: {error.strerror or 'unknown reason'}", ""))
        return refusal(name, *known)
    return refusal(name, "cannot be the name of a file", "choose another name")


def refusal(name: str, what: str, mend: str) -> CooperationError:
    """An error about the file as a whole."""
    return CooperationError(Problem(Place(name), what, mend))
