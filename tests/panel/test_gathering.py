"""Which files make a panel."""

from fractions import Fraction

import pytest
from builders.panels import RUBRIC, joint, member, panel
from msgspec.structs import replace

from cooperation_cli.errors import CooperationError
from cooperation_cli.panel.gathering import strangers
from cooperation_cli.rubric.model import Rubric
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


def test_of_equally_common_rubrics_the_first_by_name_and_version_counts() -> None:
    def odd(*others: Rubric) -> list[str]:
        problems = strangers([member("A", rubric=other, file=f"{other.id}@{other.version}") for other in others])
        return [problem.place.file for problem in problems]

    b2, a3, a2 = (
        replace(RUBRIC, id=id_, version=version, digest=digest * 64)
        for id_, version, digest in (("b", "2", "1"), ("a", "3", "2"), ("a", "2", "3"))
    )
    assert odd(b2, a3, a2) == ["b@2", "a@3"]
    assert odd(b2, a3) == ["b@2"]
    assert odd(b2, a2, a2) == ["b@2"]


def test_titles_are_counted_among_files_of_the_common_rubric() -> None:
    other = replace(RUBRIC, digest="1" * 64)
    known = [member("A", "a", title="Lake"), *(member("B", name, title="River") for name in "bcd")]
    odd = [member("C", name, title="Lake", rubric=other) for name in "efg"]
    assert [(one.place.file, one.path) for one in strangers([*known, *odd])] == [
        ("A-a-None.yaml", "partnership.title"),
        *((f"C-{name}-None.yaml", "rubric") for name in "efg"),
    ]


def test_of_equally_common_titles_the_first_by_name_counts() -> None:
    (problem,) = strangers([member("A", "a", title="River"), member("B", "b", title="Lake")])
    assert 'is about "River", the other files about "Lake"' in problem.what
    assert '--as "Lake"' in (problem.mend or "")


def test_titles_are_not_repeated_where_nothing_may_be_quoted() -> None:
    (problem,) = strangers([member("A", "a"), member("B", "b"), member("C", "c", title="Lake")], quote=False)
    assert problem.what == "has another title than the others"
    assert "or say --as TITLE if it is the same partnership" in problem.mend


def test_a_panel_takes_the_first_title_by_name_whatever_the_order_of_files() -> None:
    assert panel(member("A", "a", title="river"), member("B", "b", title="RIVER")).answers.title == Words("RIVER")


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


@pytest.mark.parametrize(("one", "other"), [("Straße", "STRASSE"), (" Ministry", "ministry "), ("A", "a")])
def test_a_partner_is_the_same_in_capitals_and_with_spaces_around(one: str, other: str) -> None:
    found = panel(member(one, "a"), member(other, "b"))
    assert [group.id.raw for group in found.partners] == [min(one.strip(), other.strip())]


def test_what_has_a_date_is_later_than_what_has_none() -> None:
    found = panel(member("A", "a", file="z.yaml", purpose=0), member("A", "a", date="2026-01-02", purpose=4))
    assert joint(found, "purpose").level == 4


def test_nobody_without_a_partner_is_taken_for_somebody_of_the_same_name() -> None:
    found = panel(member(None, "Ann", file="one.yaml", purpose=1), member(None, "Ann", file="two.yaml", purpose=3))
    assert len(found.members) == 2


def test_respondents_stand_by_partner_name_date_spelling_and_file() -> None:
    ordered = [
        member(None, "Zoe", file="9.yaml"),
        member("A", file="8.yaml"),
        member("A", file="7.yaml", date="2025-01-01"),
        member("A", file="5.yaml", date="2026-01-01"),
        member("A", file="6.yaml", date="2026-01-01"),
        member("a", file="4.yaml", date="2026-01-01"),
        member("A", "Ann", file="3.yaml", date="2024-01-01"),
        member("a", "bea", file="2.yaml"),
        member("A", "Cid", file="1.yaml"),
        member("B", "Ann", file="0.yaml"),
    ]
    found = panel(*reversed(ordered))
    assert [one.file for one in found.members] == [sheet.file for sheet in ordered]


def test_nobody_without_a_name_is_taken_for_somebody_else() -> None:
    found = panel(member("A", file="one.yaml", purpose=1), member("A", file="two.yaml", purpose=3))
    assert len(found.members) == 2


def test_two_different_files_of_one_day_are_refused() -> None:
    with pytest.raises(CooperationError, match=r"^1\.yaml: .* same respondent as 2\.yaml") as caught:
        panel(member("A", "a", file="1.yaml", purpose=1), member("A", "a", file="2.yaml", purpose=2))
    assert [problem.path for problem in caught.value.problems] == ["respondent.date"]


def test_the_same_file_twice_counts_once() -> None:
    found = panel(member("A", "a", file="1.yaml", purpose=1), member("A", "a", file="2.yaml", purpose=1))
    assert ([one.file for one in found.members], found.notes.again) == (["2.yaml"], 1)


def test_who_names_no_partner_is_a_partner_alone() -> None:
    found = panel(member(None, "a", file="x/one.yaml", purpose=0), member(" ", "b", file="y/one.yaml", purpose=4))
    assert len(found.partners) == 2
    assert found.notes.partnerless == 2


def test_the_deepest_depth_wins() -> None:
    sheets = [member("A", "a", depth=Depth.QUICK), member("B", "b", depth=Depth.FULL)]
    found = panel(*sheets)
    assert found.judged.said.depth is Depth.FULL
    assert found.notes.mixed_depths
    assert found.answers.depth is Depth.FULL


def test_a_depth_given_for_all_wins_and_is_no_mixture() -> None:
    found = panel(member("A", "a", depth=Depth.QUICK), member("B", "b", depth=Depth.FULL), depth=Depth.QUICK)
    assert (found.judged.said.depth, found.answers.depth) == (Depth.QUICK, Depth.QUICK)
    assert not found.notes.mixed_depths


def test_one_depth_of_all_is_no_mixture() -> None:
    found = panel(member("A", "a", depth=Depth.QUICK), member("B", "b", depth=Depth.QUICK))
    assert found.judged.said.depth is Depth.QUICK
    assert not found.notes.mixed_depths


def test_profiles_that_differ_are_refused_with_who_says_what() -> None:
    sheets = [member("A", "a", file="a.yaml"), member("B", "b", file="b.yaml", chosen={"form": ("multilateral",)})]
    told = r"^--profile: .* bilateral in a\.yaml; multilateral in b\.yaml; settle it: form=bilateral$"
    with pytest.raises(CooperationError, match=told):
        panel(*sheets)
    settled = panel(*sheets, settled={"form": ("multilateral",)})
    assert settled.answers.chosen == {"form": ("multilateral",)}
    assert settled.notes.settled == ("form",)
    assert "goals.voting" in settled.judged.said.replies


def test_three_of_those_who_say_the_same_are_named_and_the_others_counted() -> None:
    both, other = {"partners": ("ngo", "state")}, {"partners": ("ngo",)}
    three = [member("A", name, file=f"{name}.yaml", chosen=both) for name in "abc"]
    five = [member("B", name, file=f"{name}.yaml", chosen=other) for name in "vwxyz"]
    with pytest.raises(CooperationError) as caught:
        panel(*three, *five)
    (problem,) = caught.value.problems
    assert problem.what.endswith("state, ngo in a.yaml, b.yaml, c.yaml; ngo in v.yaml, w.yaml, x.yaml and 2 more")
    assert problem.mend == "settle it: partners=state"


def test_a_fact_that_some_leave_out_is_taken_from_the_others() -> None:
    found = panel(member("A", "a"), member("B", "b", chosen={}))
    assert found.answers.chosen == {"form": ("bilateral",)}
    assert found.notes.filled == ("form",)
    assert panel(member("A", "a"), member("B", "b")).notes.filled == ()


def test_the_order_of_choices_is_no_difference() -> None:
    both = {"partners": ("ngo", "state")}
    found = panel(member("A", "a", chosen=both), member("B", "b", chosen={"partners": ("state", "ngo")}))
    assert found.answers.chosen == {"partners": ("state", "ngo")}


def test_targets_count_where_nobody_sets_another() -> None:
    three, four = {"goals.purpose": Fraction(3)}, {"goals.purpose": Fraction(4)}
    alone = panel(member("A", "a", targets=three), member("B", "b"))
    assert (alone.answers.targets, alone.notes.disputed) == (three, ())
    found = panel(member("A", "a", targets=three), member("B", "b", targets=four))
    assert (found.answers.targets, found.notes.disputed) == ({}, ("goals.purpose",))
