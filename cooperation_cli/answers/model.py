"""What one respondent said, as the rest of the program sees it: checked against its rubric, nothing scored."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field

from cooperation_cli.documents.document import Value
from cooperation_cli.rubric.conditions import Profile
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words


class State(StrEnum):
    """The five things that a reply can be; they are never mixed up, and only a level is scored."""

    LEVEL = "level"
    DONT_KNOW = "dont_know"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class Reply(Struct, frozen=True):
    """What was said to one question; `level` is given exactly where the state is LEVEL."""

    state: State
    level: Fraction | None = None
    evidence: tuple[Words, ...] = ()
    comment: Words | None = None


UNANSWERED = Reply(State.UNANSWERED)


class Side(StrEnum):
    """Where a respondent stands in the partnership."""

    FUNDER = "funder"
    LEAD = "lead"
    IMPLEMENTER = "implementer"
    HOST_AUTHORITY = "host-authority"
    AFFECTED_COMMUNITY = "affected-community"
    SECRETARIAT = "secretariat"
    OBSERVER = "observer"


class WorkLevel(StrEnum):
    """What a respondent does in the partnership."""

    DECIDES = "decides"
    MANAGES = "manages"
    DELIVERS = "delivers"


class Respondent(Struct, frozen=True):
    """Who answered, and when (`date` is YYYY-MM-DD); every part may be left out."""

    partner: Words | None = None
    side: Side | None = None
    level: WorkLevel | None = None
    role: Words | None = None
    name: Words | None = None
    date: str | None = None


class Invitation(Struct, frozen=True):
    """What a respondent is told before the first question."""

    sender: Words | None = None
    purpose: Words | None = None
    who_sees: Words | None = None
    affects_funding: Words | None = None
    kept_until: Words | None = None


class Answers(Struct, frozen=True):
    """One answers file. `replies` holds what was written, asked or not, by the ids of the rubric in use."""

    rubric: str
    version: str | None
    """The version that the file names; None where it names none and the installed one is meant."""
    title: Words
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The profile: the choices made for each fact, in the order given."""
    respondent: Respondent = field(default_factory=Respondent)
    invitation: Invitation | None = None
    depth: Depth | None = None
    replies: Mapping[str, Reply] = field(default_factory=dict)
    targets: Mapping[str, Fraction] = field(default_factory=dict)
    set_aside: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """What an older version of the rubric asked and this one does not, as it was written: by `answers`, `profile`
    and `targets`, then by id. It is kept and listed, and never counts."""
    notices: tuple[Words, ...] = ()
    """What must be said aloud about the file: an older rubric version, ids carried over."""

    @property
    def vanished(self) -> tuple[str, ...]:
        """The questions whose replies are set aside."""
        return tuple(self.set_aside.get("answers", {}))

    @property
    def profile(self) -> Profile:
        """The profile as conditions read it, without the depth."""
        return {fact: frozenset(choices) for fact, choices in self.chosen.items()}
