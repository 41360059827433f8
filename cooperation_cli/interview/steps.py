"""What an interview shows: the step that it is at, how far it is, and what is left in each dimension."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.rubric.asking import Wording
from cooperation_cli.rubric.model import Dimension, Fact
from cooperation_cli.rubric.question import Question


class FactStep(Struct, frozen=True):
    """A fact of the profile, and what was chosen for it so far."""

    fact: Fact
    chosen: tuple[str, ...]

    @property
    def has_answer(self) -> bool:
        """Whether something stands here that can be left as it is."""
        return bool(self.chosen)


class QuestionStep(Struct, frozen=True):
    """A question in the words that fit the profile, and what was said to it so far."""

    question: Question
    dimension: Dimension
    wording: Wording
    reply: Reply
    in_group: bool = False
    """Whether it is put to a group, which is not to see what was answered so far."""

    @property
    def has_answer(self) -> bool:
        """Whether something stands here that can be left as it is, and that may be seen."""
        return self.reply.state is not State.UNANSWERED and not self.in_group


class Review(Struct, frozen=True):
    """The look over what was said."""


class Over(Struct, frozen=True):
    """Nothing more is asked."""

    finished: bool


Step = FactStep | QuestionStep | Review | Over


class Progress(Struct, frozen=True):
    """The current fact or question is `number` of `of`, from 1; at the review and after it, `number` is 0.

    `dimension` is that of the question. Of the questions of this sitting, `left` are still to be asked, and `done`
    is the share (0-1) of the others. `seconds` is how long the sitting will go on, as far as this person's pace tells.
    """

    dimension: Dimension | None
    number: int
    of: int
    left: int
    done: Fraction
    seconds: float = 0.0


class Tally(Struct, frozen=True):
    """How many of the questions that this sitting asks in one dimension are in which state."""

    dimension: Dimension
    states: Mapping[State, int]

    @property
    def asked(self) -> int:
        """The number of questions asked."""
        return sum(self.states.values())

    @property
    def open(self) -> int:
        """The number of those without a reply."""
        return self.states.get(State.UNANSWERED, 0)
