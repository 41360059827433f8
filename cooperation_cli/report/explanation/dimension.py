"""How the questions of one dimension become its score."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.report.explanation.arithmetic import Equation, averaged, equation, number, together
from cooperation_cli.report.explanation.steps import Explained, Step, cell, covered, ends, shown, widened
from cooperation_cli.report.model import Block, Column, Prose, Row, Table
from cooperation_cli.report.sentences import appendix
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.report.sentences.parts import listed
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.combining import Weighed
from cooperation_cli.scoring.dimension import DimensionScore, Residual, member
from cooperation_cli.text import Words

_Levels = Mapping[str, Fraction]


def explained(standing: Standing, dimension: Dimension) -> Explained:
    """The questions with their numbers, and the score from them."""
    case = _Case(standing, dimension)
    return Explained(dimension.id, dimension.title, tuple(case.terms()), tuple(case.steps()))


class _Case(Struct, frozen=True):
    standing: Standing
    dimension: Dimension

    @property
    def score(self) -> DimensionScore:
        return self.standing.card.dimensions[self.dimension.id]

    @property
    def applicable(self) -> Sequence[Question]:
        return [one for one in self.dimension.questions if self.standing.card.readings.applies(one.id)]

    @property
    def known(self) -> _Levels:
        levels = {one.id: self.standing.card.readings.level(one.id) for one in self.applicable}
        return {name: level for name, level in levels.items() if level is not None}

    def terms(self) -> Iterator[Block]:
        """The table of questions, and whatever is not plain arithmetic."""
        if self.applicable:
            columns = (Column(say.QUESTION), *(Column(title, right=True) for title in self._titles))
            yield Table(columns, tuple(map(self._row, self.applicable)))
        asked = self.standing.card.readings.replies
        if left := [one.title for one in self.dimension.questions if one.id in asked and one not in self.applicable]:
            yield Prose(say.left_out(listed(left)))
        if self.score.score.exact is None:
            yield Prose(self._unscored())
        if self.score.residual is not None and self.score.residual.assumed:
            yield Prose(say.ASSUMED)
        if widened(self.score.score, self._at):
            yield Prose(say.WIDENED)

    def steps(self) -> Iterator[Step]:
        """From the questions' numbers to the published score and its range."""
        score = self.score.score
        if not score.applies:
            return
        known = self.known
        weights = [one.weight for one in self.applicable]
        yield covered([one.weight for one in self.applicable if one.id in known], weights, score.coverage)
        if score.exact is None:
            return
        residual = self.score.residual
        yield from self._combining(known) if residual is None else self._weighing(residual, known)
        yield shown(score.exact)
        yield from ends(score, self._at)

    def _unscored(self) -> Words:
        score, needed = self.score.score, self.standing.rubric.min_coverage
        if score.interval is None:
            return say.NOTHING_APPLIES
        low, high = number(score.interval.low), number(score.interval.high)
        return say.unscored(number(score.coverage), number(needed), low, high)

    @property
    def _titles(self) -> Sequence[Words]:
        return (say.LEVEL, say.VALUE if self.dimension.is_residual else say.COUNTS_AS, say.WEIGHT)

    def _row(self, question: Question) -> Row:
        level = self.known.get(question.id)
        title = question.title
        if question.role is not None:
            title = say.of_role(title, say.PRESSURE if question.is_exposure else say.PROTECTION)
        if level is None:
            state = self.standing.card.readings.replies[question.id].state
            return Row((title, appendix.STATES[state], Words(""), cell(question.weight)))
        return Row((title, cell(level), cell(self._number(question, level)), cell(question.weight)))

    def _number(self, question: Question, level: Fraction) -> Fraction:
        """What the question enters the arithmetic with: v where pressure is weighed against protection."""
        if self.dimension.is_residual:
            return question.value(level)
        return member(self.standing.rubric, self.dimension, question, level)

    def _members(self, levels: _Levels, *, exposures: bool = False) -> list[Weighed]:
        answered = ((one, levels[one.id]) for one in self.applicable if one.id in levels)
        return [
            Weighed(one.weight, self._number(one, level)) for one, level in answered if one.is_exposure is exposures
        ]

    def _combining(self, levels: _Levels) -> Iterator[Step]:
        if (found := self._combined(levels)) is not None:
            yield Step(say.SCORE, found)

    def _combined(self, levels: _Levels) -> Equation | None:
        floor = self.standing.rubric.most / 100
        return together(self.dimension.combine, self._members(levels), len(self.applicable), floor)

    def _weighing(self, residual: Residual, levels: _Levels) -> Iterator[Step]:
        """Pressure, protection, the risk that remains, and what is left of 100."""
        pressure, held, risk = residual.exposure, residual.safeguards, residual.risk
        if not residual.assumed:
            raw = averaged(self._members(levels, exposures=True))
            yield Step(say.PRESSURE, raw)
            if pressure != raw.result:
                floor = self.standing.rubric.exposure_floor
                larger = f"the larger of ({number(raw.result)}, {number(floor)})"
                yield Step(say.FLOORED, equation(larger, pressure, raw.result, floor))
        yield Step(say.PROTECTION, averaged(self._members(levels)))
        yield Step(say.RISK, equation(f"{number(pressure)} × (1 - {number(held)})", risk, pressure, held))
        yield Step(say.RESULT, equation(f"100 × (1 - {number(risk)})", residual.score, risk))
        yield Step(say.PRACTICE, equation(f"100 × {number(held)}", 100 * held, held))

    def _at(self, end: int) -> Equation | None:
        """The score with every open question at its worst (0) or at its best (-1)."""
        levels = {one.id: self.known.get(one.id, one.worst_to_best[end]) for one in self.applicable}
        if not self.dimension.is_residual:
            return self._combined(levels)
        exposures, safeguards = self._members(levels, exposures=True), self._members(levels)
        if not safeguards:
            return None
        pressure, held = averaged(exposures or [Weighed(Fraction(1), Fraction(1))]), averaged(safeguards)
        used = max(pressure.result, self.standing.rubric.exposure_floor)
        written = pressure.formula if used == pressure.result else number(used)
        formula = f"100 × (1 - {written} × (1 - {held.formula}))"
        exact = pressure.exact and held.exact
        return Equation(formula, 100 * (1 - used * (1 - held.result)), exact)
