import pytest

from cooperation_cli.errors import CooperationError, Place, Problem, nearest


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 1), "a.yaml:3:1"),
        (Place("a\x1b\n.yaml", 3), "a\\u{1b} .yaml:3"),
    ],
)
def test_a_place_says_file_line_and_column(place: Place, says: str) -> None:
    assert str(place) == says


@pytest.mark.parametrize(
    ("problem", "says"),
    [
        (
            Problem(Place("f", 1, 2), "no level", "write 0 to 4", "answers.x"),
            "f:1:2: answers.x: no level; write 0 to 4",
        ),
        (Problem(Place("f"), "is a folder"), "f: is a folder"),
        (Problem(Place("f"), "x\ny", "z\x07", "a\r"), "f: a\\u{d}: x y; z\\u{7}"),
    ],
)
def test_a_problem_is_one_safe_line(problem: Problem, says: str) -> None:
    assert str(problem) == says


def test_an_error_says_every_problem_on_a_line_of_its_own() -> None:
    problems = [Problem(Place("f", line), "is wrong") for line in (1, 2)]
    error = CooperationError(*problems)
    assert error.problems == tuple(problems)
    assert str(error) == "f:1: is wrong\nf:2: is wrong"


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("shared-goal", ["shared-goals", "adaptability"], 'did you mean "shared-goals"?'),
        ("zzz", ["quick", "full"], "write one of: quick, full"),
        ("zzz", [], ""),
        ("zzz", [f"name-{n}" for n in range(13)], ""),
    ],
)
def test_the_nearest_name_is_offered(name: str, known: list[str], hint: str) -> None:
    assert nearest(name, known) == hint
