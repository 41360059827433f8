"""What every published result begins with, and how exact numbers become decimals: here, once."""

from fractions import Fraction

from cooperation_cli.answers.model import Respondent
from cooperation_cli.report import result as shape
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Band, Rubric
from cooperation_cli.scoring.rounding import nine_decimals, published
from cooperation_cli.text import Words


def partnership_of(standing: Standing) -> shape.PartnershipShape:
    """Whom the answers are about."""
    several = {fact.id for fact in standing.rubric.profile if fact.several}
    chosen = standing.answers.chosen.items()
    profile = {fact: list(choices) if fact in several else choices[0] for fact, choices in chosen if choices}
    return shape.PartnershipShape(title=standing.answers.title.raw, profile=profile)


def rubric_of(rubric: Rubric) -> shape.RubricShape:
    """Which rubric it was."""
    return shape.RubricShape(id=rubric.id, version=rubric.version, digest=rubric.digest)


def respondent_of(standing: Standing) -> shape.RespondentShape:
    """Who gave the answers."""
    return respondent_shape(standing.answers.respondent)


def respondent_shape(who: Respondent) -> shape.RespondentShape:
    """One respondent."""
    return shape.RespondentShape(
        partner=raw(who.partner),
        side=who.side and who.side.value,
        level=who.level and who.level.value,
        role=raw(who.role),
        name=raw(who.name),
        date=who.date,
    )


def weights_of(standing: Standing) -> shape.WeightsShape | None:
    """Whose weights count; None for the rubric's own."""
    weights = standing.rubric.weights
    if weights is None:
        return None
    dimensions = {name: number(weight) for name, weight in weights.dimensions.items()}
    return shape.WeightsShape(title=weights.title.raw, dimensions=dimensions)


def id_of(band: Band | None) -> str | None:
    """The id of a band; None without one."""
    return None if band is None else band.id


def points(exact: Fraction | None) -> float | None:
    """A score as published, to one decimal."""
    return None if exact is None else float(published(exact))


def nine(exact: Fraction | None) -> float | None:
    """A share, a gain or an exact score, to nine decimals."""
    return None if exact is None else float(nine_decimals(exact))


def number(exact: Fraction) -> int | float:
    """A level or a weight: whole where it is whole; what no decimal tells exactly has nine decimals."""
    return exact.numerator if exact.denominator == 1 else float(nine_decimals(exact))


def raw(words: Words | None) -> str | None:
    """The text as it was written."""
    return None if words is None else words.raw
