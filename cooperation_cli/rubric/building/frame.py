"""Builds what stands around the questions: profile, bands, gates, warnings, opportunities and scenarios."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cooperation_cli.rubric.building.condition import condition, optional
from cooperation_cli.rubric.building.names import Names
from cooperation_cli.rubric.building.question import levels_of
from cooperation_cli.rubric.building.spot import Spot, in_words
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.model import (
    Band,
    BandVariant,
    Borders,
    Fact,
    Gate,
    Note,
    Opportunity,
    Scenario,
    WarningSign,
)
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.rubric.schema import (
    BandEntry,
    BandVariantEntry,
    BordersEntry,
    FactEntry,
    GateEntry,
    NoteEntry,
    OpportunityEntry,
    ScenarioEntry,
    WarningEntry,
)


def combined(rule: Rule, at_least: Fraction | None, spot: Spot) -> Combine:
    """The rule, with the threshold that `share` needs and no other rule has."""
    if rule is Rule.SHARE and at_least is None and spot.sound("at_least"):
        (spot / "combine").refuse("a share needs its threshold", 'add "at_least"')
    if rule is not Rule.SHARE and at_least is not None and spot.sound("combine"):
        (spot / "at_least").refuse(f'"{rule}" takes no threshold', 'delete it, or write "combine: share"', key=True)
    return Combine(rule, at_least)


def facts(entries: Sequence[FactEntry], spot: Spot) -> tuple[Fact, ...]:
    """The profile facts."""
    spot.refuse_repeated("profile fact", (entry.id for entry in entries))
    for index, entry in enumerate(entries):
        if not entry.choices and (spot / index / "choices").whole:
            (spot / index / "choices").refuse("a profile fact needs choices", "add at least two")
    return tuple(
        Fact(
            entry.id,
            entry.text or in_words(entry.id),
            {name: choice.title for name, choice in entry.choices.items()},
            entry.several,
            entry.help,
        )
        for entry in entries
    )


def bands(entries: Sequence[BandEntry], lowest: Fraction | None, spot: Spot, names: Names) -> tuple[Band, ...]:
    """The bands, ascending without a gap from `lowest`, the smallest overall score (None: it cannot be told).

    `names` of the profile only.
    """
    spot.refuse_repeated("band", (entry.id for entry in entries))
    if entries and lowest is not None and entries[0].start > lowest:
        (spot / 0 / "from").refuse("band gap: the lowest scores have no band", f"begin at {number_text(lowest)}")
    for index in range(1, len(entries)):
        if entries[index].start <= entries[index - 1].start and (spot / (index - 1)).sound("from"):
            (spot / index / "from").refuse("band gap: the bands do not ascend", "list them from the lowest up")
    return tuple(_band(entry, spot / index, names) for index, entry in enumerate(entries))


def _band(entry: BandEntry, spot: Spot, names: Names) -> Band:
    built = (_band_variant(variant, spot / "variants" / at, names) for at, variant in enumerate(entry.variants))
    variants = tuple(variant for variant in built if variant is not None)
    return Band(entry.id, entry.start, entry.title or in_words(entry.id), entry.advice, variants)


def _band_variant(entry: BandVariantEntry, spot: Spot, names: Names) -> BandVariant | None:
    asked = condition(entry.ask_if, spot / "ask_if", names)
    return None if asked is None else BandVariant(asked, entry.title, entry.advice)


def gates(entries: Sequence[GateEntry], spot: Spot, names: Names) -> tuple[Gate, ...]:
    """The gates."""
    spot.refuse_repeated("gate", (entry.id for entry in entries))
    built = (_gate(entry, spot / index, names) for index, entry in enumerate(entries))
    return tuple(gate for gate in built if gate is not None)


def _gate(entry: GateEntry, spot: Spot, names: Names) -> Gate | None:
    if entry.caps_at not in names.bands:
        (spot / "caps_at").refuse_unknown("band", entry.caps_at, names.bands)
    when = condition(entry.when, spot / "when", names)
    title = entry.title or in_words(entry.id)
    return None if when is None else Gate(entry.id, title, when, entry.caps_at, entry.because)


def warning_signs(entries: Sequence[WarningEntry], spot: Spot, names: Names) -> tuple[WarningSign, ...]:
    """The warning signs."""
    spot.refuse_repeated("warning", (entry.id for entry in entries))
    read = [(entry, condition(entry.when, spot / index / "when", names)) for index, entry in enumerate(entries)]
    return tuple(
        WarningSign(entry.id, entry.title or in_words(entry.id), when, entry.because)
        for entry, when in read
        if when is not None
    )


def opportunities(
    entries: Sequence[OpportunityEntry], spot: Spot, names: Names, *, percent: bool
) -> tuple[Opportunity, ...]:
    """The opportunities, which need scores in percent."""
    spot.refuse_repeated("opportunity", (entry.id for entry in entries))
    if entries and not percent:
        spot.refuse("opportunities need scores in percent", 'delete them, or "report_as: value"', key=True)
    for index, entry in enumerate(entries):
        _check_rests_on(entry.rests_on, spot / index / "rests_on", names)
    return tuple(
        Opportunity(entry.id, entry.title or in_words(entry.id), dict(entry.rests_on), entry.text) for entry in entries
    )


def _check_rests_on(weights: Mapping[str, Fraction], spot: Spot, names: Names) -> None:
    if not weights and spot.whole:
        spot.refuse("an opportunity rests on at least one dimension", "write one such as {shared-goals: 1}")
    for name, weight in weights.items():
        if name not in names.dimensions:
            (spot / name).refuse_unknown("dimension", name, names.dimensions, key=True)
        if weight <= 0:
            (spot / name).refuse("a weight must be above 0", "write a positive number, or delete the entry")


def scenarios(entries: Sequence[ScenarioEntry], spot: Spot, names: Names) -> tuple[Scenario, ...]:
    """The scenarios: exposures only rise, everything else only falls."""
    spot.refuse_repeated("scenario", (entry.id for entry in entries))
    return tuple(_scenario(entry, spot / index, names) for index, entry in enumerate(entries))


def _scenario(entry: ScenarioEntry, spot: Spot, names: Names) -> Scenario:
    for name in entry.at_least:
        if name in names.others:
            (spot / "at_least" / name).refuse("only an exposure can be set at least", "move it to at_most", key=True)
    for name in entry.at_most:
        if name in names.exposures:
            (spot / "at_most" / name).refuse("an exposure cannot be set at most", "move it to at_least", key=True)
    at_least = levels_of(entry.at_least, spot / "at_least", names)
    at_most = levels_of(entry.at_most, spot / "at_most", names)
    return Scenario(entry.id, entry.title or in_words(entry.id), entry.text, at_least, at_most)


def borders(entry: BordersEntry | None, spot: Spot, names: Names) -> Borders | None:
    """What crossing borders costs: dimensions that have exposures."""
    if entry is None:
        return None
    weighing = {name.partition(".")[0] for name in names.exposures}
    for index, name in enumerate(entry.costs):
        if name not in names.dimensions:
            (spot / "costs" / index).refuse_unknown("dimension", name, names.dimensions)
        elif name not in weighing and names.questions.complete:
            (spot / "costs" / index).refuse(f'"{name}" asks about no exposure', "name a dimension that does")
    asked = optional(entry.ask_if, spot / "ask_if", names.of_profile)
    return Borders(tuple(dict.fromkeys(entry.costs)), asked)


def notes(entries: Mapping[str, NoteEntry]) -> dict[str, Note]:
    """Sources, enablers or cases."""
    return {name: Note(name, entry.title, entry.text, entry.url, entry.required) for name, entry in entries.items()}
