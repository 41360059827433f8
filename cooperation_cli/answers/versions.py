"""Whether answers may be read with the rubric in use: same id, same major version, not newer."""

import re

from msgspec import Struct

from cooperation_cli.documents.document import shown
from cooperation_cli.rubric.model import Rubric

_NUMBERS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,2}")


class Named(Struct, frozen=True):
    """The rubric that an answers file names; without a version the installed one is meant."""

    id: str
    version: str | None = None

    def __str__(self) -> str:
        return self.id if self.version is None else f"{self.id}@{self.version}"


def named(written: str) -> Named:
    """The two halves of `id@version`."""
    rubric, _, version = written.partition("@")
    return Named(rubric, version or None)


class Refused(Struct, frozen=True):
    """Why the answers may not be read with this rubric, and what to do."""

    what: str
    mend: str


def refusal(rubric: Rubric, wanted: Named) -> Refused | None:
    """None where the rubric's id is the one named and its version may read answers of the one named."""
    if wanted.id != rubric.id:
        return Refused(
            f'these answers are for the rubric "{shown(wanted.id)}", not "{rubric.id}"',
            f"open that rubric, or write {rubric.id} if its questions are the ones answered",
        )
    if wanted.version is None or wanted.version == rubric.version:
        return None
    theirs, ours = _numbers(wanted.version), _numbers(rubric.version)
    if theirs is None or ours is None or theirs[0] != ours[0]:
        return Refused(
            f"these answers are for version {wanted.version}; version {rubric.version} asks other things",
            f"give --rubric the folder of version {wanted.version}, or answer version {rubric.version} afresh",
        )
    if theirs > ours:
        return Refused(
            f"these answers are for version {wanted.version}, which is newer than {rubric.version}",
            f"install a newer release, or give --rubric the folder of version {wanted.version}",
        )
    return None


def is_older(rubric: Rubric, wanted: Named) -> bool:
    """Whether the answers name an earlier version than the rubric's; ask only where there is no refusal."""
    return wanted.version is not None and _numbers(wanted.version) != _numbers(rubric.version)


def _numbers(version: str) -> tuple[int, ...] | None:
    if not _NUMBERS.fullmatch(version):
        return None
    given = [int(number) for number in version.split(".")]
    return (*given, *[0] * (3 - len(given)))
