"""What the explanation of any number is made of: a label and an equation, a title and its steps."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cooperation_cli.report.explanation.arithmetic import Equation, equation, is_short, number, plus, rounded
from cooperation_cli.report.model import Block, Item, Items, Section
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.scoring.score import Score
from cooperation_cli.text import Words


class Step(Struct, frozen=True):
    """One line of the arithmetic."""

    label: Words
    equation: Equation


class Explained(Struct, frozen=True):
    """One number: its `id`, what it is made of, and the steps that lead to it."""

    id: str
    title: Words
    terms: tuple[Block, ...]
    steps: tuple[Step, ...]
    verdict: tuple[Block, ...] = ()

    @property
    def section(self) -> Section:
        """The number as a part of a page."""
        steps = tuple(Item(Words(str(step.equation)), step.label) for step in self.steps)
        listed = (Items(steps, ordered=True),) if steps else ()
        return Section(self.title, (*self.terms, *listed, *self.verdict))


def shown(exact: Fraction) -> Step:
    """The score as it is published."""
    return Step(say.SHOWN, rounded(exact))


def covered(answered: Sequence[Fraction], applicable: Sequence[Fraction], coverage: Fraction) -> Step:
    """The share of the applicable weight that is answered."""
    formula = f"{plus(map(number, answered or [Fraction(0)]))} / {plus(map(number, applicable))}"
    return Step(say.COVERAGE, equation(formula, coverage, *answered, *applicable))


def ends(score: Score, at: Callable[[int], Equation | None]) -> Iterator[Step]:
    """The least and the most that the score can be, where they are not the score itself.

    `at` gives the equation with what is open at its worst (0) or at its best (-1).
    """
    if score.exact is None or score.is_certain:
        return
    for label, end in ((say.LEAST, 0), (say.MOST, -1)):
        if (found := at(end)) is not None:
            yield Step(label, found)


def widened(score: Score, at: Callable[[int], Equation | None]) -> bool:
    """Whether the range had to be made wider than the equations at its ends, to hold the score."""
    low, high = at(0), at(-1)
    if score.exact is None or low is None or high is None:
        return False
    return score.exact < low.result or score.exact > high.result


def cell(exact: Fraction | None) -> Words:
    """A number in a table; a cut one says so."""
    if exact is None:
        return Words("")
    return Words(number(exact) if is_short(exact) else f"≈ {number(exact)}")
