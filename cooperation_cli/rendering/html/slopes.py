"""Lines through moments as SVG: an upright for each moment, a numbered line for each thing that is followed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, pairwise
from typing import Final

from cooperation_cli.rendering.html.bars import number
from cooperation_cli.rendering.html.markup import Markup, element
from cooperation_cli.report.model import Slope, Slopes
from cooperation_cli.report.sentences import page as say
from cooperation_cli.text import Words, joined

_LEFT: Final = 84
_SIDE: Final = 300
_TOP: Final = 34
_HIGH: Final = 280
_WIDTH: Final = 2 * _LEFT + _SIDE
_HEIGHT: Final = _TOP + _HIGH + 16
_LINE: Final = 17
"""Numbers at the ends of lines stand at least so far apart."""
_SMALL: Final = 96
_LOW: Final = 40
"""How wide and how high the small lines are."""
Spot = tuple[Fraction, Fraction]
_MOST_TITLES: Final = 4
"""Of more moments, the first and the last alone are named."""


def slope_chart(block: Slopes) -> Markup:
    """The drawing; every number is told in its description, and in the table below it."""
    told = (say.follows(place, one.label, one.texts, one.change) for place, one in enumerate(block.slopes, start=1))
    return element(
        "svg",
        element("title", say.from_to(block.label, block.moments[0], block.moments[-1])),
        element("desc", joined(told, " ")),
        *_uprights(block.moments),
        *_marks(block.marks),
        *map(_line, block.slopes),
        *chain(_numbers(block.slopes, 0), _numbers(block.slopes, -1)),
        role="img",
        class_="chart slopes",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
    )


def small_line(slope: Slope) -> Markup:
    """One thing through many moments, beside its numbers: for eyes alone."""
    last = len(slope.shares) - 1
    spots = [
        None if share is None else (Fraction(place * _SMALL, last), (1 - share) * _LOW)
        for place, share in enumerate(slope.shares)
    ]
    known = [spot for spot in spots if spot is not None]
    dots = [element("circle", class_="dot", cx=number(x), cy=number(y), r="2") for x, y in known[-1:]]
    line = element("g", *_between(spots), *dots, class_=str(slope.tone))
    return element("svg", line, class_="small slopes", viewBox=f"-3 -3 {_SMALL + 6} {_LOW + 6}", aria_hidden="true")


def _between(spots: Sequence[Spot | None]) -> Iterator[Markup]:
    """The pieces from each spot to the next, broken where there is none."""
    for a, b in pairwise(spots):
        if a is not None and b is not None:
            yield element("line", class_="slope", x1=number(a[0]), y1=number(a[1]), x2=number(b[0]), y2=number(b[1]))


def _across(place: int, moments: int) -> Fraction:
    return _LEFT + Fraction(place * _SIDE, moments - 1)


def _down(share: Fraction) -> Fraction:
    return _TOP + (1 - share) * _HIGH


def _uprights(moments: Sequence[Words]) -> Iterator[Markup]:
    for place, moment in enumerate(moments):
        x = number(_across(place, len(moments)))
        yield element("line", class_="upright", x1=x, y1=str(_TOP), x2=x, y2=str(_TOP + _HIGH))
        if place in {0, len(moments) - 1} or len(moments) <= _MOST_TITLES:
            yield element("text", moment, x=x, y=str(_TOP - 14), text_anchor="middle", class_="side")


def _marks(marks: Sequence[Words]) -> Iterator[Markup]:
    for place, mark in enumerate(marks):
        yield element("text", mark, x="4", y=number(_down(Fraction(place, len(marks) - 1)) + 5))


def _line(slope: Slope) -> Markup:
    """The line, broken where a moment has no number, and a dot at each that has one."""
    count = len(slope.shares)
    spots = [None if one is None else (_across(place, count), _down(one)) for place, one in enumerate(slope.shares)]
    dots = [element("circle", class_="dot", cx=number(one[0]), cy=number(one[1]), r="4") for one in spots if one]
    return element("g", *_between(spots), *dots, class_=str(slope.tone))


def _numbers(slopes: Sequence[Slope], end: int) -> Iterator[Markup]:
    """The number of each line beside its end, in the order of the ends, moved where it would cover another."""
    known = [(place, share) for place, one in enumerate(slopes, 1) if (share := one.shares[end]) is not None]
    known.sort(key=lambda one: -one[1])
    x, anchor = (_LEFT - 8, "end") if end == 0 else (_LEFT + _SIDE + 8, "start")
    for (place, _), y in zip(known, _apart([_down(share) for _, share in known]), strict=True):
        yield element("text", Words(str(place)), x=str(x), y=number(y + 5), text_anchor=anchor, class_="end")


def _apart(wanted: Sequence[Fraction]) -> Iterator[Fraction]:
    """The places, from above to below, moved apart as little as can be: those that touch share a mean place."""
    groups: list[tuple[Fraction, int]] = []
    for place, spot in enumerate(wanted):
        mean, size = spot - place * _LINE, 1
        while groups and groups[-1][0] > mean:
            above, many = groups.pop()
            mean, size = (above * many + mean * size) / (many + size), many + size
        groups.append((mean, size))
    means = (mean for mean, size in groups for _ in range(size))
    yield from (mean + place * _LINE for place, mean in enumerate(means))
