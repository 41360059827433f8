"""Plans against an exhaustive search on generated rubrics, which shares no code with the program.

`PLAN_CASES=5000 pytest tests/plan` tries more than the everyday run does.
"""

import os
from collections.abc import Iterator
from math import prod
from pathlib import Path
from random import Random

import pytest
from oracle.bridge import readings_of, rubric_of
from oracle.generating import a_rubric, answers_to
from oracle.instrument import Raw
from oracle.plans import Steps, best_within, cheapest, every_way, waiting_for_each_other

from cooperation_cli.answers.readings import evidence_required
from cooperation_cli.assessment.verdict import verdict
from cooperation_cli.plan.ladder import ladders
from cooperation_cli.plan.model import Plan
from cooperation_cli.plan.plan import Planner
from cooperation_cli.rubric.model import Rubric

CASES = int(os.environ.get("PLAN_CASES", "100"))
_BATCHES = 10
_MOST_WAYS = 300
_BUDGETS = (0, 1, 4, 9, 30)


def _steps(rubric: Rubric, plan: Plan) -> Steps:
    places = {name: place for place, name in enumerate(rubric.questions)}
    return tuple(sorted((places[step.question.id], step.to_level) for step in plan.steps))


def _excluded(rubric: Rubric, read_by: Planner, chance: Random) -> set[str]:
    """Questions to leave out, so that few enough ways are left to try them all."""
    found = ladders(read_by.verdict.card, frozenset())
    names = [name for name, ladder in found.items() if len(ladder.rungs) > 1]
    chance.shuffle(names)
    scales = {name: len(rubric.questions[name].scale.levels) for name in names}
    kept: list[str] = []
    for name in names:
        if prod(scales[each] for each in (*kept, name)) <= _MOST_WAYS:
            kept.append(name)
    return set(names) - set(kept)


def _differences(seed: int, plain: Raw, rubric: Rubric) -> Iterator[str]:
    chance = Random(seed)  # noqa: S311  nothing is kept secret with it
    said, evidence = answers_to(plain, chance), chance.choice(("claimed", "required"))
    read = readings_of(said, rubric)
    now = verdict(rubric, evidence_required(rubric, read) if evidence == "required" else read)
    excluded = _excluded(rubric, Planner(now), chance)
    planner = Planner(now, excluded)
    ways = every_way(plain, said, evidence, excluded)
    for place, band in enumerate(rubric.bands):
        wanted, plan = cheapest(ways, place), planner.to(band)
        found = (plan.effort, _steps(rubric, plan)) if plan.reached else None
        if found != (wanted and (wanted.effort, wanted.steps)):
            yield f"seed {seed} to {band.id}: {found} instead of {wanted}"
        if wanted is None:
            reached = max(way.height for way in ways if way.height < place)
            if plan.end.height != reached:
                yield f"seed {seed}: nearest to {band.id} is {reached}, not {plan.end.height}"
    for budget in _BUDGETS:
        best, plan = best_within(ways, budget), planner.within(budget)
        if (plan.effort, _steps(rubric, plan)) != (best.effort, best.steps):
            yield f"seed {seed} within {budget}: {plan.effort}, {_steps(rubric, plan)} instead of {best}"


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_no_way_is_better_than_the_plan(batch: int, tmp_path: Path) -> None:
    for seed in range(batch * CASES // _BATCHES, (batch + 1) * CASES // _BATCHES):
        chance = Random(seed)  # noqa: S311
        plain = a_rubric(chance)
        if plain["overall"]["combine"] != "none":
            waiting_for_each_other(plain, chance)
            assert list(_differences(seed, plain, rubric_of(plain, tmp_path))) == []
