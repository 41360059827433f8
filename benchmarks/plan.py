"""Times plans with the shipped rubric in the worst cases known, and prints the slowest; exits with 1 over a second."""

import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from random import Random

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.plan.plan import Planner
from cooperation_cli.rubric.library import DEFAULT, open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.text import Words

LIMIT = 1.0
EFFORTS = (0, 5, 12, 25, 50, 100, 200)


def cases(rubric: Rubric) -> Iterator[tuple[str, Verdict]]:
    """Everything asked that can be asked of one partnership; all at 0, all at 1, and at random."""
    several = {fact.id: tuple(fact.choices) for fact in rubric.profile if fact.several}
    chance = Random(1)
    for stage in ("before", "running", "renewing", "closing"):
        for form in ("bilateral", "multilateral"):
            single = {fact.id: (list(fact.choices)[-1],) for fact in rubric.profile if not fact.several}
            profile = {**single, **several, "stage": (stage,), "form": (form,)}
            levels = {
                "zeros": lambda _: 0,
                "ones": lambda _: 1,
                "pressed": _pressed,
                "any": lambda _: chance.randrange(5),
            }
            for name, level in levels.items():
                said = {each.id: Reply(State.LEVEL, Fraction(level(each))) for each in rubric.questions.values()}
                answers = Answers(rubric.id, rubric.version, Words("A case"), chosen=profile, replies=said)
                for depth in Depth:
                    yield f"{name}, {stage}, {form}, {depth}", verdict(rubric, readings(rubric, answers, depth))


def _pressed(question: Question) -> int:
    return 4 if question.is_exposure else 0


def timed(name: str, verdict_: Verdict) -> Iterator[tuple[float, str]]:
    """The seconds of processor time that each plan takes, its way written out step by step included."""
    aims = {f"to {band.id}": lambda planner, band=band: planner.to(band) for band in verdict_.card.rubric.bands}
    aims |= {f"within {effort}": lambda planner, effort=effort: planner.within(effort) for effort in EFFORTS}
    for aim, plan in aims.items():
        before = time.process_time()
        # The steps are judged only when they are asked for.
        _ = plan(Planner(verdict_)).end
        yield time.process_time() - before, f"{name}, {aim}"


def main() -> None:
    slowest = sorted((each for case in cases(open_rubric(DEFAULT)) for each in timed(*case)), reverse=True)
    for seconds, name in slowest[:5]:
        print(f"{seconds:6.3f} s  {name}")
    sys.exit(int(slowest[0][0] > LIMIT))


if __name__ == "__main__":
    main()
