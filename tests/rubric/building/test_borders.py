"""What a rubric says of crossing borders."""

from pathlib import Path
from typing import Any

import pytest
from oracle.bridge import Assessed, rubric_of
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, question, rubric, safeguard

from cooperation_cli.errors import CooperationError

FORM = [{"id": "scope", "choices": {"national": "At home", "abroad": "Abroad"}}]
HARM = challenge("harm", exposure("p"), exposure("r"), safeguard("s"))


def crossing(**borders: Any) -> Raw:
    goals = dimension("goals", question("a"))
    return rubric(goals, HARM, profile=FORM, crossing_borders={"costs": ["harm"], **borders})


@pytest.mark.parametrize(
    ("borders", "refused"),
    [
        ({"costs": ["harms"]}, 'unknown dimension "harms"; did you mean "harm"?'),
        ({"costs": ["goals"]}, '"goals" asks about no exposure; name a dimension that does'),
        ({"ask_if": {"dimension": "goals", "below": 40}}, "only the profile may be read here"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, borders: Raw, refused: str) -> None:
    with pytest.raises(CooperationError, match="crossing_borders") as caught:
        rubric_of(crossing(**borders), tmp_path)
    assert refused in str(caught.value)


def test_the_digest_tells_rubrics_apart_by_it(tmp_path: Path) -> None:
    without = {key: value for key, value in crossing().items() if key != "crossing_borders"}
    plain = [crossing(), crossing(ask_if={"profile": "scope", "is": "abroad"}), without]
    assert len({rubric_of(each, tmp_path).digest for each in plain}) == len(plain)


def test_the_costs_are_the_exposures_that_apply(assessed: Assessed) -> None:
    (cost,) = assessed(crossing(), {"harm.p": 3, "harm.s": 2}).border_costs
    assert cost.dimension.id == "harm"
    assert [(question.id, None if level is None else str(level)) for question, level in cost.exposures] == [
        ("harm.p", "3"),
        ("harm.r", None),
    ]
    assert str(cost.exposure) == "3/4"


def test_without_an_answer_the_pressure_is_not_known(assessed: Assessed) -> None:
    (cost,) = assessed(crossing(), {"harm.s": 2}).border_costs
    assert cost.exposure is None


def test_where_no_border_is_crossed_nothing_is_told(assessed: Assessed) -> None:
    plain = crossing(ask_if={"not": {"profile": "scope", "is": "national"}})
    assert assessed(plain, {"harm.p": 3, "harm.s": 2}, profile={"scope": "national"}).border_costs == ()
    assert assessed(plain, {"harm.p": 3, "harm.s": 2}, profile={"scope": "abroad"}).border_costs
    unknown = assessed(plain, {"harm.p": 3, "harm.s": 2})
    assert unknown.border_costs
    assert unknown.judged.said.unknown_facts == ("scope",)
