"""Where reports go: chosen and checked before anything is judged, written at the end."""

import os
import secrets
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from msgspec import Struct

from cooperation_cli.commands import streams
from cooperation_cli.documents import writing
from cooperation_cli.documents.file_names import file_name
from cooperation_cli.documents.reading import is_folder
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rendering.formats import FORMATS, SUFFIXES, Canvas, Colour, Format, render
from cooperation_cli.report.model import Report
from cooperation_cli.text import one_line

TERMINAL: Final = FORMATS["terminal"]
_USUAL_WIDTH: Final = 80
_NARROWEST, _WIDEST = 40, 120
_DRAWN: Final = "█▓▒░●▲✕•═─│┤└┴├·○▁▂▃▄▅▆▇"
"""What a report draws with where the terminal can show it."""


class File(Struct, frozen=True):
    """One file with the report, in the format of its suffix."""

    path: str
    form: Format


class Folder(Struct, frozen=True):
    """A folder with a file for each answers file, all in one format; `names` are those of the files known by now."""

    path: str
    form: Format
    names: Mapping[str, str]

    def place(self, source: str) -> str:
        """The path of the report on an answers file; one that was not known before has its own name."""
        name = self.names.get(source) or file_name(PurePath(source).stem, self.names.values())
        return str(PurePath(self.path, name + self.form.suffix))


class Output(Struct, frozen=True):
    """Where one run puts its reports. With a folder, each report is written; else the one report of the run is."""

    printed: Format | None
    """What stdout gets, None for nothing."""
    files: tuple[File, ...] = ()
    folder: Folder | None = None
    force: bool = False
    quiet: bool = False
    colour: bool = True
    """False where `--no-color` was given; else the environment and the terminal decide."""

    def write(self, report: Report) -> None:
        """Writes the report to each file, then to stdout. Raises `CooperationError`; OSError is stdout's."""
        for file in self.files:
            self._save(file.path, render(report, file.form))
        if self.printed is TERMINAL:
            print_text(render(report, TERMINAL, canvas(colour=self.colour)), sys.stdout.encoding)
        elif self.printed is not None:
            print_text(render(report, self.printed))

    def write_each(self, reports: Iterable[tuple[str, Report]]) -> None:
        """Writes each answers file's report into the folder, where there is one. Raises `CooperationError`."""
        if self.folder is None:
            return
        writing.make_folder(self.folder.path)
        for source, report in reports:
            self._save(self.folder.place(source), render(report, self.folder.form))

    def write_about(self, name: str, report: Report) -> None:
        """Writes the one report of a run wherever it goes; in a folder it is called after what it is about."""
        self.write(report)
        self.write_each([(name, report)])

    def say(self, text: str) -> None:
        """Talk, on stderr, unless `--quiet` was given."""
        if not self.quiet:
            streams.say(text)

    @property
    def paths(self) -> list[str]:
        """What will be written; of a folder yet to be made, the folder."""
        paths = [file.path for file in self.files]
        if self.folder is not None:
            made = is_folder(self.folder.path)
            paths += map(self.folder.place, self.folder.names) if made else [self.folder.path]
        return paths

    def _save(self, path: str, text: str) -> None:
        save(text, path, force=self.force, quiet=self.quiet)


def destined(
    form: str | None,
    paths: Sequence[str] | None,
    *,
    sources: Sequence[str] = (),
    about: Sequence[str] | None = None,
    force: bool = False,
    quiet: bool = False,
    no_color: bool = False,
) -> Output:
    """What `--format` and `-o` ask for, checked; `sources` are the files that are read, never to be replaced.

    `about` is what reports in a folder are about, by default each source. With `-o`, nothing is printed unless
    `--format` is given too; a folder takes the format for itself. Raises `CooperationError`.
    """
    named = None if form is None else format_named(form)
    paths = paths or ()
    folders = [path for path in paths if means_folder(path)]
    files = [path for path in paths if path not in folders]
    refuse([*_twice(paths), *_formless(files), *_folder_problems(folders, named)])
    output = Output(
        printed=None if folders else named or (None if paths else TERMINAL),
        files=tuple(File(path, SUFFIXES[_suffix(path)]) for path in files),
        folder=_folder(folders, named, sources if about is None else about),
        force=force,
        quiet=quiet,
        colour=not no_color,
    )
    refuse(unwritable(output.paths, force=force, sources=sources))
    return output


def _folder(folders: Sequence[str], named: Format | None, about: Sequence[str]) -> Folder | None:
    return Folder(folders[0], named, _names(about)) if folders and named is not None else None


def format_named(name: str) -> Format:
    """The format of this name. Raises `CooperationError`."""
    if name in FORMATS:
        return FORMATS[name]
    raise CooperationError(Problem(Place("--format"), f'"{name}" is no format', nearest(name, FORMATS)))


def save(text: str | bytes, path: str, *, force: bool = False, quiet: bool = False, private: bool = False) -> None:
    """Writes a text that is no report, or octets. `private` files, as answers are, only their owner may read.

    Raises `CooperationError`.
    """
    content = text if isinstance(text, bytes) else text.encode(errors="backslashreplace")
    writing.write(path, content, replace=force, unique=secrets.token_hex(4), private=private)
    if not quiet:
        streams.say(f"wrote {one_line(path)}")


def means_folder(path: str) -> bool:
    """Whether `path` names a folder: one that is there, or, by a slash at its end, one to be made."""
    return path.endswith(("/", os.sep)) or is_folder(path)


def refuse(problems: Iterable[Problem]) -> None:
    """Raises `CooperationError` with all of the problems, if there is one."""
    if found := tuple(problems):
        raise CooperationError(*found)


def unwritable(paths: Iterable[str], *, force: bool, sources: Sequence[str] = ()) -> Iterator[Problem]:
    """What stands in the way of writing these files."""
    for path in paths:
        try:
            writing.check(path, replace=force, sources=sources)
        except CooperationError as error:
            yield from error.problems


def canvas(*, colour: bool = True) -> Canvas:
    """What stdout is: the terminal's columns, colour where it is wanted, ASCII where its encoding has no more."""
    return Canvas(
        width=_width(),
        colour=Colour.STANDARD if colour and _wants_colour() else Colour.NONE,
        unicode=_shows(_DRAWN, sys.stdout.encoding),
    )


def print_text(text: str, encoding: str = "utf-8") -> None:
    """Prints a whole text to stdout; what the encoding cannot write stands there as an escape. Raises OSError."""
    sys.stdout.flush()
    left = memoryview(text.encode(encoding, errors="backslashreplace"))
    while left:
        # Without a buffer, as PYTHONUNBUFFERED has it, a stream may take a part only, as on a disk that becomes full.
        left = left[sys.stdout.buffer.write(left) or 0 :]
    sys.stdout.buffer.flush()


def _names(sources: Iterable[str]) -> dict[str, str]:
    """For each answers file a name for its report; those that would collide are numbered."""
    names: dict[str, str] = {}
    for source in sources:
        names[source] = file_name(PurePath(source).stem, names.values())
    return names


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()


def _twice(paths: Sequence[str]) -> list[Problem]:
    named = [PurePath(path) for path in paths]
    again = {path for path in named if named.count(path) > 1}
    return [Problem(Place(str(path)), "is named twice", "name each file once") for path in sorted(again)]


def _formless(files: Sequence[str]) -> list[Problem]:
    mend = f"end it in one of: {' '.join(SUFFIXES)}"
    return [Problem(Place(path), "its suffix names no format", mend) for path in files if _suffix(path) not in SUFFIXES]


def _folder_problems(folders: Sequence[str], named: Format | None) -> list[Problem]:
    if folders and named is None:
        return [Problem(Place(folders[0]), "is a folder, for a report a file", "say with --format what they are to be")]
    return [Problem(Place(path), "is a second folder", "name one folder") for path in folders[1:]]


def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return _USUAL_WIDTH
    return min(max(columns or _USUAL_WIDTH, _NARROWEST), _WIDEST)


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _shows(characters: str, encoding: str) -> bool:
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
