"""What strict models are made of: exact numbers, foreign text, ids, and how a validator says what is wrong."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from cooperation_cli.documents.document import shown
from cooperation_cli.text import Words

_ID = r"[a-z][a-z0-9-]*"


class Strict(BaseModel):
    """A model at a door: frozen, nothing converted, unknown keys refused."""

    # Put off, because a model that only stands in others needs no validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Checked:
    """Annotates a value that `check` makes of what a file holds, and that `json_schema` describes to editors.

    Pydantic's `PlainValidator` and `WithJsonSchema` do the same, but for each field they also work out how the type
    that comes out would be written, which nobody asks for and takes a third of the time that a shape takes to make.
    """

    def __init__(self, check: Callable[[object], object], json_schema: Mapping[str, object]) -> None:
        self.check = check
        self.json_schema = json_schema

    def __get_pydantic_core_schema__(self, _type: object, _handler: object) -> CoreSchema:
        return no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, object]:
        return dict(self.json_schema)


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


def _any_text(value: object) -> Words:
    if isinstance(value, str | Words):
        return value if isinstance(value, Words) else Words(value)
    raise expected("text", value)


def _text(value: object) -> Words:
    words = _any_text(value)
    if not words:
        raise wrong("the text is empty", "write something, or delete the line")
    return words


def _spelled(pattern: str, example: str) -> Checked:
    fits = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise expected("text", value)
        if not fits.fullmatch(value):
            raise wrong(f'"{shown(value)}" is no id', f"write small letters a-z, digits and hyphens, such as {example}")
        return value

    return Checked(check, {"type": "string", "pattern": f"^{pattern}$"})


Exact: TypeAlias = Annotated[Fraction, Checked(_exact, {"type": "number"})]
Text: TypeAlias = Annotated[Words, Checked(_text, {"type": "string", "pattern": r"\S"})]
AnyText: TypeAlias = Annotated[Words, Checked(_any_text, {"type": "string"})]
Id: TypeAlias = Annotated[str, _spelled(_ID, "shared-goals")]
QuestionId: TypeAlias = Annotated[str, _spelled(rf"{_ID}\.{_ID}", "shared-goals.purpose")]
