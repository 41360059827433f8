"""The door in: which files are read, how much of them, and as what."""

import codecs
import os
import pathlib as files
import re
import stat
from collections.abc import Callable, Collection
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias, cast

from msgspec import Struct

from cooperation_cli.documents.failures import failure, refusal
from cooperation_cli.errors import CooperationError, Place, Problem

if TYPE_CHECKING:
    from cooperation_cli.documents.csv import Table
    from cooperation_cli.documents.document import Document

LARGEST = 2_000_000
STDIN = "<stdin>"
# A mark of UTF-32 begins as one of UTF-16 does.
_WIDE: Final = {
    (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE): "UTF-32",
    (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE): "UTF-16",
}
_AS_UTF8 = "save it as UTF-8 (plain text), and read that"
# Without O_NONBLOCK, opening a FIFO waits for a writer; Windows lacks all but O_BINARY.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)
# The room that reads each kind of file is imported with the first file of that kind.
_ROOMS: Final = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}
# A table of answers or of weights has one of these columns.
_HEADS: Final = {"question", "dimension"}
_Parser: TypeAlias = "Callable[[str, str], Document | Table]"


class Source(Struct, frozen=True):
    """The bytes of a file, and its name as the user gave it."""

    name: str
    content: bytes


def read(name: str, stdin: BinaryIO | None = None) -> Source:
    """The bytes of a regular file of at most 2 MB, or of `stdin` for "-". Raises `CooperationError`."""
    if name == "-":
        return Source(STDIN, _read_stdin(stdin))
    try:
        return Source(name, _read_file(name))
    except (OSError, ValueError) as error:
        raise failure(name, error) from error


def text_of(source: Source) -> str:
    """The text of a UTF-8 file, without the byte order mark that may begin it. Raises `CooperationError`."""
    for marks, written in _WIDE.items():
        if source.content.startswith(marks):
            raise refusal(source.name, f"is {written}, not UTF-8", _AS_UTF8)
    content = source.content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        raise _at_byte(source.name, content, content.index(b"\0"), "a NUL character stands here")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise _at_byte(source.name, content, error.start, f"byte {content[error.start]:#x} is not UTF-8") from error


def load(name: str, stdin: BinaryIO | None = None) -> "Document | Table":
    """The document or table in a file: by its suffix, else by how it begins. Raises `CooperationError`."""
    source = read(name, stdin)
    text = text_of(source)
    room = _ROOMS.get(_suffix(source.name)) or _ROOMS[_kind(text)]
    parse = cast("_Parser", import_module(f"cooperation_cli.documents.{room}").parse)
    return parse(text, source.name)


def listing(folder: str, suffixes: Collection[str]) -> list[str]:
    """The names, sorted, of the files in `folder` that end in one of `suffixes` (`.yaml`), hidden ones aside."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not entry.name.startswith(".") and not leads_in(entry)]
    except (OSError, ValueError) as error:
        raise failure(folder, error) from error
    return sorted(name for name in names if _suffix(name) in suffixes)


def leads_in(entry: os.DirEntry[str]) -> bool:
    """Whether what was found in a folder is a folder, or a link to one; a link that leads in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        # What is wrong with it is said when it is read.
        return False


def exists(path: str) -> bool:
    """Whether anything stands at `path`, a link that leads nowhere included."""
    return os.path.lexists(path)


def is_folder(path: str) -> bool:
    """Whether `path` is a folder, or a link to one."""
    return files.Path(path).is_dir()


def _suffix(name: str) -> str:
    return files.Path(name).suffix.lower()


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise refusal(STDIN, "there is no standard input", "name a file")
    try:
        content = stdin.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise refusal(STDIN, "standard input cannot be read", "name a file") from error
    return _within_limit(STDIN, content)


def _read_file(name: str) -> bytes:
    with open(name, "rb", opener=lambda path, _: os.open(path, _FLAGS)) as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise refusal(name, "is no regular file", "name a regular file, or - for standard input")
        return _within_limit(name, file.read(LARGEST + 1) if about.st_size <= LARGEST else None)


def _within_limit(name: str, content: bytes | None) -> bytes:
    if content is None or len(content) > LARGEST:
        raise refusal(name, f"is larger than {LARGEST // 1_000_000} MB", "name a smaller file")
    return content


def _at_byte(name: str, content: bytes, index: int, what: str) -> CooperationError:
    before = re.split(r"\r\n|\r|\n", content[:index].decode(errors="replace"))
    return CooperationError(Problem(Place(name, len(before), len(before[-1]) + 1), what, _AS_UTF8))


def _kind(text: str) -> str:
    begins = text.lstrip()
    if begins.startswith(("{", "[")):
        return ".json"
    first = re.split(r"[\r\n]", begins, maxsplit=1)[0].lower()
    cells = [cell.strip(' "') for cell in re.split(r"[,;\t]", first)]
    return ".csv" if first.startswith("sep=") or not _HEADS.isdisjoint(cells) else ".yaml"
