"""Which part of an interview one sitting is about."""

from fnmatch import fnmatchcase

from msgspec import Struct

from cooperation_cli.answers.model import UNANSWERED, Answers, State
from cooperation_cli.interview.said import AtFact, AtQuestion, Stop
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question

PROFILE = "profile"
"""The name of all facts together, beside the ids of facts, dimensions and questions."""


class Scope(Struct, frozen=True):
    """The part that is meant: of what `only` names, what is in one of the `states`; either left empty means all.

    A name may be a pattern with `*`, `?` and `[…]`. A fact without a choice counts as unanswered.
    """

    only: tuple[str, ...] = ()
    states: frozenset[State] = frozenset()

    def part(self, rubric: Rubric, answers: Answers) -> frozenset[Stop] | None:
        """The stops that are meant, asked of this partnership or not; None where that is all."""
        if not self.only and not self.states:
            return None
        facts = (AtFact(fact.id) for fact in rubric.profile if self._has_fact(fact.id, answers))
        questions = (AtQuestion(id_) for id_, question in rubric.questions.items() if self._has(question, answers))
        return frozenset((*facts, *questions))

    def unknown(self, rubric: Rubric) -> tuple[str, ...]:
        """What `only` holds that names nothing in the rubric."""
        known = names(rubric)
        return tuple(pattern for pattern in self.only if not any(fnmatchcase(name, pattern) for name in known))

    def _has_fact(self, fact: str, answers: Answers) -> bool:
        state = State.LEVEL if fact in answers.chosen else State.UNANSWERED
        return self._names(PROFILE, fact) and self._wants(state)

    def _has(self, question: Question, answers: Answers) -> bool:
        state = answers.replies.get(question.id, UNANSWERED).state
        return self._names(question.dimension, question.id) and self._wants(state)

    def _names(self, *names: str) -> bool:
        return not self.only or any(fnmatchcase(name, pattern) for name in names for pattern in self.only)

    def _wants(self, state: State) -> bool:
        return not self.states or state in self.states


def names(rubric: Rubric) -> tuple[str, ...]:
    """What a part can be called: the profile, its facts, dimensions, questions."""
    facts = (PROFILE, *(fact.id for fact in rubric.profile)) if rubric.profile else ()
    return (*facts, *(dimension.id for dimension in rubric.dimensions), *rubric.questions)


WHOLE = Scope()
