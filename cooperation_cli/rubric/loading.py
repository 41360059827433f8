"""Opens the files of a rubric and makes one rubric of them, or says everything that is wrong with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import TypeVar

from msgspec import Struct

from cooperation_cli.documents.document import Document, Path, Value
from cooperation_cli.documents.draft import MOST_PROBLEMS, SpoiltError
from cooperation_cli.documents.fields import Strict
from cooperation_cli.documents.folders import folders
from cooperation_cli.documents.reading import exists, is_folder, listing, load
from cooperation_cli.documents.salvage import salvaged
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.building.names import Known
from cooperation_cli.rubric.building.placed import Placed
from cooperation_cli.rubric.building.rubric import rubric
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.schema import FORMAT, TRANSLATION, DimensionEntry, RubricEntry, TranslationEntry

FRAME = "rubric.yaml"
DIMENSIONS = "dimensions"
TRANSLATIONS = "translations"
_SUFFIX = ".yaml"
_OURS = re.compile(r"cooperation-[a-z]{1,20}/[0-9]{1,6}")
# What must be there stands in for itself once it was found wrong, so that the rest can be checked in the same run.
_STAND_INS: Mapping[str, Value] = {
    **dict.fromkeys(("id", "part", "caps_at", "rubric"), "x"),
    "version": "0",
    "language": "en",
    "of": "sha256-00000000",
    **dict.fromkeys(("title", "text", "do", "because", "says"), "?"),
    **{key: {} for key in ("scales", "choices", "rests_on", "words")},
    **{key: [] for key in ("parts", "dimensions", "questions")},
    **dict.fromkeys(("value", "from", "to", "step"), Decimal(0)),
    **dict.fromkeys(("when", "ask_if")),
}

Shape = TypeVar("Shape", bound=Strict)


class UnreadableError(CooperationError):
    """A file of the rubric is no document at all, or holds what none may; the problems are those of all its files."""


def load_rubric(path: str, language: str | None = None) -> Rubric:
    """The rubric in a folder or a single file, in its own language or in a translation that its folder has.

    Raises CooperationError with every problem in any of its files, translations that nobody asked for aside.
    """
    files = _Files(path)
    source = _source(files)
    opened = source.rubric if language in (None, source.rubric.language) else files.translation(source, str(language))
    if files.problems:
        raise files.error
    return opened


def load_whole(path: str, language: str | None = None) -> tuple[Rubric, ...]:
    """The rubric as `load_rubric` has it, and after it in each of its translations.

    Raises CooperationError with every problem in any of its files.
    """
    files = _Files(path)
    source = _source(files)
    every = {name: files.translation(source, name) for name in files.translations()}
    if language in (None, source.rubric.language):
        opened = source.rubric
    else:
        opened = every.get(str(language)) or files.translation(source, str(language))
    if files.problems:
        raise files.error
    return opened, *every.values()


class _Source(Struct, frozen=True):
    """The rubric in its own language, to be used only where nothing is wrong; and what of it is sure all the same."""

    rubric: Rubric
    is_whole: bool
    is_named: bool


def _source(files: "_Files") -> _Source:
    path = files.path
    name = str(PurePath(path, FRAME)) if is_folder(path) else path
    frame = files.read(name, RubricEntry) or files.stand_in(name, RubricEntry)
    if frame is None:
        raise files.error
    entry, spot = frame
    dimensions = files.listed(entry, spot) if is_folder(path) else files.enclosed(entry, spot)
    built = rubric(entry, spot, dimensions, Known(files.unread, complete=spot.sound("dimensions")))
    return _Source(built, is_whole=not files.problems, is_named=spot.sound("id"))


def translations(path: str) -> tuple[str, ...]:
    """The languages into which the rubric in this folder is translated, in the order of the alphabet."""
    return tuple(_overlays(path))


def _overlays(path: str) -> Mapping[str, str]:
    """The file of each translation by its language, which is what it is called."""
    folder = str(PurePath(path, TRANSLATIONS))
    if not is_folder(path) or not exists(folder):
        return {}
    # A folder in place of a translation is told when it is read.
    there = sorted([*listing(folder, {_SUFFIX}), *(name for name in folders(folder) if name.endswith(_SUFFIX))])
    return {PurePath(name).stem: str(PurePath(folder, name)) for name in there}


@dataclass(slots=True)
class _Files:
    """The files of one rubric, and what is wrong with them so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)
    """The dimensions that there are, but whose questions are not known."""
    _names: list[str] = field(default_factory=list)
    _is_readable: bool = True

    @property
    def error(self) -> CooperationError:
        """Every problem, by file as they were read, then by line; `UnreadableError` where a file is no document."""
        order = {name: at for at, name in enumerate(self._names)}

        def position(problem: Problem) -> tuple[int, tuple[int, int]]:
            place = problem.place
            return order.get(place.file, len(order)), place.position

        kind = CooperationError if self._is_readable else UnreadableError
        return kind(*sorted(self.problems, key=position)[:MOST_PROBLEMS])

    def read(self, name: str, shape: type[Shape], form: str = FORMAT) -> tuple[Shape, Spot] | None:
        """What a file holds, and its first spot, noting what is wrong; None where too little of it can be read."""
        self._names.append(name)
        spoilt: frozenset[Path] = frozenset()
        try:
            document = _document(name)
        except CooperationError as error:
            self.problems.extend(error.problems)
            self._is_readable = False
            if not isinstance(error, SpoiltError):
                return None
            document, spoilt = error.document, error.spoilt
        if shape is RubricEntry and (other := _other_format(document)):
            self.problems.append(other)
            raise self.error
        read = salvaged(shape, document, {**_STAND_INS, "format": form}, spoilt)
        self.problems.extend(read.problems)
        return None if read.made is None else (read.made, Spot(read.document, (), self.problems, read.wrong))

    def translations(self) -> tuple[str, ...]:
        """The languages of the translations, noting that their folder cannot be read."""
        try:
            return translations(self.path)
        except CooperationError as error:
            self.problems.extend(error.problems)
            self._is_readable = False
            return ()

    def translation(self, source: _Source, language: str) -> Rubric:
        """The rubric in another language, noting what is wrong; in its own where that cannot be read."""
        there = _overlays(self.path)
        if language not in there:
            what = f'"{source.rubric.id}" is not translated into "{language}"'
            self.problems.append(Problem(Place(self.path), what, nearest(language, [source.rubric.language, *there])))
            return source.rubric
        read = self.read(there[language], TranslationEntry, TRANSLATION)
        if read is None:
            return source.rubric
        entry, spot = read
        if entry.language != language:
            (spot / "language").refuse(
                f'the language is not "{language}", as the file is called', "rename one of the two"
            )
        if source.is_named and entry.rubric != source.rubric.id:
            (spot / "rubric").refuse(f'a translation of "{entry.rubric}"', f'write "{source.rubric.id}", or move it')
        # Only here, because most runs read no translation.
        from cooperation_cli.rubric.translation import translated  # noqa: PLC0415

        return translated(source.rubric, entry, spot) if source.is_whole else source.rubric

    def stand_in(self, name: str, shape: type[Shape]) -> tuple[Shape, Spot] | None:
        """What stands for a file of which nothing can be read, so that the others are checked in the same run."""
        if not is_folder(self.path):
            return None
        nothing = Document(name, {}, {}, {})
        made = salvaged(shape, nothing, {**_STAND_INS, "format": FORMAT}).made
        return None if made is None else (made, Spot(nothing, (), self.problems, {()}))

    def enclosed(self, entry: RubricEntry, spot: Spot) -> list[Placed]:
        """The dimensions of a single file."""
        placed = []
        for index, dimension in enumerate(entry.dimensions):
            here = spot / "dimensions" / index
            if isinstance(dimension, DimensionEntry):
                placed.append(Placed(dimension, here))
            else:
                here.refuse("a single file holds its dimensions", "write it out here, or give the folder as the rubric")
                self.unread[dimension] = None
        (spot / "dimensions").refuse_repeated("dimension", (each.entry.id for each in placed))
        return placed

    def listed(self, entry: RubricEntry, spot: Spot) -> list[Placed]:
        """The dimensions of a folder, each in its own file, in the order of the frame; at the end those not listed."""
        folder = PurePath(self.path, DIMENSIONS)
        there = dict.fromkeys(listing(str(folder), {_SUFFIX}) if exists(str(folder)) else ())
        written = (spot / "dimensions").written
        names = [each for each in (written if isinstance(written, list) else ()) if isinstance(each, str)]
        found: list[Placed | None] = []
        seen = set()
        for index, dimension in enumerate(entry.dimensions):
            if len(self.problems) >= MOST_PROBLEMS:
                break
            here = spot / "dimensions" / index
            if isinstance(dimension, DimensionEntry):
                here.refuse("a folder keeps each dimension in a file", f"write its id, and move it to {DIMENSIONS}/")
                found.append(Placed(dimension, here))
                continue
            if dimension in seen:
                here.refuse(f'the dimension "{dimension}" is listed twice', "keep one of the two")
            elif dimension + _SUFFIX not in there:
                near = nearest(dimension, [name.removesuffix(_SUFFIX) for name in there])
                here.refuse(
                    f"there is no file {DIMENSIONS}/{dimension}{_SUFFIX}", near or "write it, or delete the entry"
                )
                self.unread[dimension] = None
            else:
                found.append(self._dimension(str(folder / (dimension + _SUFFIX)), dimension))
            seen.add(dimension)
        unlisted = [name for name in there if name.removesuffix(_SUFFIX) not in names]
        found += self._unlisted([str(folder / name) for name in unlisted], told=spot.sound("dimensions"))
        return [placed for placed in found if placed is not None]

    def _unlisted(self, files: list[str], *, told: bool) -> list[Placed | None]:
        if told:
            self.problems.extend(
                Problem(Place(name), f"is not listed in {FRAME}", "add it to dimensions, or delete the file")
                for name in files[:MOST_PROBLEMS]
            )
        return [self._dimension(name, PurePath(name).stem) for name in files if len(self.problems) < MOST_PROBLEMS]

    def _dimension(self, name: str, listed: str) -> Placed | None:
        read = self.read(name, DimensionEntry)
        if read is None:
            self.unread[listed] = None
            return None
        entry, spot = read
        if entry.id != listed:
            (spot / "id").refuse(f'the id is not "{listed}", as the file is called', "rename one of the two")
            self.unread[listed] = None
        return Placed(entry, spot)


def _other_format(document: Document) -> Problem | None:
    """What is wrong with a document whose format is another one of this program, or of a later one."""
    written = document.data.get("format") if isinstance(document.data, dict) else None
    if not isinstance(written, str) or written == FORMAT or not _OURS.fullmatch(written):
        return None
    if written.startswith(FORMAT.partition("/")[0]):
        what, mend = f"{written} is a format that this release does not read", "install a newer release, or write"
        return document.problem(("format",), what, f"{mend} {FORMAT}")
    return document.problem(("format",), f'"{written}" is not the format of a rubric', f"write {FORMAT}")


def _document(name: str) -> Document:
    document = load(name)
    if isinstance(document, Document):
        return document
    raise CooperationError(Problem(Place(name), "a table is no rubric", "give a YAML file or a folder"))
