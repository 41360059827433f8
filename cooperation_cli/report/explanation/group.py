"""How dimensions become a part's score, parts the overall, and the overall a band."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.report.explanation.arithmetic import Equation, averaged, number, together
from cooperation_cli.report.explanation.steps import Explained, Step, cell, ends, shown, widened
from cooperation_cli.report.model import Block, Column, Item, Items, Prose, Row, Table
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.model import Part
from cooperation_cli.scoring.combining import Weighed
from cooperation_cli.scoring.group import Group
from cooperation_cli.scoring.score import Score, Scored
from cooperation_cli.text import Words

_Member = Scored | Group


def explained_part(standing: Standing, part: Part) -> Explained:
    """The part from its dimensions."""
    card = standing.card
    members = [(one.title, one.weight, card.dimensions[one.id]) for one in standing.rubric.members(part.id)]
    case = _Case(standing, part.combine, card.groups[part.id], members)
    return Explained(part.id, part.title, tuple(case.terms()), tuple(case.steps()))


def explained_overall(standing: Standing, name: str) -> Explained:
    """The overall from the parts, with the band that the must-haves leave."""
    whole, groups = standing.card.whole, standing.card.groups
    if whole is None:
        return Explained(name, say.OVERALL, (Prose(say.NO_TOTAL),), ())
    members = [(one.title, one.weight, groups[one.id]) for one in standing.rubric.parts]
    case = _Case(standing, standing.rubric.overall, whole, members)
    return Explained(name, say.OVERALL, tuple(case.terms()), tuple(case.steps()), tuple(_verdict(standing)))


class _Case(Struct, frozen=True):
    standing: Standing
    rule: Combine
    score: _Member
    members: Sequence[tuple[Words, Fraction, _Member]]

    def terms(self) -> Iterator[Block]:
        """The table of members, and whatever is not plain arithmetic."""
        titles = (say.SCORE, say.LEAST, say.MOST, say.PRACTICE_COLUMN, say.COVERAGE, say.WEIGHT)
        columns = (Column(say.MEMBER), *(Column(title, right=True) for title in titles))
        yield Table(columns, tuple(_row(*member) for member in self.members))
        if self.score.score.exact is None:
            yield Prose(self._unscored())
        if widened(self.score.score, self._at):
            yield Prose(say.WIDENED)

    def steps(self) -> Iterator[Step]:
        """From the members' scores to the published one, its range and its practice."""
        score = self.score.score
        if not score.applies:
            return
        yield Step(say.COVERAGE, averaged([Weighed(weight, one.coverage) for weight, one in self._applicable]))
        if score.exact is None:
            return
        if (found := self._together(lambda one: one.score.exact)) is not None:
            yield Step(say.SCORE, found)
        yield shown(score.exact)
        yield from ends(score, self._at)
        if self.score.practice != score and (practised := self._together(lambda one: one.practice.exact)) is not None:
            yield Step(say.PRACTICE, practised)

    def _unscored(self) -> Words:
        interval = self.score.score.interval
        return say.NOTHING_APPLIES if interval is None else say.empty(number(interval.low), number(interval.high))

    @property
    def _applicable(self) -> Sequence[tuple[Fraction, Score]]:
        return [(weight, one.score) for _, weight, one in self.members if one.score.applies]

    def _together(self, pick: Callable[[_Member], Fraction | None]) -> Equation | None:
        known = [Weighed(weight, x) for _, weight, one in self.members if (x := pick(one)) is not None]
        return together(self.rule, known, len(self._applicable), self.standing.rubric.most / 100)

    def _at(self, end: int) -> Equation | None:
        """The score with every member at the least (0) or the most (-1) that it can be."""
        return self._together(lambda one: one.score.low if end == 0 else one.score.high)


def _row(title: Words, weight: Fraction, scored: _Member) -> Row:
    score = scored.score
    numbers = (score.exact, score.low, score.high, scored.practice.exact, score.coverage, weight)
    return Row((title, *map(cell, numbers)))


def _verdict(standing: Standing) -> Iterator[Block]:
    """The band of the score, what the must-haves leave of it, and why."""
    verdict = standing.verdict
    if verdict.uncapped is None or verdict.band is None:
        yield Prose(say.NO_BAND)
        return
    bands = standing.rubric.bands
    above = [band.start for band in bands if band.start > verdict.uncapped.start]
    start, end = number(verdict.uncapped.start), number(min(above)) if above else None
    yield Prose(say.within(standing.band_title(verdict.uncapped), start, end), say.BAND)
    capping = [(gate, standing.band_title(standing.rubric.band[gate.gate.caps_at])) for gate in verdict.capping]
    if not capping:
        yield Prose(say.ALL_PASSED)
        return
    yield Items(tuple(Item(say.capped(gate.gate.title, band)) for gate, band in capping), label=say.MUST_HAVES)
    yield Prose(say.held(standing.band_title(verdict.band)))
