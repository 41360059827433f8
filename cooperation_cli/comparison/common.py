"""What all moments have in common: the questions applicable and answered in each, and the scores on them alone."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Reply
from cooperation_cli.answers.readings import Readings
from cooperation_cli.comparison.matching import carried
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.scorecard import Scorecard, scorecard

Spread = dict[str, Fraction]
"""For each dimension that several partners have a score in, the largest less the smallest, exact."""


class LeftOut(Struct, frozen=True):
    """A question that applies in some moment and is not answered in all; a reply is None where it was not asked."""

    question: str
    replies: tuple[Reply | None, ...]


class Common(Struct, frozen=True):
    """All moments by the latest rubric. A scorecard has a score only where `min_coverage` of what applies is common.

    `readings` are all that each moment says; `cards` score the common questions, every other one that applies
    in any moment being open; `spreads` tell how far the partners of a panel are apart on them.
    """

    rubric: Rubric
    questions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    readings: tuple[Readings, ...]
    cards: tuple[Scorecard, ...]
    spreads: tuple[Spread, ...]


def in_common(moments: Sequence[Moment], rubric: Rubric) -> Common:
    """The common questions, in the order of `rubric`, and what they score in each moment."""
    read = tuple(carried(moment.read, moment.rubric, rubric) for moment in moments)
    anywhere = [name for name in rubric.questions if any(one.applies(name) for one in read)]
    everywhere = [name for name in anywhere if all(_answered(one, name) for one in read)]
    shared = frozenset(everywhere)
    left_out = [LeftOut(name, tuple(one.replies.get(name) for one in read)) for name in anywhere if name not in shared]
    return Common(
        rubric,
        tuple(everywhere),
        tuple(left_out),
        read,
        tuple(scorecard(rubric, _only(one, anywhere, shared)) for one in read),
        tuple(_spread(moment, rubric, anywhere, shared) for moment in moments),
    )


def _answered(read: Readings, name: str) -> bool:
    return read.applies(name) and read.level(name) is not None


def _only(read: Readings, anywhere: Iterable[str], shared: frozenset[str]) -> Readings:
    """The readings with all that applies in any moment in them, and a level for what is common alone."""
    return replace(read, replies={name: read.replies[name] if name in shared else UNANSWERED for name in anywhere})


def _spread(moment: Moment, rubric: Rubric, anywhere: Sequence[str], shared: frozenset[str]) -> Spread:
    cards = []
    for read in moment.partners.values():
        own = carried(read, moment.rubric, rubric)
        said = frozenset(name for name in shared if _answered(own, name))
        cards.append(scorecard(rubric, _only(own, anywhere, said)))
    scores = {name: [one.dimensions[name].score.exact for one in cards] for name in rubric.dimension}
    known = {name: [exact for exact in found if exact is not None] for name, found in scores.items()}
    return {name: max(found) - min(found) for name, found in known.items() if len(found) > 1}
