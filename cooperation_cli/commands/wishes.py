"""A what-if as it is given on the command line: `--scenario ID` and `--set QUESTION=LEVEL`."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cooperation_cli.answers.levels import level_of, levels_in_words, word_meant
from cooperation_cli.answers.model import UNANSWERED, Reply, State
from cooperation_cli.answers.readings import Readings
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.documents.document import shown
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.asking import nearest_question
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text

_SCENARIO, _SET = "--scenario", "--set"
_WORDS = {state.value: state for state in State if state is not State.LEVEL}


class Wishes(Struct, frozen=True):
    """What was written: ids of scenarios, and QUESTION=LEVEL."""

    scenarios: Sequence[str] = ()
    sets: Sequence[str] = ()

    @property
    def given(self) -> bool:
        """Whether there is a what-if at all."""
        return bool(self.scenarios or self.sets)

    def wish(self, rubric: Rubric) -> Wish | None:
        """What is to be supposed, None for nothing. Raises `CooperationError` with all that does not fit."""
        if not self.given:
            return None
        if problems := [*self._unknown(rubric), *self._unset(rubric)]:
            raise CooperationError(*problems)
        named = {scenario.id: scenario for scenario in rubric.scenarios}
        chosen = dict(_parted(rubric, pair) for pair in self.sets)
        read = ((name, _reply(rubric.questions[name], written)) for name, written in chosen.items())
        replies = tuple((name, reply) for name, reply in read if reply is not None)
        return Wish(tuple(named[name] for name in dict.fromkeys(self.scenarios)), replies)

    def _unknown(self, rubric: Rubric) -> Iterator[Problem]:
        known = [scenario.id for scenario in rubric.scenarios]
        for name in self.scenarios:
            if name not in known:
                hint = nearest(name, known) if known else "it has none; suppose answers with --set"
                yield Problem(Place(_SCENARIO), f'"{shown(name)}" is no scenario of {rubric.id}', hint)

    def _unset(self, rubric: Rubric) -> Iterator[Problem]:
        for pair in self.sets:
            name, level = _parted(rubric, pair)
            if "=" not in pair:
                yield _problem(f'"{shown(pair)}" has no "="', f"write QUESTION=LEVEL, as in {_example(rubric)}")
            elif name not in rubric.questions:
                yield _problem(f'{rubric.id} has no question "{shown(name)}"', nearest_question(rubric, name))
            else:
                yield from _unfit(rubric.questions[name], level)


def unasked_of(wish: Wish | None, read: Readings, file: str) -> CooperationError | None:
    """What is set although this file's partnership is not asked it at this depth, if anything."""
    unasked = [name for name, _ in (wish.replies if wish else ()) if name not in read.replies]
    what = "is not asked of this partnership at this depth"
    problems = [Problem(Place(file), f"{_SET}: {name} {what}", "leave it out") for name in unasked]
    return CooperationError(*problems) if problems else None


def _parted(rubric: Rubric, pair: str) -> tuple[str, str]:
    name, _, level = pair.partition("=")
    return rubric.renamed.get(name.strip(), name.strip()), level.strip()


def _unfit(question: Question, written: str) -> Iterator[Problem]:
    reply = _reply(question, written)
    if reply is None:
        what = f"{shown(written)} is not a level of {question.id}"
        yield _problem(what, f"write one of: {levels_in_words(question.scale).raw}, or dont_know")
    elif reply.state is State.NOT_APPLICABLE and not question.not_applicable:
        what = f"the rubric does not allow not_applicable for {question.id}"
        yield _problem(what, "choose a level, or write dont_know")


def _reply(question: Question, written: str) -> Reply | None:
    """The reply that somebody wrote: a level by its value or code, or one of the words; nothing is no answer."""
    if not written:
        return UNANSWERED
    if level := level_of(question.scale, written):
        return Reply(State.LEVEL, level.value)
    state = _WORDS.get(written) or word_meant(written)
    return None if state is None else Reply(state)


def _problem(what: str, mend: str) -> Problem:
    return Problem(Place(_SET), what, mend)


def _example(rubric: Rubric) -> str:
    question = next(iter(rubric.questions.values()))
    return f"{question.id}={number_text(question.scale.highest)}"
