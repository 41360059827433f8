"""What a person can say in an interview, where it can be said, and why it is not taken."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.model import Respondent
from cooperation_cli.text import Words


class AtFact(Struct, frozen=True):
    """At a fact of the profile, by its id."""

    fact: str


class AtQuestion(Struct, frozen=True):
    """At a question, by its full id."""

    question: str


class AtReview(Struct, frozen=True):
    """Past the last question, where what was said can be looked over."""


class AtEnd(Struct, frozen=True):
    """Nothing more is asked; `finished` is False where the person stopped for now."""

    finished: bool


Stop = AtFact | AtQuestion | AtReview
"""A place where something can be said."""


class Chose(Struct, frozen=True):
    """A level of the question; a `note` joins the comment, as how many of a group agreed."""

    level: Fraction
    note: Words | None = None


class DontKnow(Struct, frozen=True):
    """The person does not know."""


class PrefersNotToSay(Struct, frozen=True):
    """The person will not say: scored as unanswered, with no advice."""


class NotApplicable(Struct, frozen=True):
    """The question does not apply, and why."""

    reason: Words


class Noted(Struct, frozen=True):
    """A comment, or evidence, to stand in place of what was noted before; None leaves that part as it is."""

    comment: Words | None = None
    evidence: tuple[Words, ...] | None = None


class ChoseFacts(Struct, frozen=True):
    """Choices for a fact of the profile, by id, in any order."""

    choices: tuple[str, ...]


class Introduced(Struct, frozen=True):
    """Who answers, said anew; the date of the answers is not part of it."""

    who: Respondent


class Skipped(Struct, frozen=True):
    """On to the next stop; what was said here, if anything, is to stand."""


class WentBack(Struct, frozen=True):
    """To the stop of the reply before this one, or to the one above where there was none."""


class WentForward(Struct, frozen=True):
    """To where the person last went back from, or on to the next stop where that was nowhere."""


class Undid(Struct, frozen=True):
    """The last change taken back, as if it had not been said; said again, the change before it."""


class JumpedTo(Struct, frozen=True):
    """To a stop of the person's choice."""

    stop: Stop


class Paused(Struct, frozen=True):
    """No more for now."""


class Finished(Struct, frozen=True):
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
