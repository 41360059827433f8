"""Opens the files of a rubric and makes one rubric of them, or says everything that is wrong with them."""

from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import TypeVar

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.draft import MOST_PROBLEMS
from cooperation_cli.documents.fields import Strict
from cooperation_cli.documents.reading import exists, is_folder, listing, load
from cooperation_cli.documents.salvage import salvaged
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.records import dataclass, field
from cooperation_cli.rubric.building.rubric import Placed, rubric
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.schema import DimensionEntry, RubricEntry
from cooperation_cli.rubric.translation import translated

FRAME = "rubric.yaml"
DIMENSIONS = "dimensions"
TRANSLATIONS = "translations"
_SUFFIX = ".yaml"

Shape = TypeVar("Shape", bound=Strict)


def load_rubric(path: str, language: str | None = None) -> Rubric:
    """The rubric in a folder or a single file, in its own language or in a translation that its folder has.

    Raises CooperationError with every problem in any of its files.
    """
    source = _source(path)
    return source if language in (None, source.language) else _translated(source, path, str(language))


def _source(path: str) -> Rubric:
    files = _Files(path)
    frame = files.read(str(PurePath(path, FRAME)) if is_folder(path) else path, RubricEntry)
    if frame is None:
        raise CooperationError(*files.problems)
    entry, spot = frame
    dimensions = files.listed(entry, spot) if is_folder(path) else files.enclosed(entry, spot)
    if files.problems:
        raise CooperationError(*files.problems)
    built = rubric(entry, spot, dimensions)
    if files.problems:
        raise CooperationError(*files.problems)
    return built


def _translated(source: Rubric, path: str, language: str) -> Rubric:
    folder = PurePath(path, TRANSLATIONS)
    there = listing(str(folder), {_SUFFIX}) if is_folder(str(folder)) else []
    if language + _SUFFIX not in there:
        known = [source.language, *(name.removesuffix(_SUFFIX) for name in there)]
        what = f'"{source.id}" is not translated into "{language}"'
        raise CooperationError(Problem(Place(path), what, nearest(language, known)))
    return translated(source, _document(str(folder / (language + _SUFFIX))))


@dataclass(slots=True)
class _Files:
    """The files of one rubric, and what is wrong with them so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def read(self, name: str, shape: type[Shape]) -> tuple[Shape, Spot] | None:
        """What a file holds, and its first spot, noting what is wrong; None where too little of it can be read."""
        try:
            document = _document(name)
        except CooperationError as error:
            self.problems.extend(error.problems)
            return None
        entry, problems = salvaged(shape, document)
        self.problems.extend(problems)
        return None if entry is None else (entry, Spot(document, (), self.problems))

    def enclosed(self, entry: RubricEntry, spot: Spot) -> list[Placed]:
        """The dimensions of a single file."""
        placed = []
        for index, dimension in enumerate(entry.dimensions):
            here = spot / "dimensions" / index
            if isinstance(dimension, DimensionEntry):
                placed.append(Placed(dimension, here))
            else:
                here.refuse("a single file holds its dimensions", "write it out here, or give the folder as the rubric")
        (spot / "dimensions").refuse_repeated("dimension", (each.entry.id for each in placed))
        return placed

    def listed(self, entry: RubricEntry, spot: Spot) -> list[Placed]:
        """The dimensions of a folder, each in its own file, in the order of the frame."""
        folder = PurePath(self.path, DIMENSIONS)
        there = dict.fromkeys(listing(str(folder), {_SUFFIX}) if exists(str(folder)) else ())
        self._refuse_unlisted(folder, there, {name for name in entry.dimensions if isinstance(name, str)})
        found, seen = [], set()
        for index, dimension in enumerate(entry.dimensions):
            if len(self.problems) >= MOST_PROBLEMS:
                break
            here = spot / "dimensions" / index
            if isinstance(dimension, DimensionEntry):
                here.refuse("a folder keeps each dimension in a file", f"write its id, and move it to {DIMENSIONS}/")
                continue
            if dimension in seen:
                here.refuse(f'the dimension "{dimension}" is listed twice', "keep one of the two")
            elif dimension + _SUFFIX not in there:
                near = nearest(dimension, [name.removesuffix(_SUFFIX) for name in there])
                here.refuse(
                    f"there is no file {DIMENSIONS}/{dimension}{_SUFFIX}", near or "write it, or delete the entry"
                )
            else:
                found.append(self._dimension(str(folder / (dimension + _SUFFIX)), dimension))
            seen.add(dimension)
        return [placed for placed in found if placed is not None]

    def _refuse_unlisted(self, folder: PurePath, there: Iterable[str], listed: Collection[str]) -> None:
        unlisted = [name for name in there if name.removesuffix(_SUFFIX) not in listed]
        self.problems.extend(
            Problem(Place(str(folder / name)), f"is not listed in {FRAME}", "add it to dimensions, or delete the file")
            for name in unlisted[:MOST_PROBLEMS]
        )

    def _dimension(self, name: str, listed: str) -> Placed | None:
        read = self.read(name, DimensionEntry)
        if read is None:
            return None
        entry, spot = read
        if entry.id != listed:
            (spot / "id").refuse(f'the id is not "{listed}", as the file is called', "rename one of the two")
        return Placed(entry, spot)


def _document(name: str) -> Document:
    document = load(name)
    if isinstance(document, Document):
        return document
    raise CooperationError(Problem(Place(name), "a table is no rubric", "give a YAML file or a folder"))
