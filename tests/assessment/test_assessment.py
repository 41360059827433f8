from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from oracle.bridge import Assessed, assessment_of, rubric_of
from oracle.instrument import Raw
from oracle.small import answers, challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.assessment import Assessment, judge_answers

GOALS = dimension("goals", question("a"), question("b", reverse=True))
HARM = challenge("harm", exposure("p"), safeguard("s"))
HIGH = {"goals.a": 4, "goals.b": 1, "harm.p": 4, "harm.s": 3}


def overalls(found: Assessment) -> tuple[Fraction | None, Fraction | None]:
    cards = found.judged.card, found.judged.with_evidence_required.card
    first, second = (None if card.overall is None else card.overall.exact for card in cards)
    return first, second


def levels(found: Assessment) -> dict[str, Fraction | None]:
    return {name: reply.level for name, reply in found.judged.card.readings.replies.items()}


def test_both_numbers_are_reported_and_the_claims_listed(assessed: Assessed) -> None:
    found = assessed(rubric(GOALS, HARM), HIGH)
    assert found.judged.claims == ("goals.a", "goals.b", "harm.s")
    assert overalls(found) == (Fraction("81.25"), Fraction(50))


def test_where_evidence_is_required_a_claim_is_read_as_the_level_below(assessed: Assessed) -> None:
    found = assessed(rubric(GOALS, HARM), HIGH, evidence="required")
    assert levels(found) == {"goals.a": 2, "goals.b": 2, "harm.p": 4, "harm.s": 2}
    assert found.judged.claims == ("goals.a", "goals.b", "harm.s")
    assert overalls(found) == (Fraction(50), Fraction(50))
    assert {step.question.id: step.from_level for step in found.recommendations}["goals.b"] == 2


def test_claims_count_unless_evidence_is_required(assessed: Assessed) -> None:
    found = assessed(rubric(GOALS, HARM), HIGH).judged
    judged = judge_answers(found.card.rubric, found.said)
    assert not judged.strict
    assert judged.card.readings.level("goals.a") == 4


def test_a_level_with_evidence_is_no_claim(assessed: Assessed) -> None:
    shown = {**HIGH, "goals.a": {"level": 4, "evidence": ["Minutes of May"]}}
    assert assessed(rubric(GOALS, HARM), shown).judged.claims == ("goals.b", "harm.s")


def test_empty_evidence_is_none(assessed: Assessed) -> None:
    blank = {**HIGH, "goals.a": {"level": 4, "evidence": ["  "]}}
    assert "goals.a" in assessed(rubric(GOALS, HARM), blank).judged.claims


@pytest.mark.parametrize(("level", "read"), [(0, 1), (1, 1), (3, 3), (7, 7)])
def test_a_reversed_claim_is_mirrored_on_an_uneven_scale(assessed: Assessed, level: int, read: int) -> None:
    uneven = {"evidence_from": 7, "levels": [{"value": value} for value in (0, 1, 3, 7)]}
    plain = rubric(dimension("goals", question("a", reverse=True)), scales={"practice": uneven})
    assert levels(assessed(plain, {"goals.a": level}, evidence="required")) == {"goals.a": read}


def test_gates_and_bands_are_judged_again_where_evidence_is_required(assessed: Assessed) -> None:
    plain = rubric(GOALS, HARM, gates=[gate("proof", "not-ready", question="goals.a", below=3)])
    found = assessed(plain, HIGH).judged
    assert found.verdict.band is not None
    assert found.with_evidence_required.band is not None
    assert (found.verdict.band.id, found.with_evidence_required.band.id) == ("ready", "not-ready")


def test_without_claims_both_verdicts_are_one(assessed: Assessed) -> None:
    found = assessed(rubric(GOALS, HARM), {"goals.a": 2, "harm.p": 4}).judged
    assert found.claims == ()
    assert found.with_evidence_required == found.verdict


def test_readings_with_evidence_may_be_given_and_count_where_there_are_claims(assessed: Assessed) -> None:
    judged = assessed(rubric(GOALS, HARM), HIGH).judged
    low = judged.said.changed({"goals.a": Fraction(0)})
    given = replace(judged, evidenced=low).with_evidence_required
    assert given.card.readings == low
    assert replace(judged, evidenced=low, claimed=()).with_evidence_required is judged.verdict
    assert replace(judged, evidenced=low, strict=True).with_evidence_required is judged.verdict


ASKED = rubric(
    dimension(
        "goals",
        question("quick", depth="quick"),
        question("full"),
        question("many", depth="quick", ask_if={"profile": "form", "is": "many"}),
        question("deep", depth="quick", ask_if={"profile": "depth", "is": "full"}),
    ),
    profile=[{"id": "form", "choices": {"two": "Two", "many": "More"}}],
)
ALL: Raw = {f"goals.{name}": 4 for name in ("quick", "full", "many", "deep")}


@pytest.mark.parametrize(
    ("depth", "form", "asked"),
    [
        ("quick", "two", ["quick"]),
        ("quick", "many", ["quick", "many"]),
        ("full", "many", ["quick", "full", "many", "deep"]),
        (None, "two", ["quick", "full", "deep"]),
    ],
)
def test_only_what_is_asked_counts_and_the_rest_is_set_aside(
    assessed: Assessed, depth: str | None, form: str, asked: list[str]
) -> None:
    found = assessed(ASKED, ALL, depth=depth, profile={"form": form})
    assert list(levels(found)) == [f"goals.{name}" for name in asked]
    aside = [each.question for each in found.judged.said.set_aside]
    assert aside == [name for name in ALL if name not in levels(found)]


def test_the_depth_asked_for_goes_before_that_of_the_file(tmp_path: Path) -> None:
    plain = rubric_of(ASKED, tmp_path)
    file = answers(ALL, depth="quick", profile={"form": "two"})
    assert list(levels(assessment_of(file, plain))) == ["goals.quick"]
    assert list(levels(assessment_of(file, plain, "full"))) == ["goals.quick", "goals.full", "goals.deep"]


def test_a_missing_profile_fact_makes_its_leaf_false_and_is_named(assessed: Assessed) -> None:
    found = assessed(ASKED, ALL)
    assert "goals.many" not in levels(found)
    assert found.judged.said.unknown_facts == ("form",)


def test_a_fact_that_only_a_gate_reads_is_named_too(assessed: Assessed) -> None:
    facts = [{"id": "form", "choices": {"two": "Two", "many": "More"}}]
    plain = rubric(GOALS, profile=facts, gates=[gate("form", "emerging", profile="form", **{"is": "many"})])
    assert assessed(plain, {}).judged.said.unknown_facts == ("form",)
