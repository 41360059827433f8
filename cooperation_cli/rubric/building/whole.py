"""What only the whole of a rubric can show."""

from collections.abc import Sequence
from fractions import Fraction

from cooperation_cli.rubric.building.placed import Placed
from cooperation_cli.rubric.building.prerequisites import circle
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.combine import Rule
from cooperation_cli.rubric.model import Dimension
from cooperation_cli.rubric.schema import RubricEntry

_MOST_TOLD = 8


def check_whole(
    entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed], built: Sequence[Dimension], *, told: bool
) -> None:
    """Checks what no part shows alone; `told`, whether every question and its scale can be read."""
    (spot / "parts").refuse_repeated("part", (part.id for part in entry.parts))
    if dimensions:
        _check_filled(entry, spot / "parts", dimensions, told=told)
    elif told:
        (spot / "dimensions").refuse("the rubric has no question", "add a dimension with a question")
    _check_value(entry, dimensions)
    if told:
        _check_geometric(entry, spot, dimensions, built)
    _check_renamed(dimensions)
    _check_prerequisites(dimensions, built)


def _check_filled(entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed], *, told: bool) -> None:
    parts = {part.id for part in entry.parts}
    filled = {placed.entry.part if placed.spot.sound("part") else None for placed in dimensions}
    if not told or not filled <= parts:
        # The dimension that is missed may be one whose part is wrong.
        return
    for index, part in enumerate(entry.parts):
        if part.id not in filled and (spot / index).sound("id"):
            (spot / index).refuse(f'the part "{part.id}" has no dimension', "delete it, or add a dimension to it")


def _check_value(entry: RubricEntry, dimensions: Sequence[Placed]) -> None:
    for placed in dimensions:
        if entry.report_as == "value" and placed.entry.combine == "residual":
            spot = placed.spot / "combine"
            spot.refuse('"residual" needs scores in percent', 'delete "report_as: value", or write another rule')


def _check_geometric(entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed], built: Sequence[Dimension]) -> None:
    rules = {*(placed.entry.combine for placed in dimensions), *(part.combine for part in entry.parts)}
    highest = [asked.scale.highest for dimension in built for asked in dimension.questions]
    if entry.report_as == "value" and "geometric" in rules | {entry.overall.combine} and max(highest, default=1) <= 0:
        (spot / "report_as").refuse('"geometric" needs levels above 0', 'write "report_as: percent", or another rule')


def _check_renamed(dimensions: Sequence[Placed]) -> None:
    owner = {
        f"{placed.entry.id}.{asked.id}": "a question of today"
        for placed in dimensions
        for asked in placed.entry.questions
    }
    for placed in dimensions:
        for at, asked in enumerate(placed.entry.questions):
            for index, old in enumerate(asked.renamed_from):
                if old in owner:
                    spot = placed.spot / "questions" / at / "renamed_from" / index
                    spot.refuse(f'the former id "{old}" belongs to {owner[old]}', "delete one of the two")
                owner.setdefault(old, f"{placed.entry.id}.{asked.id}")


def _check_prerequisites(dimensions: Sequence[Placed], built: Sequence[Dimension]) -> None:
    names = circle({asked.id: asked for dimension in built for asked in dimension.questions})
    if not names:
        return
    for placed in dimensions:
        for index, asked in enumerate(placed.entry.questions):
            if f"{placed.entry.id}.{asked.id}" == names[0]:
                spot = placed.spot / "questions" / index / "advice"
                spot.refuse(f"steps wait for each other in a circle: {_told(names)}", 'delete one "after"')


def _told(names: Sequence[str]) -> str:
    left_out = len(names) - _MOST_TOLD
    if left_out <= 1:
        return " after ".join(names)
    first = " after ".join(names[: _MOST_TOLD - 1])
    return f"{first} after {left_out:,} more after {names[-1]}"


def lowest(entry: RubricEntry, spot: Spot, dimensions: Sequence[Dimension]) -> Fraction | None:
    """The smallest overall score that answers can give: 0 percent, or in levels of the scales.

    None where a rule or the unit cannot be read.
    """
    combined = [spot / "overall", *(spot / "parts" / at for at in range(len(entry.parts)))]
    if not spot.sound("report_as") or not all(each.sound("combine") for each in combined):
        return None
    if entry.report_as == "percent":
        return Fraction(0)
    lows = [_lowest_value(dimension) for dimension in dimensions if dimension.questions]
    rules = {part.combine for part in entry.parts} | {entry.overall.combine}
    if not lows or rules & {"share"}:
        return Fraction(0)
    total = sum(lows, Fraction(0))
    return max(min(lows), total) if "sum" in rules and min(lows) >= 0 else min(lows)


def _lowest_value(dimension: Dimension) -> Fraction:
    lows = [asked.scale.lowest for asked in dimension.questions]
    if dimension.combine.rule is Rule.SHARE:
        return Fraction(0)
    if dimension.combine.rule is not Rule.SUM:
        return min(lows)
    always = [asked for asked in dimension.questions if asked.ask_if is None and not asked.not_applicable]
    return min(lows) * (max(len(always), 1) if min(lows) >= 0 else len(lows))
