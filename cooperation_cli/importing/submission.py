"""From the row of a submission to the data of an answers file; nothing in it is guessed."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from cooperation_cli.answers.form_names import DEPTH, RUBRIC, TITLE, fact_path, reply_path
from cooperation_cli.answers.journal import document
from cooperation_cli.answers.model import State
from cooperation_cli.answers.schema import FORMAT
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents.document import Document, Path, Value, dotted, shown
from cooperation_cli.documents.file_names import file_name
from cooperation_cli.errors import Place, Problem
from cooperation_cli.importing.cells import Unread, day, said, ticked
from cooperation_cli.importing.export import Export
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

_DIGITS = 10
_NAMELESS = "answers"
_Telling: TypeAlias = "tuple[str, Value]"
"""A header, and what its cell says."""


class Given(Struct, frozen=True):
    """What is known from elsewhere, in place of what the export says."""

    title: Words
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    depth: Depth | None = None

    def entries(self, several: Collection[Path]) -> dict[Path, Value]:
        """The same as parts of an answers file."""
        told = {fact_path(fact): choices for fact, choices in self.chosen.items()}
        facts = {path: list(choices) if path in several else choices[0] for path, choices in told.items()}
        title: dict[Path, Value] = {TITLE: self.title.raw} if self.title else {}
        return {**facts, **title, **({DEPTH: str(self.depth)} if self.depth else {})}


class Submission(Struct, frozen=True):
    """What one row says: a document as of an answers file, and what in the row could not be told."""

    line: int
    slug: str
    """The partner, as a file may be called."""
    mark: str
    """Ten hexadecimal digits that are the same whenever this submission is exported."""
    document: Document
    is_named: bool
    """Whether the row itself, or what was given, says which partnership it is about."""
    problems: tuple[Problem, ...]

    @property
    def is_answered(self) -> bool:
        """Whether any question has a reply."""
        return isinstance(self.document.data, Mapping) and bool(self.document.data["answers"])


def submissions(export: Export, given: Given) -> Iterator[Submission]:
    """Each row of the export, in its order."""
    times = Counter[str]()
    for line, cells in export.grid.rows:
        row = _Row(export, line, cells)
        entries = {**row.entries(), **given.entries(export.lexicon.several)}
        titled = {TITLE: export.title, **entries}
        identity = cells[export.identity].strip() if export.identity is not None else ""
        identity = identity or repr(sorted(entries.items(), key=lambda entry: str(entry[0])))
        times[identity] += 1
        yield Submission(
            line,
            _slug(entries),
            _mark(identity, times[identity]),
            Document(export.grid.name, _data(export, titled), {(): (line, 1)}, {}),
            TITLE in entries,
            tuple(row.problems),
        )


class _Row(Struct):
    """Reads one row."""

    export: Export
    line: int
    cells: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    _told: dict[Path, list[_Telling]] = field(default_factory=dict)
    _ticked: dict[Path, dict[str, str]] = field(default_factory=dict)
    """For each part with several choices, those that have a column of their own and were chosen, with its header."""

    def entries(self) -> dict[Path, Value]:
        """The parts of an answers file that the row tells; of a part that is told in two ways, none."""
        for place, meant in self.export.meant.items():
            header, cell = self.export.grid.header[place], self.cells[place]
            if meant.choice is not None:
                self._tick(header, meant.path, meant.choice, cell)
            elif cell.strip():
                self._take(header, meant.path, cell)
        for path, headers in self._ticked.items():
            chosen = [name for name in self.export.lexicon.options[path].names if name in headers]
            self._told.setdefault(path, []).append((headers[chosen[0]], chosen))
        found = {path: tellings[0][1] for path, tellings in self._told.items() if self._agree(path, tellings)}
        self._drop_without_reason(found)
        return self._dated(found)

    def _take(self, header: str, path: Path, cell: str) -> None:
        value = said(self.export.lexicon, path, cell)
        if isinstance(value, Unread):
            self._fault(path, f'"{shown(cell)}" cannot be told', value.mend)
        else:
            self._told.setdefault(path, []).append((header, value))

    def _tick(self, header: str, path: Path, choice: str, cell: str) -> None:
        told = ticked(self.export.lexicon.options[path], choice, cell)
        if isinstance(told, Unread):
            self._fault(path, f'"{shown(cell)}" does not tell whether {choice} was chosen', told.mend)
        elif told and path in self.export.lexicon.several:
            self._ticked.setdefault(path, {})[choice] = header
        elif told:
            self._told.setdefault(path, []).append((header, choice))

    def _agree(self, path: Path, tellings: list[_Telling]) -> bool:
        first, value = tellings[0]
        other = next((header for header, else_ in tellings if else_ != value), None)
        if other is not None:
            what = f'"{shown(first)}" and "{shown(other)}" say different things'
            self._fault(path, what, "leave one of the two in the export")
        return other is None

    def _drop_without_reason(self, found: dict[Path, Value]) -> None:
        for path in [path for path, value in found.items() if path[0] == "answers" and value == State.NOT_APPLICABLE]:
            if path[2] == "level" and reply_path(str(path[1]), "comment") not in found:
                del found[path]
                self._fault(path, "not applicable needs a reason, and no column gives one", "ask for it in a comment")

    def _dated(self, found: dict[Path, Value]) -> dict[Path, Value]:
        """The parts, with the day on which the row came in where the respondent gave none."""
        time = self.export.time
        came = None if time is None else day(self.cells[time])
        return {("respondent", "date"): came, **found} if came else found

    def _fault(self, path: Path, what: str, mend: str) -> None:
        where = path[:2] if path[0] == "answers" else path
        self.problems.append(Problem(Place(self.export.grid.name, self.line), what, mend, dotted(where)))


def _data(export: Export, entries: Mapping[Path, Value]) -> dict[str, Value]:
    rubric = export.lexicon.rubric
    head: dict[Path, Value] = {("format",): FORMAT, RUBRIC: str(Named(rubric.id, rubric.version))}
    return {"partnership": {}, "answers": {}, **document({**head, **entries})}


def _slug(entries: Mapping[Path, Value]) -> str:
    partner = entries.get(("respondent", "partner"))
    return file_name(partner if isinstance(partner, str) else _NAMELESS, ())


def _mark(identity: str, time: int) -> str:
    return hashlib.sha256(f"{time} {identity}".encode(errors="replace")).hexdigest()[:_DIGITS]
