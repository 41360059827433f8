"""Other weights, counted by shortcuts, against the full judgement of every weighting."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import cycle, islice
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.firmness import weights as weighing
from cooperation_cli.assessment.firmness.weights import DRAWS, Weighings, weighings
from cooperation_cli.assessment.verdict import Verdict, judge
from cooperation_cli.rubric.model import Weights
from cooperation_cli.text import Words

NOT_HERE = {"not_applicable": True, "comment": "Not here."}
EXTREMES = (0.0, 0.999, 0.5, 0.25, 0.999, 0.0, 0.75)
"""Seven draws in turn: every dimension meets every one of them."""
ENOUGH = 14


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few weightings the draws come again."""
    monkeypatch.setattr(weighing, "DRAWS", ENOUGH)


def at(*lines: int) -> list[Raw]:
    return [{"id": f"from-{line}", "from": line} for line in (0, *lines)]


def in_full(verdict: Verdict, draws: Iterator[float]) -> Weighings:
    """Each weighting judged as if it were the rubric's own."""
    card, whole = verdict.card, verdict.card.rubric
    known: dict[Sequence[float], tuple[bool, bool]] = {}
    held = []
    for _ in range(ENOUGH):
        drawn = tuple(islice(draws, len(whole.dimension)))
        if drawn not in known:
            pairs = zip(sorted(whole.dimension), drawn, strict=True)
            weights = {name: whole.dimension[name].weight * (Fraction(1, 2) + Fraction(u)) for name, u in pairs}
            other = judge(card.weighed(whole.weighed(Weights(Words(""), weights))))
            known[drawn] = (
                other.band is not None and verdict.band is not None and other.band.id == verdict.band.id,
                other.uncapped is not None
                and verdict.uncapped is not None
                and other.uncapped.id == verdict.uncapped.id,
            )
        held.append(known[drawn])
    bands, uncapped = (Fraction(sum(kind), ENOUGH) for kind in zip(*held, strict=True))
    return Weighings(ENOUGH, bands, uncapped)


def the_same(assessed: Assessed, plain: Raw, said: Raw, draws: Sequence[float] = EXTREMES) -> Weighings:
    verdict = assessed(plain, said).judged.verdict
    found = weighings(verdict, cycle(draws))
    assert verdict.uncapped is not None
    assert found == in_full(verdict, cycle(draws))
    return found


def spread(*weights: str, part: str = "one") -> list[Raw]:
    """Dimensions of one question each, with these weights."""
    asked = question("q", not_applicable=True)
    return [dimension(f"{part}-{n}", asked, part=part, weight=Decimal(weight)) for n, weight in enumerate(weights)]


def replies(*levels: Any, part: str = "one") -> Raw:
    return {f"{part}-{n}.q": level for n, level in enumerate(levels)}


def from_(line: str) -> list[Raw]:
    return [{"id": "low", "from": 0}, {"id": "high", "from": Decimal(line)}]


NARROW = at(*range(1, 101))
ONE, TWO = spread("1", "0.3", "2"), spread("1", "0.7", part="two")
SAID = {**replies(4, 1, 2), **replies(1, 3, part="two")}


@pytest.mark.parametrize("line", range(40, 80, 3))
def test_a_line_anywhere_is_crossed_by_the_same_weightings(assessed: Assessed, line: int) -> None:
    two = rubric(*spread("1", "1"), bands=at(line))
    the_same(assessed, two, replies(3, 2))
    the_same(assessed, rubric(*ONE, *TWO, bands=at(line)), SAID)


@pytest.mark.parametrize("rule", ["mean", "geometric", "minimum", "median", "sum"])
@pytest.mark.parametrize("where", ["part", "overall"])
@pytest.mark.parametrize("more", [{}, {"one-0.q": NOT_HERE, "two-0.q": 0}])
def test_every_rule_is_weighed_as_in_full(assessed: Assessed, rule: str, where: str, more: Raw) -> None:
    parts: list[Raw] = [{"id": "one", "weight": Decimal("0.3")}, {"id": "two", "weight": 2}]
    frame: Raw = {"parts": parts, "bands": at(*range(1, 400))}
    if where == "part":
        parts[0]["combine"] = rule
    else:
        frame["overall"] = {"combine": rule}
    the_same(assessed, rubric(*ONE, *TWO, **frame), {**SAID, **more})


@pytest.mark.parametrize("rule", ["mean", "geometric", "sum"])
def test_a_part_that_does_not_apply_is_left_out(assessed: Assessed, rule: str) -> None:
    plain = rubric(*ONE, *TWO, overall={"combine": rule}, bands=NARROW)
    the_same(assessed, plain, {**replies(4, 1, 2), **replies(NOT_HERE, NOT_HERE, part="two")})


def test_what_has_no_score_is_left_out(assessed: Assessed) -> None:
    the_same(assessed, rubric(*ONE, *TWO, bands=NARROW), {**replies(4, None, 2), **replies(1, 3, part="two")})
    the_same(assessed, rubric(*ONE, *TWO, bands=NARROW), {**replies(4, 1, 2), **replies(None, None, part="two")})


@pytest.mark.parametrize("least", ["0.5", "0.6", "0.75", "0.85"])
def test_coverage_is_weighed_as_in_full(assessed: Assessed, least: str) -> None:
    half = dimension("half", question("q"), question("r"), part="one", weight=Decimal("0.4"))
    plain = rubric(half, *ONE, *TWO, bands=at(30), min_coverage=Decimal(least))
    the_same(assessed, plain, {"half.q": 4, **replies(4, None, 2), **replies(1, 3, part="two")})
    the_same(assessed, plain, {"half.q": 4, **replies(4, NOT_HERE, 2), **replies(1, NOT_HERE, part="two")})


def test_what_one_weighting_makes_just_enough_is_enough(assessed: Assessed) -> None:
    whole, half = dimension("a", question("q")), dimension("b", question("q"), question("r"))
    plain = rubric(whole, half, bands=at(50), min_coverage=Decimal("0.75"))
    found = the_same(assessed, plain, {"a.q": 4, "b.q": 4}, (0.0, 0.999, 0.5, 0.5))
    assert found.band == Fraction(1, 2)


def test_in_a_geometric_mean_nothing_is_taken_for_less_than_one(assessed: Assessed) -> None:
    part = rubric(*spread("3", "1"), parts=[{"id": "one", "combine": "geometric"}], bands=from_("3.2"))
    assert the_same(assessed, part, replies(0, 4), (0.999, 0.0, 0.5, 0.5)).band == Fraction(1, 2)
    dimensions = *spread("1"), *spread("1", "1", part="two")
    parts: list[Raw] = [{"id": "one", "weight": 3}, {"id": "two"}]
    overall = rubric(*dimensions, parts=parts, overall={"combine": "geometric"}, bands=from_("3.1"))
    said = {**replies(0), **replies(4, 3, part="two")}
    assert the_same(assessed, overall, said, (0.5, 0.0, 0.999, 0.5, 0.5, 0.5)).band == Fraction(1, 2)


def test_draws_count_to_their_last_digit(assessed: Assessed) -> None:
    plain = rubric(*spread("1", "1"), bands=at(50))
    assert the_same(assessed, plain, replies(4, 0), (0.5, 0.5021, 0.5, 0.5)).band == Fraction(1, 2)


@pytest.mark.parametrize(("levels", "line"), [((4, 0), "50"), ((0, 4), "50.1")])
def test_draws_are_taken_exactly(assessed: Assessed, levels: Sequence[int], line: str) -> None:
    """One weighting has a score right on the border of what is published as 50.0, or as 50.1."""
    plain = rubric(*spread("0.624375", "0.375375"), bands=from_(line))
    the_same(assessed, plain, replies(*levels), (0.25, 0.75, 0.2499, 0.75, 0.2501, 0.75))


def test_a_thousand_weightings_are_drawn(assessed: Assessed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "DRAWS", DRAWS)
    verdict = assessed(rubric(*spread("1", "1"), bands=at(50)), replies(4, 0)).judged.verdict
    found = weighings(verdict, cycle((0.0, 0.999, 0.999, 0.0)))
    assert found == Weighings(1_000, Fraction(1, 2), Fraction(1, 2))


def test_what_is_just_enough_in_every_dimension_is_enough_under_any_weights(assessed: Assessed) -> None:
    halves = [dimension(name, question("q"), question("r")) for name in "ab"]
    plain = rubric(*halves, bands=at(50), min_coverage=Decimal("0.5"))
    the_same(assessed, plain, {"a.q": 4, "b.q": 1})


def test_must_haves_of_parts_and_the_whole_are_judged_as_in_full(assessed: Assessed) -> None:
    for below in range(30, 70, 5):
        gates = [
            gate("part", "from-0", part="each", below=below),
            gate("whole", "from-0", overall="score", below=below),
        ]
        the_same(assessed, rubric(*ONE, *TWO, bands=at(10), gates=gates[:1]), SAID)
        the_same(assessed, rubric(*ONE, *TWO, bands=at(10), gates=gates), SAID)


def test_a_must_have_that_also_asks_the_profile_is_judged_as_in_full(assessed: Assessed) -> None:
    form = {"id": "form", "text": "How many?", "choices": {"two": "Two", "more": "More"}}
    both: list[Raw] = [{"profile": "form", "is": "two"}, {"part": "each", "below": 50}]
    the_same(assessed, rubric(*ONE, *TWO, bands=at(10), profile=[form], gates=[gate("both", "from-0", all=both)]), SAID)


def test_residual_risk_is_weighed_as_in_full(assessed: Assessed) -> None:
    harm = challenge("harm", exposure("p"), safeguard("s"), part="two", weight=3)
    the_same(assessed, rubric(*ONE, harm, *TWO, bands=NARROW), {**SAID, "harm.p": 3, "harm.s": 1})
