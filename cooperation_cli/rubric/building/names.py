"""What the parts of a rubric may refer to."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.scale import Scale

_GOOD = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Known(Collection[str]):
    """The names of one kind. Where some cannot be read, any name may be one of them, and none is unknown."""

    names: Collection[str]
    complete: bool = True
    unread: Collection[str] = ()
    """Dimensions whose questions cannot be read: any id in one of them is known."""

    def __contains__(self, name: object) -> bool:
        return not self.complete or name in self.names or str(name).partition(".")[0] in self.unread

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


ANY = Known((), complete=False)


def listed(spot: Spot) -> Known:
    """The ids of the entries of the list here, as they are written."""
    entries = spot.written
    if not isinstance(entries, list):
        return Known((), complete=spot.sound())
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    known = [name for written in ids if isinstance(written, str) for name in spellings(written)]
    return Known(dict.fromkeys(known), all(isinstance(name, str) for name in ids))


def keyed(spot: Spot) -> Known:
    """The keys of the mapping here, as they are written."""
    entries = spot.written
    if not isinstance(entries, dict):
        return Known((), complete=spot.sound())
    return Known(dict.fromkeys(name for written in entries for name in spellings(written)))


def spellings(written: str) -> list[str]:
    """An id as it is written and, where that is no good id, as it will be once that is mended."""
    if _GOOD.fullmatch(written):
        return [written]
    return [written, re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")]


class Names(Struct, frozen=True):
    """Every id of a rubric."""

    facts: Known
    choices: Mapping[str, Known]
    """The choices of each profile fact, `depth` among them."""
    parts: Known
    dimensions: Known
    questions: Known
    scales: Mapping[str, Scale | None]
    """The scale of each question; None where it is wrong."""
    exposures: Collection[str]
    others: Collection[str]
    """The questions that are surely no exposures."""
    sources: Known
    enablers: Known
    cases: Known
    bands: Known
    has_overall: bool
    profile_only: bool = False
    """Whether conditions may look at nothing but the profile."""

    @property
    def of_profile(self) -> "Names":
        """The same names, for conditions that may look at the profile only."""
        return replace(self, profile_only=True)
