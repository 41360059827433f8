from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.rubric.conditions import (
    EACH,
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Kind,
    Measured,
    Not,
    Profile,
    ProfileOnly,
    Truth,
    decide,
    holds,
    leaves,
    missing_facts,
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Facts for a test: a score (None: not scored) for each dimension that applies."""

    scores: Mapping[str, int | None] = field(default_factory=dict)
    profile: Profile = field(default_factory=dict)

    def members(self, leaf: Measured) -> Iterable[tuple[str, Fraction | None]]:
        for name, score in self.scores.items():
            if leaf.subject in (name, EACH):
                yield name, None if score is None else Fraction(score)


def below(subject: str, threshold: int = 40) -> Measured:
    return Measured(Kind.DIMENSION, subject, Fraction(threshold), below=True)


def at_least(subject: str, threshold: int = 40) -> Measured:
    return Measured(Kind.DIMENSION, subject, Fraction(threshold), below=False)


TRUE, FALSE, UNKNOWN, GONE = below("low"), below("high"), below("open"), below("away")
FACTS = Scores({"low": 39, "high": 40, "open": None})


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (TRUE, Truth.TRUE),
        (FALSE, Truth.FALSE),
        (at_least("high"), Truth.TRUE),
        (at_least("low"), Truth.FALSE),
        (UNKNOWN, Truth.UNKNOWN),
        (GONE, Truth.FALSE),
        (Not(TRUE), Truth.FALSE),
        (Not(FALSE), Truth.TRUE),
        (Not(UNKNOWN), Truth.UNKNOWN),
        (Not(GONE), Truth.FALSE),
        (AllOf((TRUE, TRUE)), Truth.TRUE),
        (AllOf((TRUE, UNKNOWN)), Truth.UNKNOWN),
        (AllOf((FALSE, UNKNOWN)), Truth.FALSE),
        (AllOf((TRUE, GONE)), Truth.TRUE),
        (AllOf((GONE, GONE)), Truth.FALSE),
        (AnyOf((FALSE, UNKNOWN)), Truth.UNKNOWN),
        (AnyOf((TRUE, UNKNOWN)), Truth.TRUE),
        (AnyOf((FALSE, GONE)), Truth.FALSE),
        (AnyOf((GONE,)), Truth.FALSE),
        (CountOf((TRUE, UNKNOWN, FALSE), 1), Truth.TRUE),
        (CountOf((TRUE, UNKNOWN, FALSE), 2), Truth.UNKNOWN),
        (CountOf((TRUE, UNKNOWN, FALSE), 3), Truth.FALSE),
        (CountOf((TRUE, GONE), 2), Truth.FALSE),
        (below(EACH), Truth.TRUE),
        (below(EACH, 39), Truth.UNKNOWN),
        (Not(AllOf((TRUE, UNKNOWN))), Truth.UNKNOWN),
    ],
)
def test_conditions_are_decided_after_kleene(condition: Condition, truth: Truth) -> None:
    assert decide(condition, FACTS) is truth


def test_each_is_true_where_some_member_is_and_false_where_none_applies() -> None:
    assert decide(below(EACH), Scores({"a": 80, "b": 90})) is Truth.FALSE
    assert decide(below(EACH), Scores()) is Truth.FALSE


def test_a_choice_is_true_where_any_of_it_was_chosen() -> None:
    facts = ProfileOnly({"partners": frozenset({"ngo", "state"})})
    assert decide(Chosen("partners", frozenset({"ngo"})), facts) is Truth.TRUE
    assert decide(Chosen("partners", frozenset({"business", "state"})), facts) is Truth.TRUE
    assert decide(Chosen("partners", frozenset({"business"})), facts) is Truth.FALSE


def test_a_missing_fact_makes_its_leaf_false_and_is_named() -> None:
    condition = AllOf((Not(Chosen("form", frozenset({"two"}))), AnyOf((Chosen("stage", frozenset({"before"})), TRUE))))
    assert missing_facts(condition, {"stage": frozenset()}) == {"form"}
    assert missing_facts(None, {}) == set()
    assert decide(Chosen("form", frozenset({"two"})), ProfileOnly({})) is Truth.FALSE


def test_no_condition_always_holds_and_an_unknown_one_does_not() -> None:
    assert holds(None, FACTS)
    assert holds(TRUE, FACTS)
    assert not holds(UNKNOWN, FACTS)


def test_leaves_come_in_the_order_written() -> None:
    fact = Chosen("form", frozenset({"two"}))
    assert list(leaves(AllOf((TRUE, Not(fact), CountOf((FALSE, UNKNOWN), 1))))) == [TRUE, fact, FALSE, UNKNOWN]
    assert list(leaves(None)) == []


def test_a_profile_alone_cannot_decide_a_measured_leaf() -> None:
    with pytest.raises(AssertionError):
        decide(TRUE, ProfileOnly({}))


CONDITIONS = st.recursive(
    st.sampled_from([below("low"), below("high"), below("open"), at_least("low"), at_least("open")]),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: AllOf(tuple(members))),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: AnyOf(tuple(members))),
    ),
    max_leaves=8,
)


@given(CONDITIONS)
@settings(max_examples=150)
def test_what_is_decided_without_a_score_holds_whatever_the_score_turns_out_to_be(condition: Condition) -> None:
    early = decide(condition, FACTS)
    late = {decide(condition, Scores({"low": 39, "high": 40, "open": score})) for score in (0, 40, 100)}
    assert early is Truth.UNKNOWN or late == {early}


@given(st.lists(CONDITIONS, min_size=1, max_size=4))
@settings(max_examples=150)
def test_all_and_any_are_counts(members: list[Condition]) -> None:
    several = tuple(members)
    assert decide(AnyOf(several), FACTS) is decide(CountOf(several, 1), FACTS)
    assert decide(AllOf(several), FACTS) is decide(CountOf(several, len(several)), FACTS)
