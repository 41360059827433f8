"""CSV in and out: strict rows with the places of cells, and the guard that keeps a spreadsheet from running one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NoReturn

from msgspec import Struct

from cooperation_cli.documents.document import Mark, shown
from cooperation_cli.documents.draft import MOST_NODES, MOST_PROBLEMS, unreadable
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.text import visible

_DELIMITERS = ",;\t"
_MOST_CELLS = 500_000
_MOST_ROWS = 20_000
_SEP_LINE = re.compile(r"sep=(.?)[ \t]*(\r\n|\r|\n|$)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_LINE_ENDS = re.compile("[\r\n]+")
_SPELT = re.compile(r"\\u\{(10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5})\}")
_GUARDED = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Row(Struct, frozen=True):
    """One row: its cells by column name, and the line and column (from 1) at which each begins, quote included."""

    cells: dict[str, str]
    marks: dict[str, Mark]


class Table(Struct, frozen=True):
    """A CSV file; header names are trimmed and in lower case, rows without any content are left out."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def require(self, needed: Iterable[str], columns: Iterable[str]) -> None:
        """Raises `CooperationError` where a needed column is absent; `columns` are all that may stand there."""
        if absent := [column for column in needed if column not in self.header]:
            what = f"there is no column {' and no column '.join(absent)}"
            mend = f"write {','.join(columns)} as the first line"
            raise CooperationError(Problem(Place(self.name, 1, 1), what, mend))


class Grid(Struct, frozen=True):
    """A CSV file cell by cell, its header as written; `rows` are those with content, each with its line."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def parse(text: str, name: str) -> Table:
    """The table in `text`, delimited by commas, semicolons or tabs. Raises `CooperationError`."""
    reader = _Reader(name, text, MOST_NODES)
    records = reader.filled()
    head = reader.head(records)
    header = tuple(cell.strip().lower() for cell in head.cells)
    problems = [*_duplicates(name, header, head.marks)]
    rows = [
        Row(dict(zip(header, each.cells, strict=True)), dict(zip(header, each.marks, strict=True)))
        for each in _even(records, header, name, problems)
    ]
    if problems:
        raise CooperationError(*problems)
    return Table(name, header, tuple(rows))


def parse_grid(text: str, name: str) -> Grid:
    """As `parse`, of up to 500,000 cells in 20,000 rows, and columns may share a name. Raises `CooperationError`."""
    reader = _Reader(name, text, _MOST_CELLS)
    records = reader.filled()
    header = reader.head(records).cells
    problems: list[Problem] = []
    rows: list[tuple[int, tuple[str, ...]]] = []
    for each in _even(records, header, name, problems):
        if len(rows) == _MOST_ROWS:
            reader.stop(each.marks[0], f"holds more than {_MOST_ROWS:,} rows", "split the file")
        rows.append((each.marks[0][0], tuple(each.cells)))
    if problems:
        raise CooperationError(*problems)
    return Grid(name, tuple(header), tuple(rows))


def guarded(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula; `unguarded` gives the text back."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text without the one apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def kept(text: str) -> str:
    r"""A cell that no spreadsheet runs, with what is not seen in it as `\u{9b}`; `told` gives the text back."""
    return guarded(visible(text.replace("\\u{", "\\u{5c}u{")))


def told(cell: str) -> str:
    """The text that a cell stands for."""
    return _SPELT.sub(_character, unguarded(cell))


def _character(spelt: re.Match[str]) -> str:
    character = chr(int(spelt[1], 16))
    is_spelt = character == "\\" or visible(character) != character
    return character if is_spelt and not unreadable(character) else spelt[0]


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows as RFC 4180 has them, but for LF at line ends; cells are not guarded here."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


class _Record(Struct, frozen=True):
    """The cells of a row, where each begins, and where the row ends."""

    cells: list[str]
    marks: list[Mark]
    end: Mark


class _Reader:
    """Cuts text into cells and keeps count of lines and of columns in them."""

    def __init__(self, name: str, text: str, most: int) -> None:
        self.name = name
        self.text = text
        self.most = most
        self.at = 0
        self.line = 1
        self.begins = 0
        self.count = 0
        self.delimiter = self._delimiter()
        self.bare = re.compile(f"[^{self.delimiter}\r\n]*+")

    def filled(self) -> Iterator[_Record]:
        """The records with any content."""
        while self.at < len(self.text):
            if ends := _LINE_ENDS.match(self.text, self.at):
                self._step(ends.end())
                continue
            record = self._record()
            if any(cell.strip() for cell in record.cells):
                yield record

    def head(self, records: Iterator[_Record]) -> _Record:
        """The first record, which names the columns."""
        first = next(records, None)
        if first is None:
            self.stop((1, 1), "the file is empty", "write a line with the names of the columns first")
        return first

    def stop(self, mark: Mark, what: str, mend: str) -> NoReturn:
        raise CooperationError(Problem(Place(self.name, *mark), what, mend))

    def _mark(self, ahead: int = 0) -> Mark:
        return self.line, self.at + ahead - self.begins + 1

    def _delimiter(self) -> str:
        if said := _SEP_LINE.match(self.text):
            if said[1] not in _DELIMITERS or not said[1]:
                self.stop((1, 5), f'"{shown(said[1])}" is no separator', "write sep=, or sep=; or a tab after sep=")
            self._step(said.end())
            return said[1]
        head = _LINE_END.split(_QUOTED.sub("", self.text.lstrip("\r\n")), maxsplit=1)[0]
        return max(_DELIMITERS, key=head.count)

    def _record(self) -> _Record:
        cells: list[str] = []
        marks: list[Mark] = []
        while True:
            marks.append(self._mark())
            self.count += 1
            if self.count > self.most:
                self.stop(marks[-1], f"holds more than {self.most:,} cells", "split the file")
            cells.append(self._quoted() if self.text.startswith('"', self.at) else self._bare())
            if not self.text.startswith(self.delimiter, self.at):
                break
            self.at += 1
        return _Record(cells, marks, self._mark())

    def _quoted(self) -> str:
        found = _QUOTED.match(self.text, self.at)
        if not found:
            self.stop(self._mark(), "a quote that opens here is never closed", 'close it; write "" for a quote inside')
        self._step(found.end())
        if self.at < len(self.text) and self.text[self.at] not in f"{self.delimiter}\r\n":
            what = "text follows a closing quote"
            self.stop(self._mark(), what, 'put the whole cell in quotes; write "" for a quote inside')
        return found[1].replace('""', '"')

    def _bare(self) -> str:
        found = self.bare.match(self.text, self.at)
        cell = found[0] if found else ""
        if '"' in cell:
            mark = self._mark(cell.index('"'))
            self.stop(mark, "a quote stands inside a cell", 'put the whole cell in quotes; write "" for a quote inside')
        self.at += len(cell)
        return cell

    def _step(self, end: int) -> None:
        for found in _LINE_END.finditer(self.text, self.at, end):
            self.line += 1
            self.begins = found.end()
        self.at = end


def _duplicates(name: str, header: Sequence[str], marks: Sequence[Mark]) -> Iterator[Problem]:
    first: set[str] = set()
    again: dict[str, Mark] = {}
    for column, mark in zip(header, marks, strict=True):
        if column in first:
            again.setdefault(column, mark)
        first.add(column)
    for column, mark in islice(again.items(), MOST_PROBLEMS):
        what = f'the column "{shown(column)}" stands twice' if column else "two columns have no name"
        yield Problem(Place(name, *mark), what, "give each column a name of its own")


def _even(records: Iterable[_Record], header: Sequence[str], name: str, problems: list[Problem]) -> Iterator[_Record]:
    """The records with as many cells as the header; the others become problems."""
    for record in records:
        if len(record.cells) == len(header):
            yield record
        elif len(problems) < MOST_PROBLEMS:
            problems.append(_ragged(name, record, len(header)))


def _ragged(name: str, record: _Record, expected: int) -> Problem:
    found = len(record.cells)
    return Problem(
        Place(name, *(record.end if found < expected else record.marks[expected])),
        f"this row has {found} {'cell' if found == 1 else 'cells'}, the first row has {expected}",
        "put a text that holds a separator in double quotes, and keep empty cells",
    )


def _cell(cell: str) -> str:
    needs_quotes = any(character in cell for character in '",;\t\r\n') or cell != cell.strip()
    return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell
