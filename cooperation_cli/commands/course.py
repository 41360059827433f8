"""How a sitting is to go: how deep, about which part, alone or in a group, with or without scores on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cooperation_cli.answers.model import Answers, State
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.scope import Scope, names
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth

_STATES = {"--unanswered": State.UNANSWERED, "--unsure": State.DONT_KNOW}


@dataclass(frozen=True, slots=True)
class Course:
    """What was asked for on the command line."""

    depth: Depth | None = None
    only: tuple[str, ...] = ()
    unanswered: bool = False
    unsure: bool = False
    facilitate: bool = False
    live: bool = False

    def check(self, rubric: Rubric, *, new: bool) -> None:
        """Raises CooperationError with all that cannot be asked for: of a `new` file, or of this rubric."""
        unknown = [
            Problem(Place("--only"), f'"{name}" names no dimension, question or fact', nearest(name, names(rubric)))
            for name in self._scope.unknown(rubric)
        ]
        early = [
            Problem(Place(option), "there are no answers yet to go back to", "leave the option out")
            for option in self._state_options
            if new
        ]
        if unknown or early:
            raise CooperationError(*unknown, *early)

    def begin(self, rubric: Rubric, answers: Answers) -> Interview:
        """The interview as it goes with these answers, which are for the rubric's version from here on."""
        current = replace(answers, version=rubric.version)
        return replace(Interview.begin(rubric, current, self.depth, self._scope), in_group=self.facilitate)

    @property
    def options(self) -> Sequence[str]:
        """The words that bring the same course back; the depth is in the file."""
        only = [word for name in self.only for word in ("--only", name)]
        flags = {"--facilitate": self.facilitate, "--live": self.live}
        return [*only, *self._state_options, *(option for option, chosen in flags.items() if chosen)]

    @property
    def _state_options(self) -> Sequence[str]:
        chosen = {"--unanswered": self.unanswered, "--unsure": self.unsure}
        return [option for option in _STATES if chosen[option]]

    @property
    def _scope(self) -> Scope:
        return Scope(self.only, frozenset(_STATES[option] for option in self._state_options))
