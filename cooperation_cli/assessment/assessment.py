"""The assessment: everything that is judged from one set of readings, in one place."""

from functools import cached_property

from cooperation_cli.answers.readings import Readings, claims, evidence_required
from cooperation_cli.assessment.outlook import (
    EnablerScore,
    OpportunityReach,
    Pair,
    WarningResult,
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
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.records import dataclass
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Judged:
    """The verdict under the evidence rule in use.

    `said` are the readings as they were given; `claims` the questions put high with no evidence; `strict` is True
    where the verdict counts no claims.
    """

    said: Readings
    verdict: Verdict
    claims: tuple[str, ...]
    strict: bool

    @property
    def card(self) -> Scorecard:
        """The numbers of the verdict in use."""
        return self.verdict.card

    @cached_property
    def with_evidence_required(self) -> Verdict:
        """The verdict that holds where claims do not count: the one in use, or another beside it."""
        if self.strict or not self.claims:
            return self.verdict
        return verdict(self.card.rubric, evidence_required(self.card.rubric, self.said))


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with what follows from it; recommendations stand in the order in which to do them."""

    judged: Judged
    recommendations: tuple[Recommendation, ...]
    binding_constraint: Recommendation | None
    find_out: tuple[FindOut, ...]
    opportunities: tuple[OpportunityReach, ...]
    enablers: tuple[EnablerScore, ...]
    warnings: tuple[WarningResult, ...]
    pairs: tuple[Pair, ...]


def judge_answers(rubric: Rubric, said: Readings, *, require_evidence: bool = False) -> Judged:
    """The verdict on one set of readings; `require_evidence` is the stricter rule."""
    read = evidence_required(rubric, said) if require_evidence else said
    return Judged(said, verdict(rubric, read), claims(rubric, said), require_evidence)


def assess(judged: Judged) -> Assessment:
    """What follows from the verdict in use."""
    steps = recommendations(judged.verdict)
    return Assessment(
        judged=judged,
        recommendations=steps,
        binding_constraint=binding_constraint(judged.verdict, steps),
        find_out=find_out(judged.card),
        opportunities=opportunities(judged.card),
        enablers=enablers(judged.card),
        warnings=warnings(judged.card),
        pairs=pairs(judged.card.rubric),
    )
