"""How often the bands hold when the weights of the dimensions are drawn anew: exactly, and in whole numbers."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import lcm
from operator import itemgetter, mul

from msgspec import Struct

from cooperation_cli.assessment.firmness.lines import Lines, Ratio, lines_of
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import Kind
from cooperation_cli.rubric.model import Band, Part, Weights
from cooperation_cli.scoring.combining import Weighed, combined
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard
from cooperation_cli.text import Words

DRAWS = 1_000
_WHOLE = 2**53
_HALF = _WHOLE // 2
"""1 and 1/2 in the units of a draw: what `random()` gives is a whole number of 2^-53ths."""

Drawn = Sequence[int]
"""One draw for each dimension, in the order of their ids: u in units of 2^-53."""


class Weighings(Struct, frozen=True):
    """The shares (0 to 1) of the drawn weightings in which the band, and the band of the score alone, stay the same."""

    draws: int
    band: Fraction
    uncapped: Fraction


def weighings(verdict: Verdict, draws: Iterator[float]) -> Weighings | None:
    """1,000 weightings, each with every dimension's weight times 1/2 + u, one draw u for each in the order of the ids.

    None where there is no band to hold.
    """
    if verdict.uncapped is None:
        return None
    weighed = _Weighed(verdict.card)
    if weighed.is_decided:
        return Weighings(DRAWS, Fraction(1), Fraction(1))
    held: dict[tuple[int, ...], tuple[bool, bool]] = {}
    bands, uncapped = 0, 0
    for _ in range(DRAWS):
        drawn = weighed.draw(draws)
        sides = weighed.sides(drawn)
        if sides not in held:
            other = judge(weighed.card(drawn))
            held[sides] = _same(other.band, verdict.band), _same(other.uncapped, verdict.uncapped)
        bands += held[sides][0]
        uncapped += held[sides][1]
    return Weighings(DRAWS, Fraction(bands, DRAWS), Fraction(uncapped, DRAWS))


def _same(one: Band | None, other: Band | None) -> bool:
    return one is not None and other is not None and one.id == other.id


class _Weighed(Struct, frozen=True, dict=True):
    """A scorecard whose dimensions are weighed anew."""

    present: Scorecard

    def draw(self, draws: Iterator[float]) -> list[int]:
        """The draws of the next weighting."""
        return list(map(int, map(float(_WHOLE).__mul__, islice(draws, len(self._order)))))

    def card(self, drawn: Drawn) -> Scorecard:
        """The scorecard under this weighting."""
        rubric = self.present.rubric
        pairs = zip(self._order, drawn, strict=True)
        weights = {name: rubric.dimension[name].weight * (_HALF + units) for name, units in pairs}
        return self.present.weighed(rubric.weighed(Weights(Words(""), weights)))

    def sides(self, drawn: Drawn) -> tuple[int, ...]:
        """Where the overall and the parts come to stand; weightings of the same sides have the same bands."""
        sides = self._sides([part.score(drawn) for part in self._parts])
        return (*sides, *self._enough(drawn)) if self._uneven else sides

    @cached_property
    def is_decided(self) -> bool:
        """Whether even the weightings furthest out leave everything on its side, as where no line is near."""
        ends = [part.ends for part in self._parts]
        return not self._uneven and self._sides([low for low, _ in ends]) == self._sides([high for _, high in ends])

    def _sides(self, scores: Sequence[Ratio | None]) -> tuple[int, ...]:
        scored = [(part.weight, one) for part, one in zip(self._parts, scores, strict=True) if one is not None]
        overall = self._lines.side_of_ratio(Kind.OVERALL, self._overall(self.present.rubric.overall, scored))
        return (overall, *[self._lines.side_of_ratio(Kind.PART, one) for one in scores])

    def _overall(self, rule: Combine, members: Sequence[tuple[int, Ratio]]) -> Ratio | None:
        if rule.rule is Rule.MEAN and members:
            return _mean(members)
        known = [Weighed(Fraction(weight), Fraction(*one)) for weight, one in members]
        exact = combined(rule, known, len(self._parts), self.present.rubric.most / 100)
        return None if exact is None else exact.as_integer_ratio()

    def _enough(self, drawn: Drawn) -> Iterator[bool]:
        """Whether the parts, and last the overall, have answers enough for a verdict."""
        least = self.present.rubric.min_coverage
        shares = [(part.weight, part.coverage.mean(drawn)) for part in self._parts]
        for above, below in (*(share for _, share in shares), _mean(shares)):
            yield above * least.denominator >= least.numerator * below

    @cached_property
    def _uneven(self) -> bool:
        """Whether some dimension has too few answers, so that it takes the others to make up for it."""
        scores = [one.score for one in self.present.dimensions.values() if one.score.applies]
        return min(score.coverage for score in scores) < self.present.rubric.min_coverage

    @cached_property
    def _lines(self) -> Lines:
        return lines_of(self.present.rubric)

    @cached_property
    def _order(self) -> list[str]:
        return sorted(self.present.rubric.dimension)

    @cached_property
    def _parts(self) -> list["_Members"]:
        """The parts that apply."""
        rubric = self.present.rubric
        own = dict(zip(self._order, _whole([rubric.dimension[name].weight for name in self._order]), strict=True))
        weights = _whole([part.weight for part in rubric.parts])
        made = []
        for part, weight in zip(rubric.parts, weights, strict=True):
            members = [one.id for one in rubric.members(part.id) if self.present.dimensions[one.id].score.applies]
            applying = [
                _Member(self._order.index(one), own[one], self.present.dimensions[one].score) for one in members
            ]
            if applying:
                made.append(_Members(part, weight, applying, rubric.most / 100))
        return made


class _Member(Struct, frozen=True):
    """A dimension: its place among the draws, its own weight, its score."""

    place: int
    own: int
    score: Score


class _Members(Struct, frozen=True, dict=True):
    """A part with its applicable dimensions."""

    part: Part
    weight: int
    applying: Sequence[_Member]
    floor: Fraction

    def score(self, drawn: Drawn) -> Ratio | None:
        """The part's score under a weighting; None where no dimension has one."""
        if not self._scored:
            return None
        if self.part.combine.rule is Rule.MEAN:
            return self._scores.mean(drawn)
        return self._combined(self._scored, [_HALF + drawn[one.place] for one, _ in self._scored])

    @cached_property
    def ends(self) -> tuple[Ratio | None, Ratio | None]:
        """The lowest and the highest score that any weighting gives.

        The highest is where all scores up to one are weighed least and those above it most; the lowest, the reverse.
        """
        rising = sorted(self._scored, key=itemgetter(1))
        found = [
            self._combined(rising, [below] * split + [above] * (len(rising) - split))
            for split in range(len(rising))
            for below, above in ((1, 3), (3, 1))
        ]
        in_order = sorted((one for one in found if one is not None), key=lambda one: Fraction(*one))
        return (in_order[0], in_order[-1]) if in_order else (None, None)

    def _combined(self, scored: "_Numbers", factors: Sequence[int]) -> Ratio | None:
        """The score of these dimensions with their own weights times these factors."""
        pairs = zip(scored, factors, strict=True)
        members = [Weighed(Fraction(one.own * factor), exact) for (one, exact), factor in pairs]
        exact = combined(self.part.combine, members, len(self.applying), self.floor)
        return None if exact is None else exact.as_integer_ratio()

    @cached_property
    def coverage(self) -> "_Column":
        """The coverage of each."""
        return _column([(one, one.score.coverage) for one in self.applying])

    @cached_property
    def _scored(self) -> "_Numbers":
        return [(one, one.score.exact) for one in self.applying if one.score.exact is not None]

    @cached_property
    def _scores(self) -> "_Column":
        return _column(self._scored)


_Numbers = Sequence[tuple[_Member, Fraction]]
"""Dimensions, each with the number that a mean is taken of."""


class _Column(Struct, frozen=True):
    """Numbers x of dimensions with weights w, in whole numbers, so that a weighting costs two sums of products."""

    places: Sequence[int]
    weights: Sequence[int]
    products: Sequence[int]
    """w x, over `below`."""
    below: int
    fixed: tuple[int, int]
    """What each weighting has of both sums, because no weight falls under half its own."""

    def mean(self, drawn: Drawn) -> Ratio:
        """The mean with weights w (1/2 + u)."""
        units = [drawn[place] for place in self.places]
        above = self.fixed[0] + sum(map(mul, units, self.products))
        return above, self.below * (self.fixed[1] + sum(map(mul, units, self.weights)))


def _column(numbers: _Numbers) -> _Column:
    below = lcm(*(x.denominator for _, x in numbers))
    weights = [one.own for one, _ in numbers]
    products = [one.own * int(x * below) for one, x in numbers]
    return _Column(
        [one.place for one, _ in numbers], weights, products, below, (_HALF * sum(products), _HALF * sum(weights))
    )


def _mean(members: Sequence[tuple[int, Ratio]]) -> Ratio:
    above, below, weights = 0, 1, 0
    for weight, (numerator, denominator) in members:
        above = above * denominator + weight * numerator * below
        below *= denominator
        weights += weight
    return above, below * weights


def _whole(weights: Sequence[Fraction]) -> list[int]:
    """The weights as whole numbers of the same ratios."""
    unit = lcm(*(weight.denominator for weight in weights))
    return [int(weight * unit) for weight in weights]
