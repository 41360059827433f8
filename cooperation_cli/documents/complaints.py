"""What pydantic found wrong, in our own words; its own sentences, and the input, never come out."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from cooperation_cli.documents.document import shown
from cooperation_cli.documents.fields import kind
from cooperation_cli.errors import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a number",
    "list_type": "a list",
    **dict.fromkeys(("dict_type", "model_type"), "a mapping"),
}
_MENDS = {
    "text": "put it in quotes",
    "a number": "write a number",
    "true or false": "write true or false, without quotes",
    "nothing": "delete it",
    "a list": "write each entry after `- ` on a line of its own",
    "a mapping": "write `key: value`, with a space after the colon",
}


class Complaint(Struct, frozen=True):
    """What is wrong and its mend; a value of the wrong kind has `expected` and `found` instead."""

    what: str = ""
    mend: str = ""
    expected: str = ""
    found: str = ""


def complaint(detail: "ErrorDetails", known: Sequence[str]) -> Complaint:
    """One error of pydantic; `known` are the keys that its place allows."""
    about, context = detail["type"], detail.get("ctx", {})
    if about in _EXPECTED:
        return Complaint(expected=_EXPECTED[about], found=kind(detail["input"]))
    if about in _KEYS:
        return _KEYS[about](str(detail["loc"][-1]), known)
    if about in _SAYS:
        return _SAYS[about](context, detail["input"])
    return Complaint("this does not fit here")


def mismatch(expected: Sequence[str], found: str) -> Complaint:
    """A value that is of none of the expected kinds."""
    mend = "fill it in, or delete the line" if found == "nothing" else _MENDS[expected[0]]
    if (expected[0], found) == ("a number", "text"):
        mend = "write it in digits, without quotes"
    *others, last = expected
    kinds = f"{', '.join(others)} or {last}" if others else last
    return Complaint(f"expected {kinds}, found {found}", mend)


def _choice(value: object, choices: str) -> Complaint:
    if not isinstance(value, str):
        return Complaint(expected="text", found=kind(value))
    names = re.findall(r"'([^']*)'", choices)
    return Complaint(
        f'"{shown(value)}" is not known here', nearest(value, names) or f"write one of: {', '.join(names)}"
    )


def _unknown(key: str, known: Sequence[str]) -> Complaint:
    return Complaint(f'"{shown(key)}" is not known here', nearest(key, known) or "delete it")


def _missing(key: str, _: Sequence[str]) -> Complaint:
    return Complaint(f'"{key}" is missing', "add it")


def _bound(key: str, what: str, mend: str) -> "_Says":
    return lambda says, _: Complaint(f"{what} {says[key]}", f"{mend} {says[key]}")


_Says: TypeAlias = Callable[[dict[str, Any], object], Complaint]
_KEYS = {"missing": _missing, "extra_forbidden": _unknown}
_SAYS: dict[str, _Says] = {
    "problem": lambda says, _: Complaint(says["what"], says["mend"]),
    "expected": lambda says, _: Complaint(expected=says["expected"], found=says["found"]),
    "value_error": lambda says, _: Complaint(str(says["error"])),
    "enum": lambda says, value: _choice(value, says["expected"]),
    "literal_error": lambda says, value: _choice(value, says["expected"]),
    "union_tag_invalid": lambda says, _: _choice(says["tag"], says["expected_tags"]),
    "string_pattern_mismatch": lambda says, value: Complaint(
        f'"{shown(str(value))}" does not fit', f"it must match {says['pattern']}"
    ),
    "greater_than_equal": _bound("ge", "this is less than", "write at least"),
    "greater_than": _bound("gt", "this is not more than", "write more than"),
    "less_than_equal": _bound("le", "this is more than", "write at most"),
    "less_than": _bound("lt", "this is not less than", "write less than"),
    "string_too_short": _bound("min_length", "the number of characters is less than", "write at least"),
    "string_too_long": _bound("max_length", "the number of characters is more than", "write at most"),
    "too_short": _bound("min_length", "there are fewer entries than", "write at least"),
    "too_long": _bound("max_length", "there are more entries than", "write at most"),
}
