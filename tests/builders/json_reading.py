"""Reading JSON in tests as strictly as any program may: no number that is none, none below nought that is nought."""

import json
from math import isfinite
from typing import Any


def json_reading(text: str) -> Any:
    """The document, once each number of it is one."""
    return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_number)


def _number(written: str) -> float:
    number = float(written)
    assert isfinite(number), f"no number: {written}"
    assert number or not written.startswith("-"), f"below nought, and nought: {written}"
    return number
