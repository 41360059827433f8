"""What a person can say in an interview, where it can be said, and why it is not taken."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cooperation_cli.answers.model import Respondent
from cooperation_cli.text import Words


@dataclass(frozen=True, slots=True)
class AtFact:
    """At a fact of the profile, by its id."""

    fact: str


@dataclass(frozen=True, slots=True)
class AtQuestion:
    """At a question, by its full id."""

    question: str


@dataclass(frozen=True, slots=True)
class AtReview:
    """Past the last question, where what was said can be looked over."""


@dataclass(frozen=True, slots=True)
class AtEnd:
    """Nothing more is asked; `finished` is False where the person stopped for now."""

    finished: bool


Stop = AtFact | AtQuestion | AtReview
"""A place where something can be said."""


@dataclass(frozen=True, slots=True)
class Chose:
    """A level of the question; a `note` joins the comment, as how many of a group agreed."""

    level: Fraction
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class DontKnow:
    """The person does not know."""


@dataclass(frozen=True, slots=True)
class PrefersNotToSay:
    """The person will not say: scored as unanswered, with no advice."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not apply, and why."""

    reason: Words


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment, or evidence, to stand in place of what was noted before; None leaves that part as it is."""

    comment: Words | None = None
    evidence: tuple[Words, ...] | None = None


@dataclass(frozen=True, slots=True)
class ChoseFacts:
    """Choices for a fact of the profile, by id, in any order."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who answers, said anew; the date of the answers is not part of it."""

    who: Respondent


@dataclass(frozen=True, slots=True)
class Skipped:
    """On to the next stop; what was said here, if anything, is to stand."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """To the stop of the reply before this one, or to the one above where there was none."""


@dataclass(frozen=True, slots=True)
class WentForward:
    """To where the person last went back from, or on to the next stop where that was nowhere."""


@dataclass(frozen=True, slots=True)
class Undid:
    """The last change taken back, as if it had not been said; said again, the change before it."""


@dataclass(frozen=True, slots=True)
class JumpedTo:
    """To a stop of the person's choice."""

    stop: Stop


@dataclass(frozen=True, slots=True)
class Paused:
    """No more for now."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing more to say; only at the review."""


Answer = Chose | DontKnow | PrefersNotToSay | NotApplicable
Told = Answer | Noted | ChoseFacts | Introduced
Moved = Skipped | WentBack | WentForward | JumpedTo | Paused | Finished
Said = Told | Moved | Undid


class Refusal(StrEnum):
    """Why something said is not taken."""

    NOT_HERE = "not_here"
    """It is no reply to what is asked now."""
    OFF_THE_SCALE = "off_the_scale"
    ALWAYS_APPLIES = "always_applies"
    """The rubric does not let this question be called not applicable."""
    NO_REASON = "no_reason"
    NO_SUCH_CHOICE = "no_such_choice"
    NOTHING_CHOSEN = "nothing_chosen"
    ONE_CHOICE_ONLY = "one_choice_only"
    NOTHING_BEFORE = "nothing_before"
    NOTHING_AHEAD = "nothing_ahead"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_ASKED = "not_asked"
    """This partnership is not asked there, at this depth and as its profile stands."""
    ANOTHER_PART = "another_part"
    """It is asked of this partnership, but not in this sitting."""
    OVER = "over"


class RefusedError(Exception):
    """Something was said that cannot be taken; the interview stands as it was."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal
