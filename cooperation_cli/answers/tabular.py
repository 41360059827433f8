"""Answers as a table with a row an answer: from what a spreadsheet saves to the shape of an answers file, and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.schema import FORMAT, WORDS
from cooperation_cli.answers.writing import document_of
from cooperation_cli.documents.csv import Table, kept, told, write_rows
from cooperation_cli.documents.document import Document, Mark, Path, Value, dotted, shown
from cooperation_cli.documents.draft import MOST_NODES, MOST_PROBLEMS, SpoiltError
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.model import Rubric

COLUMNS = ("question", "level", "evidence", "comment")
_SINGLE: Mapping[str, Path] = {
    "_format": ("format",),
    "_rubric": ("rubric",),
    "_partnership.title": ("partnership", "title"),
    "_depth": ("depth",),
}
_SECTIONS: Mapping[str, Path] = {
    "_profile": ("partnership", "profile"),
    "_respondent": ("respondent",),
    "_invitation": ("invitation",),
    "_target": ("targets",),
    "_set_aside_profile": ("set_aside", "profile"),
    "_set_aside_target": ("set_aside", "targets"),
}
_REPLIES: Mapping[str, Path] = {"": ("answers",), "_set_aside": ("set_aside", "answers")}
_Marks = Mapping[str, Mark]
"""Where the cells of a row begin, by column."""
_FREE_TEXTS = frozenset({"title", "partner", "role", "name"})


def document_of_table(table: Table) -> Document:
    """The document that the rows spell out; each part of it stands where its cell does.

    The row `_format` may be left out. Raises CooperationError with everything that is wrong with the rows: SpoiltError
    where the others can be read.
    """
    table.require(COLUMNS[:2], COLUMNS)
    draft = _Draft(table.name)
    for row in table.rows:
        draft.take(row.marks, *(told(row.cells.get(column, "")) for column in COLUMNS))
    document = draft.document()
    if draft.problems:
        raise SpoiltError(document, frozenset(draft.spoilt), *draft.problems)
    return document


def table_of(answers: Answers, rubric: Rubric) -> str:
    """The answers as CSV; `document_of_table` gives the same document back, numbers as text."""
    rows = rows_of(document_of(answers, rubric))
    return write_rows([COLUMNS, *rows])


def rows_of(data: Mapping[str, Value]) -> Iterator[tuple[str, ...]]:
    """The rows of an answers file's data, each cell as `kept` has it, without the head."""
    for name, path in _SINGLE.items():
        if value := _found(data, path):
            yield _row(name, value)
    for section, path in _SECTIONS.items():
        for key, value in _entries(_found(data, path)):
            for single in value if isinstance(value, list) else [value]:
                yield _row(f"{section}.{key}", single)
    for section, path in _REPLIES.items():
        for question, reply in _entries(_found(data, path)):
            yield from _reply_rows(f"{section}.{question}" if section else question, reply)


def _reply_rows(question: str, reply: Value) -> Iterator[tuple[str, ...]]:
    if not isinstance(reply, dict):
        yield _row(question, reply)
        return
    said = next((word for word in WORDS if word in reply), reply.get("level"))
    evidence = reply.get("evidence") or None
    first, *further = evidence if isinstance(evidence, list) else [evidence]
    yield _row(question, said, first, reply.get("comment"))
    for piece in further:
        yield _row(question, None, piece)


def _row(*cells: Value) -> tuple[str, ...]:
    written = [f"{cell:f}" if isinstance(cell, Decimal) else kept(str(cell or "")) for cell in cells]
    return (*written, *[""] * (len(COLUMNS) - len(written)))


def _found(data: Value, path: Path) -> Value:
    for key in path:
        data = data.get(str(key)) if isinstance(data, dict) else None
    return data


def _put(data: dict[str, Value], path: Path, value: Value) -> None:
    first, *rest = map(str, path)
    if not rest:
        data[first] = value
        return
    branch = data.setdefault(first, {})
    if isinstance(branch, dict):
        _put(branch, tuple(rest), value)


def _entries(section: Value) -> Sequence[tuple[str, Value]]:
    return list(section.items()) if isinstance(section, dict) else []


@dataclass(slots=True)
class _Reply:
    """What the rows of one question say."""

    level: str = ""
    comment: str = ""
    evidence: list[Value] = field(default_factory=list)

    def value(self) -> Value:
        parts = {"level": self.level, "evidence": self.evidence, "comment": self.comment}
        return {key: part for key, part in parts.items() if part}


@dataclass(slots=True)
class _Draft:
    """The document while its rows are read."""

    name: str
    rest: dict[Path, Value] = field(default_factory=dict)
    choices: dict[Path, list[Value]] = field(default_factory=dict)
    replies: dict[Path, _Reply] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=lambda: {(): (1, 1)})
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoilt: list[Path] = field(default_factory=list)

    def document(self) -> Document:
        data: dict[str, Value] = {"format": FORMAT, "answers": {}}
        replies = {path: reply.value() for path, reply in self.replies.items()}
        for path, value in {**replies, **self.rest}.items():
            _put(data, path, value)
        return Document(self.name, data, self.values, self.keys)

    def take(self, marks: _Marks, question: str, level: str, evidence: str, comment: str) -> None:
        """Adds one row."""
        id_ = question.strip()
        section, _, key = id_.partition(".")
        if section in _REPLIES and key:
            self._take_reply(marks, (*_REPLIES[section], key), level.strip(), evidence, comment)
        elif id_.startswith("_"):
            self._take_other(marks, id_, level)
        elif id_:
            self._take_reply(marks, (*_REPLIES[""], id_), level.strip(), evidence, comment)
        elif any(cell.strip() for cell in (level, evidence, comment)):
            what = "this row names no question"
            self._fault(marks["question"], (), what, "write the id of its question in the first column")

    def _begin(self, marks: _Marks, path: Path) -> None:
        self.keys.setdefault(path, marks["question"])
        self.values.setdefault(path, marks["level"])

    def _take_reply(self, marks: _Marks, path: Path, level: str, evidence: str, comment: str) -> None:
        self._begin(marks, path)
        reply = self.replies.setdefault(path, _Reply())
        reply.level = self._once(marks["level"], (*path, "level"), reply.level, level)
        if comment:
            reply.comment = self._once(marks["comment"], (*path, "comment"), reply.comment, comment)
        if evidence.strip():
            reply.evidence.append(evidence)

    def _once(self, mark: Mark, path: Path, said: str, text: str) -> str:
        """What a cell says that may be said once: the same again is fine, something else is not."""
        if not text.strip() or text == said:
            return said
        if said:
            what = f"{shown(text)} here, but {shown(said)} on line {self.values[path][0]}"
            self._fault(mark, path, what, "keep one of the two")
        self.values[path] = mark
        return text

    def _take_other(self, marks: _Marks, id_: str, cell: str) -> None:
        """A row that is no answer, such as `_partnership.title`."""
        section, _, key = id_.partition(".")
        if id_ in _SINGLE:
            self._take_text(marks, _SINGLE[id_], cell)
        elif section in {"_profile", "_set_aside_profile"} and key:
            self._take_choices(marks, (*_SECTIONS[section], key), cell)
        elif section in _SECTIONS and key:
            self._take_text(marks, (*_SECTIONS[section], key), cell)
        else:
            known = [*_SINGLE, *(f"{section}.…" for section in (*_SECTIONS, *filter(None, _REPLIES)))]
            self._fault(marks["question"], (), f'a row "{shown(id_)}" is not known here', nearest(id_, known))

    def _take_text(self, marks: _Marks, path: Path, cell: str) -> None:
        is_free = path[-1] in _FREE_TEXTS or path[0] == "invitation"
        text = cell if is_free else cell.strip()
        self._begin(marks, path)
        self.rest[path] = self._once(marks["level"], path, str(self.rest.get(path) or ""), text) or None

    def _take_choices(self, marks: _Marks, path: Path, cell: str) -> None:
        """Choices stand in rows of their own, or in one cell: an id holds no comma."""
        self._begin(marks, path)
        choices = self.choices.setdefault(path, [])
        further = list(filter(None, map(str.strip, re.split("[,;]", cell))))
        if len(choices) + len(further) > MOST_NODES:
            self._fault(marks["level"], path, f"holds more than {MOST_NODES:,} choices", "keep those that fit")
            return
        self.values.update(((*path, place), marks["level"]) for place, _ in enumerate(further, start=len(choices)))
        choices += further
        self.rest[path] = choices

    def _fault(self, mark: Mark, path: Path, what: str, mend: str) -> None:
        self.problems.append(Problem(Place(self.name, *mark), what, mend, dotted(path)))
        self.spoilt += [path] if path else []
        if len(self.problems) >= MOST_PROBLEMS:
            raise CooperationError(*self.problems)
