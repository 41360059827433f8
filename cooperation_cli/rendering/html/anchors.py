"""Names for the places of a page, so that a link to one of them still leads there in the next report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from cooperation_cli.text import Words

_LONGEST = 60
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Anchors:
    """Gives each place a name of its own: from its heading and those above it, with a number where that is taken."""

    _taken: set[str] = field(default_factory=set)

    def name(self, titles: Sequence[Words]) -> str:
        """The name of the place under these headings, the first being the highest; letters, digits and hyphens."""
        stem = "-".join(filter(None, map(_slug, titles))) or "section"
        tried = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        name = next(one for one in tried if one not in self._taken)
        self._taken.add(name)
        return name


def _slug(title: Words) -> str:
    return _NO_LETTERS.sub("-", title.raw[:_LONGEST].casefold()).strip("-")
