"""What a word or a number without quotes means: YAML 1.2 core, less all that readers disagree on."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_MOST_DIGITS = 60
_LARGEST_EXPONENT = 300
_LONGEST = 400

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SWITCHES = frozenset(cased for word in ("yes", "no", "on", "off") for cased in (word, word.title(), word.upper()))
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# Whatever does not begin so is neither a number nor unclear, and most texts begin with a letter.
_BEGINS = frozenset("+-.0123456789")
# What older readers of YAML take for something else than the text that a person sees.
_UNCLEAR = [
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), "is no finite number"),
    (
        re.compile(r"[-+]?0(?:x[0-9a-fA-F_]+|b[01_]+|o?[0-7_]+)"),
        "may be read as an octal, hexadecimal or binary number",
    ),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "may be read as a time or as a number"),
    (
        re.compile(
            r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
            r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?"
            r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?"
        ),
        "may be read as a date or as text",
    ),
    (
        re.compile(r"[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?"),
        "may be read as a number or as text",
    ),
]


class RefusedError(Exception):
    """A scalar that may not stand as it is written: `what` is wrong, and its `mend`."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


def plain(text: str) -> str | Decimal | bool | None:
    """What a YAML scalar without quotes means; raises `RefusedError` where readers disagree."""
    if text in _WORDS:
        return _WORDS[text]
    if text in _SWITCHES:
        raise RefusedError(
            f"{text} may be read as true or false, or as text", f'quote it: "{text}", or write true or false'
        )
    if text[0] not in _BEGINS:
        return text
    if _NUMBER.fullmatch(text):
        return number(text)
    for pattern, reason in _UNCLEAR:
        if pattern.fullmatch(text):
            raise RefusedError(f"{text[:40]} {reason}", f'quote it: "{text[:40]}"')
    return text


@lru_cache(maxsize=1_000)
def number(text: str) -> Decimal:
    """The exact decimal that `text` spells; -0 is 0. Raises `RefusedError` when out of range."""
    try:
        exact = Decimal(text if len(text) <= _LONGEST else "Infinity")
    except InvalidOperation:
        exact = Decimal("Infinity")
    if (
        not exact.is_finite()
        or abs(exact.adjusted()) > _LARGEST_EXPONENT
        or len(exact.as_tuple().digits) > _MOST_DIGITS
    ):
        span = f"between 1e-{_LARGEST_EXPONENT} and 1e{_LARGEST_EXPONENT}"
        raise RefusedError(f"{text[:40]} is out of range", f"write a number {span} with at most {_MOST_DIGITS} digits")
    return exact or exact.copy_abs()
