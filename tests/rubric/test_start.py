from collections.abc import Callable

import pytest
from msgspec.structs import replace

from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.checking.finding import Severity
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.library import open_rubric, shape, shapes
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.start import new_rubric
from cooperation_cli.text import Words


def test_a_new_rubric_loads_under_its_id_and_has_nothing_to_mend(load: Callable[[str], Rubric]) -> None:
    rubric = load(new_rubric("water-sharing"))
    assert (rubric.id, rubric.title) == ("water-sharing", Words("Water sharing"))
    assert [finding for finding in check(rubric) if finding.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize("name", shapes())
def test_a_new_rubric_may_be_like_any_small_one(load: Callable[[str], Rubric], name: str) -> None:
    text = new_rubric("water-sharing", shape(name))
    rubric, like = load(text), open_rubric(name)
    assert (rubric.id, rubric.title) == ("water-sharing", Words("Water sharing"))
    assert replace(rubric, id=like.id, title=like.title, digest=like.digest) == like
    assert "yaml-language-server" not in text


def test_an_unknown_small_rubric_names_the_nearest() -> None:
    with pytest.raises(CooperationError, match='did you mean "item-sum"'):
        shape("items-sum")


@pytest.mark.parametrize("name", ["", "Water", "water sharing", "-water", "each", "depth", "water\n", "../water", "é"])
def test_what_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(CooperationError, match="cannot be the id of a rubric; write small letters"):
        new_rubric(name)
