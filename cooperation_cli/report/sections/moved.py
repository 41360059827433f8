"""What moved, as lines through the moments: the overall and the parts, then the dimensions of each part."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cooperation_cli.comparison.changes import ScoreChange
from cooperation_cli.report.compared import Compared
from cooperation_cli.report.figures import percent
from cooperation_cli.report.model import Prose, Section, Slope, Slopes, Tone
from cooperation_cli.report.sentences import comparison as say
from cooperation_cli.scoring.score import Score
from cooperation_cli.text import Words

_MARKED = Fraction(5, 100)
"""A change is marked from this share of the most that a score can be: less is close, as with must-haves."""
_TWO = 2


def sections(view: Compared) -> Iterator[Section]:
    """One section, a drawing for each part."""
    cards = view.comparison.common.cards
    read = say.HOW_TO_READ if len(cards) == _TWO else say.HOW_TO_READ_MANY
    whole = [(say.OVERALL, [card.overall for card in cards if card.overall is not None])]
    groups = [(part.title, [card.parts[part.id] for card in cards]) for part in view.rubric.parts]
    drawn = [_slopes(view, say.OVERALL_AND_PARTS, [*whole, *groups])]
    for part in view.rubric.parts:
        members = [
            (each.title, [card.dimensions[each.id].score for card in cards]) for each in view.rubric.members(part.id)
        ]
        drawn.append(_slopes(view, part.title, members))
    yield Section(say.MOVED, (Prose(read), *(block for block in drawn if block.slopes)))


def _slopes(view: Compared, label: Words, lines: Iterable[tuple[Words, list[Score]]]) -> Slopes:
    slopes = tuple(_slope(view, title, scores) for title, scores in lines if any(score.applies for score in scores))
    return Slopes(label, view.labels, slopes, say.CHANGE)


def _slope(view: Compared, title: Words, scores: list[Score]) -> Slope:
    whole = ScoreChange(scores[0], scores[-1])
    texts = tuple(_text(view, score) for score in scores)
    return Slope(title, tuple(map(view.share, scores)), texts, view.difference(whole), _tone(view, whole.change))


def _text(view: Compared, score: Score) -> Words:
    return say.only_common(percent(score.coverage)) if score.exact is None else view.score(score)


def _tone(view: Compared, change: Fraction | None) -> Tone:
    if change is None:
        return Tone.UNKNOWN
    if abs(change) < _MARKED * view.rubric.most:
        return Tone.PLAIN
    return Tone.GOOD if change > 0 else Tone.BAD
