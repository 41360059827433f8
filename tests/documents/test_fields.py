"""What strict models are made of."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError, model_validator

from cooperation_cli.documents.fields import AnyText, Exact, Strict, Text, kind, wrong
from cooperation_cli.documents.validation import validated
from cooperation_cli.documents.yaml import parse
from cooperation_cli.errors import CooperationError
from cooperation_cli.text import Words


class Boat(Strict):
    name: Text
    note: AnyText = Words("")
    length: Exact = Fraction(1)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        (Decimal("0.5"), "a number"),
        (Fraction(1, 2), "a number"),
        (1, "a number"),
        (0.5, "a number"),
        ("x", "text"),
        (Words("x"), "text"),
        ({}, "a mapping"),
        ([], "a list"),
        ((), "a list"),
    ],
)
def test_every_value_has_a_word_for_what_it_is(value: object, words: str) -> None:
    assert kind(value) == words


def test_what_was_read_does_not_change() -> None:
    boat = Boat.model_validate({"name": "Ada"})
    with pytest.raises(ValidationError, match="frozen"):
        boat.name = Words("Eva")  # type: ignore[misc]


@pytest.mark.parametrize("given", [{"name": "Ada", "note": ""}, {"name": Words("Ada"), "note": Words("")}])
def test_a_text_is_words_whether_it_was_already_or_not(given: Mapping[str, object]) -> None:
    boat = Boat.model_validate(given)
    assert (boat.name, boat.note) == (Words("Ada"), Words(""))


class Raft(Strict):
    logs: Exact

    @model_validator(mode="after")
    def floats(self) -> "Raft":
        if self.logs < 1:
            raise wrong("it sinks")
        return self


def test_what_a_validator_says_is_told_as_it_is() -> None:
    with pytest.raises(CooperationError) as refused:
        validated(Raft, parse("logs: 0", "f"))
    assert str(refused.value) == "f:1:1: it sinks"


@pytest.mark.parametrize("blank", ["", "  ", Words(" ")])
def test_a_blank_text_is_refused_where_there_must_be_one(blank: object) -> None:
    with pytest.raises(ValidationError, match="the text is empty"):
        Boat.model_validate({"name": blank})
