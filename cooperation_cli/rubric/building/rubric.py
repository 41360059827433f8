"""Puts a whole rubric together from its files."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cooperation_cli.rubric.building import frame
from cooperation_cli.rubric.building.digest import digest
from cooperation_cli.rubric.building.names import Known, Names, keyed, listed
from cooperation_cli.rubric.building.placed import Placed
from cooperation_cli.rubric.building.question import Seat, question, weight
from cooperation_cli.rubric.building.scale import scale
from cooperation_cli.rubric.building.spot import Spot, in_words
from cooperation_cli.rubric.building.whole import check_whole, lowest
from cooperation_cli.rubric.combine import Combine
from cooperation_cli.rubric.conditions import DEPTH
from cooperation_cli.rubric.model import Dimension, Part, Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.rubric.scale import Scale
from cooperation_cli.rubric.schema import PartEntry, RubricEntry


def rubric(entry: RubricEntry, spot: Spot, dimensions: Sequence[Placed], unread: Known) -> Rubric:
    """The rubric; every problem is noted in `spot.problems`, and it may be used only where there is none.

    `unread` are the dimensions that there are but cannot be read; not complete where even their ids are not known.
    """
    scales = {name: scale(name, written, spot / "scales" / name) for name, written in entry.scales.items()}
    names = _names(entry, spot, dimensions, unread, _scales(spot, dimensions, scales))
    built = _dimensions(dimensions, names.of_profile)
    told = unread.complete and not unread and None not in names.scales.values()
    check_whole(entry, spot, dimensions, built, told=told)
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
        bands=frame.bands(entry.bands, lowest(entry, spot, built) if told else None, spot / "bands", names.of_profile),
        gates=frame.gates(entry.gates, spot / "gates", names),
        sources=frame.notes(entry.sources),
        enablers=frame.notes(entry.enablers),
        cases=frame.notes(entry.cases),
        warnings=frame.warning_signs(entry.warnings, spot / "warnings", names),
        opportunities=frame.opportunities(entry.opportunities, spot / "opportunities", names, percent=percent),
        scenarios=frame.scenarios(entry.scenarios, spot / "scenarios", names),
        borders=frame.borders(entry.crossing_borders, spot / "crossing_borders", names),
    )
    return unsigned if spot.problems else replace(unsigned, digest=digest(unsigned))


def _names(
    entry: RubricEntry,
    spot: Spot,
    dimensions: Sequence[Placed],
    unread: Known,
    scales: Mapping[str, Scale | None],
) -> Names:
    facts = listed(spot / "profile")
    choices = {fact.id: keyed(spot / "profile" / at / "choices") for at, fact in enumerate(entry.profile)}
    roles = {name: role for placed in dimensions for name, role in placed.roles.items()}
    asked = [(placed.ids, placed.questions) for placed in dimensions]
    ids = [id_ for own, _ in asked for id_ in own]
    complete = unread.complete and all(own for own, _ in asked)
    return Names(
        facts=Known([*facts, DEPTH], complete=facts.complete),
        choices=choices | {DEPTH: Known([depth.value for depth in Depth])},
        parts=listed(spot / "parts"),
        dimensions=Known(dict.fromkeys([*ids, *unread]), complete),
        questions=Known(
            dict.fromkeys(name for _, known in asked for name in known),
            complete,
            [*unread, *(id_ for own, known in asked if not known.complete for id_ in own)],
        ),
        scales=scales,
        exposures={name for name, role in roles.items() if role == "exposure"},
        others={name for name, role in roles.items() if role != "exposure"},
        sources=keyed(spot / "sources"),
        enablers=keyed(spot / "enablers"),
        cases=keyed(spot / "cases"),
        bands=listed(spot / "bands"),
        has_overall=entry.overall.combine != "none",
    )


def _scales(spot: Spot, dimensions: Sequence[Placed], scales: Mapping[str, Scale | None]) -> dict[str, Scale | None]:
    """The scale of each question, None where it is wrong."""
    known = keyed(spot / "scales")
    return {name: found for placed in dimensions for name, found in _scales_in(placed, scales, known).items()}


def _scales_in(placed: Placed, scales: Mapping[str, Scale | None], known: Known) -> dict[str, Scale | None]:
    dimension, spot = placed.entry, placed.spot
    if dimension.scale is not None and dimension.scale not in known:
        (spot / "scale").refuse_unknown("scale", dimension.scale, known)
    found = {}
    for index, asked in enumerate(dimension.questions):
        here = spot / "questions" / index
        if asked.scale is None and dimension.scale is None and spot.sound("scale") and here.sound("scale"):
            here.refuse("the scale is missing", 'add "scale" here or to the dimension')
        if asked.scale is not None and asked.scale not in known:
            (here / "scale").refuse_unknown("scale", asked.scale, known)
        own = asked.scale or dimension.scale or ""
        found[f"{dimension.id}.{asked.id}"] = scales.get(own) if here.sound("scale") else None
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
        question(asked, Seat(placed.entry.id, placed.rule, position + index), spot / index, names)
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
