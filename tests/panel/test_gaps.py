"""Where groups see things differently."""

from fractions import Fraction

from builders.panels import RUBRIC, joint, member, panel
from msgspec.structs import replace

from cooperation_cli.answers.model import Side, WorkLevel
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.panel.contested import contested
from cooperation_cli.panel.gaps import agreements, consensus_of, gaps
from cooperation_cli.panel.model import By, Panel
from cooperation_cli.rubric.conditions import Kind, Measured
from cooperation_cli.rubric.model import Band, Gate
from cooperation_cli.text import Words


def three() -> Panel:
    return panel(
        member("A", "a", side=Side.FUNDER, level=WorkLevel.DECIDES, purpose=4, measures=1),
        member("A", "b", side=Side.FUNDER, level=WorkLevel.DELIVERS, purpose=3, measures=1),
        member("B", "c", side=Side.IMPLEMENTER, level=WorkLevel.DELIVERS, purpose=1, measures=1),
    )


def test_a_gap_is_the_largest_group_value_less_the_smallest() -> None:
    gap = next(gap for gap in gaps(three(), [By.PARTNER]) if gap.subject.id == "goals.purpose")
    assert (gap.low.who.raw, gap.low.value, gap.low.level) == ("B", Fraction(25), Fraction(1))
    assert (gap.high.who.raw, gap.high.value, gap.high.level) == ("A", Fraction(175, 2), Fraction(7, 2))
    assert gap.size == Fraction(125, 2)


def test_dimensions_differ_by_their_scores() -> None:
    found = {gap.subject.id: gap.size for gap in gaps(three(), [By.PARTNER])}
    assert found["goals"] == Fraction(125, 4)
    assert "goals.measures" not in found


def test_the_largest_gap_comes_first_whatever_the_groups() -> None:
    sizes = [gap.size for gap in gaps(three())]
    assert sizes == sorted(sizes, reverse=True)
    assert {gap.by for gap in gaps(three())} == set(By)


def test_who_does_not_say_where_they_stand_is_in_no_group() -> None:
    found = panel(member("A", "a", side=Side.LEAD, purpose=4), member("B", "b", purpose=0))
    assert not gaps(found, [By.SIDE])
    assert gaps(found, [By.PARTNER])


def test_agreement_is_that_of_respondents() -> None:
    found = {one.question.id: one for one in agreements(three())}
    purpose = found["goals.purpose"]
    assert (purpose.n, purpose.joint) == (3, Fraction(9, 4))
    told = [purpose.found[name] for name in ("respondent_mean", "min", "max")]
    assert told == [Fraction(8, 3), 1, 4]
    assert found["goals.measures"].found["consensus"] == 1
    assert found["goals.grade"].n == 0
    assert set(found["goals.grade"].found.values()) == {None}


def test_a_dimension_agrees_as_its_questions_do_on_average() -> None:
    found = agreements(three())
    goals = three().rubric.dimension["goals"]
    told = [one.found["consensus"] or 0 for one in found if one.n]
    assert consensus_of(goals, found) == sum(told, Fraction(0)) / 2
    assert consensus_of(three().rubric.dimension["power"], found) is None


def test_a_must_have_that_one_partner_fails_is_contested() -> None:
    gate = Gate("agreed", Words("Agreed"), _below(2), "low", Words("nothing is agreed"))
    rubric = replace(RUBRIC, gates=(gate,), bands=(Band("low", Fraction(0), Words("Low")),))
    high, low = member("A", "a", rubric=rubric, purpose=4), member("B", "b", rubric=rubric, purpose=1)
    (found,) = contested(panel(high, low))
    assert found.together.state is GateState.PASSED
    assert [group.id.raw for group, _ in found.failed] == ["B"]
    assert contested(panel(high)) == ()


def test_conditions_read_joint_levels_to_one_decimal() -> None:
    gate = Gate("agreed", Words("Agreed"), _below(2), "low", Words("nothing is agreed"))
    rubric = replace(RUBRIC, gates=(gate,), bands=(Band("low", Fraction(0), Words("Low")),))
    levels = [2] * 24 + [1]
    people = [member(f"P{n}", "p", rubric=rubric, purpose=level) for n, level in enumerate(levels)]
    assert joint(panel(*people), "purpose").level == Fraction(49, 25)
    assert panel(*people).judged.verdict.gates[0].state is GateState.PASSED


def _below(level: int) -> Measured:
    return Measured(Kind.QUESTION, "goals.purpose", Fraction(level), below=True)
