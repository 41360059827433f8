"""What pydantic found wrong, as a person reads it."""

from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field

from cooperation_cli.documents.fields import Exact, Id, Strict
from cooperation_cli.documents.validation import validated
from cooperation_cli.documents.yaml import parse
from cooperation_cli.errors import CooperationError


class Wind(StrEnum):
    NORTH = "north"
    SOUTH = "south"


class Empty(Strict):
    pass


class Harbour(Strict):
    name: str = ""
    code: str = Field("A", min_length=1, max_length=3)
    wind: Annotated[Wind, Field(strict=False)] = Wind.NORTH
    month: Literal["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9", "j10", "k11", "l12", "m13"] = "a1"
    tide: Literal["it's high", "low"] = "low"
    berths: dict[Id, Exact] = Field({})
    boats: list[Id] = Field([], max_length=1)
    closed: bool = False
    inner: Empty | None = None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: 3", "name: expected text, found a number; put it in quotes"),
        ("code: ''", "code: the number of characters is less than 1; write at least 1"),
        ("code: ABCD", "code: the number of characters is more than 3; write at most 3"),
        ("wind: nort", 'wind: "nort" is not known here; did you mean "north"?'),
        ("wind: 3", "wind: expected text, found a number; put it in quotes"),
        ("wind: up", 'wind: "up" is not known here; write one of: north, south'),
        (
            "month: ---",
            'month: "---" is not known here; write one of: a1, b2, c3, d4, e5, f6, g7, h8, i9, j10, k11, l12, m13',
        ),
        ("berths: [a]", "berths: expected a mapping, found a list; write `key: value`, with a space after the colon"),
        ("boats: {a: b}", "boats: expected a list, found a mapping; write each entry after `- ` on a line of its own"),
        ("boats: [a, b]", "boats: there are more entries than 1; write at most 1"),
        ("closed: x", "closed: expected true or false, found text; write true or false, without quotes"),
        ("inner: {zzz: 1}", 'inner.zzz: "zzz" is not known here; delete it'),
        ("inner: [a]", "inner: expected a mapping, found a list; write `key: value`, with a space after the colon"),
    ],
)
def test_what_does_not_fit_is_said_with_its_mend(text: str, says: str) -> None:
    with pytest.raises(CooperationError) as refused:
        validated(Harbour, parse(text, "f"))
    (only,) = refused.value.problems
    assert str(only).split(": ", 1)[1] == says
