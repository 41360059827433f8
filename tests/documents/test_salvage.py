"""What is still read of a document with faults."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from cooperation_cli.documents.document import Document, Value
from cooperation_cli.documents.fields import Exact, Id, Strict, Text
from cooperation_cli.documents.salvage import Salvage, lies_in, salvaged
from cooperation_cli.documents.yaml import parse
from cooperation_cli.text import Words

STAND_INS: Mapping[str, Value] = {"title": "?", "name": "x"}


class Stop(Strict):
    name: Id
    weight: Exact | None = None


class Line(Strict):
    title: Text
    stops: Annotated[list[Stop | Id], Field(default_factory=list)]


def document(text: str) -> Document:
    return parse(text, "line.yaml")


def read(text: str, stand_ins: Mapping[str, Value] = STAND_INS) -> Salvage[Line]:
    return salvaged(Line, document(text), stand_ins)


def paths(salvage: Salvage[Line]) -> list[str]:
    return [problem.path for problem in salvage.problems]


def names(salvage: Salvage[Line]) -> list[str]:
    assert salvage.made is not None
    return [stop.name if isinstance(stop, Stop) else stop for stop in salvage.made.stops]


def test_a_sound_document_is_whole_and_has_no_problem() -> None:
    found = read("title: A\nstops: [{name: b}]")
    assert (names(found), found.problems, found.wrong) == (["b"], [], frozenset())


def test_unknown_keys_are_left_out_and_named_and_the_rest_is_read() -> None:
    found = read("title: A\ncolour: red\nstops: [{name: b, size: 3}]")
    assert names(found) == ["b"]
    assert paths(found) == ["colour", "stops[0].size"]


def test_wrong_values_are_left_out_and_lists_keep_their_places() -> None:
    found = read("title: A\nstops: [{name: b, weight: heavy}, 7, {name: C}, c]")
    assert names(found) == ["b", "x", "x", "c"]
    assert paths(found) == ["stops[0].weight", "stops[1]", "stops[2].name"]
    assert found.wrong == {("stops", 0, "weight"), ("stops", 1), ("stops", 2, "name")}


def test_what_must_be_there_is_stood_in_for_and_reported() -> None:
    found = read("stops: [{weight: 2}]")
    assert found.made is not None
    assert found.made.title == Words("?")
    assert names(found) == ["x"]
    assert [problem.what for problem in found.problems] == ['"title" is missing', '"name" is missing']
    assert found.wrong == {("title",), ("stops", 0, "name")}


def test_what_stands_under_a_misspelt_key_is_read_and_only_the_key_is_reported() -> None:
    found = read("titel: A\nstop: [{nam: b, weight: heavy}, c]")
    assert names(found) == ["b", "c"]
    assert sorted(paths(found)) == ["stop", "stops[0].nam", "stops[0].weight", "titel"]
    assert {str(problem.place) for problem in found.problems} == {
        "line.yaml:1:1",
        "line.yaml:2:1",
        "line.yaml:2:9",
        "line.yaml:2:25",
    }


def test_a_key_that_only_looks_misspelt_has_no_second_complaint() -> None:
    found = read("title: A\nstopp: 3")
    assert paths(found) == ["stopp"]
    assert names(found) == []


def test_of_two_misspellings_of_one_key_the_first_is_read() -> None:
    found = read("titel: A\ntitl: B")
    assert found.made is not None
    assert found.made.title == Words("A")
    assert paths(found) == ["titel", "titl"]


def test_what_is_known_to_be_spoilt_is_not_reported_again() -> None:
    found = salvaged(Line, document("title:\nstops: [{name: b, weight: x}]"), STAND_INS, frozenset({("title",)}))
    assert paths(found) == ["stops[0].weight"]
    assert found.wrong == {("title",), ("stops", 0, "weight")}


def test_what_is_known_to_be_spoilt_is_known_under_a_misspelt_key_too() -> None:
    found = salvaged(Line, document("title: A\nstop: [{name: }]"), STAND_INS, frozenset({("stop", 0, "name")}))
    assert paths(found) == ["stop"]


def test_nothing_is_salvaged_where_what_must_be_there_has_no_stand_in() -> None:
    found = read("stops: [b]", {})
    assert found.made is None
    assert paths(found) == [""]


def test_a_document_of_another_kind_is_refused_whole() -> None:
    found = read("[1, 2]")
    assert found.made is None
    assert len(found.problems) == 1


def test_a_path_lies_in_itself_and_in_what_it_leads_through() -> None:
    wrong = {("a", 1)}
    assert lies_in(("a", 1), wrong)
    assert lies_in(("a", 1, "b"), wrong)
    assert not lies_in(("a",), wrong)
    assert not lies_in(("a", 10), wrong)


def test_more_faults_than_are_said_are_not_mended() -> None:
    found = read("title: A\nstops: [" + "3, " * 50 + "b]")
    assert found.made is None
    assert len(found.problems) == 50
