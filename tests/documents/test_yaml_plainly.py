"""What is read plainly is read as it would be with care, and nothing is that care would refuse."""

import time
from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cooperation_cli.documents import yaml
from cooperation_cli.documents.document import Value
from cooperation_cli.documents.draft import DEEPEST, LONGEST_KEY, MOST_NODES, Draft
from cooperation_cli.documents.yaml_breaks import unbroken
from cooperation_cli.documents.yaml_plainly import UnusualError, data_of
from cooperation_cli.documents.yaml_syntax import unprintable

ROOT = Path(__file__).parents[2]
HOSTILE = sorted((ROOT / "tests" / "data" / "hostile").glob("*.yaml"))
SHIPPED = sorted((ROOT / "rubrics").rglob("*.yaml"))
PIECES = [
    *":-[]{},&*!|>'\"#%?<~=.\\\t\n ",
    *"  abé019xe",
    "\n  ",
    "\n- ",
    ": ",
    "no",
    "e\u0301",
    "\u212a",
    "K",
    "<<: ",
    "\\0",
]
PIECES += ["---\n", "...\n", "%YAML 1.1\n", "0x1", "1:30", "true", "\\ud800", "\x85", "\u2028", "\r"]


def plainly(text: str) -> Value:
    text, breaks = unbroken(text)
    return data_of(yaml._PARSER(text), text, breaks)


def with_care(text: str) -> Value:
    return yaml._Walk(Draft("f.yaml"), *unbroken(text)).document().data


def agrees(text: str) -> None:
    try:
        found = plainly(text)
    except UnusualError:
        return
    assert with_care(text) == found


@settings(max_examples=1_000)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("é: 1\ne\u0301: 2")
@example("K: 1\n\u212a: 2")
@example('"a\\0": 1')
@example("a: 1\n---\nb: 2")
@example("a: 1\n...\n%YAML 1.1\n")
@example("<<: {}")
@example("'<<': {}")
def test_whatever_is_read_plainly_means_the_same_with_care(text: str) -> None:
    if not unprintable(text):
        agrees(text)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_hostile_files_are_left_to_care_or_mean_the_same(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    if not unprintable(text):
        agrees(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_ships_is_read_plainly_and_means_the_same_with_care(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plainly(text) == with_care(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "~",
        "%YAML 1.1\n---\na: 1",
        "a: &x 1",
        "a: *x",
        "a: !t 1",
        "&x a: 1",
        "? [a]\n: 1",
        "- &x [1]",
        "- !t {a: 1}",
        "a: 1\na: 2",
        "a: 1e999",
        "a: no",
        "a: [1",
        'a: "\\0"',
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        "k" * (LONGEST_KEY + 1) + ": 1",
        "- 1\n" * MOST_NODES,
        "".join(f"k{number}: 1\n" for number in range(MOST_NODES // 2)),
        "a: 1" + "\n" * (MOST_NODES + 1),
    ],
)
def test_what_may_be_refused_is_left_to_care(text: str) -> None:
    with pytest.raises(UnusualError):
        plainly(text)


def test_the_deepest_and_longest_that_may_stand_are_read_plainly() -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert plainly(deep) == with_care(deep)
    assert plainly("k" * LONGEST_KEY + ": 1") == with_care("k" * LONGEST_KEY + ": 1")


def test_mappings_may_stand_as_deep_as_lists() -> None:
    deep = "{a: " * DEEPEST + "1" + "}" * DEEPEST
    assert plainly(deep) == with_care(deep)
    with pytest.raises(UnusualError):
        plainly("{a: " * (DEEPEST + 1) + "1" + "}" * (DEEPEST + 1))


def test_blank_lines_are_no_values() -> None:
    assert plainly("a: 1" + "\n" * MOST_NODES) == {"a": 1}


def test_directives_after_the_end_are_left_to_care_before_each_is_compared_with_each() -> None:
    text = "a: 1\n...\n" + "".join(f"%TAG !a{number}! x\n" for number in range(45_000)) + "---\nb: 1\n"
    begin = time.process_time()
    with pytest.raises(UnusualError):
        plainly(text)
    assert time.process_time() - begin < 1


def test_the_pure_parser_gives_the_same() -> None:
    text = "a: [1, 'x', {b: ~}]\nc: |\n  d\n"
    assert data_of(pyyaml.BaseLoader(text), text, {}) == plainly(text) == with_care(text)
