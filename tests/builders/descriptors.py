"""What this process has open."""

from pathlib import Path


def open_files() -> list[str]:
    """Every descriptor, by its number; two lists are alike where nothing was opened or closed between."""
    return sorted(file.name for file in Path("/dev/fd").iterdir())
