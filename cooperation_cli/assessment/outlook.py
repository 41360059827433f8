"""What the partnership opens and what pulls it apart: opportunities, enablers, warning signs, pairs, borders."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.rubric.conditions import Truth, decide, holds
from cooperation_cli.rubric.model import Dimension, Note, Opportunity, Rubric, WarningSign
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.combining import Weighed, geometric, mean, total
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.scorecard import Scorecard

_FLOOR = Fraction(1)
_WITHIN = 70
_PARTLY = 50


class Reach(StrEnum):
    """How near an opportunity is: from 70 points within reach, from 50 partly."""

    WITHIN = "within_reach"
    PARTLY = "partly"
    OUT = "out_of_reach"
    UNKNOWN = "unknown"


class OpportunityReach(Struct, frozen=True):
    """An opportunity with its published reach (0-100) and the lowest dimension that it rests on, where known."""

    opportunity: Opportunity
    reach: Reach
    score: Fraction | None = None
    lowest: str | None = None


def opportunities(card: Scorecard) -> tuple[OpportunityReach, ...]:
    """The reach of each: the weighted geometric mean of its dimensions, none taken for less than 1."""
    return tuple(_reach(card, opportunity) for opportunity in card.rubric.opportunities)


def _reach(card: Scorecard, opportunity: Opportunity) -> OpportunityReach:
    scores = {name: card.dimensions[name].score for name in opportunity.rests_on if card.dimensions[name].score.applies}
    known = {name: score.exact for name, score in scores.items() if score.exact is not None}
    if not known or len(known) < len(scores):
        return OpportunityReach(opportunity, Reach.UNKNOWN)
    exact = geometric([Weighed(opportunity.rests_on[name], score) for name, score in known.items()], _FLOOR)
    score = published(exact)
    reach = Reach.WITHIN if score >= _WITHIN else Reach.PARTLY if score >= _PARTLY else Reach.OUT
    reading_order = [dimension.id for dimension in card.rubric.dimensions if dimension.id in known]
    return OpportunityReach(opportunity, reach, score, min(reading_order, key=lambda name: known[name]))


class EnablerScore(Struct, frozen=True):
    """An enabler seen across all dimensions: exact score 0-100 (None where nothing is answered) and coverage 0-1.

    Coverage is None where no question that carries the tag applies.
    """

    enabler: Note
    exact: Fraction | None
    coverage: Fraction | None


def enablers(card: Scorecard) -> tuple[EnablerScore, ...]:
    """100 sum(w v) / sum(w) over the answered questions that carry each tag, exposures left out."""
    return tuple(_enabler(card, enabler) for enabler in card.rubric.enablers.values())


def _enabler(card: Scorecard, enabler: Note) -> EnablerScore:
    applicable, answered = [], []
    for question in card.rubric.questions.values():
        if enabler.id not in question.enablers or question.is_exposure or not card.readings.applies(question.id):
            continue
        level = card.readings.level(question.id)
        applicable.append(Weighed(question.weight, Fraction(0)))
        if level is not None:
            answered.append(Weighed(question.weight, question.points(level)))
    coverage = total(answered) / total(applicable) if applicable else None
    return EnablerScore(enabler, mean(answered) if answered else None, coverage)


class Fires(StrEnum):
    """Whether a warning sign is there."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class WarningResult(Struct, frozen=True):
    """A warning sign as these readings show it."""

    sign: WarningSign
    fires: Fires


_FIRES = {Truth.TRUE: Fires.YES, Truth.FALSE: Fires.NO, Truth.UNKNOWN: Fires.UNKNOWN}


def warnings(card: Scorecard) -> tuple[WarningResult, ...]:
    """Each warning sign: it fires where its condition is true, and is unknown where that is."""
    facts = CardFacts(card)
    return tuple(WarningResult(sign, _FIRES[decide(sign.when, facts)]) for sign in card.rubric.warnings)


class Pair(Struct, frozen=True):
    """A challenge beside the strategies that counter it."""

    challenge: Dimension
    strategies: tuple[Dimension, ...]


def pairs(rubric: Rubric) -> tuple[Pair, ...]:
    """Each dimension that something counters, in reading order."""
    return tuple(
        Pair(dimension, tuple(rubric.dimension[name] for name in dimension.countered_by))
        for dimension in rubric.dimensions
        if dimension.countered_by
    )


class BorderCost(Struct, frozen=True):
    """What crossing borders costs in one dimension: its exposures that apply, each with its level if it has one."""

    dimension: Dimension
    exposure: Fraction | None
    """E as it is used, 0 to 1; None where no exposure is answered, so that the worst is assumed."""
    exposures: tuple[tuple[Question, Fraction | None], ...]


def border_costs(card: Scorecard) -> tuple[BorderCost, ...]:
    """The exposures that the rubric counts as the cost of crossing borders; none where no border is crossed."""
    borders = card.rubric.borders
    if borders is None or not holds(borders.ask_if, CardFacts(card)):
        return ()
    costs = (_border_cost(card, card.rubric.dimension[name]) for name in borders.costs)
    return tuple(cost for cost in costs if cost.exposures)


def _border_cost(card: Scorecard, dimension: Dimension) -> BorderCost:
    read, residual = card.readings, card.dimensions[dimension.id].residual
    asked = [question for question in dimension.questions if question.is_exposure and read.applies(question.id)]
    exposure = None if residual is None or residual.assumed else residual.exposure
    return BorderCost(dimension, exposure, tuple((question, read.level(question.id)) for question in asked))
