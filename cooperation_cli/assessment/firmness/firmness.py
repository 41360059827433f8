"""The seven looks at how firm a verdict is."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.firmness.answers import Step, Unknowns, moving_steps, unknowns
from cooperation_cli.assessment.firmness.weights import Weighings, weighings
from cooperation_cli.assessment.verdict import Verdict, capped, judge
from cooperation_cli.rubric.model import Band
from cooperation_cli.scoring.combining import Weighed, geometric
from cooperation_cli.scoring.score import Interval, Score, Status
from cooperation_cli.scoring.scorecard import Scorecard

_FLOOR = Fraction(1)
_FEWEST = 12
_STRAIGHT = Fraction(9, 10)


class Alternative(Struct, frozen=True):
    """What the same answers would come to if one thing were otherwise: the overall, and its bands."""

    score: Score
    band: Band | None
    uncapped: Band | None


class Sameness(Struct, frozen=True):
    """How many of the levels given are the same one; `level` is that level, of equally many the lowest."""

    answered: int
    same: int
    level: Fraction

    @property
    def share(self) -> Fraction:
        """The share (0 to 1) of the levels that are the same."""
        return Fraction(self.same, self.answered)

    @property
    def straight(self) -> bool:
        """Whether at least 90 % of at least 12 levels are the same."""
        return self.answered >= _FEWEST and self.share >= _STRAIGHT


class Firmness(Struct, frozen=True, dict=True):
    """One verdict, its stricter reading, and draws for other weights; each look is taken when it is asked for.

    `said` are the readings as they were given.
    """

    verdict: Verdict
    with_evidence_required: Verdict
    said: Readings
    draws: Iterator[float] | None

    @cached_property
    def unknowns(self) -> Unknowns:
        """What open questions leave open."""
        return unknowns(self.verdict)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The single steps of single answers that move the band."""
        return moving_steps(self.verdict)

    @cached_property
    def weighings(self) -> Weighings | None:
        """How often the bands hold under other weights; None without draws, or without a band."""
        return None if self.draws is None else weighings(self.verdict, self.draws)

    @cached_property
    def compensation(self) -> Alternative | None:
        """If high scores made up less for low ones: the geometric mean of parts of geometric means of dimensions.

        No score counts for less than 1. The must-haves are those of the present. None without a total in percent.
        """
        card = self.verdict.card
        score = _compensated(card)
        if score is None or score.published is None:
            return None
        reached = card.rubric.band_at(score.published) if card.has_band else None
        return Alternative(score, capped(card.rubric, self.verdict.gates, reached)[0], reached)

    @cached_property
    def pressure(self) -> Alternative | None:
        """If every exposure that is answered stood one level higher; None without a total."""
        card = self.verdict.card
        return _alternative(judge(card.after(_raised(card))))

    @cached_property
    def evidence(self) -> Alternative | None:
        """If high levels without evidence did not count."""
        return _alternative(self.with_evidence_required)

    @cached_property
    def sameness(self) -> Sameness | None:
        """How alike the answers are; None where there are none."""
        levels = [level for name in self.said.replies if (level := self.said.level(name)) is not None]
        if not levels:
            return None
        counted = Counter(levels)
        level = min(counted, key=lambda one: (-counted[one], one))
        return Sameness(len(levels), counted[level], level)


def _compensated(card: Scorecard) -> Score | None:
    """The overall as a geometric mean of geometric means, with its interval."""
    overall = card.overall
    if not card.rubric.percent or overall is None:
        return None
    exact = _geometric(card, attrgetter("exact"))
    low, high = _geometric(card, attrgetter("low")), _geometric(card, attrgetter("high"))
    if exact is None or low is None or high is None:
        return None
    return Score(Status.SCORED, exact, Interval(low, high).holding(exact), overall.coverage)


def _geometric(card: Scorecard, number: Callable[[Score], Fraction | None]) -> Fraction | None:
    parts = []
    for part in card.rubric.parts:
        scores = [(one.weight, number(card.dimensions[one.id].score)) for one in card.rubric.members(part.id)]
        if known := [Weighed(weight, exact) for weight, exact in scores if exact is not None]:
            parts.append(Weighed(part.weight, geometric(known, _FLOOR)))
    return geometric(parts, _FLOOR) if parts else None


def _raised(card: Scorecard) -> dict[str, Fraction]:
    """The exposures that can rise, each at the next listed level."""
    exposures = (question for question in card.rubric.questions.values() if question.is_exposure)
    known = ((question, level) for question in exposures if (level := card.readings.level(question.id)) is not None)
    return {question.id: higher for question, level in known if (higher := question.next_level(level)) is not None}


def _alternative(verdict: Verdict) -> Alternative | None:
    overall = verdict.card.overall
    if overall is None or overall.exact is None:
        return None
    return Alternative(overall, verdict.band, verdict.uncapped)
