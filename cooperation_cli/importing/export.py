"""An export as it was read: which column holds what, and which columns are left over."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePath
from typing import BinaryIO, Final

from msgspec import Struct

from cooperation_cli.answers.form_names import RUBRIC, form_name
from cooperation_cli.documents.csv import Grid, parse_grid
from cooperation_cli.documents.reading import STDIN, read, text_of
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.importing.lexicon import Lexicon, Meant
from cooperation_cli.importing.spelling import folded, parts

_ZIP: Final = b"PK\x03\x04"
_MOST_SIGNS: Final = 100_000
"""Of the headers together; the longest form that ships has a third of that."""
_STAMPS: Final = ("timestamp", "horodateur", "marca temporal", "carimbo de data hora", "zeitstempel")
"""What Google Forms calls the time of a submission, in some of its languages."""
# What tells one submission from another: of KoboToolbox, ODK Central, LimeSurvey, Google Forms, the best first.
_IDENTITIES: Final = ("id", "key", "response id", "meta instanceid", "instanceid", "uuid", *_STAMPS)
_TIMES: Final = ("submission time", "submissiondate", "submitdate", "date submitted", *_STAMPS)


class Export(Struct, frozen=True, dict=True):
    """A table with a row a submission, and what its columns mean."""

    grid: Grid
    lexicon: Lexicon

    @cached_property
    def meant(self) -> Mapping[int, Meant]:
        """What the columns hold, by their place."""
        found = ((place, self.lexicon.meant(header)) for place, header in enumerate(self.grid.header))
        return {place: meant for place, meant in found if meant}

    @cached_property
    def identity(self) -> int | None:
        """The column that tells submissions apart."""
        return self._first(_IDENTITIES)

    @cached_property
    def time(self) -> int | None:
        """The column that says when a submission came in."""
        return self._first(_TIMES)

    @property
    def title(self) -> str:
        """What a partnership is called that nobody has named: as the file is."""
        return "Untitled" if self.grid.name == STDIN else PurePath(self.grid.name).stem.strip() or self.grid.name

    @property
    def left_over(self) -> Mapping[str, int]:
        """The headers of columns that hold something and mean nothing here, and how many columns have each."""
        over = (
            (place, header)
            for place, header in enumerate(self.grid.header)
            if place not in self.meant and _own(header) not in {*_IDENTITIES, *_TIMES}
        )
        return Counter(header for place, header in over if any(cells[place].strip() for _, cells in self.grid.rows))

    @property
    def questions(self) -> frozenset[str]:
        """The questions that have a column."""
        paths = (meant.path for meant in self.meant.values())
        return frozenset(str(path[1]) for path in paths if path[0] == "answers" and path[2] == "level")

    def _first(self, names: tuple[str, ...]) -> int | None:
        headers = {_own(header): place for place, header in reversed([*enumerate(self.grid.header)])}
        return next((headers[name] for name in names if name in headers), None)


def opened(name: str, stdin: BinaryIO | None = None) -> Grid:
    """The table in a CSV file, or in `stdin` for "-". Raises CooperationError."""
    source = read(name, stdin)
    if source.content.startswith(_ZIP):
        what, mend = "is a workbook or a ZIP archive, not CSV", "export CSV, or take the CSV file out of the archive"
        raise CooperationError(Problem(Place(source.name), what, mend))
    grid = parse_grid(text_of(source), source.name)
    if sum(map(len, grid.header)) > _MOST_SIGNS:
        what, mend = (
            f"has more than {_MOST_SIGNS:,} characters in its first line",
            "leave out columns that say nothing here",
        )
        raise CooperationError(Problem(Place(source.name, 1), what, mend))
    if not grid.rows:
        raise CooperationError(
            Problem(Place(source.name), "holds no submission", "export it once somebody has answered")
        )
    return grid


def _own(header: str) -> str:
    """What a tool calls a column of its own; LimeSurvey may put its code before it: `id. Response ID`."""
    return folded(header.partition(". ")[0])


def rubrics_named(grid: Grid) -> list[str]:
    """The rubrics that a form of ours has written into the rows, as `id@version`, each once."""
    name = folded(form_name(RUBRIC))
    places = [at for at, header in enumerate(grid.header) if any(folded(part) == name for part in parts(header))]
    cells = (cells[place].strip() for _, cells in grid.rows for place in places)
    return list(dict.fromkeys(filter(None, cells)))
