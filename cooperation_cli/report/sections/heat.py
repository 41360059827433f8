"""Who sees what: a group in each column, a dimension in each row."""

from collections.abc import Iterator, Sequence

from cooperation_cli.report.model import Column, Row, Table, Tone
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.scorecard import Scorecard
from cooperation_cli.text import Words

_MOST_ACROSS = 6
"""How many groups stand beside each other, at most: of more, no page has room for all."""


def tables(view: Standing, groups: Sequence[tuple[Column, Scorecard]]) -> Iterator[Table]:
    """The score that each group gives each dimension, with its tone, shaded from the lowest to the highest."""
    for first in range(0, len(groups), _MOST_ACROSS):
        shown = groups[first : first + _MOST_ACROSS]
        cards = [card for _, card in shown]
        rows = tuple(_row(view, dimension, cards) for dimension in view.rubric.dimensions)
        yield Table((Column(say.DIMENSION), *(column for column, _ in shown)), rows)


def _row(view: Standing, dimension: Dimension, cards: Sequence[Scorecard]) -> Row:
    scores = [card.dimensions[dimension.id].score for card in cards]
    cells = (say.NO_SCORE if one.exact is None else Words(view.figures.score(one.exact)) for one in scores)
    tones = (view.tone(one.published) for one in scores)
    shares = (None if one.exact is None else view.share(one.exact) for one in scores)
    return Row((dimension.title, *cells), tones=(Tone.PLAIN, *tones), shares=(None, *shares))
