"""What is still read of a document with faults."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

import pytest
from pydantic import Field, model_validator

from cooperation_cli.documents.document import Document, Value
from cooperation_cli.documents.fields import Exact, Id, QuestionId, Strict, Text, wrong
from cooperation_cli.documents.salvage import Salvage, lies_in, salvaged
from cooperation_cli.documents.yaml import parse
from cooperation_cli.text import Words

STAND_INS: Mapping[str, Value] = {"title": "?", "name": "x"}


class Stop(Strict):
    name: Id
    weight: Exact | None = None


class Span(Strict):
    low: Exact
    high: Exact

    @model_validator(mode="after")
    def is_a_span(self) -> "Span":
        if self.low > self.high:
            raise wrong("the low end is above the high one")
        return self


class Line(Strict):
    title: Text
    stops: Annotated[list[Stop | Id], Field(default_factory=list)]
    end: Stop | None = None
    heights: Annotated[list[Exact], Field(default_factory=list)]
    labels: Annotated[list[Id], Field(default_factory=list)]
    links: Annotated[list[QuestionId], Field(default_factory=list)]
    spans: Annotated[list[Span], Field(default_factory=list)]


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
    assert paths(read("title: A\nstops: [{nam: 3}]")) == ["stops[0].nam"]


def test_of_two_misspellings_of_one_key_the_first_is_read() -> None:
    found = read("titel: A\ntitl: B")
    assert found.made is not None
    assert found.made.title == Words("A")
    assert paths(found) == ["titel", "titl"]


def test_misspelt_keys_of_one_name_are_each_read_in_their_place() -> None:
    found = read("title: A\nstops: [{nam: b}, {nam: c}]")
    assert names(found) == ["b", "c"]
    assert paths(found) == ["stops[0].nam", "stops[1].nam"]


def test_what_lacks_under_a_misspelt_key_is_reported_too() -> None:
    found = read("title: A\nende: {weight: 2}")
    assert paths(found) == ["ende", "end"]
    assert found.made is not None
    assert found.made.end == Stop(name="x", weight=Fraction(2))


def test_a_wrong_text_is_left_out_and_not_made_up() -> None:
    found = read("title: 3")
    assert found.made is not None
    assert found.made.title == Words("?")


def test_entries_of_a_list_of_words_keep_their_places() -> None:
    found = read("title: A\nlabels: [a, 3, b]\nlinks: [a.b, 3]")
    assert found.made is not None
    assert found.made.labels == ["a", "x", "b"]
    assert found.made.links == ["a.b", "x.x"]


def test_a_list_that_holds_what_nothing_stands_in_for_is_left_out() -> None:
    found = read("title: A\nheights: [1, x, y]\nstops: [b]")
    assert found.made is not None
    assert found.made.heights == []
    assert names(found) == ["b"]
    assert paths(found) == ["heights[1]", "heights[2]"]


def test_of_a_list_in_a_list_the_inner_one_alone_is_left_out() -> None:
    class Net(Strict):
        lines: list[Line]

    found = salvaged(Net, document("lines: [{title: A, heights: [x], labels: [a]}]"), STAND_INS)
    assert found.made is not None
    assert (found.made.lines[0].heights, found.made.lines[0].labels) == ([], ["a"])


@pytest.mark.parametrize("stand_ins", [{}, {"low": Decimal(0)}, {"high": Decimal(0)}])
@pytest.mark.parametrize("later", ["{low: 2, high: 1}", "{low: 2, high: 1, odd: 1}", "[{low: 2, high: 1, odd: 1}]"])
def test_a_fault_that_comes_out_late_may_be_in_a_list_that_is_left_out(
    later: str, stand_ins: Mapping[str, Value]
) -> None:
    found = read(f"title: A\nspans: [3, {later}, {later}]", stand_ins)
    assert found.made is not None
    assert found.made.title == Words("A")
    assert "spans[0]" in paths(found)


def test_what_is_wrong_below_an_entry_that_is_replaced_has_no_consequence() -> None:
    class Box(Strict):
        first: Exact
        second: Exact
        span: Span

    class Boxes(Strict):
        boxes: list[Box] = Field([])

    found = salvaged(Boxes, document("boxes: [{span: x}, {span: {low: x, high: 1}}]"), {})
    assert found.made == Boxes(boxes=[])
    assert {("boxes", 0, "span"), ("boxes", 1, "span", "low"), ("boxes", 1, "first")} <= found.wrong


def test_what_cannot_be_mended_is_given_up() -> None:
    deepest = []

    class Nest(Strict):
        nest: "Nest"

        @model_validator(mode="before")
        @classmethod
        def measure(cls, value: object) -> object:
            deepest.append(str(value).count("nest"))
            return value

    Nest.model_rebuild()
    assert salvaged(Nest, document("{}"), {"nest": {}}).made is None
    assert max(deepest) == 8


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


def test_as_many_faults_as_are_said_are_too_many_to_mend() -> None:
    many = "".join(f"\nz{number}: 1" for number in range(50))
    assert read(f"title: A{many}").made is None
    assert read(f"title: A{many}".removesuffix("\nz49: 1")).made is not None


def test_more_faults_than_are_said_are_not_mended() -> None:
    found = read("title: A\nstops: [" + "3, " * 50 + "b]")
    assert found.made is None
    assert len(found.problems) == 50
