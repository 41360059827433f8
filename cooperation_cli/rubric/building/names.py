"""What the parts of a rubric may refer to."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from cooperation_cli.records import dataclass
from cooperation_cli.rubric.scale import Scale


@dataclass(frozen=True, slots=True)
class Names:
    """Every id of a rubric. A question whose scale is wrong is known, with None for its scale."""

    facts: Mapping[str, Collection[str]]
    """The choices of each profile fact, `depth` among them."""
    parts: Collection[str]
    dimensions: Collection[str]
    questions: Mapping[str, Scale | None]
    exposures: Collection[str]
    sources: Collection[str]
    enablers: Collection[str]
    cases: Collection[str]
    bands: Collection[str]
    has_overall: bool
    profile_only: bool = False
    """Whether conditions may look at nothing but the profile."""

    @property
    def of_profile(self) -> "Names":
        """The same names, for conditions that may look at the profile only."""
        return replace(self, profile_only=True)
