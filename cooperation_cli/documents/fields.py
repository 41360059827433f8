"""What strict models are made of: exact numbers, foreign text, ids, and how a validator says what is wrong."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cooperation_cli.documents.document import shown
from cooperation_cli.text import Words

T = TypeVar("T")
_ID = r"[a-z][a-z0-9-]*"


class Strict(BaseModel):
    """A model at a door: frozen, nothing converted, unknown keys refused."""

    # Put off, because a model that only stands in others needs no validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def wrong(what: str, mend: str = "") -> PydanticCustomError:
    """What a validator raises: `validated` gives `what` and `mend` to the person as they are."""
    return PydanticCustomError("problem", "{what}", {"what": what, "mend": mend})


def expected(words: str, value: object) -> PydanticCustomError:
    """What a validator raises for a value of the wrong kind; `words` say the right one: `a number`."""
    return PydanticCustomError("expected", "{expected}", {"expected": words, "found": kind(value)})


def kind(value: object) -> str:
    """What a value is, in words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case Decimal() | Fraction() | int() | float():
            return "a number"
        case str() | Words():
            return "text"
        case Mapping():
            return "a mapping"
        case _:
            return "a list"


def _exact(value: object) -> Fraction:
    if isinstance(value, Decimal | Fraction):
        return Fraction(value)
    raise expected("a number", value)


def _as_number(value: Fraction) -> int | float | str:
    """The number as JSON writes it; as exact text where a float would round it."""
    if value.denominator == 1:
        return int(value)
    rounded = float(value)
    return rounded if Fraction(repr(rounded)) == value else str(value)


def _any_text(value: object) -> Words:
    if isinstance(value, str | Words):
        return value if isinstance(value, Words) else Words(value)
    raise expected("text", value)


def _text(value: object) -> Words:
    words = _any_text(value)
    if not words:
        raise wrong("the text is empty", "write something, or delete the line")
    return words


def _spelled(pattern: str, example: str) -> PlainValidator:
    fits = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise expected("text", value)
        if not fits.fullmatch(value):
            raise wrong(f'"{shown(value)}" is no id', f"write small letters a-z, digits and hyphens, such as {example}")
        return value

    return PlainValidator(check)


_plain_words = PlainSerializer(lambda words: words.raw, return_type=str)

Exact: TypeAlias = Annotated[
    Fraction,
    PlainValidator(_exact),
    PlainSerializer(_as_number, return_type=int | float | str, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
Text: TypeAlias = Annotated[
    Words, PlainValidator(_text), _plain_words, WithJsonSchema({"type": "string", "pattern": r"\S"})
]
AnyText: TypeAlias = Annotated[Words, PlainValidator(_any_text), _plain_words, WithJsonSchema({"type": "string"})]
Id: TypeAlias = Annotated[str, _spelled(_ID, "shared-goals"), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
QuestionId: TypeAlias = Annotated[
    str,
    _spelled(rf"{_ID}\.{_ID}", "shared-goals.purpose"),
    WithJsonSchema({"type": "string", "pattern": rf"^{_ID}\.{_ID}$"}),
]
# Documents hold lists; frozen models hold tuples, which strict validation would not make of them.
Listed: TypeAlias = Annotated[tuple[T, ...], Field(strict=False)]
