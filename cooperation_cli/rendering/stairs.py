"""A way in steps as bars: each begins where the one before it ended."""

from collections.abc import Iterator
from itertools import count

from cooperation_cli.report.model import Meter, Phase, Step, Steps
from cooperation_cli.text import Words, phrase


def stairs(block: Steps) -> Iterator[tuple[Phase, list[Meter]]]:
    """Each phase with a bar for each of its steps: up to where the step begins, then on to where it leads."""
    stand, numbers = block.start.share, count(1)
    for phase in block.phases:
        meters = []
        for step in phase.steps:
            low, high = sorted((stand, step.share))
            meters.append(Meter(_numbered(next(numbers), step), step.text, step.share, low, high, step.tone))
            stand = step.share
        yield phase, meters


def _numbered(number: int, step: Step) -> Words:
    return phrase("{number}. {label}", number=number, label=step.label)
