"""The one source of chance: the same series at every run, so that the same answers give the same page."""

from collections.abc import Iterator
from random import Random

_SEED = 20260101


def draws() -> Iterator[float]:
    """The series from its beginning: numbers from 0 to 1, without end."""
    # `random` never gives None, so that the series has no end.
    return iter(Random(_SEED).random, None)  # noqa: S311 - nothing is kept secret with it
