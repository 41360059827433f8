"""Marks that would cover each other, moved apart as little as can be."""

from collections.abc import Iterator, Sequence
from typing import Final

Spot = tuple[int, int]
"""A column and a row."""

_FARTHEST: Final = 12
"""How many columns and rows a mark is moved at most."""


def spread(wanted: Sequence[Spot], size: Spot, apart: Spot) -> list[Spot]:
    """For each mark, in order, the nearest spot that is free, so many columns or rows `apart` from every other.

    There are `size` columns and rows. Where nothing near is free, a mark stays where it covers another.
    """
    covered: set[Spot] = set()
    spots = []
    moves = sorted(_around(_FARTHEST, _FARTHEST), key=lambda move: _length(move, apart))
    for column, row in wanted:
        near = ((column + across, row + down) for across, down in moves)
        spot = next((one for one in near if _inside(one, size) and one not in covered), (column, row))
        covered.update((spot[0] + across, spot[1] + down) for across, down in _around(apart[0] - 1, apart[1] - 1))
        spots.append(spot)
    return spots


def _around(columns: int, rows: int) -> Iterator[Spot]:
    for across in range(-columns, columns + 1):
        yield from ((across, down) for down in range(-rows, rows + 1))


def _inside(spot: Spot, size: Spot) -> bool:
    return 0 <= spot[0] < size[0] and 0 <= spot[1] < size[1]


def _length(move: Spot, apart: Spot) -> int:
    """How far a move leads, a mark being as wide as it is high; the square of it."""
    return (move[0] * apart[1]) ** 2 + (move[1] * apart[0]) ** 2
