from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from builders.small_rubric import PRACTICE, question
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.answers.readings import (
    Readings,
    SetAside,
    Why,
    claims,
    evidence_required,
    is_claim,
    readings,
)
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Role
from cooperation_cli.text import Words

Read = Callable[..., Answers]
TWO_PARTNERS = "partnership: {title: Lake, profile: {form: bilateral}}"


def levels(read: Readings) -> Mapping[str, Fraction | None]:
    return {id_: reply.level for id_, reply in read.replies.items()}


def practice(level: int | None, *evidence: str) -> Reply:
    value = None if level is None else Fraction(level)
    return Reply(State.LEVEL if level is not None else State.DONT_KNOW, value, tuple(map(Words, evidence)))


def test_all_that_is_asked_is_read_in_the_order_of_the_rubric(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("power.concerns: 1\ngoals.purpose: 2", TWO_PARTNERS))
    assert list(levels(found).items()) == [
        ("goals.purpose", 2),
        ("goals.measures", None),
        ("goals.grade", None),
        ("power.control", None),
        ("power.concerns", 1),
    ]
    assert found.replies["goals.grade"] == UNANSWERED


@pytest.mark.parametrize(
    ("wanted", "file", "used"),
    [
        (None, "", Depth.FULL),
        (None, "depth: quick", Depth.QUICK),
        (Depth.FULL, "depth: quick", Depth.FULL),
        (Depth.QUICK, "depth: full", Depth.QUICK),
    ],
)
def test_the_depth_is_the_one_given_or_else_the_files_or_else_full(
    read: Read, rubric: Rubric, wanted: Depth | None, file: str, used: Depth
) -> None:
    found = readings(rubric, read("", file), wanted)
    assert (found.depth, found.profile["depth"]) == (used, frozenset({used.value}))
    assert ("goals.measures" in found.replies) is (used is Depth.FULL)


def test_what_does_not_count_is_listed_with_the_reason(read: Read, rubric: Rubric) -> None:
    answers = read(
        "goals.voting: 1\ngoals.measures: {comment: later}\ngoals.purpose: 1\ngoals.gone: 3",
        f"{TWO_PARTNERS}\ndepth: quick",
        named="small@1.0.0",
    )
    assert readings(rubric, answers).set_aside == (
        SetAside("goals.measures", Why.NOT_AT_THIS_DEPTH),
        SetAside("goals.voting", Why.NOT_ASKED),
        SetAside("goals.gone", Why.NOT_IN_RUBRIC),
    )


def test_replies_and_reasons_have_the_names_that_results_are_published_with() -> None:
    replies = {"level", "dont_know", "prefer_not_to_say", "not_applicable", "unanswered"}
    assert {state.value for state in State} == replies
    assert {why.value for why in Why} == {"not_asked", "not_at_this_depth", "not_in_rubric"}


def test_a_question_left_open_is_not_listed_as_one_that_does_not_count(read: Read, rubric: Rubric) -> None:
    answers = replace(read("", f"{TWO_PARTNERS}\ndepth: quick"), replies={"goals.voting": UNANSWERED})
    assert readings(rubric, answers).set_aside == ()


def test_targets_and_the_facts_that_nobody_gave_come_along(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("", "targets: {goals.purpose: 2}"))
    assert found.targets == {"goals.purpose": 2}
    assert found.unknown_facts == ("form",)
    assert readings(rubric, read("", TWO_PARTNERS)).unknown_facts == ()


def test_readings_of_several_need_no_targets_and_have_nothing_set_aside() -> None:
    found = Readings({}, Depth.FULL, {"goals.purpose": practice(2)})
    assert (found.targets, found.set_aside, found.unknown_facts) == ({}, (), ())


def test_a_question_applies_where_it_is_asked_and_nobody_says_otherwise(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("goals.measures: {not_applicable: true, comment: two}", TWO_PARTNERS))
    asked = ("goals.purpose", "goals.measures", "goals.voting")
    assert [found.applies(question) for question in asked] == [True, False, False]


def test_a_question_has_the_level_that_was_said_or_none(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("goals.purpose: 2\ngoals.voting: 3\ngoals.measures: dont_know", TWO_PARTNERS))
    assert [found.level(question) for question in ("goals.purpose", "goals.measures", "goals.voting")] == [
        2,
        None,
        None,
    ]


def test_levels_can_be_supposed_and_nothing_else_changes(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("goals.purpose: {dont_know: true, comment: ask}\npower.concerns: 1"))
    supposed = found.changed({"goals.purpose": Fraction(4)})
    assert supposed.replies["goals.purpose"] == Reply(State.LEVEL, Fraction(4), comment=Words("ask"))
    assert supposed == replace(found, replies={**found.replies, "goals.purpose": supposed.replies["goals.purpose"]})


# Claims: PRACTICE needs evidence from 3


@pytest.mark.parametrize(
    ("reply", "claimed"),
    [
        (practice(2), False),
        (practice(3), True),
        (practice(4), True),
        (practice(4, "MoU"), False),
        (practice(4, "", " "), True),
        (practice(4, "", "MoU"), False),
        (practice(None), False),
    ],
)
def test_a_level_is_a_claim_from_where_evidence_is_due_and_none_is_given(reply: Reply, claimed: bool) -> None:
    assert is_claim(question("goals.purpose"), reply) is claimed


def test_circumstances_are_no_claims_nor_is_anything_where_no_evidence_is_due() -> None:
    assert not is_claim(question("power.control", role=Role.EXPOSURE), practice(4))
    assert is_claim(question("power.concerns", role=Role.SAFEGUARD), practice(4))
    free = replace(PRACTICE, evidence_from=None)
    assert not is_claim(question("goals.purpose", free), practice(4))


@pytest.mark.parametrize(("level", "claimed"), [(0, True), (1, True), (2, False), (4, False)])
def test_of_a_reversed_question_low_levels_are_claims(level: int, claimed: bool) -> None:
    assert is_claim(question("goals.purpose", reverse=True), practice(level)) is claimed


def test_where_evidence_is_required_claims_count_as_the_best_level_that_needs_none(read: Read, rubric: Rubric) -> None:
    found = readings(rubric, read("goals.purpose: 4\ngoals.measures: {level: 3, evidence: MoU}\npower.concerns: 3"))
    assert claims(rubric, found) == ("goals.purpose", "power.concerns")
    assert evidence_required(rubric, found) == found.changed(
        {"goals.purpose": Fraction(2), "power.concerns": Fraction(2)}
    )
    assert evidence_required(rubric, found, ("power.concerns",)) == found.changed({"power.concerns": Fraction(2)})
    assert evidence_required(rubric, found, ()) == found


def test_where_every_level_needs_evidence_a_claim_stays_as_it_is(read: Read, rubric: Rubric) -> None:
    strict = question("goals.purpose", replace(PRACTICE, evidence_from=Fraction(0)))
    narrow = replace(rubric, dimensions=(replace(rubric.dimensions[0], questions=(strict,)),))
    found = readings(narrow, read("goals.purpose: 3", using=narrow))
    assert claims(narrow, found) == ("goals.purpose",)
    assert evidence_required(narrow, found) == found


def test_a_reversed_claim_counts_as_the_lowest_number_that_is_none(read: Read, rubric: Rubric) -> None:
    reversed_ = question("goals.purpose", reverse=True)
    narrow = replace(rubric, dimensions=(replace(rubric.dimensions[0], questions=(reversed_,)),))
    found = readings(narrow, read("goals.purpose: 0", using=narrow))
    assert evidence_required(narrow, found).level("goals.purpose") == 2
