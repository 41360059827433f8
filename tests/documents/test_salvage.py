"""What is still read of a document with faults."""

from typing import Annotated

from pydantic import Field

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.fields import Exact, Strict, Text
from cooperation_cli.documents.salvage import salvaged
from cooperation_cli.documents.yaml import parse
from cooperation_cli.text import Words


class Stop(Strict):
    name: Text
    weight: Annotated[Exact | None, Field()] = None


class Line(Strict):
    title: Text
    stops: Annotated[list[Stop], Field(default_factory=list)]


def document(text: str) -> Document:
    return parse(text, "line.yaml")


def test_a_sound_document_is_whole_and_has_no_problem() -> None:
    line, problems = salvaged(Line, document("title: A\nstops: [{name: B}]"))
    assert line is not None
    assert [stop.name for stop in line.stops] == [Words("B")]
    assert problems == []


def test_unknown_keys_are_left_out_and_named_and_the_rest_is_read() -> None:
    line, problems = salvaged(Line, document("title: A\ncolour: red\nstops: [{name: B, size: 3}]"))
    assert line is not None
    assert line.title == Words("A")
    assert [problem.path for problem in problems] == ["colour", "stops[0].size"]


def test_without_stand_ins_a_wrong_value_ends_the_reading() -> None:
    line, problems = salvaged(Line, document("title: A\nstops: [{name: B, weight: heavy}]"))
    assert line is None
    assert [problem.path for problem in problems] == ["stops[0].weight"]


def test_with_stand_ins_wrong_values_are_left_out_and_lists_keep_their_places() -> None:
    text = "title: A\nstops: [{name: B, weight: heavy}, {name: C, weight: 2}]"
    line, problems = salvaged(Line, document(text), {})
    assert line is not None
    assert [stop.weight for stop in line.stops] == [None, 2]
    assert len(problems) == 1


def test_what_must_be_there_is_stood_in_for_and_still_reported() -> None:
    line, problems = salvaged(Line, document("stops: [{name: B}]"), {("title",): "?"})
    assert line is not None
    assert line.title == Words("?")
    assert [problem.what for problem in problems] == ['"title" is missing']


def test_nothing_is_salvaged_where_what_must_be_there_has_no_stand_in() -> None:
    line, problems = salvaged(Line, document("title: A\nstops: [{weight: 2}]"), {("title",): "?"})
    assert line is None
    assert [problem.path for problem in problems] == ["stops[0]"]


def test_a_document_of_another_kind_is_refused_whole() -> None:
    line, problems = salvaged(Line, document("[1, 2]"), {("title",): "?"})
    assert line is None
    assert len(problems) == 1
