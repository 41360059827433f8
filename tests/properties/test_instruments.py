"""What may be changed in a rubric without moving a number: order, a common factor, a question that does not apply."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracle.bridge import assessment_of, rubric_of
from oracle.comparing import different, engine_view
from oracle.instrument import Raw

Cases = Callable[[int], Any]
seeds = st.integers(min_value=0, max_value=2**24)
few = settings(max_examples=settings().max_examples // 2)


def _view(plain: Raw, said: Raw, folder: Path) -> Raw:
    return engine_view(assessment_of(said, rubric_of(plain, folder)))


def _unordered(view: Raw) -> Raw:
    """The view without what is only order: who comes first among equals, and what is named of equals."""
    steps = sorted(
        ({**step, "clears": sorted(step["clears"])} for step in view["recommendations"]),
        key=lambda step: str(step["question"]),
    )
    named = {key: sorted(view[key], key=str) for key in ("set_aside", "claims", "missing_facts")}
    gates = {gate["id"]: {**gate, "subject": None} for gate in view["gates"]}
    found = sorted(view["find_out"], key=lambda each: str(each["question"]))
    listed = {key: {each["id"]: each for each in view[key]} for key in ("enablers", "warnings")}
    opportunities = {each["id"]: {**each, "lowest": None} for each in view["opportunities"]}
    pairs = {pair["challenge"]: pair for pair in view["pairs"]}
    return {
        **view,
        **named,
        **listed,
        "opportunities": opportunities,
        "gates": gates,
        "find_out": found,
        "recommendations": steps,
        "pairs": pairs,
        "binding": None,
    }


def _shuffled(plain: Raw, chance: Random) -> Raw:
    mixed = deepcopy(plain)
    for dimension in mixed["dimensions"]:
        chance.shuffle(dimension["questions"])
    for key in ("dimensions", "parts", "gates", "warnings", "opportunities"):
        chance.shuffle(mixed.get(key, []))
    for each in mixed.get("opportunities", []):
        each["rests_on"] = _shuffled_keys(each["rests_on"], chance)
    return _shuffled_keys(mixed, chance)


def _shuffled_keys(mapping: Raw, chance: Random) -> Raw:
    return {key: mapping[key] for key in chance.sample(list(mapping), len(mapping))}


Check = Callable[[Any, Path], None]


def _order_moves_nothing(case: Any, folder: Path) -> None:
    mixed = {**case.said, "answers": _shuffled_keys(case.said["answers"], case.chance)}
    here = _unordered(_view(case.plain, case.said, folder))
    there = _unordered(_view(_shuffled(case.plain, case.chance), mixed, folder))
    assert list(different("", here, there)) == []


def _a_factor_changes_nothing(case: Any, folder: Path) -> None:
    factor = case.chance.choice((Decimal("0.3"), Decimal(7), Decimal("11.13")))
    heavier = deepcopy(case.plain)
    for member in (*heavier["parts"], *heavier["dimensions"]):
        member["weight"] = member.get("weight", 1) * factor
    for dimension in heavier["dimensions"]:
        for question in dimension["questions"]:
            question["weight"] = question.get("weight", 1) * factor
    for each in heavier.get("opportunities", []):
        each["rests_on"] = {name: weight * factor for name, weight in each["rests_on"].items()}
    assert _view(heavier, case.said, folder) == _view(case.plain, case.said, folder)


def _not_applicable_is_as_if_not_there(case: Any, folder: Path) -> None:
    name = case.chance.choice([name for name in case.read.replies if not case.rubric.questions[name].critical])
    plain = _free_of_names(case.plain)
    _question(plain, name)["not_applicable"] = True
    said = deepcopy(case.said)
    said.setdefault("targets", {}).pop(name, None)
    said["answers"][name] = {"not_applicable": True, "comment": "It is not."}
    without = deepcopy(said)
    del without["answers"][name]
    here, there = _view(plain, said, folder), _view(_without(plain, name), without, folder)
    for view in (here, there):
        view["readings"].pop(name, None)
        del view["missing_facts"]
    for kind in ("dimensions", "parts"):
        here[kind] = {key: score for key, score in here[kind].items() if key in there[kind]}
    assert here == there


CHECKS = pytest.mark.parametrize(
    "check", [_order_moves_nothing, _a_factor_changes_nothing, _not_applicable_is_as_if_not_there]
)


@few
@given(seed=seeds)
def test_order_never_moves_a_number(made_case_of: Cases, seed: int, folder: Path) -> None:
    _order_moves_nothing(made_case_of(seed), folder)


@few
@given(seed=seeds)
def test_all_weights_times_a_factor_change_nothing(made_case_of: Cases, seed: int, folder: Path) -> None:
    _a_factor_changes_nothing(made_case_of(seed), folder)


@few
@given(seed=seeds)
def test_a_question_that_is_not_applicable_equals_the_rubric_without_it(
    made_case_of: Cases, seed: int, folder: Path
) -> None:
    case = made_case_of(seed)
    assume(not all(case.rubric.questions[name].critical for name in case.read.replies))
    assume(len(case.rubric.questions) > 1)
    _not_applicable_is_as_if_not_there(case, folder)


@pytest.mark.parametrize("seed", range(2))
@CHECKS
def test_no_rubric_that_ships_is_an_exception(shipped_case_of: Cases, seed: int, check: Check, folder: Path) -> None:
    check(shipped_case_of(seed), folder)


def _free_of_names(plain: Raw) -> Raw:
    """The rubric without what refers to questions or dimensions by name."""
    free = {
        key: value for key, value in plain.items() if key not in ("gates", "warnings", "opportunities", "scenarios")
    }
    free = deepcopy(free)
    for dimension in free["dimensions"]:
        dimension.pop("countered_by", None)
        for question in dimension["questions"]:
            for step in question.get("advice", {}).values():
                step.pop("after", None)
    return free


def _question(plain: Raw, name: str) -> Raw:
    own, _, asked = name.partition(".")
    return next(
        question
        for dimension in plain["dimensions"]
        for question in dimension["questions"]
        if (dimension["id"], question["id"]) == (own, asked)
    )


def _without(plain: Raw, name: str) -> Raw:
    smaller = deepcopy(plain)
    own, _, asked = name.partition(".")
    for dimension in smaller["dimensions"]:
        if dimension["id"] == own:
            dimension["questions"] = [question for question in dimension["questions"] if question["id"] != asked]
    smaller["dimensions"] = [dimension for dimension in smaller["dimensions"] if dimension["questions"]]
    filled = {dimension["part"] for dimension in smaller["dimensions"]}
    smaller["parts"] = [part for part in smaller["parts"] if part["id"] in filled]
    return smaller
