"""The assessment: everything that is judged from one set of readings, in one place."""

from dataclasses import dataclass

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
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict under the evidence rule in use, with the one that holds where claims do not count.

    `said` are the readings as they were given; `claims` the questions put high with no evidence.
    """

    said: Readings
    verdict: Verdict
    with_evidence_required: Verdict
    claims: tuple[str, ...]

    @property
    def card(self) -> Scorecard:
        """The numbers of the verdict in use."""
        return self.verdict.card


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
    """The two verdicts on one set of readings; `require_evidence` puts the stricter one in use."""
    claimed = claims(rubric, said)
    as_said = verdict(rubric, said)
    strict = verdict(rubric, evidence_required(rubric, said)) if claimed else as_said
    return Judged(said, strict if require_evidence else as_said, strict, claimed)


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
