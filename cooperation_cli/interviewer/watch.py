"""How long a person takes, read from a clock."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.steps import QuestionStep

Clock = Callable[[], float]
"""The seconds since some moment."""


@dataclass(slots=True)
class Watch:
    """A clock, and when it was looked at last."""

    clock: Clock
    since: float

    @classmethod
    def started(cls, clock: Clock) -> "Watch":
        """A watch that begins now."""
        return cls(clock, clock())

    def timed(self, before: Interview, after: Interview) -> Interview:
        """The interview after a reply, with the time that its question took, where it is one less to ask.

        Notes, help and going about belong to the question that is settled next; facts do not count.
        """
        at_question = isinstance(before.current, QuestionStep)
        settled = at_question and after.progress.left < before.progress.left
        if at_question and not settled:
            return after
        now = self.clock()
        took, self.since = now - self.since, now
        return replace(after, pace=before.pace.took(took)) if settled else after
