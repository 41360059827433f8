"""The picture: a bar for each dimension, and pressure against protection."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.report import ranges
from cooperation_cli.report.figures import percent, share
from cooperation_cli.report.model import (
    Block,
    Contour,
    Coordinate,
    Grid,
    Item,
    Items,
    Meter,
    Meters,
    Point,
    Prose,
    Section,
    Tone,
)
from cooperation_cli.report.ranges import Ranged
from cooperation_cli.report.sentences import picture as say
from cooperation_cli.report.sentences.parts import listed
from cooperation_cli.report.view import View
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.score import Interval, Score
from cooperation_cli.text import Words

_WHOLE = Interval(Fraction(0), Fraction(1))
_STROKES = 24
"""In how many straight strokes a curve is drawn."""


def sections(view: View) -> Iterator[Section]:
    """A section of bars by part; and, where dimensions weigh pressure, one that shows what they weigh."""
    yield Section(say.PICTURE, tuple(_bars(view)))
    if weighed := tuple(_weighed(view)):
        yield Section(say.AGAINST, (Prose(say.HOW_TO_WEIGH), *weighed))


def _bars(view: View) -> Iterator[Block]:
    yield Prose(say.HOW_TO_READ)
    if len(view.rubric.bands) > 1 and view.rubric.one_unit:
        yield Items(tuple(Item(words, tone=tone) for tone, words in say.TONES))
    for part in view.rubric.parts:
        members = [member for member in view.rubric.members(part.id) if _score(view, member).applies]
        if members:
            label = say.part(part.title, view.figures.ranged(view.card.parts[part.id]))
            yield Meters(tuple(_meter(view, member) for member in members), label)
    absent = [member.title for member in view.rubric.dimensions if not _score(view, member).applies]
    if absent:
        yield Prose(say.left_out(listed(absent)))


def _score(view: View, dimension: Dimension) -> Score:
    return view.card.dimensions[dimension.id].score


def _meter(view: View, dimension: Dimension) -> Meter:
    score = _score(view, dimension)
    interval = score.interval or _WHOLE
    text = Words(view.figures.ranged(score))
    if score.exact is None:
        text = say.insufficient(percent(score.coverage), view.figures.range(interval))
    share = None if score.exact is None else view.share(score.exact)
    low, high = view.share(interval.low), view.share(interval.high)
    return Meter(dimension.title, text, share, low, high, view.tone(score.published))


def _weighed(view: View) -> Iterator[Block]:
    """Every challenge with an answered protection, between the two."""
    weighing = [one for one in view.rubric.dimensions if one.is_residual]
    points = [_point(view, one, held) for one in weighing if (held := ranges.protection(view.card, one))]
    if points:
        yield Grid(say.CHALLENGE, say.PRESSURE, say.PROTECTION, tuple(points), tuple(_contours(view)))
    residuals = [(one.title, view.card.dimensions[one.id].residual) for one in weighing]
    if untested := [title for title, residual in residuals if residual and residual.untested]:
        yield Prose(say.untested(listed(untested)), tone=Tone.WATCH)


def _point(view: View, dimension: Dimension, held: Ranged) -> Point:
    pressed = ranges.pressure(view.card, dimension)
    across = _coordinate(pressed) if pressed else Coordinate(say.NOBODY_ANSWERED, _WHOLE.high, _WHOLE.low, _WHOLE.high)
    return Point(dimension.title, across, _coordinate(held), view.tone(_score(view, dimension).published))


def _coordinate(number: Ranged) -> Coordinate:
    return Coordinate(Words(share(number)), number.exact, number.interval.low, number.interval.high)


def _contours(view: View) -> Iterator[Contour]:
    """Where a challenge scores what a band begins at: the risk is the same all along."""
    for band in view.rubric.bands[1:] if view.rubric.one_unit else ():
        risk = 1 - band.start / 100
        pressures = (risk + (1 - risk) * Fraction(step, _STROKES) for step in range(_STROKES + 1))
        course = tuple((pressed, 1 - risk / pressed) for pressed in pressures if pressed)
        yield Contour(say.score(view.figures.score(band.start)), course)
