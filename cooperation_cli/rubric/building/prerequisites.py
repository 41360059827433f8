"""Whether every advised step can ever begin: its prerequisites must not wait for the step itself."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from cooperation_cli.rubric.question import Question

_Step = tuple[str, Fraction]
"""A question, and a level of it, put right where the question is reversed."""


def circle(questions: Mapping[str, Question]) -> tuple[str, ...]:
    """The questions of which each step waits for the next, the first one again at the end; empty where none do."""
    waits = dict(_waits(questions))
    rungs: dict[str, set[Fraction]] = {}
    for name, rung in {*waits, *(step for steps in waits.values() for step in steps)}:
        rungs.setdefault(name, set()).add(rung)
    sorter: TopologicalSorter[_Step] = TopologicalSorter(waits)
    for name, known in rungs.items():
        for lower, higher in pairwise(sorted(known)):
            sorter.add((name, higher), (name, lower))
    try:
        sorter.prepare()
    except CycleError as error:
        steps: list[_Step] = error.args[1]
        return tuple(name for name, _ in reversed(steps))
    return ()


def _waits(questions: Mapping[str, Question]) -> Iterator[tuple[_Step, list[_Step]]]:
    for question in questions.values():
        for level, step in question.advice.items():
            if step.after:
                known = [(questions[name], needed) for name, needed in step.after.items() if name in questions]
                rungs = [(other.id, other.forward(needed)) for other, needed in known if _is_reached(other, needed)]
                yield (question.id, question.forward(level)), rungs


def _is_reached(question: Question, level: Fraction) -> bool:
    # The least favourable level always holds, so that nothing waits for it.
    return question.forward(level) > question.scale.lowest
