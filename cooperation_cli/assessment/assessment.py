"""The assessment: everything that is judged from one set of readings, in one place."""

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from cooperation_cli.answers.readings import Readings, claims, evidence_required
from cooperation_cli.assessment.firmness.firmness import Firmness
from cooperation_cli.assessment.outlook import (
    BorderCost,
    EnablerScore,
    OpportunityReach,
    Pair,
    WarningResult,
    border_costs,
    enablers,
    opportunities,
    pairs,
    warnings,
)
from cooperation_cli.assessment.recommendations import (
    FindOut,
    Recommendation,
    binding_constraint,
    find_out,
    recommendations,
)
from cooperation_cli.assessment.supposing import Outcome, Supposed, Wish, outcomes, suppose
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.scorecard import Scorecard


class Judged(Struct, frozen=True, dict=True):
    """The verdict under the evidence rule in use.

    `said` are the readings as they were given; `strict` is True where the verdict counts no claims. What a panel claims
    does not follow from `said`, but from what each respondent gave: that is `claimed`, and `evidenced` without it.
    """

    said: Readings
    verdict: Verdict
    strict: bool
    claimed: tuple[str, ...] | None = None
    evidenced: Readings | None = None

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The questions put high with no evidence."""
        return claims(self.card.rubric, self.said) if self.claimed is None else self.claimed

    @property
    def card(self) -> Scorecard:
        """The numbers of the verdict in use."""
        return self.verdict.card

    @cached_property
    def with_evidence_required(self) -> Verdict:
        """The verdict that holds where claims do not count: the one in use, or another beside it."""
        if self.strict or not self.claims:
            return self.verdict
        rubric = self.card.rubric
        return verdict(rubric, self.evidenced or evidence_required(rubric, self.said))


Draws = Callable[[], Iterator[float]]
"""Begins the one series of draws, each from 0 to 1, that other weights are made of."""


class Assessment(Struct, frozen=True, dict=True):
    """A verdict with what follows from it, each thing worked out when it is asked for.

    Without `draws` nothing is said of other weights; `wish` is the what-if that somebody asked for.
    """

    judged: Judged
    draws: Draws | None = None
    wish: Wish | None = None

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The next steps, in the order in which to do them."""
        return recommendations(self.judged.verdict)

    @cached_property
    def binding_constraint(self) -> Recommendation | None:
        """The step that the verdict waits for."""
        return binding_constraint(self.judged.verdict, self.recommendations)

    @cached_property
    def find_out(self) -> tuple[FindOut, ...]:
        """The open questions, the most telling first."""
        return find_out(self.judged.card)

    @cached_property
    def firmness(self) -> Firmness:
        """How firm the verdict is."""
        judged = self.judged
        draws = None if self.draws is None else self.draws()
        return Firmness(judged.verdict, judged.with_evidence_required, judged.said, draws)

    @cached_property
    def opportunities(self) -> tuple[OpportunityReach, ...]:
        """What comes within reach."""
        return opportunities(self.judged.card)

    @cached_property
    def border_costs(self) -> tuple[BorderCost, ...]:
        """What crossing borders costs."""
        return border_costs(self.judged.card)

    @cached_property
    def enablers(self) -> tuple[EnablerScore, ...]:
        """Threads through many questions."""
        return enablers(self.judged.card)

    @cached_property
    def warnings(self) -> tuple[WarningResult, ...]:
        """The warning signs."""
        return warnings(self.judged.card)

    @cached_property
    def scenarios(self) -> tuple[Outcome, ...]:
        """The rubric's stress tests."""
        return outcomes(self.judged.verdict)

    @cached_property
    def supposed(self) -> Supposed | None:
        """The what-if beside the present, if one was asked for."""
        return None if self.wish is None else suppose(self.judged.verdict, self.wish)

    @cached_property
    def what_if(self) -> Judged | None:
        """The verdict of the what-if, under the same evidence rule."""
        if self.supposed is None:
            return None
        then = self.supposed.verdict
        said = then.card.readings
        return Judged(said, then, self.judged.strict)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each challenge beside what counters it."""
        return pairs(self.judged.card.rubric)


def judge_answers(rubric: Rubric, said: Readings, *, require_evidence: bool = False) -> Judged:
    """The verdict on one set of readings; `require_evidence` is the stricter rule."""
    read = evidence_required(rubric, said) if require_evidence else said
    return Judged(said, verdict(rubric, read), require_evidence)


def assess(judged: Judged, draws: Draws | None = None, wish: Wish | None = None) -> Assessment:
    """What follows from the verdict in use."""
    return Assessment(judged, draws, wish)
