"""A person who types lines from a script, and what they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.conversation import conduct
from cooperation_cli.interviewer.lines import Lines


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held: each moment that was to be kept, all that was shown, and the prompts."""

    kept: list[Interview]
    shown: str
    prompts: list[str]

    @property
    def last(self) -> Interview:
        return self.kept[-1]


def hold(
    interview: Interview,
    *typed: str,
    width: int = 80,
    rows: int = 0,
    live: bool = False,
    seconds: Sequence[float] = (),
) -> Held:
    """Holds an interview with somebody who types these lines, and then no more.

    `seconds` is what the clock shows each time that it is looked at; then it stands still. `rows` is how
    high the screen is, 0 where there is none.
    """
    lines = iter(typed)
    clock = chain(seconds, repeat(seconds[-1] if seconds else 0.0))
    shown: list[str] = []
    prompts: list[str] = []

    def listen(prompt: str) -> str | None:
        prompts.append(prompt)
        shown.append(prompt)
        return next(lines, None)

    manner = Lines(listen, shown.append, lambda: width, rows=lambda: rows)
    kept = list(conduct(interview, manner, live=live, clock=lambda: next(clock)))
    return Held(kept, "\n".join(shown), prompts)
