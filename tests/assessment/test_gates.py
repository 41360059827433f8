from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import dimension, gate, question, rubric

from cooperation_cli.assessment.gates import GateResult, GateState, Unit
from cooperation_cli.assessment.verdict import verdict

Found = Callable[..., GateResult]

NOT_HERE = {"not_applicable": True, "comment": "Nothing of the kind here."}
CRITICAL = {"critical": True, "depth": "quick"}
GOALS = dimension("goals", question("a", **CRITICAL), question("b", **CRITICAL), question("c", not_applicable=True))
TRUST = dimension("trust", question("a", not_applicable=True))


@pytest.fixture
def found(assessed: Assessed) -> Found:
    """The result of the only gate of a rubric with the dimensions `goals` (two critical questions) and `trust`."""

    def result(when: Raw, said: Raw, **more: Any) -> GateResult:
        plain = rubric(GOALS, TRUST, gates=[gate("only", "emerging", **when)], **more.pop("frame", {}))
        return assessed(plain, said, **more).judged.verdict.gates[0]

    return result


def said(a: Any, b: Any, c: Any, trust: Any) -> Raw:
    return {"goals.a": a, "goals.b": b, "goals.c": c, "trust.a": trust}


def margin_of(result: GateResult) -> tuple[Fraction | int, Unit, bool]:
    assert result.margin is not None
    return result.margin.value, result.margin.unit, result.margin.close


@pytest.mark.parametrize(
    ("level", "state", "margin", "close"),
    [
        (0, GateState.FAILED, -2, False),
        (1, GateState.FAILED, -1, True),
        (2, GateState.PASSED, 0, True),
        (3, GateState.PASSED, 1, True),
        (4, GateState.PASSED, 2, False),
    ],
)
def test_a_margin_in_levels_is_close_within_one(
    found: Found, level: int, state: GateState, margin: int, close: bool
) -> None:
    result = found({"question": "goals.a", "below": 2}, said(level, 4, 4, 4))
    assert (result.state, result.subject) == (state, "goals.a")
    assert margin_of(result) == (margin, Unit("levels"), close)


def test_one_level_of_an_uneven_scale_is_its_widest_step(found: Found) -> None:
    uneven = {"practice": {"levels": [{"value": value} for value in (0, 1, 4)]}}
    when = {"question": "goals.a", "below": 4}
    assert margin_of(found(when, said(1, 4, 4, 4), frame={"scales": uneven})) == (-3, Unit.LEVELS, True)
    assert margin_of(found(when, said(0, 4, 4, 4), frame={"scales": uneven})) == (-4, Unit.LEVELS, False)


@pytest.mark.parametrize(
    ("threshold", "state", "margin", "close"),
    [
        ("80", GateState.FAILED, "-5", False),
        ("79.96", GateState.FAILED, "-4.96", True),
        ("79.9", GateState.FAILED, "-4.9", True),
        ("75", GateState.PASSED, "0", True),
        ("70.1", GateState.PASSED, "4.9", True),
        ("70", GateState.PASSED, "5", False),
    ],
)
def test_a_margin_in_points_is_close_under_five(
    found: Found, threshold: str, state: GateState, margin: str, close: bool
) -> None:
    result = found({"dimension": "trust", "below": Decimal(threshold)}, said(4, 4, 4, 3))
    assert (result.state, result.subject) == (state, "trust")
    assert margin_of(result) == (Fraction(margin), Unit("points"), close)


def test_a_gate_judges_the_published_score(found: Found) -> None:
    thirds = {"practice": {"levels": [{"value": value} for value in range(4)]}}
    result = found({"dimension": "trust", "below": Decimal("66.7")}, said(3, 3, 3, 2), frame={"scales": thirds})
    assert margin_of(result) == (0, Unit.POINTS, True)
    assert result.state is GateState.PASSED


@pytest.mark.parametrize("kind", ["part", "overall"])
def test_parts_and_the_overall_may_be_judged(found: Found, kind: str) -> None:
    subject = {"part": "strategies", "overall": "score"}[kind]
    result = found({kind: subject, "below": 80}, said(4, 4, 4, 2))
    assert margin_of(result) == (-5, Unit.POINTS, False)


def test_each_fails_on_its_worst_member(found: Found) -> None:
    result = found({"dimension": "each", "below": 40}, said(4, 4, 4, 1))
    assert (result.state, result.subject) == (GateState.FAILED, "trust")
    assert margin_of(result) == (-15, Unit.POINTS, False)


def test_each_passes_when_no_member_fails_and_names_the_nearest(found: Found) -> None:
    result = found({"dimension": "each", "below": 40}, said(3, 3, 3, 2))
    assert (result.state, result.subject) == (GateState.PASSED, "trust")
    assert margin_of(result) == (10, Unit.POINTS, False)


def test_of_equally_bad_members_the_first_in_the_rubric_is_named(found: Found) -> None:
    assert found({"dimension": "each", "below": 40}, said(1, 1, 1, 1)).subject == "goals"


def test_each_critical_looks_at_critical_questions_only(found: Found) -> None:
    when = {"question": "each-critical", "below": 2}
    assert found(when, said(4, 2, 0, 0)).state is GateState.PASSED
    failing = found(when, said(4, 1, 0, 0))
    assert (failing.state, failing.subject) == (GateState.FAILED, "goals.b")
    assert failing.names == {"goals.b"}


def test_a_must_have_of_a_dimension_names_no_question(found: Found) -> None:
    assert found({"dimension": "trust", "below": 40}, said(4, 4, 4, 1)).names == frozenset()


def test_each_question_looks_at_all(found: Found) -> None:
    assert found({"question": "each", "below": 2}, said(4, 2, 0, 1)).names == {"goals.c", "trust.a"}


def test_one_failing_member_fails_whatever_is_unknown(found: Found) -> None:
    when = {"question": "each-critical", "below": 2}
    assert found(when, said("dont_know", 1, 4, 4)).state is GateState.FAILED


@pytest.mark.parametrize("word", ["dont_know", "prefer_not_to_say", None])
def test_an_unknown_member_leaves_it_undecided_and_names_what_to_answer(found: Found, word: str | None) -> None:
    result = found({"question": "each-critical", "below": 2}, said(3, word, 4, 4))
    assert (result.state, result.subject, result.margin) == (GateState.UNDECIDED, "goals.b", None)
    assert result.caps


def test_a_score_that_is_missing_leaves_it_undecided(found: Found) -> None:
    result = found({"dimension": "trust", "below": 40}, said(3, 3, 3, None))
    assert (result.state, result.subject) == (GateState.UNDECIDED, "trust")


@pytest.mark.parametrize("when", [{"question": "goals.c", "below": 5}, {"question": "trust.a", "below": 5}])
def test_what_is_not_applicable_passes_without_subject_or_margin(found: Found, when: Raw) -> None:
    result = found(when, said(4, 4, NOT_HERE, NOT_HERE))
    assert (result.state, result.subject, result.margin) == (GateState.PASSED, None, None)


def test_a_condition_at_least_fails_on_its_highest_member(found: Found) -> None:
    result = found({"dimension": "each", "at_least": 70}, said(2, 2, 2, 3))
    assert (result.state, result.subject) == (GateState.FAILED, "trust")
    assert margin_of(result) == (5, Unit.POINTS, False)


COMPOUND = {"all": [{"question": "goals.a", "below": 2}, {"question": "each", "below": 1}]}


def test_a_compound_gate_has_no_margin_but_names_its_questions(found: Found) -> None:
    result = found(COMPOUND, said(1, 4, 0, 4))
    assert (result.state, result.subject, result.margin) == (GateState.FAILED, None, None)
    assert result.names == {"goals.a", "goals.c"}


def test_a_gate_on_the_depth_fails_at_quick(found: Found) -> None:
    when = {"profile": "depth", "is": "quick"}
    assert found(when, said(4, 4, 4, 4), depth="quick").state is GateState.FAILED
    assert found(when, said(4, 4, 4, 4)).state is GateState.PASSED


def test_in_levels_close_means_five_percent_of_the_highest(found: Found) -> None:
    frame = {"report_as": "value", "bands": [{"id": "emerging", "from": 0}]}
    assert margin_of(found({"dimension": "trust", "below": Decimal("3.1")}, said(4, 4, 4, 3), frame=frame))[2]
    assert not margin_of(found({"dimension": "trust", "below": Decimal("3.2")}, said(4, 4, 4, 3), frame=frame))[2]


@pytest.mark.parametrize(("joint", "read"), [("2.26", "2.3"), ("2.24", "2.2"), ("7/3", "2.3")])
def test_a_joint_level_between_two_steps_is_read_to_one_decimal(assessed: Assessed, joint: str, read: str) -> None:
    plain = rubric(GOALS, TRUST, gates=[gate("only", "emerging", question="trust.a", below=Decimal("2.3"))])
    judged = assessed(plain, said(4, 4, 4, 2)).judged
    result = verdict(judged.card.rubric, judged.said.changed({"trust.a": Fraction(joint)})).gates[0]
    assert margin_of(result)[0] == Fraction(read) - Fraction("2.3")


def test_a_listed_level_is_read_as_it_is(found: Found) -> None:
    quarters = {"practice": {"levels": [{"value": Decimal(text)} for text in ("0", "0.25", "0.75", "1")]}}
    result = found(
        {"question": "trust.a", "below": Decimal("0.3")}, said(1, 1, 1, Decimal("0.25")), frame={"scales": quarters}
    )
    assert (result.state, margin_of(result)[0]) == (GateState.FAILED, Fraction("-0.05"))


def test_a_question_written_in_a_condition_is_named_whether_it_fails_or_not(found: Found) -> None:
    when = {"any": [{"question": "goals.a", "below": 1}, {"question": "goals.c", "below": 1}]}
    assert found(when, said(4, 4, 0, 4)).names == {"goals.a", "goals.c"}
