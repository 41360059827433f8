"""Puts a whole rubric together from its files, and checks what only the whole can show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cooperation_cli.records import dataclass
from cooperation_cli.rubric.building import frame
from cooperation_cli.rubric.building.digest import digest
from cooperation_cli.rubric.building.names import Names
from cooperation_cli.rubric.building.prerequisites import circle
from cooperation_cli.rubric.building.question import question, weight
from cooperation_cli.rubric.building.scale import scale
from cooperation_cli.rubric.building.spot import Spot, in_words
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import DEPTH
from cooperation_cli.rubric.model import Dimension, Part, Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.rubric.scale import Scale
from cooperation_cli.rubric.schema import DimensionEntry, PartEntry, RubricEntry


@dataclass(frozen=True, slots=True)
class Placed:
    """A dimension as written, and where."""

    entry: DimensionEntry
    spot: Spot


def rubric(entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed]) -> Rubric:
    """The rubric; every problem is noted in `spot.problems`, and it may be used only where there is none."""
    scales = {name: scale(name, written, spot / "scales" / name) for name, written in entry.scales.items()}
    names = _names(entry, dimensions, scales)
    built = _dimensions(dimensions, names.of_profile)
    _check_whole(entry, spot, dimensions, built)
    percent = entry.report_as == "percent"
    known = {name: known for name, known in scales.items() if known is not None}
    unsigned = Rubric(
        id=entry.id,
        version=entry.version,
        title=entry.title or in_words(entry.id),
        scales=known,
        parts=tuple(_part(part, spot / "parts" / index) for index, part in enumerate(entry.parts)),
        dimensions=built,
        overall=_overall(entry, spot / "overall"),
        digest="",
        description=entry.description,
        language=entry.language,
        licence=entry.licence,
        min_coverage=_share(entry.min_coverage, spot / "min_coverage"),
        exposure_floor=_share(entry.exposure_floor, spot / "exposure_floor"),
        percent=percent,
        profile=frame.facts(entry.profile, spot / "profile"),
        bands=frame.bands(entry.bands, _lowest(entry, built), spot / "bands", names.of_profile),
        gates=frame.gates(entry.gates, spot / "gates", names),
        sources=frame.notes(entry.sources),
        enablers=frame.notes(entry.enablers),
        cases=frame.notes(entry.cases),
        warnings=frame.warning_signs(entry.warnings, spot / "warnings", names),
        opportunities=frame.opportunities(entry.opportunities, spot / "opportunities", names, percent=percent),
        scenarios=frame.scenarios(entry.scenarios, spot / "scenarios", names),
    )
    return unsigned if spot.problems else replace(unsigned, digest=digest(unsigned))


def _names(entry: RubricEntry, dimensions: Sequence[Placed], scales: Mapping[str, Scale | None]) -> Names:
    depths = [depth.value for depth in Depth]
    return Names(
        facts={fact.id: fact.choices.keys() for fact in entry.profile} | {DEPTH: depths},
        parts=dict.fromkeys(part.id for part in entry.parts),
        dimensions=dict.fromkeys(placed.entry.id for placed in dimensions),
        questions={name: found for placed in dimensions for name, found in _scales_in(placed, scales).items()},
        exposures={
            f"{placed.entry.id}.{asked.id}"
            for placed in dimensions
            for asked in placed.entry.questions
            if asked.role == "exposure"
        },
        sources=entry.sources,
        enablers=entry.enablers,
        cases=entry.cases,
        bands=dict.fromkeys(band.id for band in entry.bands),
        has_overall=entry.overall.combine != "none",
    )


def _scales_in(placed: Placed, scales: Mapping[str, Scale | None]) -> dict[str, Scale | None]:
    dimension, spot = placed.entry, placed.spot
    if dimension.scale is not None and dimension.scale not in scales:
        (spot / "scale").refuse_unknown("scale", dimension.scale, scales)
    found = {}
    for index, asked in enumerate(dimension.questions):
        here = spot / "questions" / index
        if asked.scale is None and dimension.scale is None:
            here.refuse("the scale is missing", 'add "scale" here or to the dimension')
        if asked.scale is not None and asked.scale not in scales:
            (here / "scale").refuse_unknown("scale", asked.scale, scales)
        found[f"{dimension.id}.{asked.id}"] = scales.get(asked.scale or dimension.scale or "")
    return found


def _dimensions(dimensions: Sequence[Placed], names: Names) -> tuple[Dimension, ...]:
    built: list[Dimension] = []
    position = 0
    for placed in dimensions:
        built.append(_dimension(placed, position, names))
        position += len(placed.entry.questions)
    return tuple(built)


def _dimension(placed: Placed, position: int, names: Names) -> Dimension:
    entry, spot = placed.entry, placed.spot
    if entry.part not in names.parts:
        (spot / "part").refuse_unknown("part", entry.part, names.parts)
    for index, name in enumerate(entry.countered_by):
        if name not in names.dimensions:
            (spot / "countered_by" / index).refuse_unknown("dimension", name, names.dimensions)
        elif name == entry.id:
            (spot / "countered_by" / index).refuse("a dimension cannot counter itself", "name another one")
    if entry.combine == "none":
        (spot / "combine").refuse("only the overall may have no score", "write mean, or another rule")
    if not entry.questions:
        (spot / "questions").refuse("the dimension asks nothing", "add at least one question")
    return Dimension(
        id=entry.id,
        part=entry.part,
        title=entry.title or in_words(entry.id),
        combine=frame.combined(entry.combine, entry.at_least, spot),
        questions=_questions(placed, position, names),
        why=entry.why,
        weight=weight(entry.weight, spot),
        countered_by=tuple(entry.countered_by),
    )


def _questions(placed: Placed, position: int, names: Names) -> tuple[Question, ...]:
    spot = placed.spot / "questions"
    spot.refuse_repeated("question", (asked.id for asked in placed.entry.questions))
    built = (
        question(asked, placed.entry, position + index, spot / index, names)
        for index, asked in enumerate(placed.entry.questions)
    )
    return tuple(asked for asked in built if asked is not None)


def _part(entry: PartEntry, spot: Spot) -> Part:
    if entry.combine in ("residual", "none"):
        (spot / "combine").refuse(f'a part cannot combine by "{entry.combine}"', "write mean, or another rule")
    combine = frame.combined(entry.combine, entry.at_least, spot)
    return Part(entry.id, entry.title or in_words(entry.id), combine, weight(entry.weight, spot))


def _overall(entry: RubricEntry, spot: Spot) -> Combine:
    if entry.overall.combine == "residual":
        (spot / "combine").refuse('the overall cannot combine by "residual"', "write mean, or another rule")
    return frame.combined(entry.overall.combine, entry.overall.at_least, spot)


def _share(written: Fraction | None, spot: Spot) -> Fraction:
    share = Fraction(0) if written is None else written
    if not 0 <= share <= 1:
        spot.refuse("a share lies between 0 and 1", "write a number such as 0.5")
    return share


def _check_whole(entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed], built: Sequence[Dimension]) -> None:
    spot_of_parts = spot / "parts"
    spot_of_parts.refuse_repeated("part", (part.id for part in entry.parts))
    filled = {dimension.part for dimension in built}
    for index, part in enumerate(entry.parts):
        if part.id not in filled:
            (spot_of_parts / index).refuse(
                f'the part "{part.id}" has no dimension', "delete it, or add a dimension to it"
            )
    if not any(placed.entry.questions for placed in dimensions):
        (spot / "dimensions").refuse("the rubric has no question", "add a dimension with a question")
    _check_value(entry, dimensions)
    _check_geometric(entry, spot, dimensions, built)
    _check_renamed(dimensions)
    _check_prerequisites(dimensions, built)


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
                spot.refuse(f"steps wait for each other in a circle: {' after '.join(names)}", 'delete one "after"')


def _lowest(entry: RubricEntry, dimensions: Sequence[Dimension]) -> Fraction:
    """The smallest overall score that answers can give: 0 percent, or in levels of the scales."""
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
