"""What several respondents say together."""

from decimal import Decimal
from fractions import Fraction

import pytest
from builders.panels import DK, NA, RUBRIC, SECRET, joint, member, panel, reply
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.model import Side, State, WorkLevel
from cooperation_cli.panel.model import By, Voices
from cooperation_cli.panel.voices import joint as voiced
from cooperation_cli.panel.voices import people
from cooperation_cli.rubric.question import Depth, Role

REPLIES = st.one_of(st.integers(0, 4), st.sampled_from([NA, DK, SECRET, None])).map(reply)


@pytest.mark.parametrize(("voices", "level"), [("partner", 2), ("respondent", 3)])
def test_every_partner_or_every_respondent_has_one_voice(voices: str, level: int) -> None:
    three = [member("Ministry", f"m{n}", purpose=4) for n in range(3)]
    found = panel(*three, member("Village", "v", purpose=0), voices=Voices(voices))
    assert joint(found, "purpose").level == level


def test_partners_have_one_voice_each_unless_something_else_is_wanted() -> None:
    three = [member("Ministry", f"m{n}", purpose=4) for n in range(3)]
    assert joint(panel(*three, member("Village", "v", purpose=1)), "purpose").level == Fraction(5, 2)


def test_joint_levels_are_exact_fractions() -> None:
    found = panel(member("A", "a", purpose=1), member("B", "b", purpose=1), member("C", "c", purpose=2))
    assert joint(found, "purpose").level == Fraction(4, 3)


def test_the_least_favourable_partner_counts_where_the_question_says_so() -> None:
    practice = replace(RUBRIC.questions["goals.purpose"], worst=True)
    exposure = replace(RUBRIC.questions["power.control"], worst=True, role=Role.EXPOSURE)
    backwards = replace(practice, reverse=True)
    voices = [people([reply(level)]) for level in (1, 3, 4)]
    assert voiced(practice, voices).level == 1
    assert voiced(exposure, voices).level == 4
    assert voiced(backwards, voices).level == 4


def test_the_least_favourable_is_a_partner_not_one_of_its_people() -> None:
    practice = replace(RUBRIC.questions["goals.purpose"], worst=True)
    ministry = people([reply(0), reply(4)])
    assert voiced(practice, [ministry, people([reply(3)])]).level == 2


def test_not_applicable_needs_more_than_half_of_those_who_replied() -> None:
    half = panel(member("A", "a", measures=NA), member("A", "b", measures=2))
    assert joint(half, "measures").level == 2
    most = panel(member("A", "a", measures=NA), member("A", "b", measures=NA), member("A", "c", measures=2))
    assert joint(most, "measures").state is State.NOT_APPLICABLE
    silent = panel(member("A", "a", measures=NA), member("A", "b"), member("A", "c"))
    assert joint(silent, "measures").state is State.NOT_APPLICABLE


def test_partners_and_not_people_decide_whether_it_applies_to_all() -> None:
    found = panel(
        *(member("A", f"a{n}", measures=NA) for n in range(5)),
        member("B", "b", measures=1),
        member("C", "c", measures=3),
    )
    assert joint(found, "measures").level == 2


def test_who_prefers_not_to_say_has_replied_and_is_not_told() -> None:
    found = panel(member("A", "a", measures=NA), member("B", "b", measures=SECRET))
    assert joint(found, "measures").state is State.UNANSWERED


def test_without_a_level_somebody_who_does_not_know_makes_it_a_dont_know() -> None:
    assert joint(panel(member("A", "a", purpose=DK), member("B", "b")), "purpose").state is State.DONT_KNOW
    assert joint(panel(member("A", "a"), member("B", "b")), "purpose").state is State.UNANSWERED


def test_a_doubt_counts_even_within_a_partner_to_whom_it_does_not_apply() -> None:
    people = [member("A", "a", measures=NA), member("A", "b", measures=NA), member("A", "c", measures=DK)]
    assert joint(panel(*people, member("B", "d", measures=SECRET)), "measures").state is State.DONT_KNOW


def test_evidence_is_asked_of_each_before_any_mean() -> None:
    shown = member("A", "a")
    shown = replace(shown, answers=replace(shown.answers, replies={"goals.purpose": reply(4, None, "Minutes")}))
    claimed = member("B", "b", purpose=4)
    assert joint(panel(shown, claimed), "purpose").level == 4
    strict = panel(shown, claimed, strict=True)
    assert strict.judged.verdict.card.readings.level("goals.purpose") == 3
    assert panel(shown, claimed).judged.with_evidence_required.card.readings.level("goals.purpose") == 3
    assert panel(shown, claimed).judged.claims == ("goals.purpose",)


@given(st.lists(st.tuples(st.sampled_from("ABC"), REPLIES), min_size=1, max_size=8), st.sampled_from(list(Voices)))
def test_every_respondent_twice_changes_nothing(said: list[tuple[str, object]], voices: Voices) -> None:
    once = [member(partner, f"n{at}", measures=one) for at, (partner, one) in enumerate(said)]  # type: ignore[arg-type]
    again = [member(partner, f"m{at}", measures=one) for at, (partner, one) in enumerate(said)]  # type: ignore[arg-type]
    assert joint(panel(*once, voices=voices), "measures") == joint(panel(*once, *again, voices=voices), "measures")


@given(st.permutations(range(5)))
def test_the_order_of_files_changes_nothing(order: list[int]) -> None:
    sheets = [member("AB"[n % 2], f"n{n}", purpose=n, control=4 - n) for n in range(5)]
    found, again = panel(*sheets), panel(*(sheets[n] for n in order))
    assert found.judged.said == again.judged.said
    assert found.members == again.members


@pytest.mark.parametrize(
    ("by", "names"),
    [("partner", ["Ministry", "Village"]), ("side", ["funder", "lead"]), ("level", ["decides", "delivers"])],
)
def test_groups_stand_in_the_order_of_their_names(by: str, names: list[str]) -> None:
    found = panel(
        member("Village", "v", side=Side.FUNDER, level=WorkLevel.DECIDES),
        member("Ministry", "m", side=Side.LEAD, level=WorkLevel.DELIVERS),
    )
    assert [group.id.raw for group in found.groups(By(by))] == names


def test_who_does_not_say_where_they_stand_is_in_no_group() -> None:
    assert panel(member("Village", "v")).groups(By.SIDE) == ()


def test_what_each_of_a_group_says_is_as_it_counts() -> None:
    sheets = [member("A", "a", purpose=4), member("B", "b", purpose=0), member("B", "c", purpose=3)]
    for strict, levels in ((False, [0, 3]), (True, [0, 2])):
        found = panel(*sheets, strict=strict)
        assert [said.level for said in found.said_by(found.partners[1], "goals.purpose")] == levels


def test_targets_of_all_are_aimed_at() -> None:
    found = panel(member("A", "a"), member("B", "b", targets={"goals.purpose": Fraction(3)}))
    assert found.judged.said.targets == {"goals.purpose": 3}


def test_answers_that_do_not_count_are_listed_once_in_the_rubrics_order() -> None:
    gone = member("A", "a", concerns=2, voting=1)
    gone = replace(
        gone, answers=replace(gone.answers, set_aside={"answers": {"aims.old": Decimal(9), "aims.gone": Decimal(1)}})
    )
    found = panel(gone, member("B", "b", grade=4, voting=2), depth=Depth.QUICK)
    assert [each.question for each in found.judged.said.set_aside] == [
        "goals.grade",
        "goals.voting",
        "aims.gone",
        "aims.old",
    ]
