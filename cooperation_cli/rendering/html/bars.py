"""Bars as SVG: a fill up to the point, and whiskers for the range that it may still take."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from cooperation_cli.rendering.html.markup import Markup, element, joined
from cooperation_cli.report.model import Meter

_LENGTH: Final = 200
"""The width of the drawing, which is stretched to the room that it is given."""
_HEIGHT: Final = 16


def bar(meter: Meter) -> Markup:
    """How far the point is, with whiskers; without a point, a range alone."""
    filled = Fraction(0) if meter.share is None else meter.share
    return _drawn(meter, _block("track", Fraction(0), Fraction(1)), _block("fill", Fraction(0), filled), *_range(meter))


def stair(meter: Meter) -> Markup:
    """A step: where it begins, and on to where it leads."""
    low, high = meter.low, meter.high
    return _drawn(
        meter, _block("track", Fraction(0), Fraction(1)), _block("stand", Fraction(0), low), _block("fill", low, high)
    )


def number(length: Fraction | int) -> str:
    """A length as SVG has it, to two decimals."""
    return f"{float(length):.2f}".rstrip("0").rstrip(".")


def _drawn(meter: Meter, *shapes: Markup) -> Markup:
    told = (element("title", meter.label), element("desc", meter.text))
    return element(
        "svg",
        *told,
        *shapes,
        role="img",
        class_=f"bar {meter.tone}",
        viewBox=f"0 0 {_LENGTH} {_HEIGHT}",
        preserveAspectRatio="none",
    )


def _block(kind: str, start: Fraction, end: Fraction) -> Markup:
    x, width = number(start * _LENGTH), number((end - start) * _LENGTH)
    return element("rect", class_=kind, x=x, y="3", width=width, height="10")


def _range(meter: Meter) -> Iterator[Markup]:
    """Whiskers where there is a range, drawn twice so that they stand out from any fill."""
    if meter.low < meter.high:
        low, high = number(meter.low * _LENGTH), number(meter.high * _LENGTH)
        path = f"M{low} 3V13M{low} 8H{high}M{high} 3V13"
        yield joined(element("path", class_="halo", d=path), element("path", class_="whisker", d=path))
