"""What ends a line: in YAML 1.2 only LF, CR or both; PyYAML has it from YAML 1.1, where three more characters do."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

_NO_BREAKS: Final = "\x85\u2028\u2029"
_OTHERS: Final = (range(0xE000, 0xFEFF), range(0x10000, 0x110000))
"""Characters that mean nothing to YAML, and more of them than a file has room for."""


def unbroken(text: str) -> tuple[str, Mapping[int, str]]:
    """The text, equally long, with other characters for those that end a line in YAML 1.1 alone.

    The second value is for `str.translate`, which puts them back; it is empty where there are none.
    """
    found = [each for each in _NO_BREAKS if each in text]
    if not found:
        return text, {}
    there = set(text)
    free = (code for code in chain(*_OTHERS) if chr(code) not in there)
    back = dict(zip(free, found, strict=False))
    return text.translate({ord(each): code for code, each in back.items()}), back
