"""How pages are put together: blocks with an empty line between them, lines without, numbers with their nouns."""

from collections.abc import Iterable


def page(*blocks: str) -> str:
    """The blocks that say something, an empty line between each two."""
    return "\n\n".join(filter(None, blocks))


def lines(*said: str) -> str:
    """The lines that say something, one under the other."""
    return "\n".join(filter(None, said))


def counted(number: int, one: str, many: str) -> str:
    """The number with the noun that fits it: `1 question`, `2 questions`."""
    return f"{number} {one if number == 1 else many}"


def listed(entries: Iterable[str], longest: int) -> list[str]:
    """The entries, or so many of them and how many more there are."""
    every = list(entries)
    return every if len(every) <= longest else [*every[:longest], f"  and {len(every) - longest} more"]
