"""Which files make a panel."""

from dataclasses import replace
from fractions import Fraction

import pytest
from builders.panels import RUBRIC, joint, member, panel

from cooperation_cli.errors import CooperationError
from cooperation_cli.panel.gathering import strangers
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words


def test_files_of_the_most_common_partnership_and_rubric_belong_together() -> None:
    other = replace(RUBRIC, digest="1" * 64, version="1.3.0")
    sheets = [
        member("A", "a"),
        member("B", "b", title=" RIVER "),
        member("C", "c", title="Lake"),
        member("D", "d", rubric=other),
    ]
    problems = strangers(sheets)
    assert [problem.path for problem in problems] == ["partnership.title", "rubric"]
    assert 'is about "Lake", the other files about "River"' in str(problems[0])
    assert "answers small@1.3.0, the other files small@1.2.0" in str(problems[1])


def test_a_title_given_for_all_makes_them_one_partnership() -> None:
    sheets = [member("A", "a"), member("C", "c", title="Lake")]
    assert strangers(sheets, Words("Basin")) == ()
    assert panel(*sheets, title=Words("Basin")).answers.title == Words("Basin")


def test_the_same_partner_and_name_are_one_respondent_whose_later_file_counts() -> None:
    found = panel(
        member("Ministère", "Ann ", date="2026-01-02", purpose=4),
        member("MINISTE\u0300RE", " ann", date="2025-12-31", purpose=0),
    )
    assert joint(found, "purpose").level == 4
    assert found.notes.again == 1


def test_partners_are_one_however_they_are_spelt() -> None:
    found = panel(member("Ministry ", "a"), member("ministry", "b"), member("MINISTRY", "c"))
    assert [group.id.raw for group in found.partners] == ["MINISTRY"]


def test_nobody_without_a_name_is_taken_for_somebody_else() -> None:
    found = panel(member("A", file="one.yaml", purpose=1), member("A", file="two.yaml", purpose=3))
    assert len(found.members) == 2


def test_two_different_files_of_one_day_are_refused() -> None:
    with pytest.raises(CooperationError, match="same respondent") as caught:
        panel(member("A", "a", file="1.yaml", purpose=1), member("A", "a", file="2.yaml", purpose=2))
    assert len(caught.value.problems) == 1


def test_the_same_file_twice_counts_once() -> None:
    found = panel(member("A", "a", file="1.yaml", purpose=1), member("A", "a", file="2.yaml", purpose=1))
    assert (len(found.members), found.notes.again) == (1, 1)


def test_who_names_no_partner_is_a_partner_alone() -> None:
    found = panel(member(None, "a", file="x/one.yaml", purpose=0), member(" ", "b", file="y/one.yaml", purpose=4))
    assert len(found.partners) == 2
    assert found.notes.partnerless == 2


def test_the_deepest_depth_wins() -> None:
    sheets = [member("A", "a", depth=Depth.QUICK), member("B", "b", depth=Depth.FULL)]
    found = panel(*sheets)
    assert found.judged.said.depth is Depth.FULL
    assert found.notes.mixed_depths
    assert panel(*sheets, depth=Depth.QUICK).judged.said.depth is Depth.QUICK
    assert panel(sheets[0]).judged.said.depth is Depth.QUICK


def test_profiles_that_differ_are_refused_with_who_says_what() -> None:
    sheets = [member("A", "a", file="a.yaml"), member("B", "b", file="b.yaml", chosen={"form": ("multilateral",)})]
    with pytest.raises(CooperationError, match=r"bilateral in a\.yaml; multilateral in b\.yaml; settle it: form="):
        panel(*sheets)
    settled = panel(*sheets, settled={"form": ("multilateral",)})
    assert settled.answers.chosen == {"form": ("multilateral",)}
    assert "goals.voting" in settled.judged.said.replies


def test_a_fact_that_some_leave_out_is_taken_from_the_others() -> None:
    found = panel(member("A", "a"), member("B", "b", chosen={}))
    assert found.answers.chosen == {"form": ("bilateral",)}
    assert found.notes.filled == ("form",)


def test_the_order_of_choices_is_no_difference() -> None:
    both = {"partners": ("ngo", "state")}
    found = panel(member("A", "a", chosen=both), member("B", "b", chosen={"partners": ("state", "ngo")}))
    assert found.answers.chosen == {"partners": ("state", "ngo")}


def test_targets_count_where_nobody_sets_another() -> None:
    three, four = {"goals.purpose": Fraction(3)}, {"goals.purpose": Fraction(4)}
    assert panel(member("A", "a", targets=three), member("B", "b")).answers.targets == three
    found = panel(member("A", "a", targets=three), member("B", "b", targets=four))
    assert (found.answers.targets, found.notes.disputed) == ({}, ("goals.purpose",))
