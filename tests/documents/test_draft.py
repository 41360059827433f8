"""A document while it is being read."""

import pytest

from cooperation_cli.documents.draft import Draft, SpoiltError, in_order
from cooperation_cli.documents.yaml import parse
from cooperation_cli.errors import CooperationError, Place, Problem


def test_a_document_holds_so_many_values_and_no_more() -> None:
    draft = Draft("f")
    for number in range(50_000):
        draft.node((number,), (number, 1))
    with pytest.raises(CooperationError, match="f:7:8: holds more than 50,000 values; split the file"):
        draft.node((0,), (7, 8))


def test_what_is_not_spoilt_can_be_read_on() -> None:
    with pytest.raises(SpoiltError) as refused:
        parse("a: no\nb: [1, off]\n<<: c", "f")
    assert refused.value.spoilt == {("a",), ("b", 1), ()}
    assert refused.value.document.place(("b", 1)) == Place("f", 2, 8)


def test_problems_are_told_from_the_top_of_the_file_and_not_without_end() -> None:
    problems = [Problem(Place("f", line, column), "x") for line in range(30) for column in (2, 1)]
    assert [problem.place.position for problem in in_order(reversed(problems))] == [
        (line, column) for line in range(25) for column in (1, 2)
    ]
    assert in_order([Problem(Place("f", 1), "x"), Problem(Place("f"), "y")])[0].what == "y"
