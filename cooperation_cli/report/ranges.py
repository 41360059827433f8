"""The ranges of the numbers that a scorecard gives as points: pressure, protection, reach, enablers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.rubric.model import Dimension, Opportunity
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.combining import Weighed, geometric, mean
from cooperation_cli.scoring.score import Interval
from cooperation_cli.scoring.scorecard import Scorecard

_FLOOR = Fraction(1)
"""What the reach of an opportunity takes a dimension for at least, as its score does."""


class Ranged(Struct, frozen=True):
    """A number with the least and the most that it can be once every question is answered."""

    exact: Fraction
    interval: Interval
    complete: bool
    """Whether nothing that it rests on is open."""


def pressure(card: Scorecard, dimension: Dimension) -> Ranged | None:
    """E of a residual-risk dimension, 0 to 1; None where no exposure is answered, so that it is assumed."""
    residual = card.dimensions[dimension.id].residual
    if residual is None or residual.assumed:
        return None
    shares = _shares(card, [question for question in dimension.questions if question.is_exposure])
    floor = card.rubric.exposure_floor
    interval = Interval(max(shares.interval.low, floor), max(shares.interval.high, floor))
    return Ranged(residual.exposure, interval, shares.complete)


def protection(card: Scorecard, dimension: Dimension) -> Ranged | None:
    """G of a residual-risk dimension, 0 to 1; None where no safeguard is answered."""
    residual = card.dimensions[dimension.id].residual
    if residual is None:
        return None
    return _shares(card, [question for question in dimension.questions if not question.is_exposure])


def reach(card: Scorecard, opportunity: Opportunity) -> Ranged | None:
    """The reach of an opportunity, 0 to 100; its range with its dimensions at their lowest, then at their highest.

    None where a dimension that it rests on has no score.
    """
    scores = {name: card.dimensions[name].score for name in opportunity.rests_on}
    applicable = {name: score for name, score in scores.items() if score.interval is not None}
    exact = _geometric(opportunity, {name: score.exact for name, score in applicable.items()})
    if exact is not None and all(score.coverage == 1 for score in applicable.values()):
        return Ranged(exact, Interval(exact, exact), complete=True)
    low = _geometric(opportunity, {name: score.low for name, score in applicable.items()})
    high = _geometric(opportunity, {name: score.high for name, score in applicable.items()})
    if exact is None or low is None or high is None:
        return None
    return Ranged(exact, Interval(low, high).holding(exact), complete=False)


def _geometric(opportunity: Opportunity, scores: Mapping[str, Fraction | None]) -> Fraction | None:
    known = [Weighed(opportunity.rests_on[name], score) for name, score in scores.items() if score is not None]
    return geometric(known, _FLOOR) if known and len(known) == len(scores) else None


def enabler(card: Scorecard, name: str) -> Ranged | None:
    """The score of an enabler, 0 to 100; None where none of its questions is answered."""
    tagged = [question for question in card.rubric.questions.values() if name in question.enablers]
    practised = [question for question in tagged if not question.is_exposure]
    known = [question for question in practised if card.readings.level(question.id) is not None]
    if not known:
        return None
    share = _shares(card, practised)
    return Ranged(100 * share.exact, Interval(100 * share.interval.low, 100 * share.interval.high), share.complete)


def _shares(card: Scorecard, questions: Sequence[Question]) -> Ranged:
    """The mean of v over what is answered; its range with what is open at its lowest, then at its highest."""
    applicable = [question for question in questions if card.readings.applies(question.id)]
    known = [question for question in applicable if card.readings.level(question.id) is not None]
    low, high = (_mean(card, applicable, end) for end in (0, -1))
    return Ranged(_mean(card, known, 0), Interval(low, high), len(known) == len(applicable))


def _mean(card: Scorecard, questions: Sequence[Question], end: int) -> Fraction:
    return mean([Weighed(question.weight, _value(card, question, end)) for question in questions])


def _value(card: Scorecard, question: Question, end: int) -> Fraction:
    level = card.readings.level(question.id)
    return question.value(question.ascending[end] if level is None else level)
