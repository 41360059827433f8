"""Who sees what: a group in each column, a dimension in each row."""

from collections.abc import Iterable, Sequence

from cooperation_cli.report.model import Column, Row, Table, Tone
from cooperation_cli.report.sentences import panel as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.scoring.scorecard import Scorecard
from cooperation_cli.text import Words


def table(view: Standing, heads: Iterable[Column], cards: Sequence[Scorecard]) -> Table:
    """The score that each card gives each dimension, with its tone; as many heads as cards."""
    rows = tuple(_row(view, dimension, cards) for dimension in view.rubric.dimensions)
    return Table((Column(say.DIMENSION), *heads), rows)


def _row(view: Standing, dimension: Dimension, cards: Sequence[Scorecard]) -> Row:
    scores = [card.dimensions[dimension.id].score for card in cards]
    cells = (say.NO_SCORE if one.exact is None else Words(view.figures.score(one.exact)) for one in scores)
    return Row((dimension.title, *cells), tones=(Tone.PLAIN, *(view.tone(one.published) for one in scores)))
