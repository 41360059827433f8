"""A comparison with what its page, its sheet and its result look up: names of moments, words, what scores can be."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Reply, Respondent, State
from cooperation_cli.assessment.verdict import judge
from cooperation_cli.comparison.changes import ScoreChange
from cooperation_cli.comparison.comparison import Comparison
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.report.figures import Figures, points
from cooperation_cli.report.sentences import comparison as say
from cooperation_cli.report.sentences.appendix import STATES
from cooperation_cli.report.sentences.parts import level_words, long_date
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard, scorecard
from cooperation_cli.text import Words, joined


class Compared(Struct, frozen=True, dict=True):
    """A comparison in words."""

    comparison: Comparison

    @property
    def rubric(self) -> Rubric:
        """The latest rubric."""
        return self.comparison.rubric

    @cached_property
    def own(self) -> tuple[Standing, ...]:
        """Each moment by itself."""
        return tuple(Standing(one.judged, one.answers) for one in self.comparison.moments)

    @cached_property
    def common(self) -> tuple[Standing, ...]:
        """Each moment on the common questions."""
        pairs = zip(self.comparison.moments, self.comparison.common.cards, strict=True)
        return tuple(Standing(replace(one.judged, verdict=judge(card)), one.answers) for one, card in pairs)

    @cached_property
    def figures(self) -> Figures:
        """How the numbers of the latest rubric are shown."""
        return Figures(self.rubric)

    @cached_property
    def labels(self) -> tuple[Words, ...]:
        """A short name for each moment: the year, the date or the file, whatever tells them apart."""
        moments = self.comparison.moments
        for name in _NAMES:
            named = [name(one) for one in moments]
            if all(named) and len(set(named)) == len(named):
                return tuple(Words(each or "") for each in named)
        return tuple(map(say.moment, range(1, len(moments) + 1)))

    @cached_property
    def notices(self) -> tuple[Words, ...]:
        """What must be said aloud about the moments and how they were read."""
        comparison = self.comparison
        told = [say.backwards(self.labels[place]) for place in comparison.backwards]
        if comparison.titles_differ:
            told.append(say.OTHER_TITLES)
        versions = [(label, version) for label, (version, _) in zip(self.labels, comparison.rubrics, strict=True)]
        if len({version for _, version in versions}) > 1:
            told.append(say.rubrics(versions, comparison.rubric.version))
        elif len({digest for _, digest in comparison.rubrics}) > 1:
            told.append(say.DIGESTS_DIFFER)
        for label, standing in zip(self.labels, self.own, strict=True):
            told += [say.noted(label, notice) for notice in standing.notices]
        return tuple(told)

    def title(self, subject: str) -> Words:
        """The title of a question, dimension or part of any of the rubrics; the id of what is in none."""
        found = (standing.title(subject) for standing in (self.common[-1], *self.own))
        return next((title for title in found if title.raw != subject), Words(subject))

    def gate(self, name: str) -> Words:
        """The title of a must-have."""
        gates = (gate for one in reversed(self.comparison.moments) for gate in one.rubric.gates)
        return next(gate.title for gate in gates if gate.id == name)

    @cached_property
    def possible(self) -> Scorecard:
        """What the scores on the common questions can be: as intervals, with nothing answered."""
        read = self.comparison.common.cards[-1].readings
        return scorecard(self.rubric, read.saying(dict.fromkeys(read.replies, UNANSWERED)))

    def score(self, score: Score) -> Words:
        """A score with its range, where it has one."""
        if score.exact is None:
            return say.NO_SCORE
        return Words(self.figures.score(score.exact) if score.is_certain else self.figures.ranged(score))

    def difference(self, change: ScoreChange) -> Words:
        """By how much a score moved."""
        return say.change(None if change.change is None else points(change.change))

    def reply(self, question: Question, reply: Reply | None) -> Words:
        """What was said to a question."""
        if reply is None:
            return say.NOT_ASKED
        if reply.state is State.LEVEL and reply.level is not None:
            return level_words(question.scale, reply.level)
        return STATES[reply.state]


def who(one: Respondent) -> Words:
    """One respondent by name, role and partner."""
    return joined([words for words in (one.name, one.role, one.partner) if words]) or say.UNNAMED


def _year(one: Moment) -> str | None:
    return one.date[:4] if one.date else None


def _date(one: Moment) -> str | None:
    return long_date(one.date) if one.date else None


_NAMES: Sequence[Callable[[Moment], str | None]] = (
    _year,
    _date,
    lambda one: PurePath(one.source).stem,
    lambda one: one.source,
)
