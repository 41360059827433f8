"""What stands in a folder, which files are the same one, and which were written last."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath

from cooperation_cli.documents.failures import failure
from cooperation_cli.documents.reading import leads_in, listing


def folders(folder: str) -> list[str]:
    """The names, sorted, of the folders in `folder`, hidden ones aside. Raises `CooperationError`."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if leads_in(entry) and not entry.name.startswith((".", "_")))
    except (OSError, ValueError) as error:
        raise failure(folder, error) from error


def files_in(folder: str, suffixes: Collection[str]) -> list[str]:
    """The paths, sorted, of the files in `folder` that end in one of `suffixes`, hidden ones aside.

    Raises `CooperationError`.
    """
    return [str(PurePath(folder, name)) for name in listing(folder, suffixes)]


def once_each(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths without those that lead to a file named before: by another spelling, a link, or the same one again."""
    found: dict[object, str] = {}
    for path in paths:
        found.setdefault(_identity(path), path)
    return tuple(found.values())


def newest_first(files: Iterable[tuple[str, str]]) -> list[str]:
    """The first file of each pair, the one first that was written last, be it only the second of its pair."""
    return [first for first, _ in sorted(files, key=lambda pair: (-max(map(_written, pair)), pair))]


def _identity(path: str) -> object:
    try:
        about = Path(path).stat()
    except (OSError, ValueError):
        # What is wrong with it is said when it is read; standard input has no path.
        return path
    return about.st_dev, about.st_ino


def _written(path: str) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0
