"""A rubric as the rest of the program sees it: resolved, checked, frozen, its numbers exact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from cooperation_cli.rubric.conditions import Condition, Profile, ProfileOnly, holds
from cooperation_cli.text import Words


class Role(StrEnum):
    """What a question of a residual-risk dimension is about."""

    EXPOSURE = "exposure"
    SAFEGUARD = "safeguard"


class Depth(StrEnum):
    """How much is asked; `quick` questions are asked at both depths."""

    QUICK = "quick"
    FULL = "full"


class Effort(StrEnum):
    """What a step costs; `cost` is its number in plans."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def cost(self) -> int:
        """1, 3 or 8."""
        return {Effort.SMALL: 1, Effort.MEDIUM: 3, Effort.LARGE: 8}[self]


class Rule(StrEnum):
    """How members combine into one number."""

    MEAN = "mean"
    RESIDUAL = "residual"
    SUM = "sum"
    MINIMUM = "minimum"
    MEDIAN = "median"
    GEOMETRIC = "geometric"
    SHARE = "share"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Combine:
    """A rule, with the threshold that `share` counts from."""

    rule: Rule
    at_least: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale; `code` is the letter that may be typed for it."""

    value: Fraction
    label: Words
    code: str | None = None


@dataclass(frozen=True)
class Scale:
    """The levels that a question may take, in ascending order of value (at least two)."""

    id: str
    levels: tuple[Level, ...]
    zero: Fraction
    evidence_from: Fraction | None = None

    @property
    def lowest(self) -> Fraction:
        """The smallest value on the scale."""
        return self.levels[0].value

    @property
    def highest(self) -> Fraction:
        """The largest value on the scale."""
        return self.levels[-1].value

    @property
    def widest_step(self) -> Fraction:
        """The largest distance between neighbouring levels: what "one level" is where the scale is uneven."""
        return max(upper - lower for lower, upper in pairwise(self.values))

    @cached_property
    def values(self) -> tuple[Fraction, ...]:
        """The values of the levels, ascending."""
        return tuple(level.value for level in self.levels)

    @cached_property
    def by_name(self) -> Mapping[str, Level]:
        """Each level by every name that may be typed for it: its value as text, and its code."""
        named = {number_text(level.value): level for level in self.levels}
        return named | {level.code: level for level in self.levels if level.code is not None}

    def level(self, value: Fraction) -> Level:
        """The level with this value. Raises KeyError where there is none."""
        return self.by_name[number_text(value)]


def number_text(value: Fraction) -> str:
    """A level, weight or threshold as people write it: `3`, `2.5`; a value without a finite decimal as `1/3`."""
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, _PLACES):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}"
    return str(value)


_PLACES = 10


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do to reach one level; `after` are the levels that other questions must hold first."""

    do: Words
    effort: Effort = Effort.MEDIUM
    who: tuple[str, ...] = ()
    example: str | None = None
    after: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words for the same numbers, where the profile fits; what it leaves out stays as it was."""

    ask_if: Condition
    text: Words | None = None
    levels: Mapping[Fraction, Words] = field(default_factory=dict)
    evidence: Words | None = None
    advice: Mapping[Fraction, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One question; `id` is known everywhere as `dimension.question`, `position` is its place in the rubric."""

    id: str
    dimension: str
    position: int
    title: Words
    text: Words
    scale: Scale
    role: Role | None = None
    depth: Depth = Depth.FULL
    weight: Fraction = Fraction(1)
    critical: bool = False
    reverse: bool = False
    worst: bool = False
    """Whether a panel reads it by the least favourable partner instead of the mean."""
    ask_if: Condition | None = None
    not_applicable: bool = False
    derived_from: tuple[str, ...] = ()
    enablers: tuple[str, ...] = ()
    levels: Mapping[Fraction, Words] = field(default_factory=dict)
    evidence: Words | None = None
    target: Fraction | None = None
    """The level aimed at; None is the best one."""
    advice: Mapping[Fraction, Advice] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    renamed_from: tuple[str, ...] = ()

    @property
    def is_exposure(self) -> bool:
        """Whether it asks about circumstances, so that a high level is bad."""
        return self.role is Role.EXPOSURE

    @property
    def ascending(self) -> tuple[Fraction, ...]:
        """The listed levels by rising v: for a reversed question, from the highest number down."""
        return self.scale.values[::-1] if self.reverse else self.scale.values

    @property
    def worst_to_best(self) -> tuple[Fraction, ...]:
        """The listed levels from the least to the most favourable: an exposure's worst is its highest v."""
        return self.ascending[::-1] if self.is_exposure else self.ascending

    @property
    def aim(self) -> Fraction:
        """The level that recommendations lead to unless the answers file sets another."""
        return self.ascending[-1] if self.target is None else self.target

    def forward(self, level: Fraction) -> Fraction:
        """The raw level with a reversed scale put right: lowest + highest - level."""
        return self.scale.lowest + self.scale.highest - level if self.reverse else level

    def value(self, level: Fraction) -> Fraction:
        """v, from 0 to 1: (level - zero) / (highest - zero), a reversed level put right first."""
        listed = self._listed_values.get(level)
        return self._value(level) if listed is None else listed

    @cached_property
    def _listed_values(self) -> Mapping[Fraction, Fraction]:
        # Nearly every level is a listed one, and exact arithmetic is what scoring spends its time on.
        return {level: self._value(level) for level in self.scale.values}

    def _value(self, level: Fraction) -> Fraction:
        return (self.forward(level) - self.scale.zero) / (self.scale.highest - self.scale.zero)

    def next_level(self, level: Fraction) -> Fraction | None:
        """The first listed level with a higher v; None at the top. `level` may lie between two steps."""
        now = self.forward(level)
        return next((step for step in self.ascending if self.forward(step) > now), None)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One strategy or challenge, with its questions in reading order."""

    id: str
    part: str
    title: Words
    combine: Combine
    questions: tuple[Question, ...]
    why: Words | None = None
    weight: Fraction = Fraction(1)
    countered_by: tuple[str, ...] = ()

    @property
    def is_residual(self) -> bool:
        """Whether it weighs exposures against safeguards."""
        return self.combine.rule is Rule.RESIDUAL


@dataclass(frozen=True, slots=True)
class Part:
    """A group of dimensions that is scored as one."""

    id: str
    title: Words
    combine: Combine = Combine(Rule.MEAN)
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Fact:
    """A profile fact: a question about the partnership itself, with its choices by id."""

    id: str
    text: Words
    choices: Mapping[str, Words]
    several: bool = False
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class BandVariant:
    """Other words for a band where the profile fits."""

    ask_if: Condition
    title: Words | None = None
    advice: Words | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A verdict: it begins at the published overall `start` and ends where the next one begins."""

    id: str
    start: Fraction
    title: Words
    advice: Words | None = None
    variants: tuple[BandVariant, ...] = ()

    def title_for(self, profile: Profile) -> Words:
        """The band's name in the words of the first variant that fits the profile and gives one."""
        return self._worded(profile).title or self.title

    def advice_for(self, profile: Profile) -> Words | None:
        """The band's advice in the words of the first variant that fits the profile."""
        return self._worded(profile).advice or self.advice

    def _worded(self, profile: Profile) -> "BandVariant | Band":
        facts = ProfileOnly(profile)
        return next((variant for variant in self.variants if holds(variant.ask_if, facts)), self)


@dataclass(frozen=True, slots=True)
class Gate:
    """A must-have: `when` is the failing condition; failing or undecided, it holds the band at `caps_at`."""

    id: str
    title: Words
    when: Condition
    caps_at: str
    because: Words


@dataclass(frozen=True, slots=True)
class WarningSign:
    """A sign that efforts like this one fail."""

    id: str
    title: Words
    when: Condition
    because: Words | None = None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What becomes reachable, and the weights of the dimensions that it rests on."""

    id: str
    title: Words
    rests_on: Mapping[str, Fraction]
    text: Words | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A blow: exposures are read as at least, other questions as at most, the given levels."""

    id: str
    title: Words
    text: Words | None = None
    at_least: Mapping[str, Fraction] = field(default_factory=dict)
    at_most: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A named thing that questions point to: a source, an enabler or a case."""

    id: str
    title: Words
    text: Words | None = None
    url: str | None = None
    required: bool = False


@dataclass(frozen=True)
class Rubric:
    """The whole instrument. Dimensions, questions and bands stand in reading order; bands ascend from the first."""

    id: str
    version: str
    title: Words
    scales: Mapping[str, Scale]
    parts: tuple[Part, ...]
    dimensions: tuple[Dimension, ...]
    overall: Combine
    digest: str
    description: Words | None = None
    language: str = "en"
    licence: str | None = None
    min_coverage: Fraction = Fraction(0)
    exposure_floor: Fraction = Fraction(0)
    percent: bool = True
    """True where scores are 0-100; False where they are in the scale's own units (`report_as: value`)."""
    profile: tuple[Fact, ...] = ()
    bands: tuple[Band, ...] = ()
    gates: tuple[Gate, ...] = ()
    sources: Mapping[str, Note] = field(default_factory=dict)
    enablers: Mapping[str, Note] = field(default_factory=dict)
    cases: Mapping[str, Note] = field(default_factory=dict)
    warnings: tuple[WarningSign, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    stale: tuple[str, ...] = ()
    """The words whose translation is older than they are, so that they stand in the rubric's own language."""

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its full id, in reading order."""
        return {question.id: question for dimension in self.dimensions for question in dimension.questions}

    @cached_property
    def critical(self) -> tuple[Question, ...]:
        """The critical questions, in reading order."""
        return tuple(question for question in self.questions.values() if question.critical)

    @cached_property
    def dimension(self) -> Mapping[str, Dimension]:
        """Every dimension by id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def band(self) -> Mapping[str, Band]:
        """Every band by id, lowest first."""
        return {band.id: band for band in self.bands}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Each former full id of a question, and the id that it has now."""
        return {old: question.id for question in self.questions.values() for old in question.renamed_from}

    @property
    def has_overall(self) -> bool:
        """False where the rubric gives no total: then there is no band, no gain and no cap."""
        return self.overall.rule is not Rule.NONE

    @cached_property
    def most(self) -> Fraction:
        """The most that a mean can be: 100, or the highest level where scores are in the scale's units."""
        return Fraction(100) if self.percent else max(scale.highest for scale in self.scales.values())

    def members(self, part: str) -> tuple[Dimension, ...]:
        """The dimensions of a part, in reading order."""
        return self._members[part]

    @cached_property
    def _members(self) -> Mapping[str, tuple[Dimension, ...]]:
        return {part.id: tuple(each for each in self.dimensions if each.part == part.id) for part in self.parts}
