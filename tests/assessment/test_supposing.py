"""Stress tests and what-ifs."""

from decimal import Decimal
from fractions import Fraction

from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, question, rubric, safeguard

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.assessment.assessment import Assessment, assess
from cooperation_cli.assessment.supposing import Wish

GOALS = dimension("goals", question("a"), question("b", reverse=True), question("c", not_applicable=True))
HARM = challenge("harm", exposure("p"), exposure("r", reverse=True), safeguard("s"))


def left(found: Assessment) -> dict[str, Fraction | None]:
    """The levels that the one scenario leaves different."""
    (outcome,) = found.scenarios
    return {change.question.id: change.after.level for change in outcome.supposed.changes}


def blow(**levels: Raw) -> Raw:
    return rubric(GOALS, HARM, scenarios=[{"id": "blow", **levels}])


def test_the_worked_example_of_a_scenario(assessed: Assessed) -> None:
    plain = blow(at_most={"goals.a": 2, "goals.b": 2, "goals.c": 2})
    assert left(assessed(plain, {"goals.a": 3, "goals.b": 1})) == {"goals.a": 2, "goals.b": 2, "goals.c": 2}


def test_it_never_improves_a_value(assessed: Assessed) -> None:
    plain = blow(at_most={"goals.a": 3, "goals.b": 1}, at_least={"harm.p": 1, "harm.r": 3})
    assert left(assessed(plain, {"goals.a": 1, "goals.b": 3, "harm.p": 2, "harm.r": 0, "harm.s": 2})) == {}


def test_pressures_rise_by_their_value(assessed: Assessed) -> None:
    plain = blow(at_least={"harm.p": 3, "harm.r": 1})
    assert left(assessed(plain, {"harm.p": 1, "harm.r": 3, "harm.s": 2})) == {"harm.p": 3, "harm.r": 1}


def test_what_is_not_applicable_or_not_asked_is_left(assessed: Assessed) -> None:
    plain = blow(at_most={"goals.c": 0, "goals.a": 0})
    none = {"not_applicable": True, "comment": "Not here."}
    assert left(assessed(plain, {"goals.a": 2, "goals.c": none})) == {"goals.a": 0}
    assert left(assessed(plain, {"goals.a": 2}, depth="quick")) == {}


def test_overall_band_and_difference_after(assessed: Assessed) -> None:
    plain = rubric(dimension("goals", question("a")), scenarios=[{"id": "blow", "at_most": {"goals.a": 1}}])
    (outcome,) = assessed(plain, {"goals.a": 3}).scenarios
    assert outcome.supposed.difference == -50
    assert outcome.supposed.verdict.band is not None
    assert outcome.supposed.verdict.band.id == "not-ready"


def test_what_has_no_level_is_set_and_has_one_then(assessed: Assessed) -> None:
    (outcome,) = assessed(blow(at_most={"goals.a": 2}), {"goals.a": "dont_know"}).scenarios
    (change,) = outcome.supposed.changes
    assert (change.before.state, change.after.state) == (State.DONT_KNOW, State.LEVEL)


def test_without_an_overall_now_there_is_no_difference(assessed: Assessed) -> None:
    (outcome,) = assessed(blow(at_most={"goals.a": 2}), {}).scenarios
    assert outcome.supposed.verdict.card.overall is not None
    assert outcome.supposed.verdict.card.overall.exact == 50
    assert outcome.supposed.difference is None


def test_where_nothing_changes_the_present_stands(assessed: Assessed) -> None:
    found = assessed(blow(at_most={"goals.a": 3}), {"goals.a": 2})
    (outcome,) = found.scenarios
    assert outcome.supposed.verdict is found.judged.verdict


def test_without_a_total_there_is_no_difference(assessed: Assessed) -> None:
    plain = {**blow(at_most={"goals.a": 1}), "overall": {"combine": "none"}}
    (outcome,) = assessed(plain, {"goals.a": 3}).scenarios
    assert outcome.supposed.difference is None


def test_a_wish_puts_scenarios_first_and_replies_over_them(assessed: Assessed) -> None:
    found = assessed(blow(at_most={"goals.a": 1, "goals.b": 4}), {"goals.a": 3, "goals.b": 0, "harm.s": 2})
    blows = found.judged.card.rubric.scenarios
    wish = Wish(blows, (("goals.a", Reply(State.LEVEL, Fraction(4))), ("goals.x", Reply(State.DONT_KNOW))))
    supposed = assess(found.judged, None, wish).supposed
    assert supposed is not None
    assert {change.question.id: change.after.level for change in supposed.changes} == {"goals.a": 4, "goals.b": 4}


def test_an_answer_can_be_supposed_away(assessed: Assessed) -> None:
    found = assessed(blow(), {"goals.a": 3})
    what_if = assess(found.judged, None, Wish(replies=(("goals.a", Reply(State.DONT_KNOW)),))).what_if
    assert what_if is not None
    assert what_if.verdict.band is None


def test_the_what_if_keeps_the_rule_of_evidence(assessed: Assessed) -> None:
    found = assessed(blow(at_most={"goals.b": 4}), {"goals.a": 4, "goals.b": 4}, evidence="required")
    what_if = assess(found.judged, None, Wish(found.judged.card.rubric.scenarios)).what_if
    assert what_if is not None
    assert what_if.strict
    assert what_if.card.readings.level("goals.a") == 2


def test_without_a_wish_there_is_no_what_if(assessed: Assessed) -> None:
    found = assessed(blow(), {"goals.a": 3})
    assert (found.supposed, found.what_if) == (None, None)


def test_weights_of_a_rubric_are_replaced_by_those_given(assessed: Assessed) -> None:
    plain = rubric(dimension("a", question("q"), weight=Decimal("2.5")), dimension("b", question("q")))
    found = assessed(plain, {"a.q": 4, "b.q": 0})
    assert found.judged.card.overall is not None
    assert found.judged.card.overall.exact == 100 * Fraction(5, 7)
