import json as stdlib
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from pydantic import BaseModel, Discriminator, Field, StringConstraints, Tag, field_validator, model_validator

from cooperation_cli.documents import json, yaml
from cooperation_cli.documents.document import Document, Value
from cooperation_cli.documents.fields import AnyText, Exact, Id, QuestionId, Strict, Text, expected, wrong
from cooperation_cli.documents.known_names import known_names
from cooperation_cli.documents.validation import validated
from cooperation_cli.errors import CooperationError
from cooperation_cli.text import Words


class Level(Strict):
    level: Exact | None = None
    comment: AnyText | None = None


class Below(Strict):
    below: Exact


class AtLeast(Strict):
    at_least: Exact
    of: "list[Condition]" = Field([])


def leaf(value: Any) -> str:
    return "Below" if "below" in value else "AtLeast"


Condition = Annotated[
    Annotated[Below, Tag("Below")] | Annotated[AtLeast, Tag("AtLeast")],
    Discriminator(leaf),
]
AtLeast.model_rebuild()


class Shape(Strict):
    kind: Literal["circle"]
    size: Exact


class Line(Strict):
    kind: Literal["line"]
    length: Exact


class Leaf(Strict):
    title: Text
    why: Text | None = None
    weight: Annotated[Exact, Field(gt=0, le=1)] = Fraction(1)
    ratio: Annotated[Exact, Field(ge=0, lt=1)] = Fraction(0)
    depth: Literal["quick", "full"] = "full"
    tags: list[Id] = Field([])
    critical: bool = False
    code: Annotated[str, StringConstraints(pattern="^[A-Z]$")] = "A"
    when: Condition | None = None

    @field_validator("code")
    @classmethod
    def is_not_x(cls, code: str) -> str:
        if code == "X":
            raise ValueError("X is taken {what}")
        return code


class Rubric(Strict):
    id: Id
    questions: list[Leaf] = Field([], min_length=1, max_length=3)
    answers: dict[QuestionId, Exact | Literal["dont_know", "not_applicable"] | Level | None] = Field(
        default_factory=dict
    )
    shape: Annotated[Shape | Line, Field(discriminator="kind")] | None = None
    sender: Text | None = Field(None, alias="from")
    note: AnyText | None = None
    count: int | None = None

    @model_validator(mode="after")
    def is_not_reserved(self) -> "Rubric":
        if self.id == "each":
            raise wrong("the id {each} is reserved", "choose another")
        return self


def document(text: str) -> Document:
    return yaml.parse(text, "f")


def problems(text: str, model: type[BaseModel] = Rubric) -> list[str]:
    with pytest.raises(CooperationError) as refused:
        validated(model, document(text))
    return [str(problem).removeprefix("f:") for problem in refused.value.problems]


def test_a_good_document_becomes_the_model() -> None:
    answers = "{a.b: 0.1, a.c: dont_know, a.d: {level: 2, comment: ''}, a.e: }"
    rubric = validated(Rubric, document(f"id: a\nfrom: X\nanswers: {answers}\nquestions: [{{title: T, tags: [x, y]}}]"))
    level = Level(level=Fraction(2), comment=Words(""))
    assert rubric.answers == {"a.b": Fraction(1, 10), "a.c": "dont_know", "a.d": level, "a.e": None}
    assert rubric.questions == [Leaf(title=Words("T"), tags=["x", "y"])]
    assert rubric.sender == Words("X")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("from: x", '1:1: "id" is missing; add it'),
        ("id: a\nfrm: x", '2:1: frm: "frm" is not known here; did you mean "from"?'),
        ("id: A b", '1:5: id: "A b" is no id; write small letters a-z, digits and hyphens, such as shared-goals'),
        ("id: 3", "1:5: id: expected text, found a number; put it in quotes"),
        ("id: true", "1:5: id: expected text, found true; put it in quotes"),
        ("id:", "1:4: id: expected text, found nothing; fill it in, or delete the line"),
        ("id: each", "1:1: the id {each} is reserved; choose another"),
        ("gov-1:3", "1:1: expected a mapping, found text; write `key: value`, with a space after the colon"),
        ("- a", "1:1: expected a mapping, found a list"),
        ("id: a\ncount: x", "2:8: count: expected a number, found text"),
        ("id: a\nquestions: x", "2:12: questions: expected a list, found text; write each entry after `- ` on a line"),
        ("id: a\nquestions: []", "2:12: questions: there are fewer entries than 1; write at least 1"),
        (
            "id: a\nquestions:\n- {title: b, titel: c}",
            '3:14: questions[0].titel: "titel" is not known here; did you mean',
        ),
        ("id: a\nquestions:\n- weight: 1", '3:3: questions[0]: "title" is missing; add it'),
        ("id: a\nshape: {kind: circel, size: 1}", '2:8: shape: "circel" is not known here; did you mean "circle"?'),
        ("id: a\nshape: {kind: circle, sise: 1, size: 1}", '2:23: shape.sise: "sise" is not known here'),
        ("id: a\nshape: {kind: line, length: a}", "2:29: shape.length: expected a number, found text"),
        ("id: a\nshape: {size: 1}", "2:8: shape: this does not fit here"),
    ],
)
def test_one_problem_is_said_at_its_place_in_our_words(text: str, says: str) -> None:
    (only,) = problems(text)
    assert only.startswith(says)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("why", "' '", "the text is empty; write something, or delete the line"),
        ("weight", "0", "this is not more than 0; write more than 0"),
        ("weight", "2", "this is more than 1; write at most 1"),
        ("ratio", "-1", "this is less than 0; write at least 0"),
        ("ratio", "1", "this is not less than 1; write less than 1"),
        ("weight", "'1'", "expected a number, found text; write it in digits, without quotes"),
        ("weight", "true", "expected a number, found true; write a number"),
        ("critical", "1", "expected true or false, found a number; write true or false, without quotes"),
        ("depth", "quik", '"quik" is not known here; did you mean "quick"?'),
        ("depth", "1", "expected text, found a number; put it in quotes"),
        ("code", "b", '"b" does not fit; it must match ^[A-Z]$'),
        ("code", "X", "X is taken {what}"),
    ],
)
def test_a_field_that_does_not_fit_is_explained(field: str, value: str, says: str) -> None:
    column = len("questions: [{title: a, ") + len(f"{field}: ") + 1
    assert problems(f"id: a\nquestions: [{{title: a, {field}: {value}}}]") == [
        f"2:{column}: questions[0].{field}: {says}"
    ]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("a.b: dontknow", '2:16: answers.a.b: "dontknow" is not known here; did you mean "dont_know"?'),
        ("a.b: true", "2:16: answers.a.b: expected a number, text or a mapping, found true; write a number"),
        ("a.b: []", "2:16: answers.a.b: expected a number, text or a mapping, found a list; write a number"),
        ("a.b: {level: x}", "2:24: answers.a.b.level: expected a number, found text"),
        ("a.b: {levle: 3}", '2:17: answers.a.b.levle: "levle" is not known here; did you mean "level"?'),
        ("ab: 1", '2:11: answers.ab: "ab" is no id; write small letters a-z, digits and hyphens, such as shared-'),
    ],
)
def test_a_value_that_may_be_several_things_has_one_problem(entry: str, says: str) -> None:
    (only,) = problems(f"id: a\nanswers: {{{entry}}}")
    assert only.startswith(says)


def test_a_misspelt_key_deep_in_a_tree_of_conditions_has_its_place_and_hint() -> None:
    text = "id: a\nquestions:\n- title: t\n  when:\n    at_least: 1\n    of: [{below: 1}, {at_least: 1, off: []}]"
    assert problems(text) == ['6:36: questions[0].when.of[1].off: "off" is not known here; did you mean "of"?']


def test_every_problem_is_reported_at_once_in_the_order_of_the_file() -> None:
    text = "zzz: 1\nquestions:\n- {weight: a}\n- {title: 3}\n- x\nanswers: {a: 1, a.b: x}"
    assert [problem.split(":")[0] for problem in problems(text)] == ["1", "1", "3", "3", "4", "5", "6", "6"]


class Weights(Strict):
    weights: dict[Id, Exact] = Field({})
    note: Text | None = None


def test_a_key_and_what_stands_under_it_are_each_told() -> None:
    assert [problem.split(";")[0] for problem in problems("weights: {A: x, b: y}", Weights)] == [
        '1:11: weights.A: "A" is no id',
        "1:14: weights.A: expected a number, found text",
        "1:20: weights.b: expected a number, found text",
    ]


def test_a_key_is_at_its_place_whatever_stands_under_it() -> None:
    assert problems('weights: {A: {"[key]": 1}}', Weights)[0].startswith('1:11: weights.A: "A" is no id')


def test_of_very_many_faults_the_first_thousand_are_looked_through() -> None:
    def first(most: int) -> str:
        return problems("note: 1\nweights:\n" + "".join(f"  k{n}: x\n" for n in range(most)), Weights)[0]

    assert first(999).startswith("1:7: note: expected text")
    assert first(1000).startswith("3:7: weights.k0: expected a number")


def test_problems_are_not_reported_without_end() -> None:
    assert len(problems("id: a\nanswers:\n" + "".join(f"  k{n}: 1\n" for n in range(1000)))) == 50


def test_the_input_is_never_dumped() -> None:
    (only,) = problems("id: " + "A" * 10_000)
    assert len(only) < 200


def test_unseen_characters_in_a_key_are_shown() -> None:
    (only,) = problems('id: a\n"\\e[31m": 1')
    assert "\x1b" not in only
    assert "\\u{1b}[31m" in only


def test_a_part_of_a_document_is_validated_at_its_place() -> None:
    whole = document("levels:\n- level: 1\n- level: x\n")
    assert validated(Level, whole, at=("levels", 0)) == Level(level=Fraction(1))
    with pytest.raises(CooperationError, match=r"^f:3:10: levels\[1\]\.level: expected a number"):
        validated(Level, whole, at=("levels", 1))


def test_data_made_from_a_document_is_validated_at_the_place_of_its_source() -> None:
    table = Document("f.csv", None, {(): (1, 1), ("level",): (7, 1)}, {})
    data: Value = {"level": "x"}
    with pytest.raises(CooperationError, match=r"^f.csv:7:1: level: expected a number"):
        validated(Level, table, data)


def test_nothing_is_known_where_no_model_stands() -> None:
    assert known_names(Rubric, ("answers", "a.b")) == ["comment", "level"]
    assert known_names(Rubric, ("id", "x")) == []


class Kinds(Strict):
    value: Annotated[Any, Field()] = None

    @field_validator("value")
    @classmethod
    def is_refused(cls, value: object) -> object:
        raise expected("nothing", value)


@pytest.mark.parametrize(
    ("value", "found"),
    [("1", "a number"), ("x", "text"), ("false", "false"), ("{a: b}", "a mapping"), ("[a]", "a list")],
)
def test_what_was_found_is_said_in_words(value: str, found: str) -> None:
    assert problems(f"value: {value}", Kinds) == [f"1:8: value: expected nothing, found {found}; delete it"]


def test_exact_numbers_come_from_decimals_only() -> None:
    assert Level.model_validate({"level": Decimal("0.1")}).level == Fraction(1, 10)
    assert Level.model_validate({"level": Fraction(1, 3)}).level == Fraction(1, 3)
    for value in (True, 1, 0.1, "1"):
        with pytest.raises(ValueError, match="number"):
            Level.model_validate({"level": value})


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('{"id": "a", "answers": {"a.b": 3}, "questions": [{"title": "T", "weight": 0.5, "tags": ["x"]}]}', True),
        ('{"id": "A"}', False),
        ('{"id": 3}', False),
        ('{"id": "a", "questions": [{"title": 3}]}', False),
        ('{"id": "a", "from": 3}', False),
        ('{"id": "a", "note": 3}', False),
        ('{"id": "a", "note": ""}', True),
        ('{"id": "a", "questions": [{"title": "T", "weight": "x"}]}', False),
        ('{"id": "a", "x": 1}', False),
        ('{"id": "a", "questions": [{"title": " "}]}', False),
        ('{"id": "a", "questions": [{"title": "T", "weight": "1"}]}', False),
    ],
)
def test_the_json_schema_agrees_with_the_model(text: str, fits: bool) -> None:
    valid = jsonschema.Draft202012Validator(Rubric.model_json_schema()).is_valid(stdlib.loads(text))
    assert valid is fits
    if fits:
        assert validated(Rubric, json.parse(text, "f")).id == "a"
    else:
        with pytest.raises(CooperationError):
            validated(Rubric, json.parse(text, "f"))
