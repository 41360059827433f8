"""Where text stops being YAML, and why."""

import pytest
from yaml.error import Mark, MarkedYAMLError

from cooperation_cli.documents.yaml_syntax import directive, mark_at, syntax_problem, unprintable


def test_an_error_without_a_place_is_about_the_whole() -> None:
    whole = (1, 1), "this is not YAML", "check indentation, quotes and colons"
    assert syntax_problem(ValueError("chr() arg not in range"), "a") == whole


def test_a_token_that_cannot_begin_at_the_very_end_is_told_without_its_character() -> None:
    end = Mark("", 1, 0, 1, None, 0)
    found = syntax_problem(
        MarkedYAMLError(problem="found a character that cannot start any token", problem_mark=end), "a"
    )
    assert found[:2] == ((1, 2), "this is not YAML")


def test_a_tag_is_told_where_it_begins() -> None:
    begins, ends = (Mark("", at, 0, at, None, 0) for at in (3, 5))
    error = MarkedYAMLError("while parsing a tag", begins, "did not find expected tag URI", ends)
    assert syntax_problem(error, "a: !<> x")[:2] == ((1, 4), "tags (!) are not read")


@pytest.mark.parametrize(
    ("text", "place"),
    [("\x07", (1, 1)), ("a\nb\x07", (2, 2)), ("a\r\nb\r\ncd\x07", (3, 3)), ("a\rb\x07", (2, 2)), ("a\n\r\x07", (3, 1))],
)
def test_lines_end_with_lf_cr_or_both(text: str, place: tuple[int, int]) -> None:
    assert mark_at(text, len(text) - 1) == place
    found = unprintable(text)
    assert found is not None
    assert found[0] == place


def test_a_directive_is_found_after_blank_lines_and_comments_alone() -> None:
    found = directive("# note\r\n\n  \t# more\n%YAML 1.2\n")
    assert found is not None
    assert found[0] == (4, 1)
    assert directive("a: 1\n%YAML 1.2\n") is None
    assert directive("a: 1\n%YAML 1.2\n", 5) == ((2, 1), "directives (%) are not read", "delete the line")
