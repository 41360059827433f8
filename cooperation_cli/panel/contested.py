"""Must-haves that some partner, asked alone, does not meet."""

from msgspec import Struct

from cooperation_cli.assessment.gates import GateResult, GateState
from cooperation_cli.panel.model import Group, Panel


class Contested(Struct, frozen=True):
    """A must-have as all see it together, and how it stands with each partner that does not meet it."""

    together: GateResult
    failed: tuple[tuple[Group, GateResult], ...]
    partners: int
    """How many partners there are."""


def contested(panel: Panel) -> tuple[Contested, ...]:
    """The must-haves that some partner's own readings fail, in the rubric's order."""
    found = []
    for place, together in enumerate(panel.judged.verdict.gates):
        own = [(group, panel.standing[group.id.raw].gates[place]) for group in panel.partners]
        failed = tuple((group, gate) for group, gate in own if gate.state is GateState.FAILED)
        if failed:
            found.append(Contested(together, failed, len(own)))
    return tuple(found)
