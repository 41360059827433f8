"""What single answers could change: one step of an answered question, or any answer to an open one."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.facts import as_read
from cooperation_cli.assessment.firmness.lines import Lines, lines_of
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.conditions import EACH, EACH_CRITICAL, Kind, Measured, Truth, leaves
from cooperation_cli.rubric.model import Band, Dimension
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.combining import Weighed, combined
from cooperation_cli.scoring.dimension import exact_score
from cooperation_cli.scoring.rounding import published


class Step(Struct, frozen=True):
    """One step of one answer, with the other band that would hold then."""

    question: Question
    from_level: Fraction
    to_level: Fraction
    band: Band


class Unknowns(Struct, frozen=True):
    """What open questions leave open: the bands of the score alone, and the questions that can move the band.

    `bands` reach from the lowest to the highest possible score. `lift` and `lower` are the questions whose best or
    worst answer alone moves the band.
    """

    bands: tuple[Band, ...]
    lift: tuple[Question, ...]
    lower: tuple[Question, ...]


def moving_steps(verdict: Verdict) -> tuple[Step, ...]:
    """Each step, one level down or up, of an answered question after which another band holds; exposures too."""
    if verdict.band is None:
        return ()
    near = _Near(verdict)
    return tuple(step for question, level in near.answered for step in near.moves(question, level))


def unknowns(verdict: Verdict) -> Unknowns:
    """What the open questions could still make of the verdict; nothing where there is no total, or no band."""
    card = verdict.card
    open_ = [card.rubric.questions[name] for name in card.readings.replies if _is_open(verdict, name)]
    lift = tuple(question for question in open_ if _moves(verdict, question, -1) > 0)
    lower = tuple(question for question in open_ if _moves(verdict, question, 0) < 0)
    return Unknowns(_bands(verdict), lift, lower)


def _is_open(verdict: Verdict, name: str) -> bool:
    read = verdict.card.readings
    return verdict.band is not None and read.replies[name].state not in {State.LEVEL, State.NOT_APPLICABLE}


def _moves(verdict: Verdict, question: Question, end: int) -> int:
    """By how many bands the question's worst (`end` 0) or best answer (-1) moves the verdict."""
    after = judge(verdict.card.after({question.id: question.worst_to_best[end]}))
    return 0 if after.band is None else after.height - verdict.height


def _bands(verdict: Verdict) -> tuple[Band, ...]:
    overall = verdict.card.overall
    if overall is None or overall.low is None or overall.high is None:
        return ()
    low, high = published(overall.low), published(overall.high)
    lowest = verdict.card.rubric.band_at(low)
    return tuple(band for band in verdict.card.rubric.bands if band is lowest or low < band.start <= high)


class _Near(Struct, frozen=True, dict=True):
    """A verdict, and what is one step away from it."""

    verdict: Verdict

    @property
    def answered(self) -> Iterator[tuple[Question, Fraction]]:
        """The applicable questions with a level."""
        read = self.verdict.card.readings
        for name in read.replies:
            if (level := read.level(name)) is not None:
                yield self.verdict.card.rubric.questions[name], level

    def moves(self, question: Question, level: Fraction) -> Iterator[Step]:
        """The steps of this question after which another band holds."""
        below = [value for value in question.scale.values if value < level][-1:]
        above = [value for value in question.scale.values if value > level][:1]
        for then in (*below, *above):
            if self._stays(question, level, then):
                continue
            band = judge(self.verdict.card.after({question.id: then})).band
            if band is not None and self.verdict.band is not None and band.id != self.verdict.band.id:
                yield Step(question, level, then, band)

    def _stays(self, question: Question, now: Fraction, then: Fraction) -> bool:
        """Whether the step crosses no line. Most cross none, and to see that takes a fraction of a full judgement."""
        if self._asked_of(question, as_read(question, now)) != self._asked_of(question, then):
            return False
        card, dimension = self.verdict.card, self.verdict.card.rubric.dimension[question.dimension]
        if card.dimensions[dimension.id].score.exact is None:
            return True
        exact = exact_score(card.rubric, dimension, card.readings.changed({question.id: then}))
        return self._sides(dimension, exact) == self._present[dimension.id]

    def _asked_of(self, question: Question, level: Fraction) -> list[Truth]:
        """What the must-haves that read this very question make of a level."""
        own = {question.id, EACH, *([EACH_CRITICAL] if question.critical else ())}
        return [leaf.holds(level) for leaf in self._leaves if leaf.subject in own]

    def _sides(self, dimension: Dimension, exact: Fraction | None) -> tuple[int, int, int]:
        """Where the dimension with this score, its part and the overall come to stand; nothing else moves with it."""
        card, rubric = self.verdict.card, self.verdict.card.rubric
        members = [(one, card.dimensions[one.id].score) for one in rubric.members(dimension.part)]
        scores = [(one.weight, exact if one is dimension else score.exact) for one, score in members if score.applies]
        rule = next(part.combine for part in rubric.parts if part.id == dimension.part)
        part = self._together(rule, scores)
        parts = [(each, card.parts[each.id]) for each in rubric.parts]
        groups = [
            (one.weight, part if one.id == dimension.part else score.exact) for one, score in parts if score.applies
        ]
        overall = self._together(rubric.overall, groups)
        line = self._lines.side
        return line(Kind.DIMENSION, exact), line(Kind.PART, part), line(Kind.OVERALL, overall)

    def _together(self, rule: Combine, members: Sequence[tuple[Fraction, Fraction | None]]) -> Fraction | None:
        """The score of the applicable members, unscored ones aside."""
        known = [Weighed(weight, exact) for weight, exact in members if exact is not None]
        return combined(rule, known, len(members), self._floor)

    @cached_property
    def _present(self) -> Mapping[str, tuple[int, int, int]]:
        """Where each dimension, its part and the overall stand now."""
        scores = self.verdict.card.dimensions
        return {one.id: self._sides(one, scores[one.id].score.exact) for one in self.verdict.card.rubric.dimensions}

    @cached_property
    def _floor(self) -> Fraction:
        return self.verdict.card.rubric.most / 100

    @cached_property
    def _lines(self) -> Lines:
        return lines_of(self.verdict.card.rubric)

    @cached_property
    def _leaves(self) -> list[Measured]:
        """What must-haves ask of questions."""
        read = (leaf for gate in self.verdict.card.rubric.gates for leaf in leaves(gate.when))
        return [leaf for leaf in read if isinstance(leaf, Measured) and leaf.kind is Kind.QUESTION]
