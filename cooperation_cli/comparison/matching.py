"""Which question of one rubric is which of another, and the answers to the one as answers to the other."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED
from cooperation_cli.answers.readings import Readings
from cooperation_cli.rubric.asking import asked
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question


class Why(StrEnum):
    """Why a question of one moment has no counterpart in another."""

    GONE = "gone"
    NEW = "new"
    OTHER_LEVELS = "other_levels"


class Unmatched(Struct, frozen=True):
    """A question that cannot be compared; `question` is its id in the rubric that has it."""

    question: str
    why: Why


def former(question: Question, rubric: Rubric) -> Question | None:
    """The question of an earlier rubric that this one was: of the same id, else of one that it was renamed from."""
    return next(
        (rubric.questions[name] for name in (question.id, *question.renamed_from) if name in rubric.questions), None
    )


def alike(one: Question, other: Question) -> bool:
    """Whether a level of the one means the same as that level of the other."""
    return (one.scale.values, one.reverse, one.is_exposure) == (other.scale.values, other.reverse, other.is_exposure)


def carried(read: Readings, own: Rubric, rubric: Rubric) -> Readings:
    """The readings by the ids of `rubric`: of every question that it asks of this profile at this depth."""
    if own is rubric:
        return read
    replies = {each.id: UNANSWERED for each in asked(rubric, read.profile, read.depth)}
    for name in replies:
        was = former(rubric.questions[name], own)
        if was is not None and alike(was, rubric.questions[name]):
            replies[name] = read.replies.get(was.id, UNANSWERED)
    return replace(read, replies=replies, targets={}, set_aside=(), unknown_facts=())


def unmatched(own: Rubric, rubric: Rubric) -> Iterator[Unmatched]:
    """What of an earlier rubric has no counterpart in `rubric`, and the other way round."""
    matches = {each.id: former(each, own) for each in rubric.questions.values()}
    kept = {was.id for was in matches.values() if was is not None}
    yield from (Unmatched(name, Why.GONE) for name in own.questions if name not in kept)
    for name, was in matches.items():
        if was is None:
            yield Unmatched(name, Why.NEW)
        elif not alike(was, rubric.questions[name]):
            yield Unmatched(name, Why.OTHER_LEVELS)
