"""Must-haves, strengths and gaps, and pairs of challenge and strategy, in words."""

from fractions import Fraction

from cooperation_cli.assessment.gates import GateState, Margin, Unit
from cooperation_cli.report.sentences.parts import quoted
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, phrase

MUST_HAVES = Words("Must-haves")
MUST_HAVE = Words("Must-have")
STATE = Words("State")
MARGIN = Words("How far")
HOLDS_AT = Words("Without it, at most")
MUST_HAVES_HOLD = Words(
    "A must-have that is not met, or not decided, holds the verdict down, however high the overall score is."
)
STRENGTHS = Words("Strengths")
GAPS = Words("Gaps")
STRONG_AND_WEAK = Words("Strengths and gaps")
PAIRS = Words("Challenges and what counters them")
PAIRS_READ = Words("Each challenge stands beside the strategies that do most to hold it. Scores, with their ranges:")
NOT_APPLICABLE = Words("not asked here")
NOT_DECIDED = Words("not decided: answer this first")


def state(gate: GateState, *, close: bool) -> Words:
    """How a must-have stands."""
    match gate:
        case GateState.PASSED:
            return Words("met, narrowly") if close else Words("met")
        case GateState.FAILED:
            return Words("not met")
        case GateState.UNDECIDED:
            return NOT_DECIDED


def margin(found: Margin, gate: GateState) -> Words:
    """How far the worst member stands from the line: `1 level short`, `3.4 points to spare`."""
    if found.value == 0:
        return Words("exactly on the line")
    amount = _amount(abs(found.value), found.unit)
    if gate is GateState.PASSED:
        return phrase("{amount} to spare", amount=amount)
    return phrase("{amount} short", amount=amount)


def _amount(size: Fraction, unit: Unit) -> str:
    if size == 1:
        return "1 level" if unit is Unit.LEVELS else "1 point"
    return f"{number_text(size)} {unit.value}"


def at(subject: Words, how_far: Words) -> Words:
    """How far, and of what."""
    return phrase("{how_far}: {subject}", how_far=how_far, subject=subject)


def shows_in(score: str, question: Words, level: Words, descriptor: Words | None) -> Words:
    """A dimension's score with the question that shows it best, and what one sees."""
    seen = phrase(": {descriptor}", descriptor=descriptor) if descriptor else Words(".")
    return phrase(
        "{score}. {question} is at {level}{seen}", score=score, question=quoted(question), level=level, seen=seen
    )


NO_GAPS = Words("No dimension falls short of the highest verdict.")


def counters(title: Words, score: str) -> Words:
    """A strategy with its score."""
    return phrase("{title} {score}", title=title, score=score)


def challenge(score: str, strategies: Words) -> Words:
    """A challenge's score beside the strategies that counter it."""
    return phrase("{score}. Countered by {strategies}.", score=score, strategies=strategies)
