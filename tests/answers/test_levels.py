from fractions import Fraction

import pytest

from cooperation_cli.answers.levels import level_of, levels_in_words, word_meant
from cooperation_cli.answers.model import State
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words


def a_scale(*values: Fraction | int) -> Scale:
    return Scale("s", tuple(Level(Fraction(value), Words("")) for value in values), zero=Fraction(0))


@pytest.mark.parametrize("written", [Fraction(5, 2), "2.5", "+2.50", " no "])
def test_a_level_is_found_by_value_by_number_and_by_code(rubric: Rubric, written: Fraction | str) -> None:
    level = level_of(rubric.scales["grades"], written)
    assert level is not None
    assert level.code == "no"


@pytest.mark.parametrize("written", [Fraction(2), "2", "N", "NO", "", "2,5", "2e0", "½", "9" * 500])
def test_what_names_no_level_is_none(rubric: Rubric, written: Fraction | str) -> None:
    assert level_of(rubric.scales["grades"], written) is None


def test_very_large_levels_are_told_apart() -> None:
    large = Fraction(10**20) + Fraction(1, 2)
    scale = a_scale(0, large)
    assert level_of(scale, large) == scale.levels[1]
    assert level_of(scale, large + Fraction(1, 4)) is None
    # In a float it is written as the level is.
    assert level_of(scale, large - Fraction(1, 5)) is None


def test_levels_are_told_as_they_are_typed(rubric: Rubric) -> None:
    assert levels_in_words(rubric.scales["grades"]).raw == "E Poor, no Fair, A Good"
    assert levels_in_words(a_scale(0, 1)).raw == "0, 1"


def test_of_more_than_twelve_levels_the_ends_and_the_step_are_told() -> None:
    assert levels_in_words(a_scale(*range(10, 22))).raw.endswith("20, 21")
    assert levels_in_words(a_scale(*range(10, 36, 2))).raw == "from 10 to 34 in steps of 2"


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        (State.DONT_KNOW, ["don't know", "Do not know", "I don't know", "I do not know.", "DK"]),
        (State.PREFER_NOT_TO_SAY, ["prefer not to say", "I prefer not to say", "Prefer not to answer"]),
        (State.NOT_APPLICABLE, ["Not applicable", "does not apply", "It does not apply.", "N/A"]),
    ],
)
def test_what_people_write_for_a_word_is_understood(word: State, spellings: list[str]) -> None:
    assert [word_meant(written) for written in spellings] == [word] * len(spellings)


def test_a_word_is_known_in_many_spellings() -> None:
    assert word_meant("DON\u2019T know") is State.DONT_KNOW
    assert word_meant("n.a.") is State.NOT_APPLICABLE
    assert word_meant("nonsense") is None
