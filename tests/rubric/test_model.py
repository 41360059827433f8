from collections.abc import Callable
from fractions import Fraction

import pytest

from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Effort, Question, Role
from cooperation_cli.rubric.scale import Level, Scale, number_text
from cooperation_cli.text import Words


def a_scale(*values: int, zero: int | None = None) -> Scale:
    levels = tuple(Level(Fraction(value), Words(str(value))) for value in values)
    return Scale("steps", levels, levels[0].value if zero is None else Fraction(zero))


def a_question(scale: Scale, *, reverse: bool = False, role: Role | None = None) -> Question:
    return Question("a.b", "a", 0, Words("B"), Words("B?"), scale, reverse=reverse, role=role)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(3), "3"),
        (Fraction(-2), "-2"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 10**9), "0.000000001"),
        (Fraction(1, 10**10), "1/10000000000"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: Fraction, text: str) -> None:
    assert number_text(value) == text


def test_a_level_is_found_by_value_and_by_code() -> None:
    scale = Scale("grades", (Level(Fraction(1), Words("C"), "C"), Level(Fraction(5, 2), Words("B"), "B")), Fraction(0))
    assert scale.by_name["B"] is scale.by_name["2.5"] is scale.level(Fraction(5, 2))
    with pytest.raises(KeyError):
        scale.level(Fraction(2))
    assert [scale.lowest, scale.highest] == [Fraction(1), Fraction(5, 2)]


def test_values_run_from_zero_to_one() -> None:
    question = a_question(a_scale(0, 1, 4))
    assert [question.value(Fraction(level)) for level in (0, 1, 4)] == [0, Fraction(1, 4), 1]
    above_zero = a_question(a_scale(1, 2, 4, zero=0))
    assert [above_zero.value(Fraction(level)) for level in (1, 2, 4)] == [Fraction(1, 4), Fraction(1, 2), 1]


def test_a_reversed_question_runs_the_other_way() -> None:
    question = a_question(a_scale(1, 2, 5), reverse=True)
    assert [question.value(Fraction(level)) for level in (1, 2, 5)] == [1, Fraction(3, 4), 0]
    assert list(question.ascending) == [5, 2, 1]
    assert question.aim == 1
    assert question.next_level(Fraction(5)) == 2
    assert question.next_level(Fraction(1)) is None


def test_the_next_level_from_between_two_is_the_first_better_one() -> None:
    question = a_question(a_scale(0, 1, 2))
    assert question.next_level(Fraction(1, 2)) == 1
    assert question.next_level(Fraction(1)) == 2
    assert question.next_level(Fraction(2)) is None


def test_the_worst_of_an_exposure_is_its_highest_level() -> None:
    assert a_question(a_scale(0, 1, 2), role=Role.EXPOSURE).worst_to_best[0] == 2
    assert a_question(a_scale(0, 1, 2), role=Role.SAFEGUARD).worst_to_best[0] == 0


def test_efforts_cost_one_three_and_eight() -> None:
    assert [effort.cost for effort in Effort] == [1, 3, 8]


def test_a_rubric_is_looked_up_by_id(load: Callable[[str], Rubric], whole: str) -> None:
    rubric = load(whole)
    assert list(rubric.questions) == ["goals.purpose", "goals.grade", "pressure.storm", "pressure.wall"]
    assert rubric.dimension["pressure"].is_residual
    assert not rubric.dimension["goals"].is_residual
    assert list(rubric.band) == ["low", "high"]
    assert rubric.renamed == {"goals.mark": "goals.grade"}
    assert [dimension.id for dimension in rubric.members("challenges")] == ["pressure"]
    assert rubric.has_overall


def test_a_band_speaks_the_words_of_the_profile(load: Callable[[str], Rubric], whole: str) -> None:
    low = load(whole).bands[0]
    two = {"form": frozenset({"two"})}
    assert (low.title_for({}), low.title_for(two)) == (Words("Wait"), Words("Wait both"))
    assert (low.advice_for({}), low.advice_for(two)) == (Words("Prepare."), Words("Prepare."))


@pytest.mark.parametrize(
    ("changes", "one_unit"),
    [
        ([], True),
        ([("combine: residual", "combine: mean")], True),
        ([("overall: {combine: mean}", "overall: {combine: sum}")], False),
        ([("title: Challenges}", "combine: share, at_least: 50}")], True),
        ([("title: Challenges}", "combine: share, at_least: 1}"), ("report_as: percent", "report_as: value")], False),
    ],
)
def test_bands_tell_what_a_dimension_means_where_all_scores_have_one_unit(
    load: Callable[[str], Rubric], whole: str, changes: list[tuple[str, str]], *, one_unit: bool
) -> None:
    text = whole
    for old, new in changes:
        text = text.replace(old, new)
    if "report_as: value" in text:
        text = text.replace("combine: residual", "combine: mean").replace("opportunities:", "# ")
    if "combine: residual" not in text:
        text = text.replace("role: exposure, ", "").replace("role: safeguard, ", "").replace("scenarios:", "# ")
    assert load(text).one_unit is one_unit
