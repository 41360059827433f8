"""The verdict: the band that the overall reaches, the must-haves, and the band that they leave."""

from collections.abc import Iterable

from msgspec import Struct

from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.facts import CardFacts
from cooperation_cli.assessment.gates import GateResult, judged
from cooperation_cli.rubric.model import Band, Rubric
from cooperation_cli.scoring.scorecard import Scorecard, scorecard


class Verdict(Struct, frozen=True):
    """A scorecard with its must-haves and bands; both bands are None where too little is known, or there is no total.

    `held_by` is the gate that holds the band down: the first of those that cap it lowest; None where none does.
    """

    card: Scorecard
    gates: tuple[GateResult, ...]
    uncapped: Band | None
    band: Band | None
    held_by: GateResult | None

    @property
    def height(self) -> int:
        """The place of the band among the bands, from 0; -1 without one."""
        return -1 if self.band is None else list(self.card.rubric.band).index(self.band.id)

    @property
    def capping(self) -> tuple[GateResult, ...]:
        """The gates that fail or are not decided; where there is no total nothing is capped."""
        return tuple(gate for gate in self.gates if gate.caps) if self.card.rubric.has_overall else ()


def verdict(rubric: Rubric, read: Readings) -> Verdict:
    """What the rubric says of these readings."""
    return judge(scorecard(rubric, read))


def judge(card: Scorecard) -> Verdict:
    """The verdict on a scorecard: bands are half-open on the published overall, and gates cap them."""
    facts = CardFacts(card)
    gates = tuple(judged(gate, facts) for gate in card.rubric.gates)
    score = card.overall.published if card.overall else None
    uncapped = None if score is None or not card.has_band else card.rubric.band_at(score)
    band, held_by = capped(card.rubric, gates, uncapped)
    return Verdict(card, gates, uncapped, band, held_by)


def capped(rubric: Rubric, gates: Iterable[GateResult], reached: Band | None) -> tuple[Band | None, GateResult | None]:
    """The band that the gates leave of the one that is reached, and the gate that holds it down, if one does."""
    if reached is None:
        return None, None
    bands = list(rubric.band)
    caps = [(bands.index(gate.gate.caps_at), gate) for gate in gates if gate.caps]
    lowest, holder = min(caps, key=lambda cap: cap[0], default=(len(bands), None))
    return (rubric.bands[lowest], holder) if lowest < bands.index(reached.id) else (reached, None)
