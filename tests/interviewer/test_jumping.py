"""Where somebody wants to go."""

from collections.abc import Callable

import pytest

from cooperation_cli.answers.model import Reply
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact, AtQuestion, Stop
from cooperation_cli.interviewer.jumping import hint, stop_named

BILATERAL = {"form": ("bilateral",)}


@pytest.mark.parametrize(
    ("name", "stop"),
    [
        ("goals.measures", AtQuestion("goals.measures")),
        ("Goals.Measures", AtQuestion("goals.measures")),
        ("2", AtQuestion("goals.measures")),
        ("power", AtQuestion("power.control")),
        ("pow", AtQuestion("power.control")),
        ("goals.v", AtQuestion("goals.voting")),
        ("form", AtFact("form")),
        ("profile", AtFact("partners")),
    ],
)
def test_a_stop_is_named_by_number_id_title_or_their_beginning(
    begun: Callable[..., Interview], name: str, stop: Stop
) -> None:
    assert stop_named(name, begun(chosen=BILATERAL)) == stop


def test_a_dimension_means_its_first_open_question(begun: Callable[..., Interview], level_3: Reply) -> None:
    some = begun(chosen=BILATERAL, replies={"goals.purpose": level_3})
    assert stop_named("goals", some) == AtQuestion("goals.measures")
    every = begun(chosen=BILATERAL, replies={question.id: level_3 for question in some.asked})
    assert stop_named("goals", every) == AtQuestion("goals.purpose")


@pytest.mark.parametrize("name", ["", "  ", "nowhere", "17", "0"])
def test_an_unknown_name_leads_nowhere(at_questions: Interview, name: str) -> None:
    assert stop_named(name, at_questions) is None


def test_the_nearest_name_is_told(at_questions: Interview) -> None:
    assert hint("Gaols", at_questions) == 'did you mean "goals"?'
