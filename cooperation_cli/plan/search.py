"""The search: fronts of questions joined to dimensions, parts and the overall, exact at every step."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.plan.front import Front, Joining, Links, Order, Way, thinned
from cooperation_cli.plan.ladder import Ladder
from cooperation_cli.plan.needs import Need, Scores, Stands, literals, split
from cooperation_cli.plan.tally import FEW_FOR_A_MEDIAN, Counting, Members, counting
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import Kind
from cooperation_cli.rubric.model import Dimension, Part
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.dimension import member
from cooperation_cli.scoring.rounding import published
from cooperation_cli.scoring.scorecard import Scorecard

_STRICT = frozenset({Rule.MEAN, Rule.RESIDUAL, Rule.SUM, Rule.NONE})
_UNSCORED = ()
_UNCOUNTED = Counting(
    enter=lambda _weight, _x: _UNSCORED,
    join=lambda _one, _other: _UNSCORED,
    nothing=_UNSCORED,
    leave=lambda tally: tally,
)
_Member = tuple[Fraction, Front]
"""A weight, and the ways with the x of each in the place of the tally; `_UNSCORED` where it has no score."""


class _Node(Struct, frozen=True):
    """A dimension, a part or the overall, and whether it has a score."""

    kind: Kind
    id: str
    rule: Combine
    scored: bool
    present: tuple[Fraction | None, ...]
    """What its members score now; None of one without a score."""

    @property
    def name(self) -> tuple[Kind, str]:
        """What needs call it."""
        return self.kind, self.id


class Search(Struct, frozen=True, dict=True):
    """Every way to raise what the ladders allow that meets the needs; the first of equals is what `Way.rank` says."""

    card: Scorecard
    ladders: Mapping[str, Ladder]
    needs: tuple[Need, ...]

    def ways(self, most: int) -> Sequence[Way]:
        """The ways of at most `most` effort, with the exact overall as their tally.

        Among them are those of the least effort for any score, of the highest score for any effort, and of both.
        """
        if False in self._all:
            return ()
        rubric, whole = self.card.rubric, self.card.overall
        present = tuple(part.exact for part in self.card.parts.values())
        scored = whole is not None and whole.exact is not None
        node = _Node(Kind.OVERALL, Kind.OVERALL.value, rubric.overall, scored, present)
        order = self._order(Order.STRICT, node)
        parts = [(part.weight, self._part(part, most, order)) for part in rubric.parts]
        return self._together(node, parts, most, order, Order.STRICT).ways.get(0, ())

    def levels(self, way: Way) -> dict[str, Fraction]:
        """The questions that a way raises, with the level that each is raised to, in the rubric's order."""
        raised: dict[str, Fraction] = {}
        for name, ladder in self.ladders.items():
            for rung in ladder.rungs[1:]:
                if way.rank >> self._bits[name, rung.level] & 1:
                    raised[name] = rung.level
        return raised

    @cached_property
    def _steps(self) -> tuple[tuple[str, Fraction], ...]:
        """Every step that could be taken, by place in the rubric and level: the first has the highest bit of a rank."""
        return tuple(
            (name, level)
            for name, ladder in self.ladders.items()
            for level in sorted(rung.level for rung in ladder.rungs[1:])
        )

    def _rank(self, question: str, level: Fraction) -> int:
        """What one step adds to a rank: one step more weighs more than any choice of steps."""
        return (1 << self._bits[question, level]) - (1 << len(self._steps))

    @cached_property
    def _bits(self) -> Mapping[tuple[str, Fraction], int]:
        return {step: len(self._steps) - 1 - place for place, step in enumerate(self._steps)}

    @cached_property
    def _all(self) -> tuple[Need, ...]:
        return tuple(part for need in self.needs for part in split(need))

    @cached_property
    def _links(self) -> Links:
        return Links.of(need for need in self._all if not isinstance(need, Stands | Scores | bool))

    @cached_property
    def _falling(self) -> frozenset[tuple[Kind, str]]:
        """What has to score low somewhere, so that a higher score is not always welcome."""
        found = (literal for need in self._all for literal in literals(need))
        return frozenset(one.about for one in found if isinstance(one, Scores) and one.below)

    def _order(self, above: Order, node: _Node) -> Order:
        if above is Order.NONE or node.name in self._falling:
            return Order.NONE
        return Order.STRICT if above is Order.STRICT and self._is_strict(node) else Order.LOOSE

    def _is_strict(self, node: _Node) -> bool:
        """Whether of two members' scores the higher one always gives the higher score."""
        known = [x for x in node.present if x is not None]
        if node.rule.rule is Rule.GEOMETRIC:
            return min(known, default=Fraction(0)) >= self._floor
        return node.rule.rule in _STRICT or (node.rule.rule is Rule.MEDIAN and len(known) <= FEW_FOR_A_MEDIAN)

    def _part(self, part: Part, most: int, above: Order) -> Front:
        members = self.card.rubric.members(part.id)
        present = tuple(self.card.dimensions[each.id].score.exact for each in members)
        node = _Node(Kind.PART, part.id, part.combine, self.card.parts[part.id].exact is not None, present)
        order = self._order(above, node)
        fronts = [(each.weight, self._dimension(each, most, order)) for each in members]
        return self._together(node, fronts, most, order, above)

    def _dimension(self, dimension: Dimension, most: int, above: Order) -> Front:
        score = self.card.dimensions[dimension.id]
        known = [self.ladders[question.id] for question in dimension.questions if question.id in self.ladders]
        counted = [ladder for ladder in known if not (dimension.is_residual and ladder.question.is_exposure)]
        present = tuple(self._x(dimension, each.question, each.rungs[0].level) for each in counted)
        node = _Node(Kind.DIMENSION, dimension.id, dimension.combine, score.score.exact is not None, present)
        order = self._order(above, node)
        if score.residual and not score.residual.exposure and order is Order.STRICT:
            # Without any pressure no protection changes the score.
            order = Order.LOOSE
        fronts = [(each.question.weight, self._question(dimension, each, most)) for each in counted]
        return self._together(node, fronts, most, order, above)

    def _question(self, dimension: Dimension, ladder: Ladder, most: int) -> Front:
        question = ladder.question
        needed = [one for one in self._all if isinstance(one, Stands) and one.question == question.id]
        looked_at = [one for one in self._links.bits if isinstance(one, Stands) and one.question == question.id]
        seen = sum(self._links.bits[one] for one in looked_at)
        ways: dict[int, list[Way]] = {}
        rank = 0
        for place, rung in enumerate(ladder.rungs):
            if place:
                rank += self._rank(question.id, rung.level)
            holding = sum(self._links.bits[one] for one in looked_at if place in one.rungs)
            left = self._links.settled(holding, seen, ())
            if rung.effort <= most and left is not None and all(place in one.rungs for one in needed):
                ways.setdefault(left, []).append(Way(rung.effort, self._x(dimension, question, rung.level), rank))
        return Front(seen, ways)

    def _x(self, dimension: Dimension, question: Question, level: Fraction) -> Fraction:
        if dimension.is_residual:
            return question.points(level)
        return member(self.card.rubric, dimension, question, level)

    def _together(self, node: _Node, members: Sequence[_Member], most: int, order: Order, above: Order) -> Front:
        """The members joined to the front of what they are members of, with the score that each way comes to."""
        if not all(front.ways for _, front in members):
            return Front(0, {})
        count = self._counting(node, members) if node.scored else _UNCOUNTED
        joining = Joining(count, self._links, most, order)
        front = Front(0, {0: [Way(0, count.nothing, 0)]})
        for weight, each in members:
            front = joining.joined(front, _entered(each, weight, count))
        return thinned(self._scored(node, front, count), _UNCOUNTED, above)

    def _counting(self, node: _Node, members: Sequence[_Member]) -> Counting:
        xs = [(weight, {way.tally for ways in front.ways.values() for way in ways}) for weight, front in members]
        known = [(weight, of) for weight, of in xs if of and _UNSCORED not in of]
        weights, spans = [weight for weight, _ in known], [of for _, of in known]
        made = counting(node.rule, Members(weights, spans, self._applicable(node), self._floor))
        residual = self.card.dimensions[node.id].residual if node.kind is Kind.DIMENSION else None
        if residual is None:
            return made
        return replace(made, leave=lambda tally: replace(residual, safeguards=made.leave(tally) / 100).score)

    @property
    def _floor(self) -> Fraction:
        return self.card.rubric.most / 100

    def _applicable(self, node: _Node) -> int:
        rubric, card = self.card.rubric, self.card
        if node.kind is Kind.DIMENSION:
            return sum(card.readings.applies(question.id) for question in rubric.dimension[node.id].questions)
        if node.kind is Kind.PART:
            return sum(card.dimensions[each.id].score.applies for each in rubric.members(node.id))
        return sum(score.applies for score in card.parts.values())

    def _scored(self, node: _Node, front: Front, count: Counting) -> Front:
        """The ways with the score that each comes to, without those that break a need on it."""
        needed = [one for one in self._all if isinstance(one, Scores) and one.about == node.name]
        looked_at = {
            one: bit for one, bit in self._links.bits.items() if isinstance(one, Scores) and one.about == node.name
        }
        seen = front.seen | sum(looked_at.values())
        ways: dict[int, list[Way]] = {}
        for before, each in front.ways.items():
            for way in each:
                x = count.leave(way.tally)
                shown = None if x == _UNSCORED else published(x)
                if shown is not None and not all(one.holds(shown) for one in needed):
                    continue
                now = sum(bit for one, bit in looked_at.items() if shown is not None and one.holds(shown))
                holding = self._links.settled(before | now, seen, (front.seen,)) if looked_at else before
                if holding is not None:
                    ways.setdefault(holding, []).append(way._replace(tally=x))
        return Front(seen, ways)


def _entered(front: Front, weight: Fraction, count: Counting) -> Front:
    """The member with what it adds to the tally: nothing where it has no score."""

    def entered(way: Way) -> Way:
        return way._replace(tally=count.nothing if way.tally == _UNSCORED else count.enter(weight, way.tally))

    return replace(front, ways={holding: [entered(way) for way in ways] for holding, ways in front.ways.items()})
