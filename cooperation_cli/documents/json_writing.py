"""JSON out: text as people write it, what they could not see as escapes, always read back equal."""

import json
import re
from collections.abc import Callable

from cooperation_cli.text import UNSEEN


def dump(data: object, *, default: Callable[[object], object] | None = None, indent: int | None = None) -> str:
    """The data as JSON without a line break at its end, numbers that JSON does not know as `default` has them.

    Half characters (lone surrogates), which no UTF-8 file can hold, become U+FFFD.
    """
    written = json.dumps(data, default=default, ensure_ascii=False, indent=indent)
    return escaped(re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", written))


def escaped(written: str) -> str:
    """JSON that means the same, in which nothing is unseen, wherever it stands."""
    # JSON itself escapes the controls of ASCII.
    return UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], written)
