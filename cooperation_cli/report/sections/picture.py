"""The picture: a bar for each dimension, and pressure against protection."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.report import ranges
from cooperation_cli.report.figures import percent, share
from cooperation_cli.report.model import Block, Item, Items, Meter, Meters, Prose, Section, Tone
from cooperation_cli.report.ranges import Ranged
from cooperation_cli.report.sentences import picture as say
from cooperation_cli.report.sentences.parts import listed
from cooperation_cli.report.view import View
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Interval, Score
from cooperation_cli.text import Words

_WHOLE = Interval(Fraction(0), Fraction(1))


def sections(view: View) -> Iterator[Section]:
    """A section of bars by part; and, where dimensions weigh pressure, one that shows what they weigh."""
    yield Section(say.PICTURE, tuple(_bars(view)))
    if weighed := tuple(_weighed(view)):
        yield Section(say.AGAINST, (Prose(say.HOW_TO_WEIGH), *weighed))


def _bars(view: View) -> Iterator[Block]:
    yield Prose(say.HOW_TO_READ)
    if len(view.rubric.bands) > 1:
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
    for dimension in view.rubric.dimensions:
        residual = view.card.dimensions[dimension.id].residual
        if not dimension.is_residual or residual is None:
            continue
        held = ranges.protection(view.card, dimension)
        meters = (
            _pressure(ranges.pressure(view.card, dimension)),
            *(() if held is None else (_protection(view, held),)),
        )
        yield Meters(meters, dimension.title)
        if residual.untested:
            yield Prose(say.UNTESTED, tone=Tone.WATCH)


def _pressure(pressed: Ranged | None) -> Meter:
    """Pressure has no tone: it describes circumstances."""
    if pressed is None:
        return Meter(say.PRESSURE, say.NOBODY_ANSWERED, None, _WHOLE.low, _WHOLE.high)
    return _share_meter(say.PRESSURE, pressed, Tone.PLAIN)


def _protection(view: View, held: Ranged) -> Meter:
    return _share_meter(say.PROTECTION, held, view.tone(published(100 * held.exact)))


def _share_meter(label: Words, number: Ranged, tone: Tone) -> Meter:
    low, high = number.interval.low, number.interval.high
    return Meter(label, Words(share(number)), number.exact, low, high, tone)
