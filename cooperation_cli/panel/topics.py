"""What a panel has to talk about: the question that is seen most differently first."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.panel.gaps import Agreement, Gap, about_questions, largest_first
from cooperation_cli.rubric.question import Question


class Topic(Struct, frozen=True):
    """A question on which people differ. `gap` is the widest between groups, None where only single people differ.

    `consensus` is None where it is not told.
    """

    question: Question
    gap: Gap | None
    consensus: Fraction | None


def topics(gaps: Iterable[Gap], agreements: Sequence[Agreement]) -> tuple[Topic, ...]:
    """By the size of the gap, the largest first; then, where groups are alike and people are not, by consensus."""
    consensus = {one.question.id: one.found["consensus"] for one in agreements}
    widest: dict[str, Topic] = {}
    for question, gap in about_questions(largest_first(gaps)):
        widest.setdefault(question.id, Topic(question, gap, consensus.get(question.id)))
    others = (Topic(one.question, None, found) for one in agreements if (found := one.found["consensus"]) is not None)
    split = [topic for topic in others if topic.consensus != 1 and topic.question.id not in widest]
    return (*widest.values(), *sorted(split, key=lambda topic: topic.consensus or 0))
