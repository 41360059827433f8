"""Where groups see things differently, the largest difference first; and how far respondents agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.panel.model import By, Panel
from cooperation_cli.rubric.model import Dimension, Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.scorecard import Scorecard, scorecard
from cooperation_cli.scoring.statistics import STATISTICS, Counts, mean
from cooperation_cli.text import Words


class Seen(Struct, frozen=True):
    """What a group sees: `value` is 100 v of a question, the score of a dimension; a question has its level too."""

    who: Words
    value: Fraction
    level: Fraction | None = None


class Gap(Struct, frozen=True):
    """How far apart groups are about a question or a dimension, and the two that are furthest."""

    by: By
    subject: Question | Dimension
    low: Seen
    high: Seen

    @property
    def size(self) -> Fraction:
        """The largest value less the smallest, exact."""
        return self.high.value - self.low.value


def about_questions(found: Iterable[Gap]) -> list[tuple[Question, Gap]]:
    """Those about a question, each with it."""
    return [(gap.subject, gap) for gap in found if isinstance(gap.subject, Question)]


def gaps(panel: Panel, by: Sequence[By] = tuple(By)) -> tuple[Gap, ...]:
    """Every difference between groups, the largest first; then in the order of `by`, and of the rubric."""
    return largest_first(gap for each in by for gap in between(each, panel.rubric, _cards(panel, each)))


def _cards(panel: Panel, by: By) -> list[tuple[Words, Scorecard]]:
    if by is By.PARTNER:
        return [(group.id, panel.standing[group.id.raw].card) for group in panel.partners]
    return [(group.id, scorecard(panel.rubric, panel.heard(group.members))) for group in panel.groups(by)]


def largest_first(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps by size; of one size in the order given."""
    return tuple(sorted(found, key=lambda gap: -gap.size))


def between(by: By, rubric: Rubric, cards: Sequence[tuple[Words, Scorecard]]) -> Iterator[Gap]:
    """The differences between groups, each with the numbers of its own readings, in the rubric's order."""
    for dimension in rubric.dimensions:
        yield from _widest(by, dimension, _scores(cards, dimension))
        for question in dimension.questions:
            yield from _widest(by, question, _levels(cards, question))


def _scores(cards: Iterable[tuple[Words, Scorecard]], dimension: Dimension) -> Iterator[Seen]:
    for who, card in cards:
        exact = card.dimensions[dimension.id].score.exact
        if exact is not None:
            yield Seen(who, exact)


def _levels(cards: Iterable[tuple[Words, Scorecard]], question: Question) -> Iterator[Seen]:
    for who, card in cards:
        level = card.readings.level(question.id)
        if level is not None:
            yield Seen(who, 100 * question.value(level), level)


def _widest(by: By, subject: Question | Dimension, views: Iterable[Seen]) -> Iterator[Gap]:
    ranked = sorted(views, key=lambda seen: seen.value)
    if ranked and ranked[0].value < ranked[-1].value:
        high = next(seen for seen in ranked if seen.value == ranked[-1].value)
        yield Gap(by, subject, ranked[0], high)


class Agreement(Struct, frozen=True):
    """What respondents' levels of one question are like; every number of `found` is None where `n` is 0."""

    question: Question
    joint: Fraction | None
    n: int
    found: Mapping[str, Fraction | None]


def agreements(panel: Panel) -> tuple[Agreement, ...]:
    """One for each question that was asked, in the rubric's order."""
    joint = panel.judged.verdict.card.readings
    return tuple(
        agreement(panel.rubric.questions[name], joint.level(name), panel.levels[name]) for name in joint.replies
    )


def agreement(question: Question, joint: Fraction | None, levels: Counts) -> Agreement:
    """What these levels of one question are like."""
    found = {name: told(levels, question.scale) if levels else None for name, told in STATISTICS.items()}
    return Agreement(question, joint, sum(levels.values()), found)


def consensus_of(dimension: Dimension, found: Iterable[Agreement]) -> Fraction | None:
    """How far respondents agree about a dimension: the mean of its questions' consensus; None without any level."""
    own = [one.found["consensus"] for one in found if one.question.dimension == dimension.id]
    known = [each for each in own if each is not None]
    return mean(known) if known else None
