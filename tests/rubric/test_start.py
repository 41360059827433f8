from collections.abc import Callable

import pytest

from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.checking.finding import Severity
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.start import new_rubric
from cooperation_cli.text import Words


def test_a_new_rubric_loads_under_its_id_and_has_nothing_to_mend(load: Callable[[str], Rubric]) -> None:
    rubric = load(new_rubric("water-sharing"))
    assert (rubric.id, rubric.title) == ("water-sharing", Words("Water sharing"))
    assert [finding for finding in check(rubric) if finding.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize("name", ["", "Water", "water sharing", "-water", "each", "depth", "water\n", "../water", "é"])
def test_what_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(CooperationError, match="cannot be the id of a rubric; write small letters"):
        new_rubric(name)
