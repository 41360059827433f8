"""Plans, by examples that can be checked with a pencil."""

from typing import Any

import pytest
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard
from plan.conftest import Planning

from cooperation_cli.assessment.verdict import judge
from cooperation_cli.plan.model import Plan, When
from cooperation_cli.plan.plan import Planner


def advice(*efforts: str, **after: Raw) -> Raw:
    """Advice for levels 1, 2 and so on with these efforts; `to2={...}` is what the step to 2 waits for."""
    steps: Raw = {str(level): {"do": "Begin.", "effort": effort} for level, effort in enumerate(efforts, start=1)}
    for level, waits in after.items():
        steps[level.removeprefix("to")]["after"] = waits
    return steps


CHEAP = advice("small", "small", "small", "small")
DEAR = advice("large", "large", "large", "large")
GOALS = dimension("goals", question("a", advice=CHEAP), question("b", advice=DEAR))


def raises(plan: Plan) -> list[tuple[str, int]]:
    return [(step.question.id, int(step.to_level)) for step in plan.steps]


def to(planner: Planner, band: str) -> Plan:
    return planner.to(planner.verdict.card.rubric.band[band])


def test_the_cheapest_steps_are_taken(planning: Planning) -> None:
    plan = to(planning(rubric(GOALS), {"goals.a": 0, "goals.b": 0}), "emerging")
    assert raises(plan) == [("goals.a", 1), ("goals.a", 2), ("goals.a", 3), ("goals.a", 4)]
    assert plan.effort == 4
    assert plan.end.band is not None
    assert plan.end.band.id == "emerging"


def test_a_plan_is_not_greedy(planning: Planning) -> None:
    # Per effort c is worth most, but it cannot do without a and b, which can do without c.
    heavy = question("c", weight=2, advice=advice("medium", "large", "large", "large"))
    one = dimension("goals", question("a", advice=CHEAP), question("b", advice=CHEAP), heavy)
    plan = to(planning(rubric(one), {"goals.a": 2, "goals.b": 2, "goals.c": 1}), "conditional")
    assert plan.effort == 4
    assert raises(plan) == [("goals.a", 3), ("goals.a", 4), ("goals.b", 3), ("goals.b", 4)]


def test_of_the_cheapest_the_one_that_ends_highest_is_taken(planning: Planning) -> None:
    one = dimension("goals", question("a", advice=CHEAP), question("b", advice=CHEAP, weight=2))
    plan = to(planning(rubric(one), {"goals.a": 3, "goals.b": 3}), "ready")
    assert raises(plan) == [("goals.b", 4)]


def test_of_equals_the_first_in_the_rubric_is_taken(planning: Planning) -> None:
    one = dimension("goals", question("a", advice=CHEAP), question("b", advice=CHEAP))
    assert raises(to(planning(rubric(one), {"goals.a": 3, "goals.b": 3}), "ready")) == [("goals.a", 4)]


def test_of_equals_in_effort_and_score_the_one_of_fewest_steps_is_taken(planning: Planning) -> None:
    small, medium = question("a", advice=CHEAP), question("b", weight=3, advice=advice(*["medium"] * 4))
    plan = planning(rubric(dimension("goals", small, medium)), {"goals.a": 0, "goals.b": 0}).within(3)
    assert raises(plan) == [("goals.b", 1)]


def test_an_effort_buys_the_highest_band_before_the_highest_score(planning: Planning) -> None:
    held = gate("a-first", "emerging", question="goals.a", below=2)
    one = dimension("goals", question("a", advice=DEAR), question("b", advice=CHEAP), question("c", advice=CHEAP))
    planner = planning(rubric(one, gates=[held]), {"goals.a": 1, "goals.b": 3, "goals.c": 3})
    assert raises(planner.within(8)) == [("goals.a", 2)]
    assert raises(planner.within(7)) == [("goals.b", 4), ("goals.c", 4)]
    assert planner.within(0).steps == ()


def test_a_step_comes_after_what_it_waits_for(planning: Planning) -> None:
    waiting = question("a", advice=advice("small", "small", "small", "small", to1={"goals.b": 2}))
    planner = planning(
        rubric(dimension("goals", waiting, question("b", advice=CHEAP), question("c"))),
        {"goals.a": 0, "goals.b": 0, "goals.c": 4},
    )
    assert raises(planner.within(1)) == [("goals.b", 1)]
    assert raises(planner.within(8))[:3] == [("goals.b", 1), ("goals.b", 2), ("goals.a", 1)]
    assert dict(planner.within(8).steps[2].after) == {"goals.b": 2}


@pytest.mark.parametrize(
    ("reply", "done"), [(2, True), ({"not_applicable": True, "comment": "No."}, True), ("dont_know", False), (0, False)]
)
def test_what_a_step_waits_for_holds_is_not_applicable_or_bars_it(planning: Planning, reply: Any, done: bool) -> None:
    waiting = question("a", advice=advice("small", to1={"goals.b": 2}))
    other = question("b", not_applicable=True)
    planner = planning(
        rubric(dimension("goals", waiting, other)), {"goals.a": 0, "goals.b": reply}, excluded=["goals.b"]
    )
    assert (("goals.a", 1) in raises(planner.within(1))) is done


def test_pressures_and_excluded_questions_are_never_raised(planning: Planning) -> None:
    held = challenge("power", exposure("control"), safeguard("voice", advice=CHEAP))
    said = {"goals.a": 0, "goals.b": 0, "power.control": 2, "power.voice": 0}
    plan = planning(rubric(GOALS, held), said, ["goals.a"]).within(1000)
    assert {name for name, _ in raises(plan)} == {"goals.b", "power.voice"}


def test_targets_do_not_bound_a_plan(planning: Planning) -> None:
    plan = to(planning(rubric(GOALS), {"goals.a": 3, "goals.b": 3}, targets={"goals.a": 3, "goals.b": 3}), "ready")
    assert raises(plan) == [("goals.a", 4)]


def test_under_the_stricter_rule_raises_count_as_evidenced(planning: Planning) -> None:
    one = rubric(dimension("goals", question("a", advice=CHEAP)))
    plan = to(planning(one, {"goals.a": 4}, evidence="required"), "ready")
    assert raises(plan) == [("goals.a", 3), ("goals.a", 4)]


def test_a_must_have_is_met_on_the_way_and_named_by_the_step_that_meets_it(planning: Planning) -> None:
    held = gate("b-first", "emerging", question="goals.b", below=3)
    plan = to(planning(rubric(GOALS, gates=[held]), {"goals.a": 4, "goals.b": 2}), "conditional")
    assert [(taken.step.question.id, taken.clears) for taken in plan.taken] == [("goals.b", ("b-first",))]


def test_a_must_have_on_an_unknown_is_named_and_the_plan_leads_to_the_nearest_band(planning: Planning) -> None:
    held = gate("c-known", "emerging", question="goals.c", below=3)
    one = dimension("goals", question("a", advice=CHEAP), question("b", advice=CHEAP), question("c"))
    plan = to(planning(rubric(one, gates=[held]), {"goals.a": 0, "goals.b": 1, "goals.c": "dont_know"}), "ready")
    assert not plan.reached
    assert [(each.gate.gate.id, [found.id for found in each.questions]) for each in plan.open] == [
        ("c-known", ["goals.c"])
    ]
    assert plan.hindrances is not None
    assert [each.gate.id for each in plan.hindrances.barred] == ["c-known"]
    assert plan.end.band is not None
    assert plan.end.band.id == "emerging"


def test_what_somebody_prefers_not_to_say_is_never_named(planning: Planning) -> None:
    held = gate("c-known", "emerging", question="goals.c", below=3)
    one = dimension("goals", question("a"), question("c"))
    plan = to(planning(rubric(one, gates=[held]), {"goals.a": 0, "goals.c": "prefer_not_to_say"}), "ready")
    assert [(each.gate.gate.id, each.questions) for each in plan.open] == [("c-known", ())]


def test_a_must_have_on_an_unscored_dimension_waits_for_its_open_questions(planning: Planning) -> None:
    held = gate("trust-known", "emerging", dimension="trust", below=40)
    plain = rubric(GOALS, dimension("trust", question("x"), question("y")), gates=[held])
    plan = to(planning(plain, {"goals.a": 0, "goals.b": 4, "trust.x": "dont_know"}), "ready")
    assert [[found.id for found in each.questions] for each in plan.open] == [["trust.x", "trust.y"]]


def test_without_enough_answers_for_a_verdict_there_is_no_way(planning: Planning) -> None:
    planner = planning(rubric(GOALS, min_coverage=1), {"goals.a": 0, "goals.b": "dont_know"})
    plan = planner.onwards()
    assert not plan.reached
    assert plan.steps == ()
    assert planner.within(4).steps == ()


def test_a_band_that_is_reached_needs_no_step(planning: Planning) -> None:
    planner = planning(rubric(GOALS), {"goals.a": 4, "goals.b": 4})
    assert to(planner, "conditional").steps == ()
    assert to(planner, "conditional").reached
    assert planner.onwards().aim == planner.verdict.card.rubric.bands[-1]


def test_a_score_that_must_stay_low_is_kept_low(planning: Planning) -> None:
    capped = gate("not-too-proud", "not-ready", dimension="goals", at_least=60)
    plan = planning(
        rubric(GOALS, dimension("trust", question("x", advice=DEAR)), gates=[capped]),
        {"goals.a": 2, "goals.b": 2, "trust.x": 0},
    ).within(100)
    assert "goals.a" not in dict(raises(plan))
    assert plan.end.band is not None
    assert plan.end.band.id == "conditional"


@pytest.mark.parametrize(
    ("efforts", "when"),
    [
        (("small", "small"), [When.DAYS_30, When.DAYS_30]),
        (("medium", "small"), [When.DAYS_90, When.DAYS_90]),
        (("small", "large"), [When.DAYS_30, When.YEAR]),
    ],
)
def test_a_step_is_never_done_before_the_lower_ones(
    planning: Planning, efforts: tuple[str, str], when: list[When]
) -> None:
    one = rubric(dimension("goals", question("a", advice=advice(*efforts))))
    assert [step.when for step in planning(one, {"goals.a": 0}).within(11).steps][:2] == when


def test_a_step_is_never_done_before_what_it_waits_for(planning: Planning) -> None:
    waiting = question("a", advice=advice("small", to1={"goals.b": 1}))
    one = rubric(dimension("goals", waiting, question("b", advice=advice("large"))))
    steps = planning(one, {"goals.a": 0, "goals.b": 0}).within(9).steps
    assert [(step.question.id, step.when) for step in steps] == [("goals.b", When.YEAR), ("goals.a", When.YEAR)]


def test_what_a_must_have_names_comes_before_what_none_names(planning: Planning) -> None:
    held = gate("b-first", "emerging", question="goals.b", below=1)
    one = dimension("goals", question("a", advice=CHEAP), question("b", advice=CHEAP))
    plan = to(planning(rubric(one, gates=[held]), {"goals.a": 0, "goals.b": 0}), "conditional")
    assert raises(plan)[0] == ("goals.b", 1)


def test_gains_add_up_to_the_whole_rise(planning: Planning) -> None:
    held = challenge("power", exposure("control"), safeguard("voice", advice=CHEAP), safeguard("repair"))
    said = {"goals.a": 0, "goals.b": 1, "power.control": 3, "power.voice": 1, "power.repair": 0}
    plan = planning(rubric(GOALS, held), said).within(9)
    before, after = plan.start.card.overall, plan.end.card.overall
    assert before is not None
    assert after is not None
    assert before.exact is not None
    assert before.exact + sum(taken.gain for taken in plan.taken) == after.exact
    levels = {step.question.id: step.to_level for step in plan.steps}
    assert judge(plan.start.card.after(levels)).card.overall == after


def test_the_example_of_the_method(planning: Planning) -> None:
    planner = planning(rubric(GOALS), {"goals.a": 2, "goals.b": 2})
    one, two = to(planner, "conditional"), to(planner, "ready")
    assert (raises(one), one.effort) == ([("goals.a", 3)], 1)
    assert (raises(two), two.effort) == ([("goals.a", 3), ("goals.a", 4), ("goals.b", 3)], 10)


def test_a_condition_of_several_questions_is_met_in_the_cheapest_way(planning: Planning) -> None:
    lacking = [{"question": f"goals.{name}", "below": 2} for name in "abc"]
    held = gate("two-of-three", "not-ready", count=lacking, at_least=2)
    dear, cheap = advice("large", "large"), advice("small", "small")
    one = dimension("goals", question("a", advice=dear), question("b", advice=cheap), question("c", advice=dear))
    sound = dimension("trust", question("x"), weight=9)
    plan = to(
        planning(rubric(one, sound, gates=[held]), {"goals.a": 1, "goals.b": 0, "goals.c": "dont_know", "trust.x": 4}),
        "emerging",
    )
    assert raises(plan) == [("goals.b", 1), ("goals.b", 2), ("goals.a", 2)]
