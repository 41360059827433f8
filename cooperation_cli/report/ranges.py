"""The ranges of the numbers that a scorecard gives as points: practice, pressure, protection, reach, enablers."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.rubric.model import Dimension, Opportunity, Question
from cooperation_cli.scoring.combining import Weighed, geometric, mean
from cooperation_cli.scoring.score import Interval, Status
from cooperation_cli.scoring.scorecard import Scorecard

_FLOOR = Fraction(1)
"""What the reach of an opportunity takes a dimension for at least, as its score does."""


@dataclass(frozen=True, slots=True)
class Ranged:
    """A number with the least and the most that it can be once every question is answered."""

    exact: Fraction
    interval: Interval


def practice(card: Scorecard) -> Ranged | None:
    """The practice score: what the overall would be with every exposure at its highest."""
    if card.practice is None:
        return None
    hardest = {
        question.id: question.worst_to_best[0]
        for dimension in card.rubric.dimensions
        if dimension.is_residual and card.dimensions[dimension.id].score.status is Status.SCORED
        for question in dimension.questions
        if question.is_exposure and card.readings.applies(question.id)
    }
    overall = card.after(hardest).overall
    return None if overall is None or overall.interval is None else Ranged(card.practice, overall.interval)


def pressure(card: Scorecard, dimension: Dimension) -> Ranged | None:
    """E of a residual-risk dimension, 0 to 1; None where no exposure is answered, so that it is assumed."""
    residual = card.dimensions[dimension.id].residual
    if residual is None or residual.assumed:
        return None
    interval = _shares(card, (question for question in dimension.questions if question.is_exposure))
    floor = card.rubric.exposure_floor
    return Ranged(residual.exposure, Interval(max(interval.low, floor), max(interval.high, floor)))


def protection(card: Scorecard, dimension: Dimension) -> Ranged | None:
    """G of a residual-risk dimension, 0 to 1; None where no safeguard is answered."""
    residual = card.dimensions[dimension.id].residual
    if residual is None:
        return None
    safeguards = (question for question in dimension.questions if not question.is_exposure)
    return Ranged(residual.safeguards, _shares(card, safeguards))


def reach(card: Scorecard, opportunity: Opportunity) -> Interval:
    """The reach of an opportunity with its dimensions at their lowest, then at their highest."""
    known = {name: card.dimensions[name].score.interval for name in opportunity.rests_on}
    rests_on = [(opportunity.rests_on[name], interval) for name, interval in known.items() if interval]
    low = geometric([Weighed(weight, interval.low) for weight, interval in rests_on], _FLOOR)
    return Interval(low, geometric([Weighed(weight, interval.high) for weight, interval in rests_on], _FLOOR))


def enabler(card: Scorecard, name: str) -> Interval:
    """The score of an enabler with its open questions at their worst, then at their best, 0 to 100."""
    tagged = (question for question in card.rubric.questions.values() if name in question.enablers)
    shares = _shares(card, (question for question in tagged if not question.is_exposure))
    return Interval(100 * shares.low, 100 * shares.high)


def _shares(card: Scorecard, questions: Iterable[Question]) -> Interval:
    """The mean of v with what is open at its lowest, then at its highest; 0 to 1 where nothing applies."""
    applicable = [question for question in questions if card.readings.applies(question.id)]
    if not applicable:
        return Interval(Fraction(0), Fraction(1))
    low, high = (
        mean([Weighed(question.weight, _value(card, question, end)) for question in applicable]) for end in (0, -1)
    )
    return Interval(low, high)


def _value(card: Scorecard, question: Question, end: int) -> Fraction:
    level = card.readings.level(question.id)
    return question.value(question.ascending[end] if level is None else level)
