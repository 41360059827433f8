"""An anonymous panel with its verdict: what every part of its page and its result look up."""

from fractions import Fraction
from functools import cached_property
from math import floor

from msgspec.structs import replace

from cooperation_cli.assessment.assessment import Draws, assess
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.panel.anonymity import Anonymous
from cooperation_cli.panel.topics import Topic, topics
from cooperation_cli.report.panel_view import note_words
from cooperation_cli.report.view import View

_HALF = Fraction(1, 2)


class AnonymousView(View, frozen=True, dict=True):
    """The verdict on an anonymous panel; it knows of nobody who gave it."""

    shown: Anonymous
    invited: int | None = None

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What to talk about; of fewer than ten respondents nothing can be said."""
        return topics(self.shown.gaps, self.shown.agreements)

    @property
    def response_rate(self) -> Fraction | None:
        """The share of those invited who answered; None where nobody said how many were."""
        return None if self.invited is None else Fraction(self.shown.respondents, self.invited)


def anonymous_view(
    shown: Anonymous, draws: Draws, invited: int | None = None, wish: Wish | None = None
) -> AnonymousView:
    """The view of an anonymous panel."""
    answers = replace(shown.answers, notices=tuple(note_words(shown.notes, shown.answers, shown.rubric)))
    return AnonymousView(shown.judged, answers, assess(shown.judged, draws, wish), shown, invited)


def whole_text(exact: Fraction) -> str:
    """A score in whole numbers, a half upwards."""
    return str(floor(exact + _HALF))
