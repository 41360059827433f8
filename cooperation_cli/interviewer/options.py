"""What there is to choose at a step: the levels of a question, the choices of a fact."""

from collections.abc import Iterator

from msgspec import Struct

from cooperation_cli.answers.levels import FEW, says_more
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.interviewer.verbs import level_key
from cooperation_cli.rubric.scale import Level
from cooperation_cli.text import Words, phrase


class Option(Struct, frozen=True):
    """One thing to choose: what to type for it, what it says, and whether it was chosen so far."""

    key: str
    says: Words
    chosen: bool


def options(step: Step) -> tuple[Option, ...]:
    """The options in order, of a long scale those that are described; none at the review."""
    match step:
        case QuestionStep():
            return tuple(_levels(step))
        case FactStep(fact, chosen):
            numbered = enumerate(fact.choices.items(), start=1)
            return tuple(Option(str(number), words, choice in chosen) for number, (choice, words) in numbered)
        case _:
            return ()


def _levels(step: QuestionStep) -> Iterator[Option]:
    levels, says = step.question.scale.levels, step.wording.levels
    for level in levels:
        if level.value in says or len(levels) <= FEW:
            described = _described(level, says.get(level.value, Words("")))
            yield Option(level_key(level), described, step.has_answer and level.value == step.reply.level)


def _described(level: Level, says: Words) -> Words:
    label = level.label if says_more(level) else Words("")
    return phrase("{label}. {says}", label=label, says=says) if label and says else says or label
