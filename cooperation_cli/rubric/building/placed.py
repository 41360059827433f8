"""A dimension as written, and what of it can be told although it has faults."""

from collections.abc import Mapping

from msgspec import Struct

from cooperation_cli.rubric.building.names import Known, listed, spellings
from cooperation_cli.rubric.building.spot import Spot
from cooperation_cli.rubric.combine import Rule
from cooperation_cli.rubric.schema import DimensionEntry


class Placed(Struct, frozen=True):
    """A dimension as written, and where."""

    entry: DimensionEntry
    spot: Spot

    @property
    def ids(self) -> list[str]:
        """Its id as the file says it, also where that is no good id; nothing where there is none."""
        written = (self.spot / "id").written
        return spellings(written) if isinstance(written, str) else []

    @property
    def rule(self) -> Rule | None:
        """How its questions combine; None where that cannot be read."""
        return self.entry.combine if self.spot.sound("combine") else None

    @property
    def questions(self) -> Known:
        """The full ids of its questions, as the file says them."""
        own = listed(self.spot / "questions")
        return Known([f"{id_}.{name}" for id_ in self.ids for name in own], own.complete and bool(self.ids))

    @property
    def roles(self) -> Mapping[str, str | None]:
        """The role of each question by full id, where it can be read."""
        spot = self.spot / "questions"
        sure = (asked for at, asked in enumerate(self.entry.questions) if self.rule and (spot / at).sound("role"))
        needed = self.rule is Rule.RESIDUAL
        return {f"{self.entry.id}.{asked.id}": asked.role for asked in sure if asked.role or not needed}
