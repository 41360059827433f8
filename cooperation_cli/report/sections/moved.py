"""What moved, as lines through the moments: the overall and the parts, then the dimensions of each part."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.comparison.changes import ScoreChange
from cooperation_cli.report.compared import Compared
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Prose, Section, Slope, Slopes, Tone
from cooperation_cli.report.sentences import comparison as say
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.score import Interval, Score
from cooperation_cli.scoring.scorecard import Scorecard
from cooperation_cli.text import Words

_MARKED = Fraction(5, 100)
"""A change is marked from this share of what the scores beside it can move: less is close, as with must-haves."""
_TWO = 2


def sections(view: Compared) -> Iterator[Section]:
    """One section, a drawing for each part."""
    cards, possible = view.comparison.common.cards, view.possible
    read = say.HOW_TO_READ if len(cards) == _TWO else say.HOW_TO_READ_MANY
    drawn = [_slopes(view, say.OVERALL_AND_PARTS, [*_whole(cards, possible), *_parts(view, cards)])]
    for part in view.rubric.parts:
        members = [
            _Line(each.title, [card.dimensions[each.id].score for card in cards], possible.dimensions[each.id].score)
            for each in view.rubric.members(part.id)
        ]
        drawn.append(_slopes(view, part.title, members))
    yield Section(say.MOVED, (Prose(read), *(block for block in drawn if block.slopes)))


class _Line(Struct, frozen=True):
    """A score at each moment, and the range that it can have at all."""

    title: Words
    scores: Sequence[Score]
    possible: Score


def _whole(cards: Sequence[Scorecard], possible: Scorecard) -> Iterator[_Line]:
    if possible.overall is not None:
        yield _Line(say.OVERALL, [card.overall for card in cards if card.overall is not None], possible.overall)


def _parts(view: Compared, cards: Sequence[Scorecard]) -> Iterator[_Line]:
    for part in view.rubric.parts:
        yield _Line(part.title, [card.parts[part.id] for card in cards], view.possible.parts[part.id])


def _slopes(view: Compared, label: Words, lines: Iterable[_Line]) -> Slopes:
    followed = [line for line in lines if any(score.applies for score in line.scores)]
    side = _side(line.possible.interval for line in followed)
    slopes = tuple(_slope(view, line, side) for line in followed)
    marks = (Words(number_text(published(side.low + side.width * mark / 2))) for mark in range(3))
    return Slopes(label, view.labels, slopes, say.CHANGE, tuple(marks))


def _side(found: Iterable[Interval | None]) -> Interval:
    """The least and the most that any of the lines can reach."""
    known = [each for each in found if each is not None and each.width]
    if not known:
        return Interval(Fraction(0), Fraction(1))
    return Interval(min(each.low for each in known), max(each.high for each in known))


def _slope(view: Compared, line: _Line, side: Interval) -> Slope:
    whole = ScoreChange(line.scores[0], line.scores[-1])
    texts = tuple(_text(view, score) for score in line.scores)
    shares = tuple(None if score.exact is None else (score.exact - side.low) / side.width for score in line.scores)
    return Slope(line.title, shares, texts, view.difference(whole), _tone(whole.change, side))


def _text(view: Compared, score: Score) -> Words:
    return say.only_common(percent(score.coverage)) if score.exact is None else view.score(score)


def _tone(change: Fraction | None, side: Interval) -> Tone:
    if change is None:
        return Tone.UNKNOWN
    if abs(change) < _MARKED * side.width:
        return Tone.PLAIN
    return Tone.GOOD if change > 0 else Tone.BAD
