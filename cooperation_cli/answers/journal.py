"""The record format of a journal: what an interview changed, reply by reply, a checksummed line each; no file."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from cooperation_cli.answers.writing import json_number
from cooperation_cli.documents.document import Path, Value
from cooperation_cli.documents.json import parse
from cooperation_cli.documents.json_writing import dump
from cooperation_cli.errors import CooperationError

FORMAT: Final = "cooperation-journal/1"
SUFFIX: Final = ".journal"
_FIRST: Final = "0" * 8
_LINE: Final = re.compile(rb"([0-9a-f]{8}) (\{.*\})\n")
_WHOLE: Final = frozenset({("answers",), ("set_aside", "answers")})
"""Where each entry is one thing however deep it is: half of a reply is no reply."""

FORMAL: Final[frozenset[Path]] = frozenset({("rubric",), ("respondent", "date")})
"""What says nothing about the partnership, and may differ without anybody having to know."""

Entries = Mapping[Path, Value]
"""An answers file's data as single entries: `("answers", "goals.aim")` and what stands there; never blank."""


class Session(Struct, frozen=True):
    """Who holds a journal; `since` is a date and time as people read it."""

    user: str
    host: str
    process: int
    since: str


class Journal(Struct, frozen=True):
    """What a journal tells, up to the first record that is not as it was written."""

    session: Session | None = None
    before: Entries = field(default_factory=dict)
    """The answers as the session began."""
    after: Entries = field(default_factory=dict)
    """The answers after the last whole record."""
    replies: int = 0
    """How many records followed the first."""
    last: str = _FIRST
    """The checksum of the last whole record, which the next one goes on from."""
    size: int = 0
    """How many bytes the whole records take up; what follows them was cut short or damaged."""


def journal_of(path: str) -> str:
    """Where the journal of an answers file stands: beside it, and in plain sight."""
    return path + SUFFIX


def opening(session: Session, answers: Entries) -> bytes:
    """The first record: who writes, and the answers as they are now."""
    who = {"user": session.user, "host": session.host, "process": session.process, "since": session.since}
    return _line({"journal": FORMAT, "session": who, "before": document(answers)}, _FIRST)


def changing(before: Entries, after: Entries, last: str) -> bytes:
    """The record of one reply: the entries that are others than before, null for those that are gone."""
    paths = [*after, *(path for path in before if path not in after)]
    changed = {path: after.get(path) for path in paths if before.get(path) != after.get(path)}
    return _line({"changed": document(changed)}, last) if changed else b""


def can_be_read(record: bytes, last: str = _FIRST) -> bool:
    """Whether a record after that checksum will be read as it is; what no file may hold (NUL) would not be."""
    return _told(record, last) is not None


def checksum(record: bytes) -> str:
    """The checksum at the head of a record."""
    return record[: len(_FIRST)].decode("ascii")


def read(content: bytes) -> Journal:
    """What the whole records of a journal tell; never raises."""
    first, *further = content.splitlines(keepends=True) or [b""]
    match _told(first, _FIRST):
        case {"journal": "cooperation-journal/1", "session": dict() as who, "before": dict() as data}:
            before = entries(data)
        case _:
            return Journal()
    after, last, size, replies = dict(before), checksum(first), len(first), 0
    for line in further:
        match _told(line, last):
            case {"changed": dict() as changed}:
                after.update(entries(changed, blank=True))
                last, size, replies = checksum(line), size + len(line), replies + 1
            case _:
                break
    kept = {path: value for path, value in after.items() if value is not None}
    return Journal(_session(who), before, kept, replies, last, size)


def tells_more(journal: Journal, answers: Entries) -> bool:
    """Whether the journal ends with something that the answers do not have, or have otherwise."""
    return any(answers.get(path) != value for path, value in journal.after.items() if path not in FORMAL)


def entries(data: Mapping[str, Value], *, blank: bool = False) -> dict[Path, Value]:
    """The single entries of an answers file's data; blank ones only if `blank`."""
    return {path: value for path, value in _entries(data, ()) if blank or value is not None}


def document(found: Entries) -> dict[str, Value]:
    """The data of an answers file that has these entries."""
    data: dict[str, Value] = {}
    for path, value in found.items():
        _put(data, path, value)
    return data


def _entries(data: Mapping[str, Value], above: Path) -> Iterator[tuple[Path, Value]]:
    for key, value in data.items():
        if isinstance(value, dict) and above not in _WHOLE:
            yield from _entries(value, (*above, key))
        else:
            yield (*above, key), value


def _put(data: dict[str, Value], path: Path, value: Value) -> None:
    *above, last = map(str, path)
    for key in above:
        inner = data.setdefault(key, {})
        data = inner if isinstance(inner, dict) else {}
    data[last] = value


def _line(record: Mapping[str, object], last: str) -> bytes:
    says = dump(record, default=json_number).encode()
    return b"%s %s\n" % (_sum(says, last), says)


def _sum(says: bytes, last: str) -> bytes:
    # Going on from the record before, so that none can be left out, doubled or moved.
    return b"%08x" % zlib.crc32(says, int(last, 16))


def _told(line: bytes, last: str) -> Value:
    """What a record says; None where it is not whole, or does not follow the one before."""
    found = _LINE.fullmatch(line)
    if found is None or found[1] != _sum(found[2], last):
        return None
    try:
        return parse(found[2].decode(), SUFFIX).data
    except (CooperationError, UnicodeDecodeError):
        return None


def _session(who: Mapping[str, Value]) -> Session:
    user, host, process, since = (str(who.get(key) or "") for key in ("user", "host", "process", "since"))
    return Session(user, host, int(process) if re.fullmatch(r"[0-9]{1,9}", process) else 0, since)
