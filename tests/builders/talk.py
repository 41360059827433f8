"""A person who types lines from a script, and what they are shown."""

from dataclasses import dataclass

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


def hold(interview: Interview, *typed: str, width: int = 80) -> Held:
    """Holds an interview with somebody who types these lines, and then no more."""
    lines = iter(typed)
    shown: list[str] = []
    prompts: list[str] = []

    def listen(prompt: str) -> str | None:
        prompts.append(prompt)
        shown.append(prompt)
        return next(lines, None)

    kept = list(conduct(interview, Lines(listen, shown.append, lambda: width)))
    return Held(kept, "\n".join(shown), prompts)
