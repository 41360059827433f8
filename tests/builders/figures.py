"""Blocks that are drawn, for tests of what draws them."""

from fractions import Fraction

from cooperation_cli.report.model import Contour, Coordinate, Grid, Phase, Point, Step, Steps, Tone
from cooperation_cli.text import Words


def coordinate(percent: int, low: int | None = None, high: int | None = None) -> Coordinate:
    """A place on one side, in whole percent."""
    ends = [Fraction(percent if end is None else end, 100) for end in (low, high)]
    return Coordinate(Words(f"{percent} %"), Fraction(percent, 100), *ends)


def point(across: int, up: int, label: str = "Power", tone: Tone = Tone.WATCH) -> Point:
    """A point, in whole percent."""
    return Point(Words(label), coordinate(across), coordinate(up), tone)


def grid(*points: Point, contours: tuple[Contour, ...] = ()) -> Grid:
    """Challenges between pressure and protection."""
    return Grid(Words("Challenge"), Words("Pressure"), Words("Protection"), points, contours)


def contour(*course: tuple[int, int], label: str = "score 60") -> Contour:
    """A line through places in whole percent."""
    return Contour(Words(label), tuple((Fraction(across, 100), Fraction(up, 100)) for across, up in course))


def step(label: str, percent: int, tone: Tone = Tone.PLAIN) -> Step:
    """A step that leads to so many percent."""
    return Step(Words(label), Words(f"{percent} now"), Fraction(percent, 100), tone)


def steps() -> Steps:
    """Three steps in two phases."""
    begun = Phase(Words("This month"), (step("Say why", 50), step("Say how", 60, Tone.GOOD)))
    return Steps(step("Today", 40, Tone.WATCH), (begun, Phase(Words("This year"), (step("Do it", 80),))))
