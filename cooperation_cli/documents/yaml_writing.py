"""YAML out: block style, plain where that is safe, always read back equal."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from cooperation_cli.documents.document import Value
from cooperation_cli.documents.scalars import RefusedError, plain
from cooperation_cli.text import looked_at

_JOINERS = "\u200c\u200d"
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# A parser looks for the colon of a key no further than 1,024 characters.
_LONGEST_KEY = 1000
_MOST_ZEROS = 30


def dump(data: Value) -> str:
    """Block-style YAML that `parse` reads back equal, keys in the order given.

    Half characters (lone surrogates), which no UTF-8 file can hold, become U+FFFD.
    """
    return "".join(f"{line}\n" for line in _lines(data))


def scalar(value: str | Decimal | bool | None) -> str:
    """A scalar as it stands after `key: `, on one line; quoted only where it must be."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return _decimal(value)
        case str():
            return value if _stands_plain(value) else _quoted(value)


def _lines(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, entry in value.items():
            *before, last = _key(key)
            yield from before
            yield from _under(last, entry)
        if not value:
            yield "{}"
    elif value is None or isinstance(value, str | Decimal | bool):
        yield scalar(value)
    else:
        for entry in value:
            yield from _item(entry)
        if not value:
            yield "[]"


def _under(key: str, entry: Value) -> Iterator[str]:
    if isinstance(entry, str) and _stands_as_block(entry):
        yield f"{key} |-"
        yield from _indented(entry.split("\n"))
    elif _is_nested(entry):
        yield key
        yield from _indented(_lines(entry))
    else:
        yield " ".join([key, *(line for line in _lines(entry) if line)])


def _item(entry: Value) -> Iterator[str]:
    if isinstance(entry, Mapping):
        first, *rest = _lines(entry)
        yield f"- {first}"
        yield from _indented(rest)
    else:
        yield from _under("-", entry)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _is_nested(value: Value) -> bool:
    return value is not None and not isinstance(value, str | Decimal | bool) and len(value) > 0


def _key(key: str) -> list[str]:
    safe = key if key.isdecimal() else scalar(key)
    return [f"{safe}:"] if len(safe) <= _LONGEST_KEY else [f"? {safe}", ":"]


def _stands_plain(text: str) -> bool:
    if not text or not text[0].isalnum() or text[-1] in " :" or ": " in text or " #" in text:
        return False
    return _is_written_raw(text) and _means_itself(text)


def _stands_as_block(text: str) -> bool:
    """Whether a literal block would hold every character of it, edges included."""
    lines = text.split("\n")
    edges = len(lines) > 1 and bool(lines[0]) and bool(lines[-1])
    return edges and all(line == line.strip() and _is_written_raw(line) for line in lines)


def _means_itself(text: str) -> bool:
    try:
        return plain(text) == text
    except RefusedError:
        return False


def _is_written_raw(text: str) -> bool:
    return all(raw for _, raw in _written(text))


def _quoted(text: str) -> str:
    return f'"{"".join(_escaped(character, raw=raw) for character, raw in _written(text))}"'


def _written(text: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it is written as it is: seen, and no blank but a space."""
    return ((each, seen and (each.isprintable() or each in _JOINERS)) for each, seen in looked_at(text))


def _escaped(character: str, *, raw: bool) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if raw:
        return character
    code = 0xFFFD if re.match("[\ud800-\udfff]", character) else ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the four digits of \u


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} has no place in a file")
    return f"{value:f}" if abs(value.adjusted()) <= _MOST_ZEROS else str(value)
