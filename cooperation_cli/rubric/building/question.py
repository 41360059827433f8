"""Builds the questions of a dimension."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.rubric.building.condition import condition, optional
from cooperation_cli.rubric.building.names import Names
from cooperation_cli.rubric.building.scale import by_level, level_value
from cooperation_cli.rubric.building.spot import Spot, in_words
from cooperation_cli.rubric.combine import Rule
from cooperation_cli.rubric.question import Advice, Depth, Effort, Question, Role, Variant
from cooperation_cli.rubric.scale import Scale
from cooperation_cli.rubric.schema import AdviceEntry, QuestionEntry, VariantEntry


class Seat(Struct, frozen=True):
    """Where a question stands: in which dimension (its rule None where it cannot be read), and where in the rubric."""

    dimension: str
    rule: Rule | None
    position: int


def question(entry: QuestionEntry, seat: Seat, spot: Spot, names: Names) -> Question | None:
    """The question, with the problems noted; None where its scale is unknown.

    `names` must allow conditions on the profile only.
    """
    name = f"{seat.dimension}.{entry.id}"
    scale = names.scales.get(name)
    _check_role(entry, seat.rule, spot)
    _check_critical(entry, spot)
    _check_known(entry, spot, names)
    weighs = weight(entry.weight, spot)
    ask_if = optional(entry.ask_if, spot / "ask_if", names)
    advice = _advice(entry, scale, spot, names)
    variants = _variants(entry.variants, scale, spot / "variants", names)
    if scale is None:
        return None
    return Question(
        id=name,
        dimension=seat.dimension,
        position=seat.position,
        title=entry.title or in_words(entry.id),
        text=entry.text,
        scale=scale,
        role=None if entry.role is None else Role(entry.role),
        depth=Depth(entry.depth),
        weight=weighs,
        critical=entry.critical,
        reverse=entry.reverse,
        worst=entry.panel == "worst",
        ask_if=ask_if,
        not_applicable=entry.not_applicable,
        derived_from=tuple(entry.derived_from),
        enablers=tuple(entry.enablers),
        levels=by_level(scale, entry.levels, spot / "levels"),
        evidence=entry.evidence,
        target=_target(entry, scale, spot),
        advice=advice,
        variants=variants,
        renamed_from=tuple(entry.renamed_from),
    )


def weight(written: Fraction | None, spot: Spot) -> Fraction:
    """The weight, 1 where none is written."""
    if written is not None and written <= 0:
        (spot / "weight").refuse("a weight must be above 0", "write a positive number, or leave the entry out")
    return Fraction(1) if written is None else written


def _check_role(entry: QuestionEntry, rule: Rule | None, spot: Spot) -> None:
    if rule is Rule.RESIDUAL and entry.role is None and spot.sound("role"):
        spot.refuse("the role is missing", 'add "role: exposure" or "role: safeguard"')
    if rule not in (Rule.RESIDUAL, None) and entry.role is not None:
        (spot / "role").refuse(
            "only a residual dimension has roles", 'delete it, or write "combine: residual"', key=True
        )
    if entry.role == "exposure" and entry.target is not None:
        (spot / "target").refuse("a pressure has no level to aim at", "delete it", key=True)


def _check_critical(entry: QuestionEntry, spot: Spot) -> None:
    if not entry.critical:
        return
    here = spot / "critical"
    if entry.depth != "quick" and spot.sound("depth"):
        here.refuse("a critical question must be quick", 'add "depth: quick"')
    if entry.not_applicable:
        here.refuse("a critical question always applies", 'delete "not_applicable"')
    if entry.role == "exposure":
        here.refuse("a critical question asks about practice, not exposure", "delete it, or make it a safeguard")
    if entry.reverse:
        here.refuse("a critical question may not be reversed", "word it so that a high level is good")


def _check_known(entry: QuestionEntry, spot: Spot, names: Names) -> None:
    for kind, key, ids, known in (
        ("source", "derived_from", entry.derived_from, names.sources),
        ("enabler", "enablers", entry.enablers, names.enablers),
    ):
        seen: set[str] = set()
        for index, name in enumerate(ids):
            if name not in known:
                (spot / key / index).refuse_unknown(kind, name, known)
            elif name in seen:
                (spot / key / index).refuse(f'the {kind} "{name}" is named twice', "keep one of the two")
            seen.add(name)


def _target(entry: QuestionEntry, scale: Scale, spot: Spot) -> Fraction | None:
    return None if entry.target is None else level_value(scale, entry.target, spot / "target")


def _advice(entry: QuestionEntry, scale: Scale | None, spot: Spot, names: Names) -> Mapping[Fraction, Advice]:
    steps = {name: _step(step, spot / "advice" / name, names) for name, step in entry.advice.items()}
    return by_level(scale, steps, spot / "advice")


def _step(entry: AdviceEntry, spot: Spot, names: Names) -> Advice:
    if entry.example is not None and entry.example not in names.cases:
        (spot / "example").refuse_unknown("case", entry.example, names.cases)
    after = levels_of(entry.after, spot / "after", names)
    return Advice(entry.do, Effort(entry.effort), tuple(entry.who), entry.example, after)


def levels_of(written: Mapping[str, str], spot: Spot, names: Names) -> dict[str, Fraction]:
    """A level for each of several questions, as `after` and scenarios write them."""
    found: dict[str, Fraction] = {}
    for name, level in written.items():
        here = spot / name
        if name not in names.questions:
            here.refuse_unknown("question", name, names.questions, key=True)
        elif (scale := names.scales.get(name)) is not None:
            value = level_value(scale, level, here)
            found |= {} if value is None else {name: value}
    return found


def _variants(entries: list[VariantEntry], scale: Scale | None, spot: Spot, names: Names) -> tuple[Variant, ...]:
    built = (_variant(entry, scale, spot / index, names) for index, entry in enumerate(entries))
    return tuple(variant for variant in built if variant is not None)


def _variant(entry: VariantEntry, scale: Scale | None, spot: Spot, names: Names) -> Variant | None:
    asked = condition(entry.ask_if, spot / "ask_if", names)
    levels = by_level(scale, entry.levels, spot / "levels")
    advice = by_level(scale, entry.advice, spot / "advice")
    return None if asked is None else Variant(asked, entry.text, levels, entry.evidence, advice)
