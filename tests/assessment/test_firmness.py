"""How firm a verdict is; what a second implementation says of thousands of cases is in tests/oracle."""

from decimal import Decimal
from fractions import Fraction
from itertools import cycle
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.assessment import Assessment, assess
from cooperation_cli.assessment.firmness.weights import weighings

LOW_HIGH = [{"id": "low", "from": 0}, {"id": "high", "from": 60}]
TWO = rubric(dimension("a", question("q")), dimension("b", question("q")), bands=LOW_HIGH)
AT_75_AND_50 = {"a.q": 3, "b.q": 2}


def drawn(found: Assessment, *series: float) -> Any:
    weighed = weighings(found.judged.verdict, cycle(series))
    assert weighed is not None
    return weighed.band, weighed.uncapped


def test_the_worked_example_of_weights(assessed: Assessed) -> None:
    found = assessed(TWO, AT_75_AND_50)
    assert found.judged.card.overall is not None
    assert found.judged.card.overall.exact == Fraction("62.5")
    assert drawn(found, 0.25, 0.75) == (0, 0)
    assert drawn(found, 0.75, 0.25) == (1, 1)
    # The first of every three weightings does not hold: 334 of 1,000.
    assert drawn(found, 0.25, 0.75, 0.5, 0.5, 0.75, 0.25) == (Fraction(666, 1000), Fraction(666, 1000))


def test_the_worked_example_of_compensation(assessed: Assessed) -> None:
    found = assessed(TWO, AT_75_AND_50).firmness.compensation
    assert found is not None
    assert found.score.published == Fraction("61.2")
    assert found.band is not None
    assert found.band.id == "high"


def test_weights_are_drawn_in_the_order_of_ids_whatever_the_order_of_reading(assessed: Assessed) -> None:
    turned = rubric(dimension("b", question("q")), dimension("a", question("q")), bands=LOW_HIGH)
    assert drawn(assessed(turned, AT_75_AND_50), 0.25, 0.75) == (0, 0)


def test_a_must_have_on_a_part_is_judged_anew_under_each_weighting(assessed: Assessed) -> None:
    plain = {**TWO, "bands": [{"id": "low", "from": 0}, {"id": "high", "from": 10}]}
    plain["gates"] = [gate("part", "low", part="each", below=60)]
    assert drawn(assessed(plain, AT_75_AND_50), 0.25, 0.75) == (0, 1)


def test_coverage_is_weighed_too(assessed: Assessed) -> None:
    half = dimension("a", question("q"), question("r"))
    plain = rubric(half, dimension("b", question("q")), bands=LOW_HIGH, min_coverage=Decimal("0.75"))
    found = assessed(plain, {"a.q": 4, "b.q": 4})
    assert drawn(found, 0.25, 0.75) == (1, 1)
    assert drawn(found, 0.75, 0.25) == (0, 0)


def test_what_is_far_from_every_line_holds_without_a_draw(assessed: Assessed) -> None:
    found = weighings(assessed(TWO, {"a.q": 4, "b.q": 4}).judged.verdict, iter(()))
    assert found is not None
    assert found.band == found.uncapped == 1


@pytest.mark.parametrize("frame", [{"bands": []}, {"overall": {"combine": "none"}, "bands": []}])
def test_without_bands_there_is_nothing_to_hold(assessed: Assessed, frame: Raw) -> None:
    firmness = assessed({**TWO, **frame}, {"a.q": 3}).firmness
    assert (firmness.weighings, firmness.steps, firmness.unknowns.bands) == (None, (), ())
    assert (firmness.unknowns.lift, firmness.unknowns.lower) == ((), ())


def test_without_draws_nothing_is_said_of_weights(assessed: Assessed) -> None:
    assert assess(assessed(TWO, AT_75_AND_50).judged).firmness.weighings is None


def test_a_step_of_an_answer_that_crosses_a_line_is_found(assessed: Assessed) -> None:
    steps = assessed(TWO, AT_75_AND_50).firmness.steps
    told = [(step.question.id, str(step.from_level), str(step.to_level), step.band.id) for step in steps]
    assert told == [("a.q", "3", "2", "low"), ("b.q", "2", "1", "low")]


def moves(found: Assessment) -> list[tuple[str, str]]:
    return [(step.question.id, str(step.to_level)) for step in found.firmness.steps]


def test_a_step_is_judged_by_the_rules_of_its_part_and_of_the_whole(assessed: Assessed) -> None:
    geometric = {**TWO, "parts": [{"id": "strategies", "combine": "geometric"}]}
    assert moves(assessed(geometric, AT_75_AND_50)) == [("a.q", "2"), ("b.q", "1")]
    own = [dimension(name, question("q"), part=part) for name, part in (("a", "one"), ("b", "two"), ("c", "two"))]
    least = rubric(*own, parts=[{"id": "one"}, {"id": "two", "combine": "minimum"}], bands=between(70))
    assert moves(assessed(least, {"a.q": 4, "b.q": 2, "c.q": 4})) == [("a.q", "3"), ("b.q", "1")]


def test_what_does_not_apply_is_in_no_sum(assessed: Assessed) -> None:
    own = [dimension(name, question("q", not_applicable=True), part=name) for name in "abc"]
    said = {"a.q": 2, "b.q": 2, "c.q": {"not_applicable": True, "comment": "Not here."}}
    whole = rubric(*own, overall={"combine": "sum"}, bands=between(90))
    assert moves(assessed(whole, said)) == [("a.q", "1"), ("b.q", "1")]
    part = rubric(
        *({**one, "part": "strategies"} for one in own),
        parts=[{"id": "strategies", "combine": "sum"}],
        bands=between(90),
    )
    assert moves(assessed(part, said)) == [("a.q", "1"), ("b.q", "1")]


def test_a_dimension_without_a_score_does_not_keep_others_from_moving_the_band(assessed: Assessed) -> None:
    plain = rubric(*(dimension(name, question("q")) for name in "abc"), bands=LOW_HIGH)
    assert moves(assessed(plain, AT_75_AND_50)) == [("a.q", "2"), ("b.q", "1")]


def test_a_step_over_a_must_have_of_its_dimension_or_part_counts(assessed: Assessed) -> None:
    for kind, below in (("dimension", 50), ("part", 60)):
        plain = {**TWO, "bands": between(20), "gates": [gate("must", "low", **{kind: "each"}, below=below)]}
        found = moves(assessed(plain, AT_75_AND_50))
        assert found == ([("b.q", "1")] if kind == "dimension" else [("a.q", "2"), ("b.q", "1")])


def test_a_must_have_that_caps_nothing_may_be_missed_by_a_step(assessed: Assessed) -> None:
    plain = {**TWO, "gates": [gate("must", "low", dimension="each", below=50)]}
    assert moves(assessed(plain, {"a.q": 2, "b.q": 1})) == []


def test_without_a_score_nothing_is_said_of_what_it_could_be(assessed: Assessed) -> None:
    firmness = assessed(TWO, {}).firmness
    assert (firmness.pressure, firmness.compensation, firmness.evidence) == (None, None, None)


def test_nine_of_ten_is_enough_to_be_straight(assessed: Assessed) -> None:
    plain = rubric(dimension("a", *(question(f"q{place}") for place in range(20))))
    found = assessed(plain, {f"a.q{place}": 1 if place < 2 else 3 for place in range(20)}).firmness.sameness
    assert found is not None
    assert found.straight


def between(line: int) -> list[Raw]:
    return [{"id": "low", "from": 0}, {"id": "high", "from": line}]


def test_a_step_of_a_pressure_counts(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), safeguard("s")), bands=LOW_HIGH)
    steps = assessed(plain, {"harm.p": 3, "harm.s": 2}).firmness.steps
    assert {(step.question.id, str(step.to_level), step.band.id) for step in steps} >= {("harm.p", "4", "low")}


def test_a_step_over_a_must_have_counts(assessed: Assessed) -> None:
    plain = rubric(dimension("a", question("q", critical=True, depth="quick"), question("r")), bands=LOW_HIGH)
    plain["gates"] = [gate("must", "low", question="each-critical", below=2)]
    steps = assessed(plain, {"a.q": 2, "a.r": 4}).firmness.steps
    assert [(step.question.id, str(step.to_level)) for step in steps] == [("a.q", "1")]


def test_unknowns_give_the_bands_from_low_to_high_and_what_moves_the_band(assessed: Assessed) -> None:
    plain = rubric(dimension("a", question("q"), question("r")), bands=LOW_HIGH)
    unknowns = assessed(plain, {"a.q": 2, "a.r": "dont_know"}).firmness.unknowns
    assert [band.id for band in unknowns.bands] == ["low", "high"]
    assert [question.id for question in unknowns.lift] == ["a.r"]
    assert unknowns.lower == ()


def test_unknowns_reach_from_the_band_of_the_low_end_into_the_one_that_the_high_end_begins(assessed: Assessed) -> None:
    bands = [{"id": name, "from": start} for name, start in (("a", 0), ("b", 20), ("c", 50), ("d", 75), ("e", 76))]
    plain = rubric(dimension("a", *(question(name) for name in "qrst")), bands=bands)
    unknowns = assessed(plain, {"a.q": 3, "a.r": 3, "a.s": None, "a.t": 3}).firmness.unknowns
    assert [band.id for band in unknowns.bands] == ["c", "d", "e"]
    unknowns = assessed(plain, {"a.q": 2, "a.r": 2, "a.s": 4, "a.t": None}).firmness.unknowns
    assert [band.id for band in unknowns.bands] == ["c", "d"]


def test_only_what_moves_the_band_by_itself_lifts_or_lowers_it(assessed: Assessed) -> None:
    asked = (question("q", weight=8), question("r", weight=3), question("s"))
    plain = rubric(dimension("a", *asked), bands=[*LOW_HIGH[:1], {"id": "high", "from": 63}])
    unknowns = assessed(plain, {"a.q": 2, "a.r": None, "a.s": None}).firmness.unknowns
    assert [question.id for question in unknowns.lift] == ["a.r"]
    assert unknowns.lower == ()


def test_without_a_band_no_answer_lifts_it(assessed: Assessed) -> None:
    plain = rubric(dimension("a", question("q"), question("r")), bands=LOW_HIGH, min_coverage=1)
    unknowns = assessed(plain, {"a.q": 4}).firmness.unknowns
    assert (unknowns.lift, unknowns.lower) == ((), ())


def test_a_step_goes_one_level_and_no_further(assessed: Assessed) -> None:
    plain = rubric(dimension("a", question("q"), question("r")), bands=[*LOW_HIGH[:1], {"id": "high", "from": 75}])
    assert assessed(plain, {"a.q": 2, "a.r": 2}).firmness.steps == ()
    assert assessed(plain, {"a.q": 4, "a.r": 4}).firmness.steps == ()


def test_the_worst_answer_to_a_pressure_is_its_highest(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), exposure("r"), safeguard("s")), bands=LOW_HIGH)
    unknowns = assessed(plain, {"harm.p": 3, "harm.s": 2, "harm.r": None}).firmness.unknowns
    assert [question.id for question in unknowns.lower] == ["harm.r"]


def test_pressure_rises_by_one_listed_level_and_not_past_the_highest(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), exposure("r"), safeguard("s")), bands=LOW_HIGH)
    found = assessed(plain, {"harm.p": 1, "harm.r": 4, "harm.s": 2}).firmness.pressure
    assert found is not None
    assert found.score.exact == 100 * (1 - Fraction(3, 4) * Fraction(1, 2))


def test_without_claims_evidence_changes_nothing(assessed: Assessed) -> None:
    claimed = assessed(TWO, AT_75_AND_50).firmness.evidence
    assert claimed is not None
    assert claimed.score.exact == 50
    shown = assessed(TWO, {"a.q": {"level": 3, "evidence": ["Minutes"]}, "b.q": 2}).firmness.evidence
    assert shown is not None
    assert shown.score.exact == Fraction("62.5")


def test_no_dimension_counts_for_less_than_one(assessed: Assessed) -> None:
    found = assessed(TWO, {"a.q": 4, "b.q": 0}).firmness.compensation
    assert found is not None
    assert found.score.published == 10


def test_a_geometric_mean_is_of_percent_only(assessed: Assessed) -> None:
    plain = {**TWO, "report_as": "value", "bands": [{"id": "low", "from": 0}]}
    assert assessed(plain, AT_75_AND_50).firmness.compensation is None


@pytest.mark.parametrize(("others", "straight"), [(0, True), (1, True), (2, False)])
def test_nine_of_ten_alike_is_straight(assessed: Assessed, others: int, straight: bool) -> None:
    plain = rubric(dimension("a", *(question(f"q{place}") for place in range(12))))
    said = {f"a.q{place}": 1 if place < others else 3 for place in range(12)}
    found = assessed(plain, said).firmness.sameness
    assert found is not None
    assert (found.straight, found.same, str(found.level)) == (straight, 12 - others, "3")


def test_few_answers_are_never_straight(assessed: Assessed) -> None:
    plain = rubric(dimension("a", *(question(f"q{place}") for place in range(12))))
    found = assessed(plain, {f"a.q{place}": 3 for place in range(11)}).firmness.sameness
    assert found is not None
    assert not found.straight
    assert assessed(plain, {}).firmness.sameness is None
