"""What folders stand in a folder, and which of its files were written last."""

import os
from collections.abc import Collection, Iterable
from pathlib import PurePath

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


def newest_first(files: Iterable[tuple[str, str]]) -> list[str]:
    """The first file of each pair, the one first that was written last, be it only the second of its pair."""
    return [first for first, _ in sorted(files, key=lambda pair: (-max(map(_written, pair)), pair))]


def _written(path: str) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0
