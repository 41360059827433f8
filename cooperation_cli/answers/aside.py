"""What an answers file has that its rubric has not: kept as it is written, and said aloud."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import LiteralString

from cooperation_cli.documents.document import Path, Value
from cooperation_cli.text import Words, joined, phrase

_GONE: Mapping[str, LiteralString] = {
    "answers": "No longer in the rubric, so set aside: {gone}.",
    "profile": "Of the profile, no longer in the rubric, so set aside: {gone}.",
    "targets": "Targets no longer in the rubric, so set aside: {gone}.",
}
"""What is said of what is set aside, by section."""


@dataclass(slots=True)
class Aside:
    """What is set aside of one file's data, as it is written there."""

    data: Value
    _now: dict[str, dict[str, Value]] = field(default_factory=dict)
    """By section, then by id."""

    def put(self, section: Path, id_: str) -> None:
        """Sets aside what the file has in the section under this id; nothing where that is left blank."""
        written: Value = self.data
        for key in (*section, id_):
            written = written.get(str(key)) if isinstance(written, Mapping) else None
        if not _is_blank(written):
            self._now.setdefault(str(section[-1]), {})[id_] = written

    def everything(self) -> dict[str, dict[str, Value]]:
        """What was set aside before, and what is by now."""
        before = self.data.get("set_aside") if isinstance(self.data, Mapping) else None
        kept = before if isinstance(before, Mapping) else {}
        sections = {
            key: {**(old if isinstance(old := kept.get(key), Mapping) else {}), **self._now.get(key, {})}
            for key in _GONE
        }
        return {key: section for key, section in sections.items() if section}

    @property
    def notices(self) -> Iterator[Words]:
        """What must be said of it, a sentence for each section."""
        for section, says in _GONE.items():
            if gone := joined(map(Words, self._now.get(section, {}))):
                yield phrase(says, gone=gone)


def _is_blank(written: Value) -> bool:
    match written:
        case str():
            return not written.strip()
        case dict():
            return all(map(_is_blank, written.values()))
        case list():
            return all(map(_is_blank, written))
    return written is None
