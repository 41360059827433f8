"""CSV in and out: strict rows with their lines, and the guard that keeps a spreadsheet from running a cell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

from msgspec import Struct

from cooperation_cli.documents.document import shown
from cooperation_cli.documents.draft import MOST_NODES, MOST_PROBLEMS
from cooperation_cli.errors import CooperationError, Place, Problem

_DELIMITERS = ",;\t"
_MOST_CELLS = 500_000
_MOST_ROWS = 20_000
_SEP_LINE = re.compile(r"sep=(.?)[ \t]*(\r\n|\r|\n|$)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_GUARDED = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Row(Struct, frozen=True):
    """One row: the line (from 1) on which it begins, and its cells by column name."""

    line: int
    cells: dict[str, str]


class Table(Struct, frozen=True):
    """A CSV file; header names are trimmed and in lower case, rows without any content are left out."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Grid(Struct, frozen=True):
    """A CSV file cell by cell, its header as written; `rows` are those with content, each with its line."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def parse(text: str, name: str) -> Table:
    """The table in `text`, delimited by commas, semicolons or tabs. Raises `CooperationError`."""
    reader = _Reader(name, text, MOST_NODES)
    records = reader.filled()
    line, first = reader.head(records)
    header = tuple(cell.strip().lower() for cell in first)
    problems = [*_duplicates(name, line, header)]
    rows = [Row(at, dict(zip(header, cells, strict=True))) for at, cells in _even(records, header, name, problems)]
    if problems:
        raise CooperationError(*problems)
    return Table(name, header, tuple(rows))


def parse_grid(text: str, name: str) -> Grid:
    """As `parse`, of up to 500,000 cells in 20,000 rows, and columns may share a name. Raises `CooperationError`."""
    reader = _Reader(name, text, _MOST_CELLS)
    records = reader.filled()
    _, header = reader.head(records)
    problems: list[Problem] = []
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in _even(records, header, name, problems):
        if len(rows) == _MOST_ROWS:
            reader.stop(line, f"holds more than {_MOST_ROWS:,} rows", "split the file")
        rows.append((line, tuple(cells)))
    if problems:
        raise CooperationError(*problems)
    return Grid(name, tuple(header), tuple(rows))


def guarded(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula; `unguarded` gives the text back."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text without the one apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows as RFC 4180 has them, but for LF at line ends; cells are not guarded here."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


class _Reader:
    """Cuts text into cells and keeps count of lines."""

    def __init__(self, name: str, text: str, most: int) -> None:
        self.name = name
        self.text = text
        self.most = most
        self.at = 0
        self.line = 1
        self.count = 0
        self.delimiter = self._delimiter()
        self.bare = re.compile(f"[^{self.delimiter}\r\n]*+")

    def records(self) -> Iterator[tuple[int, list[str]]]:
        while self.at < len(self.text):
            begins = self.line
            yield begins, list(self._record())

    def filled(self) -> Iterator[tuple[int, list[str]]]:
        """The records with any content."""
        return ((line, cells) for line, cells in self.records() if any(cell.strip() for cell in cells))

    def head(self, records: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
        """The first record, which names the columns."""
        line, first = next(records, (1, []))
        if not first:
            self.stop(line, "the file is empty", "write a line with the names of the columns first")
        return line, first

    def stop(self, line: int, what: str, mend: str) -> NoReturn:
        raise CooperationError(Problem(Place(self.name, line), what, mend))

    def _delimiter(self) -> str:
        if said := _SEP_LINE.match(self.text):
            if said[1] not in _DELIMITERS or not said[1]:
                self.stop(1, f'"{shown(said[1])}" is no separator', "write sep=, or sep=; or a tab after sep=")
            self._step(said.end())
            return said[1]
        head = _LINE_END.split(_QUOTED.sub("", self.text.lstrip("\r\n")), maxsplit=1)[0]
        return max(_DELIMITERS, key=head.count)

    def _record(self) -> Iterator[str]:
        while True:
            self.count += 1
            if self.count > self.most:
                self.stop(self.line, f"holds more than {self.most:,} cells", "split the file")
            yield self._quoted() if self.text.startswith('"', self.at) else self._bare()
            if not self.text.startswith(self.delimiter, self.at):
                break
            self.at += 1
        if end := _LINE_END.match(self.text, self.at):
            self._step(end.end())

    def _quoted(self) -> str:
        begins = self.line
        found = _QUOTED.match(self.text, self.at)
        if not found:
            self.stop(begins, "a quote that opens here is never closed", 'close it; write "" for a quote inside')
        self._step(found.end())
        if self.at < len(self.text) and self.text[self.at] not in f"{self.delimiter}\r\n":
            self.stop(
                self.line, "text follows a closing quote", 'put the whole cell in quotes; write "" for a quote inside'
            )
        return found[1].replace('""', '"')

    def _bare(self) -> str:
        found = self.bare.match(self.text, self.at)
        cell = found[0] if found else ""
        if '"' in cell:
            self.stop(
                self.line, "a quote stands inside a cell", 'put the whole cell in quotes; write "" for a quote inside'
            )
        self.at += len(cell)
        return cell

    def _step(self, end: int) -> None:
        self.line += len(_LINE_END.findall(self.text, self.at, end))
        self.at = end


def _duplicates(name: str, line: int, header: Sequence[str]) -> Iterator[Problem]:
    repeated = [column for column, times in Counter(header).items() if times > 1]
    for column in repeated[:MOST_PROBLEMS]:
        what = f'the column "{shown(column)}" stands twice' if column else "two columns have no name"
        yield Problem(Place(name, line), what, "give each column a name of its own")


def _even(
    records: Iterable[tuple[int, list[str]]], header: Sequence[str], name: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """The records with as many cells as the header; the others become problems."""
    for line, cells in records:
        if len(cells) == len(header):
            yield line, cells
        elif len(problems) < MOST_PROBLEMS:
            problems.append(_ragged(Place(name, line), len(cells), len(header)))


def _ragged(place: Place, found: int, expected: int) -> Problem:
    return Problem(
        place,
        f"this row has {found} {'cell' if found == 1 else 'cells'}, the first row has {expected}",
        "put a text that holds a separator in double quotes, and keep empty cells",
    )


def _cell(cell: str) -> str:
    needs_quotes = any(character in cell for character in '",;\t\r\n') or cell != cell.strip()
    return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell
