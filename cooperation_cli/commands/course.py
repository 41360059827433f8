"""How a sitting is to go: how deep, about which part, alone or in a group, with or without scores on the way."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, State
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.scope import Scope, names
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth

_STATES = {"--unanswered": State.UNANSWERED, "--unsure": State.DONT_KNOW}


class Course(Struct, frozen=True):
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

    def options_after(self, interview: Interview) -> Sequence[str]:
        """The words that bring back what this interview leaves of the course; the depth is in the file."""
        left = self.only if self._state_options or not self.only else _left(interview) or self.only
        only = [word for name in left for word in ("--only", name)]
        flags = {"--facilitate": self.facilitate, "--live": self.live}
        return [*only, *self._state_options, *(option for option, chosen in flags.items() if chosen)]

    @property
    def _state_options(self) -> Sequence[str]:
        chosen = {"--unanswered": self.unanswered, "--unsure": self.unsure}
        return [option for option in _STATES if chosen[option]]

    @property
    def _scope(self) -> Scope:
        return Scope(self.only, frozenset(_STATES[option] for option in self._state_options))


def _left(interview: Interview) -> tuple[str, ...]:
    """The names of what this sitting has still to ask, where it has asked some of it; a dimension left whole is one."""
    facts, questions = interview.left_facts, interview.left_questions
    if (facts, questions) == (interview.facts, interview.questions):
        return ()
    asked = Counter(question.dimension for question in interview.asked)
    left = Counter(question.dimension for question in questions)
    names = (
        question.dimension if left[question.dimension] == asked[question.dimension] else question.id
        for question in questions
    )
    return (*(fact.id for fact in facts), *dict.fromkeys(names))
