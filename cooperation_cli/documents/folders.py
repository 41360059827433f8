"""What folders stand in a folder."""

import os

from cooperation_cli.documents.failures import failure


def folders(folder: str) -> list[str]:
    """The names, sorted, of the folders in `folder`, hidden ones aside. Raises `CooperationError`."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith((".", "_")))
    except (OSError, ValueError) as error:
        raise failure(folder, error) from error
