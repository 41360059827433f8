"""Where groups see things differently, the largest difference first; and how far respondents agree."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cooperation_cli.answers.readings import Readings
from cooperation_cli.panel.model import By, Group, Panel
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.scorecard import Scorecard, scorecard
from cooperation_cli.scoring.statistics import STATISTICS, mean


@dataclass(frozen=True, slots=True)
class View:
    """What one group sees: `value` is 100 v of a question, the score of a dimension; a question has its level too."""

    group: Group
    value: Fraction
    level: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart groups are about a question or a dimension, and the two that are furthest."""

    by: By
    subject: Question | Dimension
    low: View
    high: View

    @property
    def size(self) -> Fraction:
        """The largest value less the smallest, exact."""
        return self.high.value - self.low.value


def gaps(panel: Panel, by: Sequence[By] = tuple(By)) -> tuple[Gap, ...]:
    """Every difference between groups, the largest first; then in the order of `by`, and of the rubric."""
    found = [gap for each in by for gap in _between(panel, each)]
    return tuple(sorted(found, key=lambda gap: -gap.size))


def _between(panel: Panel, by: By) -> Iterator[Gap]:
    heard = [(group, panel.heard(group.members)) for group in panel.groups(by)]
    cards = [(group, scorecard(panel.rubric, read)) for group, read in heard]
    for dimension in panel.rubric.dimensions:
        yield from _widest(by, dimension, _scores(cards, dimension))
        for question in dimension.questions:
            yield from _widest(by, question, _levels(heard, question))


def _scores(cards: Iterable[tuple[Group, Scorecard]], dimension: Dimension) -> Iterator[View]:
    for group, card in cards:
        exact = card.dimensions[dimension.id].score.exact
        if exact is not None:
            yield View(group, exact)


def _levels(heard: Iterable[tuple[Group, Readings]], question: Question) -> Iterator[View]:
    for group, read in heard:
        level = read.level(question.id)
        if level is not None:
            yield View(group, 100 * question.value(level), level)


def _widest(by: By, subject: Question | Dimension, views: Iterable[View]) -> Iterator[Gap]:
    seen = list(views)
    if not seen:
        return
    value: Callable[[View], Fraction] = lambda view: view.value  # noqa: E731 - named twice below
    low, high = min(seen, key=value), max(seen, key=value)
    if low.value < high.value:
        yield Gap(by, subject, low, high)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What respondents' levels of one question are like; every number of `found` is None where `n` is 0."""

    question: Question
    joint: Fraction | None
    n: int
    found: Mapping[str, Fraction | None]


def agreements(panel: Panel) -> tuple[Agreement, ...]:
    """One for each question that was asked, in the rubric's order."""
    joint = panel.judged.verdict.card.readings
    return tuple(_agreement(panel, panel.rubric.questions[name], joint.level(name)) for name in joint.replies)


def _agreement(panel: Panel, question: Question, joint: Fraction | None) -> Agreement:
    levels = [reply.level for reply in panel.replies(question.id) if reply.level is not None]
    found = {name: told(levels, question.scale) if levels else None for name, told in STATISTICS.items()}
    return Agreement(question, joint, len(levels), found)


def consensus_of(dimension: Dimension, found: Iterable[Agreement]) -> Fraction | None:
    """How far respondents agree about a dimension: the mean of its questions' consensus; None without any level."""
    own = [one.found["consensus"] for one in found if one.question.dimension == dimension.id]
    known = [each for each in own if each is not None]
    return mean(known) if known else None
