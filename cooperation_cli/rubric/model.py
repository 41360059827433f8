"""A rubric as the rest of the program sees it: resolved, checked, frozen, its numbers exact."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from cooperation_cli.rubric.combine import MEAN, Combine, Rule
from cooperation_cli.rubric.conditions import Chosen, Condition, Profile, ProfileOnly, holds, leaves
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import Scale
from cooperation_cli.text import Words


class Dimension(Struct, frozen=True):
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


class Part(Struct, frozen=True):
    """A group of dimensions that is scored as one."""

    id: str
    title: Words
    combine: Combine = MEAN
    weight: Fraction = Fraction(1)


class Fact(Struct, frozen=True):
    """A profile fact: a question about the partnership itself, with its choices by id."""

    id: str
    text: Words
    choices: Mapping[str, Words]
    several: bool = False
    help: Words | None = None


class BandVariant(Struct, frozen=True):
    """Other words for a band where the profile fits."""

    ask_if: Condition
    title: Words | None = None
    advice: Words | None = None


class Band(Struct, frozen=True):
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


class Gate(Struct, frozen=True):
    """A must-have: `when` is the failing condition; failing or undecided, it holds the band at `caps_at`."""

    id: str
    title: Words
    when: Condition
    caps_at: str
    because: Words


class WarningSign(Struct, frozen=True):
    """A sign that efforts like this one fail."""

    id: str
    title: Words
    when: Condition
    because: Words | None = None


class Opportunity(Struct, frozen=True):
    """What becomes reachable, and the weights of the dimensions that it rests on."""

    id: str
    title: Words
    rests_on: Mapping[str, Fraction]
    text: Words | None = None


class Scenario(Struct, frozen=True):
    """A blow: exposures are read as at least, other questions as at most, the given levels."""

    id: str
    title: Words
    text: Words | None = None
    at_least: Mapping[str, Fraction] = field(default_factory=dict)
    at_most: Mapping[str, Fraction] = field(default_factory=dict)


class Borders(Struct, frozen=True):
    """What crossing borders costs: the residual dimensions whose exposures say so; `ask_if` tells who does cross."""

    costs: tuple[str, ...]
    ask_if: Condition | None = None


class Weights(Struct, frozen=True):
    """Weights of dimensions in place of the rubric's own; what is not named keeps its own."""

    title: Words
    """Whose they are."""
    dimensions: Mapping[str, Fraction]


class Note(Struct, frozen=True):
    """A named thing that questions point to: a source, an enabler or a case."""

    id: str
    title: Words
    text: Words | None = None
    url: str | None = None
    required: bool = False


class Rubric(Struct, frozen=True, dict=True):
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
    borders: Borders | None = None
    weights: Weights | None = None
    """Whose weights stand in its dimensions; None for its own. They are no part of the digest."""
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

    def band_at(self, score: Fraction) -> Band | None:
        """The band in which a published overall falls; None where there are no bands."""
        return next((band for band in reversed(self.bands) if score >= band.start), None)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Each former full id of a question, and the id that it has now."""
        return {old: question.id for question in self.questions.values() for old in question.renamed_from}

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """The facts of the profile that decide what is asked or judged."""
        conditions = [
            *(question.ask_if for question in self.questions.values()),
            *(gate.when for gate in self.gates),
            *(sign.when for sign in self.warnings),
            *((self.borders.ask_if,) if self.borders else ()),
        ]
        read = {leaf.fact for condition in conditions for leaf in leaves(condition) if isinstance(leaf, Chosen)}
        return tuple(fact.id for fact in self.profile if fact.id in read)

    @property
    def has_overall(self) -> bool:
        """False where the rubric gives no total: then there is no band, no gain and no cap."""
        return self.overall.rule is not Rule.NONE

    @cached_property
    def one_unit(self) -> bool:
        """Whether every score is in the unit of the overall, so that its bands tell what a dimension's means."""
        combines = [self.overall, *(part.combine for part in self.parts), *(one.combine for one in self.dimensions)]
        rules = {combine.rule for combine in combines}
        return Rule.SUM not in rules and (self.percent or Rule.SHARE not in rules)

    @cached_property
    def most(self) -> Fraction:
        """The most that a mean can be: 100, or the highest level where scores are in the scale's units."""
        return Fraction(100) if self.percent else max(scale.highest for scale in self.scales.values())

    def weighed(self, weights: Weights) -> "Rubric":
        """The same rubric under other weights of its dimensions."""
        own = weights.dimensions
        again = tuple(replace(each, weight=own.get(each.id, each.weight)) for each in self.dimensions)
        return replace(self, dimensions=again, weights=weights)

    def members(self, part: str) -> tuple[Dimension, ...]:
        """The dimensions of a part, in reading order."""
        return self._members[part]

    @cached_property
    def _members(self) -> Mapping[str, tuple[Dimension, ...]]:
        return {part.id: tuple(each for each in self.dimensions if each.part == part.id) for part in self.parts}
