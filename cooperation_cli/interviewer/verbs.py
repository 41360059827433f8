"""What may be typed at each step, and what a typed line means."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from msgspec import Struct

from cooperation_cli.answers.levels import level_of, word_meant
from cooperation_cli.answers.model import State
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.rubric.model import Fact
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import plain


class Verb(StrEnum):
    """What somebody may do besides choosing, in the order of telling; the value is the words to type."""

    FINISH = "finish"
    DONT_KNOW = "don't know"
    PREFER_NOT_TO_SAY = "prefer not to say"
    NOT_APPLICABLE = "not applicable"
    SKIP = "skip"
    BACK = "back"
    FORWARD = "forward"
    UNDO = "undo"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    OVERVIEW = "overview"
    ANSWERS = "answers"
    JUMP = "jump"
    REVIEW = "review"
    HELP = "help"
    QUIT = "quit"


LETTERS: Mapping[Verb, str] = {verb: "?" if verb is Verb.HELP else verb[0] for verb in Verb}
"""What may be typed in place of the words. Two verbs may share a letter where no step has both."""

_WITH_MORE = frozenset({Verb.NOT_APPLICABLE, Verb.COMMENT, Verb.EVIDENCE, Verb.JUMP})
_ANYWHERE = (Verb.BACK, Verb.UNDO, Verb.OVERVIEW, Verb.ANSWERS, Verb.JUMP, Verb.HELP, Verb.QUIT)
_TWO = 2
_MEANT = {
    State.DONT_KNOW: Verb.DONT_KNOW,
    State.PREFER_NOT_TO_SAY: Verb.PREFER_NOT_TO_SAY,
    State.NOT_APPLICABLE: Verb.NOT_APPLICABLE,
}


class Command(Struct, frozen=True):
    """A verb, and what was typed after it on the same line."""

    verb: Verb
    more: str = ""


Typed = Level | tuple[str, ...] | Command
"""A level, choices of a fact by id, or a verb."""


def verbs_at(step: Step) -> tuple[Verb, ...]:
    """The verbs that mean something at the step, in their order."""
    match step:
        case QuestionStep(question):
            unfit = {Verb.FINISH} if question.not_applicable else {Verb.FINISH, Verb.NOT_APPLICABLE}
            return tuple(verb for verb in Verb if verb not in unfit)
        case FactStep():
            return tuple(verb for verb in Verb if verb in {*_ANYWHERE, Verb.SKIP, Verb.FORWARD, Verb.REVIEW})
        case _:
            return tuple(verb for verb in Verb if verb in {*_ANYWHERE, Verb.FINISH})


def key(verb: Verb, step: Step) -> str:
    """What to type for the verb: its letter, or its words where the letter is a level of the scale."""
    return str(verb) if LETTERS[verb] in _letters_taken(step) else LETTERS[verb]


def told(verb: Verb, step: Step) -> str:
    """The verb as it is offered: `d don't know`."""
    return str(verb) if LETTERS[verb] in _letters_taken(step) else f"{LETTERS[verb]} {verb}"


def offer(step: Step) -> str:
    """What to type to choose something: `0 to 4`, `1 to 7 with commas`; nothing at the review."""
    match step:
        case QuestionStep(question):
            lowest, *_, highest = question.scale.levels
            return f"{level_key(lowest)} to {level_key(highest)}"
        case FactStep(fact):
            last = len(fact.choices)
            return f"1 {'or' if last == _TWO else 'to'} {last}" + (" with commas" if fact.several else "")
        case _:
            return ""


def level_key(level: Level) -> str:
    """What to type for the level: its code, else its value."""
    return plain(level.typed)


def meant(line: str, step: Step) -> Typed | None:
    """What the line means at the step; None where it means nothing there."""
    text = line.strip().replace("\u2019", "'")
    match step:
        case QuestionStep(question):
            return _level(question.scale, text) or _command(text, step)
        case FactStep(fact):
            return _choices(fact, text) or _command(text, step)
        case _:
            return _command(text, step)


def _level(scale: Scale, text: str) -> Level | None:
    by_code = (level for level in scale.levels if level.code and level.code.casefold() == text.casefold())
    return level_of(scale, text) or next(by_code, None)


def _choices(fact: Fact, text: str) -> tuple[str, ...] | None:
    named = {choice: choice for choice in fact.choices}
    named |= {str(number): choice for number, choice in enumerate(fact.choices, start=1)}
    pieces = re.split(r"[\s,;]+", text.strip(" ,;"))
    return tuple(named[piece] for piece in pieces) if all(piece in named for piece in pieces) else None


def _command(text: str, step: Step) -> Command | None:
    # Somebody who types n where it is not allowed is told why, so it means something at every question.
    verbs = {*verbs_at(step), Verb.NOT_APPLICABLE} if isinstance(step, QuestionStep) else verbs_at(step)
    commands = {name: verb for verb in verbs for name in (key(verb, step), str(verb))}
    if verb := commands.get(text.casefold()):
        return Command(verb)
    first, *more = text.split(maxsplit=1) or [""]
    verb = commands.get(first.casefold())
    if verb is not None and verb in _WITH_MORE:
        return Command(verb, *more)
    return _in_other_words(text, commands.values())


def _in_other_words(text: str, verbs: Collection[Verb]) -> Command | None:
    state = word_meant(text)
    verb = _MEANT.get(state) if state else None
    return Command(verb) if verb is not None and verb in verbs else None


def _letters_taken(step: Step) -> frozenset[str]:
    if not isinstance(step, QuestionStep):
        return frozenset()
    return frozenset(level.code.casefold() for level in step.question.scale.levels if level.code)
