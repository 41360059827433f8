"""From the row of a submission to the data of an answers file; nothing in it is guessed."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

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
from cooperation_cli.importing.lexicon import Meant
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

_DIGITS = 10
_NAMELESS = "answers"


@dataclass(frozen=True, slots=True)
class Given:
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


@dataclass(frozen=True, slots=True)
class Submission:
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


@dataclass(slots=True)
class _Row:
    """Reads one row."""

    export: Export
    line: int
    cells: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    _columns: dict[Path, str] = field(default_factory=dict)
    """For each part that is known, the header of the column that told it."""

    def entries(self) -> dict[Path, Value]:
        """The parts of an answers file that the row tells."""
        found: dict[Path, Value] = {}
        for place, meant in self.export.meant.items():
            header, cell = self.export.grid.header[place], self.cells[place]
            if meant.choice is not None:
                self._tick(found, meant.path, meant.choice, cell)
            elif cell.strip():
                self._take(found, header, meant, cell)
        self._drop_without_reason(found)
        return self._dated(found)

    def _take(self, found: dict[Path, Value], header: str, meant: Meant, cell: str) -> None:
        path = meant.path
        value = said(self.export.lexicon, path, cell)
        if isinstance(value, Unread):
            self._fault(path, f'"{shown(cell)}" cannot be told', value.mend)
        elif found.setdefault(path, value) != value and path not in self.export.lexicon.several:
            what = f'"{shown(header)}" and "{shown(self._columns[path])}" say different things'
            self._fault(path, what, "leave one of the two in the export")
        else:
            self._columns.setdefault(path, header)

    def _tick(self, found: dict[Path, Value], path: Path, choice: str, cell: str) -> None:
        told = ticked(self.export.lexicon.options[path], choice, cell)
        if isinstance(told, Unread):
            self._fault(path, f'"{shown(cell)}" does not tell whether {choice} was chosen', told.mend)
        elif told and path in self.export.lexicon.several:
            before = found.get(path)
            chosen = {choice, *(before if isinstance(before, list) else ())}
            found[path] = [name for name in self.export.lexicon.options[path].names if name in chosen]
        elif told:
            found[path] = choice

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
