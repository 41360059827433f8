"""Ladders: the levels that a question can be raised to, what each step costs, and what it waits for."""

from collections.abc import Container, Mapping
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.scorecard import Scorecard


class Rung(Struct, frozen=True):
    """A level; `effort` is that of all steps from where the question stands; the last of them waits for `after`."""

    level: Fraction
    effort: int = 0
    after: Mapping[str, Fraction] = field(default_factory=dict)


class Ladder(Struct, frozen=True):
    """The levels of one question from where it stands now, which is rung 0."""

    question: Question
    rungs: tuple[Rung, ...]

    def rung_at(self, level: Fraction) -> int | None:
        """The lowest rung at which the question stands at `level` or better; None where it cannot get there."""
        needed = self.question.forward(level)
        reached = (place for place, rung in enumerate(self.rungs) if self.question.forward(rung.level) >= needed)
        return next(reached, None)


def ladders(card: Scorecard, excluded: Container[str]) -> dict[str, Ladder]:
    """A ladder for every applicable question with a level, in the rubric's order.

    Pressures and excluded questions have the one rung on which they stand. A step that can never begin, because what
    it waits for has no level or cannot get there, ends its ladder.
    """
    known = [question for question in card.rubric.questions.values() if card.readings.applies(question.id)]
    found = {
        question.id: _ladder(question, level, fixed=question.is_exposure or question.id in excluded)
        for question in known
        if (level := card.readings.level(question.id)) is not None
    }
    while shorter := {name: cut for name, each in found.items() if (cut := _begun(card, found, each)) is not each}:
        found |= shorter
    return found


def _ladder(question: Question, level: Fraction, *, fixed: bool) -> Ladder:
    rungs = [Rung(level)]
    while not fixed and (higher := question.next_level(rungs[-1].level)) is not None:
        advice = question.advice.get(higher)
        after = advice.after if advice else {}
        rungs.append(Rung(higher, rungs[-1].effort + question.effort_to(higher).cost, after))
    return Ladder(question, tuple(rungs))


def _begun(card: Scorecard, found: Mapping[str, Ladder], ladder: Ladder) -> Ladder:
    """The ladder up to the first step that can never begin; itself where there is none."""

    def possible(name: str, level: Fraction) -> bool:
        if not card.readings.applies(name):
            return True
        return name in found and found[name].rung_at(level) is not None

    for place, rung in enumerate(ladder.rungs):
        if not all(possible(name, level) for name, level in rung.after.items()):
            return replace(ladder, rungs=ladder.rungs[:place])
    return ladder
