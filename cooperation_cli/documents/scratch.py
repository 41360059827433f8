"""A text in a private file for as long as another program works on it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from cooperation_cli.documents.reading import read
from cooperation_cli.documents.writing import write


class Scratch(Struct, frozen=True):
    """The file, by its path."""

    path: str

    @property
    def content(self) -> bytes:
        """What stands there now. Raises `CooperationError`."""
        return read(self.path).content


@contextmanager
def scratch(text: str, folder: str, unique: str) -> Iterator[Scratch]:
    """A file in the folder with the text in it, gone at the end. Raises `CooperationError` where it cannot be made."""
    path = Path(folder, f"cooperation-{unique}.txt")
    write(str(path), text, replace=False, unique=unique, private=True)
    try:
        yield Scratch(str(path))
    finally:
        with suppress(OSError):
            path.unlink()
