"""What a check finds in a rubric."""

from enum import StrEnum

from msgspec import Struct

from cooperation_cli.text import Words


class Severity(StrEnum):
    """How bad a finding is: an error misleads, a warning makes worse, a notice says what was not looked at."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Finding(Struct, frozen=True):
    """One thing to mend: `where` is an id and what of it, such as `shared-goals.purpose: level 3`."""

    severity: Severity
    where: Words
    what: Words
    mend: Words


def error(where: str, what: Words, mend: Words) -> Finding:
    """A finding that misleads those who answer or read."""
    return Finding(Severity.ERROR, Words(where), what, mend)


def warning(where: str, what: Words, mend: Words) -> Finding:
    """A finding that makes the rubric worse to use."""
    return Finding(Severity.WARNING, Words(where), what, mend)
