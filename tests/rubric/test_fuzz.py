import copy
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation_cli.documents.yaml import parse
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.checks import check
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.translation import words_of

WORDS = [
    "",
    "each",
    "depth",
    "goals",
    "goals.purpose",
    "none",
    "share",
    "sum",
    "residual",
    "exposure",
    "quick",
    "A",
    "0",
    "NaN",
    "1_0",
    "٣",
]
SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.none(),
    st.booleans(),
    st.sampled_from([Decimal(text) for text in ("0", "1", "-1", "2.5", "0.1", "1e300", "1e-300", "123456789")]),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=2),
    st.dictionaries(st.sampled_from(WORDS[1:]), SCALARS, max_size=2),
    st.fixed_dictionaries({"profile": SCALARS, "is": SCALARS}),
    st.fixed_dictionaries({"not": st.fixed_dictionaries({"dimension": SCALARS, "below": SCALARS})}),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path in the data but the whole."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield (*path, step)
        yield from places(value, (*path, step))


def mutated(data: Any, path: tuple[Any, ...], how: str, value: object) -> Any:
    """The data with the value at the path replaced, deleted or repeated."""
    changed = copy.deepcopy(data)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    if how == "delete":
        del holder[path[-1]]
    elif how == "repeat" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[path[-1]]))
    else:
        holder[path[-1]] = value
    return changed


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "lake.yaml"


@given(st.data())
@settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
def test_a_mutilated_rubric_loads_or_is_refused_and_nothing_else(whole: str, file: Path, data: st.DataObject) -> None:
    source = parse(whole, "lake.yaml").data
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(source))))
        source = mutated(
            source, path, data.draw(st.sampled_from(["delete", "repeat", "replace", "replace"])), data.draw(VALUES)
        )
    file.write_text(dump(source), encoding="utf-8")
    try:
        rubric = load_rubric(str(file))
    except CooperationError as error:
        refused = error.problems
    else:
        refused = ()
        check(rubric)
        words_of(rubric)
    assert all(problem.what for problem in refused)
