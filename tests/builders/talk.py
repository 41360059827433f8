"""A person who types lines from a script, and what they are shown."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.conversation import conduct
from cooperation_cli.interviewer.lines import Lines

Typed = str | tuple[str, ...] | KeyboardInterrupt
"""A line, several that are pasted in one go, or what comes in the place of one."""


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held: each moment that was to be kept, all that was shown, the prompts, how it ended."""

    kept: list[Interview]
    shown: str
    prompts: list[str]
    interrupted: bool

    @property
    def last(self) -> Interview:
        return self.kept[-1]


def hold(
    interview: Interview,
    *typed: Typed,
    width: int = 80,
    rows: int = 0,
    live: bool = False,
    seconds: Sequence[float] = (),
) -> Held:
    """Holds an interview with somebody who types these lines, and then no more.

    `seconds` is what the clock shows each time that it is looked at; then it stands still. `rows` is how
    high the screen is, 0 where there is none.
    """
    lines = deque(_one_by_one(typed))
    more = False
    clock = chain(seconds, repeat(seconds[-1] if seconds else 0.0))
    shown: list[str] = []
    prompts: list[str] = []

    def listen(prompt: str) -> str | None:
        nonlocal more
        prompts.append(prompt)
        shown.append(prompt)
        line, more = lines.popleft() if lines else (None, False)
        if isinstance(line, KeyboardInterrupt):
            raise line
        return line

    manner = Lines(listen, shown.append, lambda: width, rows=lambda: rows, more=lambda: more)
    kept: list[Interview] = []
    interrupted = False
    try:
        kept.extend(conduct(interview, manner, live=live, clock=lambda: next(clock)))
    except KeyboardInterrupt:
        interrupted = True
    return Held(kept, "\n".join(shown), prompts, interrupted)


def _one_by_one(typed: Sequence[Typed]) -> Iterator[tuple[str | KeyboardInterrupt, bool]]:
    """What is heard, line by line, each with whether more of it waits."""
    for one in typed:
        pieces = one if isinstance(one, tuple) else (one,)
        yield from ((piece, place < len(pieces)) for place, piece in enumerate(pieces, start=1))
