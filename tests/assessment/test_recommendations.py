from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.assessment import Assessment
from cooperation_cli.assessment.recommendations import Recommendation
from cooperation_cli.rubric.question import Effort

NOT_HERE = {"not_applicable": True, "comment": "Nothing of the kind here."}


def advice(**efforts: str) -> Raw:
    """Advice for each level, given as `to1="small"`."""
    return {level.removeprefix("to"): {"do": "Begin.", "effort": effort} for level, effort in efforts.items()}


SMALL = advice(to1="small", to2="small", to3="small", to4="small")
LARGE = advice(to1="large", to2="large", to3="large", to4="large")


def steps(found: Assessment) -> list[tuple[str, Fraction | int, Fraction | int]]:
    return [(step.question.id, step.from_level, step.to_level) for step in found.recommendations]


Number = Fraction | int | None


def numbers(*each: Number) -> tuple[Number, ...]:
    return each


def open_questions(found: Assessment) -> list[tuple[str, Number]]:
    return [(each.question.id, each.width) for each in found.find_out]


def names(found: Assessment) -> list[str]:
    return [step.question.id for step in found.recommendations]


def only(found: Assessment) -> Recommendation:
    (step,) = found.recommendations
    return step


ONE = dimension("goals", question("a", advice=advice(to2="large"), not_applicable=True))


def test_each_question_below_its_target_yields_one_step_to_the_next_level(assessed: Assessed) -> None:
    step = only(assessed(rubric(ONE), {"goals.a": 1}))
    assert numbers(step.from_level, step.to_level) == (1, 2)
    assert numbers(step.gain, step.before, step.after) == (25, 25, 50)
    assert step.effort is Effort.LARGE
    assert step.gain_per_effort == Fraction("3.125")


def test_a_step_without_advice_counts_as_medium(assessed: Assessed) -> None:
    step = only(assessed(rubric(ONE), {"goals.a": 2}))
    assert step.advice is None
    assert step.effort is Effort.MEDIUM


@pytest.mark.parametrize("reply", [4, "dont_know", "prefer_not_to_say", None, NOT_HERE])
def test_what_is_at_its_best_or_has_no_level_yields_no_step(assessed: Assessed, reply: Any) -> None:
    assert assessed(rubric(ONE), {"goals.a": reply}).recommendations == ()


def test_the_target_of_the_rubric_ends_the_steps_and_that_of_the_answers_goes_before(assessed: Assessed) -> None:
    plain = rubric(dimension("goals", question("a", target=2)))
    assert assessed(plain, {"goals.a": 2}).recommendations == ()
    assert steps(assessed(plain, {"goals.a": 2}, targets={"goals.a": 3})) == [("goals.a", 2, 3)]
    assert assessed(plain, {"goals.a": 1}, targets={"goals.a": 1}).recommendations == ()


def test_a_reversed_question_is_raised_by_going_down(assessed: Assessed) -> None:
    plain = rubric(dimension("goals", question("a", reverse=True, target=1)))
    step = only(assessed(plain, {"goals.a": 3}))
    assert numbers(step.from_level, step.to_level, step.gain) == (3, 2, 25)
    assert assessed(plain, {"goals.a": 1}).recommendations == ()


def test_a_step_goes_to_the_next_listed_level(assessed: Assessed) -> None:
    plain = rubric(ONE, scales={"practice": {"levels": [{"value": value} for value in (0, 1, 5)]}})
    plain["dimensions"] = [dimension("goals", question("a"))]
    assert steps(assessed(plain, {"goals.a": 1})) == [("goals.a", 1, 5)]


def test_exposures_are_never_advised(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), safeguard("s")))
    assert steps(assessed(plain, {"harm.p": 4, "harm.s": 0})) == [("harm.s", 0, 1)]


def test_a_safeguard_gains_as_much_as_the_pressure_that_it_meets(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), safeguard("s")))
    assert only(assessed(plain, {"harm.p": 2, "harm.s": 0})).gain == Fraction("12.5")


def test_without_an_overall_there_are_steps_but_no_gain(assessed: Assessed) -> None:
    step = only(assessed(rubric(ONE, overall={"combine": "none"}), {"goals.a": 1}))
    assert numbers(step.gain, step.gain_per_effort, step.before, step.after) == (None, 0, 25, 50)


def test_without_a_score_there_is_no_gain(assessed: Assessed) -> None:
    plain = rubric(dimension("goals", question("a"), question("b", weight=3)), min_coverage=Decimal("0.5"))
    step = only(assessed(plain, {"goals.a": 1}))
    assert numbers(step.gain, step.before, step.after) == (None, None, None)


GOALS = dimension("goals", question("a", advice=LARGE), question("b", advice=SMALL), question("c", advice=SMALL))
TRUST = dimension("trust", question("a", advice=SMALL), question("b", advice=LARGE))


def test_the_first_of_each_dimension_comes_before_the_second_of_any(assessed: Assessed) -> None:
    said = {"goals.a": 1, "goals.b": 1, "goals.c": 1, "trust.a": 2, "trust.b": 2}
    found = assessed(rubric(GOALS, TRUST), said)
    assert names(found) == ["goals.b", "trust.a", "goals.c", "trust.b", "goals.a"]


def test_the_lower_dimension_comes_first(assessed: Assessed) -> None:
    said = {"goals.a": 4, "goals.b": 4, "goals.c": 2, "trust.a": 4, "trust.b": 1}
    assert names(assessed(rubric(GOALS, TRUST), said)) == ["trust.b", "goals.c"]


def test_of_equal_dimensions_the_greater_gain_per_effort_comes_first_and_then_rubric_order(assessed: Assessed) -> None:
    first = dimension("goals", question("a", advice=LARGE))
    second = dimension("trust", question("a", advice=SMALL))
    third = dimension("voice", question("a", advice=SMALL))
    found = assessed(rubric(first, second, third), {"goals.a": 2, "trust.a": 2, "voice.a": 2})
    assert names(found) == ["trust.a", "voice.a", "goals.a"]


def test_a_dimension_without_a_score_comes_last(assessed: Assessed) -> None:
    short = dimension("goals", question("a"), question("b", weight=3))
    plain = rubric(short, dimension("trust", question("a")), min_coverage=Decimal("0.5"))
    assert names(assessed(plain, {"goals.a": 0, "trust.a": 3})) == ["trust.a", "goals.a"]


def test_of_dimensions_without_a_score_the_rubric_decides(assessed: Assessed) -> None:
    short = [dimension(name, question("a"), question("b", weight=3)) for name in ("goals", "trust")]
    plain = rubric(*short, min_coverage=Decimal("0.5"))
    assert names(assessed(plain, {"goals.a": 3, "trust.a": 0})) == ["goals.a", "trust.a"]


def test_equal_thirds_of_a_gain_are_equal(assessed: Assessed) -> None:
    scales = {"practice": {"levels": [{"value": value} for value in (0, 1, 4, 31)]}}
    first = question("a", advice=advice(to4="medium"))
    plain = rubric(dimension("goals", first, question("b", advice=advice(to1="small"))), scales=scales)
    found = assessed(plain, {"goals.a": 1, "goals.b": 0})
    assert names(found) == ["goals.a", "goals.b"]


def test_what_clears_a_capping_gate_comes_first(assessed: Assessed) -> None:
    plain = rubric(GOALS, TRUST, gates=[gate("weak", "emerging", dimension="trust", below=80)])
    said = {"goals.a": 0, "goals.b": 0, "goals.c": 0, "trust.a": 4, "trust.b": 2}
    found = assessed(plain, said)
    assert names(found)[0] == "trust.b"
    assert found.recommendations[0].clears == ("weak",)
    assert found.recommendations[1].clears == ()


def test_what_raises_a_question_that_a_capping_gate_names_comes_first_even_before_it_clears(assessed: Assessed) -> None:
    plain = rubric(GOALS, TRUST, gates=[gate("must", "emerging", question="trust.b", below=3)])
    said = {"goals.a": 0, "goals.b": 0, "goals.c": 0, "trust.a": 4, "trust.b": 1}
    found = assessed(plain, said)
    assert names(found)[0] == "trust.b"
    assert found.recommendations[0].clears == ()
    assert found.recommendations[0].urgent


def test_a_gate_that_passes_makes_nothing_urgent(assessed: Assessed) -> None:
    plain = rubric(GOALS, TRUST, gates=[gate("must", "emerging", question="trust.b", below=1)])
    said = {"goals.a": 0, "goals.b": 0, "goals.c": 0, "trust.a": 4, "trust.b": 1}
    assert [step.question.id for step in assessed(plain, said).recommendations if step.urgent] == []


def test_of_each_critical_only_those_that_fail_are_urgent(assessed: Assessed) -> None:
    critical = {"critical": True, "depth": "quick"}
    goals = dimension("goals", *(question(name, **critical) for name in "abc"))
    plain = rubric(goals, gates=[gate("must", "emerging", question="each-critical", below=2)])
    found = assessed(plain, {"goals.a": 3, "goals.b": 0, "goals.c": 1})
    assert names(found) == ["goals.b", "goals.c", "goals.a"]
    assert [step.urgent for step in found.recommendations] == [True, True, False]


def binding(found: Assessment) -> str | None:
    step = found.binding_constraint
    return None if step is None else step.question.id


MUST = [gate("must", "emerging", question="trust.b", below=2)]


def test_the_binding_constraint_is_the_first_step_that_lifts_the_band(assessed: Assessed) -> None:
    said = {"goals.a": 4, "goals.b": 4, "goals.c": 3, "trust.a": 4, "trust.b": 1}
    assert binding(assessed(rubric(GOALS, TRUST, gates=MUST), said)) == "trust.b"


def test_the_binding_constraint_may_be_a_step_that_names_no_gate(assessed: Assessed) -> None:
    only_one = dimension("goals", question("a"), question("b", weight=9))
    assert binding(assessed(rubric(only_one), {"goals.a": 4, "goals.b": 2})) == "goals.b"


def test_a_step_that_lifts_the_band_goes_before_an_earlier_one_that_only_clears_a_gate(assessed: Assessed) -> None:
    gates = [*MUST, gate("low", "not-ready", question="goals.a", below=2)]
    said = {"goals.a": 1, "goals.b": 4, "goals.c": 4, "trust.a": 4, "trust.b": 1}
    found = assessed(rubric(GOALS, TRUST, gates=gates), said)
    assert [(step.question.id, step.clears) for step in found.recommendations] == [
        ("trust.b", ("must",)),
        ("goals.a", ("low",)),
    ]
    assert binding(found) == "goals.a"


def test_else_it_is_the_first_that_clears_a_gate(assessed: Assessed) -> None:
    gates = [*MUST, gate("other", "emerging", question="goals.a", below=2)]
    said = {"goals.a": 1, "goals.b": 4, "goals.c": 4, "trust.a": 4, "trust.b": 0}
    found = assessed(rubric(GOALS, TRUST, gates=gates), said)
    assert names(found)[:2] == ["trust.b", "goals.a"]
    assert binding(found) == "goals.a"


def test_else_there_is_none(assessed: Assessed) -> None:
    said = {"goals.a": 0, "goals.b": 0, "goals.c": 0, "trust.a": 0, "trust.b": 0}
    assert binding(assessed(rubric(GOALS, TRUST, gates=MUST), said)) is None
    assert (
        binding(assessed(rubric(GOALS, TRUST, gates=MUST, overall={"combine": "none"}), {**said, "trust.b": 1})) is None
    )


def test_find_out_tells_by_how_much_any_answer_narrows_the_overall(assessed: Assessed) -> None:
    goals = dimension("goals", question("a"), question("b", weight=3), question("c"))
    found = assessed(rubric(goals), {"goals.a": "dont_know", "goals.b": None, "goals.c": 2})
    assert open_questions(found) == [("goals.b", 60), ("goals.a", 20)]


def test_find_out_counts_the_least_that_an_answer_gives(assessed: Assessed) -> None:
    plain = rubric(challenge("harm", exposure("p"), safeguard("s")))
    found = assessed(plain, {"harm.s": 2, "harm.p": None})
    assert open_questions(found) == [("harm.p", 50)]
    both = assessed(plain, {})
    assert open_questions(both) == [("harm.p", 0), ("harm.s", 0)]


def test_find_out_leaves_out_what_somebody_prefers_not_to_say(assessed: Assessed) -> None:
    said = {"goals.a": "prefer_not_to_say", "goals.b": "dont_know", "goals.c": 2}
    assert [each.question.id for each in assessed(rubric(GOALS), said).find_out] == ["goals.b"]


def test_find_out_lists_in_rubric_order_where_there_is_no_overall(assessed: Assessed) -> None:
    found = assessed(rubric(GOALS, overall={"combine": "none"}), {})
    assert open_questions(found) == [(f"goals.{name}", None) for name in "abc"]


def test_what_narrows_little_comes_before_what_narrows_nothing(assessed: Assessed) -> None:
    harm = challenge("harm", exposure("p"), safeguard("s"))
    plain = rubric(harm, dimension("goals", question("a", weight=199), question("b")))
    found = open_questions(assessed(plain, {"goals.a": 2}))
    assert found == [("goals.b", Fraction(1, 4)), ("harm.p", 0), ("harm.s", 0)]
