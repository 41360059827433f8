"""Questions: what is asked, what its levels are worth, and the advice for each step."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field

from cooperation_cli.rubric.conditions import Condition
from cooperation_cli.rubric.scale import Scale
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


class Advice(Struct, frozen=True):
    """What to do to reach one level; `after` are the levels that other questions must hold first."""

    do: Words
    effort: Effort = Effort.MEDIUM
    who: tuple[str, ...] = ()
    example: str | None = None
    after: Mapping[str, Fraction] = field(default_factory=dict)


class Variant(Struct, frozen=True):
    """Other words for the same numbers, where the profile fits; what it leaves out stays as it was."""

    ask_if: Condition
    text: Words | None = None
    levels: Mapping[Fraction, Words] = field(default_factory=dict)
    evidence: Words | None = None
    advice: Mapping[Fraction, Words] = field(default_factory=dict)


class Question(Struct, frozen=True):
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
        """v, from 0 to 1, a reversed level put right first."""
        return self.scale.worth(self.forward(level)).value

    def points(self, level: Fraction) -> Fraction:
        """100 v."""
        return self.scale.worth(self.forward(level)).points

    def effort_to(self, level: Fraction) -> Effort:
        """What the step up to this level costs; medium where the rubric gives no advice for it."""
        return self.advice[level].effort if level in self.advice else Effort.MEDIUM

    def next_level(self, level: Fraction) -> Fraction | None:
        """The first listed level with a higher v; None at the top. `level` may lie between two steps."""
        now = self.forward(level)
        return next((step for step in self.ascending if self.forward(step) > now), None)
