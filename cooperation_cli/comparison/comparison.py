"""The comparison: moments in the order given, by the latest of their rubrics, on what all have in common."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from cooperation_cli.answers.readings import Why as Aside
from cooperation_cli.answers.versions import Named, Refused, refusal
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.comparison.changes import Between
from cooperation_cli.comparison.common import Common, in_common
from cooperation_cli.comparison.matching import Unmatched, Why, unmatched
from cooperation_cli.comparison.moment import Moment, same_text
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.model import Rubric


class Worse(StrEnum):
    """In what the last moment is worse than the one before it."""

    BAND = "band"
    SCORE = "score"
    MUST_HAVE = "must_have"


class Comparison(Struct, frozen=True, dict=True):
    """Two or more moments of one partnership; `rubric` is the latest by which one of them was read."""

    moments: tuple[Moment, ...]
    rubric: Rubric

    @cached_property
    def common(self) -> Common:
        """What all moments have in common."""
        return in_common(self.moments, self.rubric)

    @cached_property
    def changes(self) -> tuple[Between, ...]:
        """What changed from each moment to the next."""
        return tuple(
            Between(place, before, after, self.common) for place, (before, after) in enumerate(pairwise(self.moments))
        )

    @cached_property
    def unmatched(self) -> tuple[tuple[int, Unmatched], ...]:
        """What cannot be compared because rubrics differ, with the place of the moment whose rubric it is about."""
        return tuple((place, each) for place, moment in enumerate(self.moments) for each in self._unmatched(moment))

    @property
    def rubrics(self) -> tuple[tuple[str, str], ...]:
        """The version that each moment answered, and the digest of the rubric by which it was read."""
        return tuple((each.answers.version or each.rubric.version, each.rubric.digest) for each in self.moments)

    @property
    def backwards(self) -> tuple[int, ...]:
        """The places of the moments that are earlier by their date than the one before them."""
        dated = [(place, one.date) for place, one in enumerate(self.moments) if one.date]
        return tuple(place for (_, before), (place, date) in pairwise(dated) if date < before)

    @property
    def titles_differ(self) -> bool:
        """Whether the moments are not all about a partnership of one name."""
        return len({same_text(one.answers.title) for one in self.moments}) > 1

    @cached_property
    def worse(self) -> tuple[Worse, ...]:
        """In what the last moment is worse than the one before it."""
        return tuple(_worse(self.changes[-1]))

    def _unmatched(self, moment: Moment) -> Iterator[Unmatched]:
        gone = (each.question for each in moment.judged.said.set_aside if each.why is Aside.NOT_IN_RUBRIC)
        yield from (Unmatched(name, Why.GONE) for name in gone)
        if moment.rubric is not self.rubric:
            yield from unmatched(moment.rubric, self.rubric)


def compare(moments: Sequence[Moment]) -> Comparison:
    """The moments in this order, at least two. Raises CooperationError where no rubric of theirs may read them all."""
    latest = moments[-1].rubric
    for moment in reversed(moments):
        if not any(_refused(moment.rubric, other) for other in moments):
            return Comparison(tuple(moments), moment.rubric)
    raise CooperationError(
        *(Problem(Place(each.source), why.what, why.mend) for each in moments if (why := _refused(latest, each)))
    )


def _refused(rubric: Rubric, moment: Moment) -> Refused | None:
    return refusal(rubric, Named(moment.rubric.id, moment.rubric.version))


def _worse(last: Between) -> Iterator[Worse]:
    before, after = last.before.judged.verdict, last.after.judged.verdict
    if after.height < before.height:
        yield Worse.BAND
    if _lower(last):
        yield Worse.SCORE
    if last.newly(GateState.FAILED):
        yield Worse.MUST_HAVE


def _lower(last: Between) -> bool:
    """Whether the published overall fell: on the common questions, or where they give none by all that was answered."""
    common, own = last.overall, (last.before.judged.card.overall, last.after.judged.card.overall)
    pairs = [] if common is None else [(common.before, common.after)]
    if own[0] is not None and own[1] is not None:
        pairs.append((own[0], own[1]))
    for before, after in pairs:
        if before.published is not None and after.published is not None:
            return after.published < before.published
    return False
