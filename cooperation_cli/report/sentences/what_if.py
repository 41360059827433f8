"""Stress tests and what-ifs, in words."""

from collections.abc import Sequence

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.report.sentences.parts import quoted, sentence
from cooperation_cli.text import Words, joined, phrase

STRESS = Words("Stress tests")
STRESS_READ = Words(
    "What would be left of the verdict if it happened today. Each blow raises some pressures and takes some practices "
    "back, questions that are open among them; it never makes an answer better."
)
UNTOUCHED = Words("Nothing that is asked here would change.")
NO_TOTAL = Words("The rubric gives no total that could fall.")
NO_VERDICT = Words("no verdict")
WHAT_IF = Words("What if")
WHAT_IF_READ = Words("Supposed for this page only: no file is changed, and everything else here tells of the present.")
NOW = Words("Now")
THEN = Words("What if")
WHAT = Words("Result")
VERDICT = Words("Verdict")
NOT_MET = Words("Must-haves not met")
CHANGES = Words("What it changes")
NOTHING = Words("It changes no answer that counts here.")
SUPPOSED = Words("Supposed")

GATES = {
    GateState.PASSED: Words("met"),
    GateState.FAILED: Words("not met"),
    GateState.UNDECIDED: Words("not decided"),
}
REPLIES = {
    State.DONT_KNOW: Words("don't know"),
    State.PREFER_NOT_TO_SAY: Words("prefer not to say"),
    State.NOT_APPLICABLE: Words("not applicable"),
    State.UNANSWERED: Words("no answer"),
}


def outcome(score: str, by: str | None, verdict: Words) -> Words:
    """What a blow would leave; `by` is how far that is from the present, where both are known."""
    far = Words("") if by is None else phrase(", {by}", by=by)
    return phrase("Overall {score}{far}; {verdict}", score=score, far=far, verdict=verdict)


def by(points: str, *, lower: bool) -> str:
    """By how much the overall would differ; `points` without a sign."""
    if points == "0":
        return "as now"
    unit = "point" if points == "1" else "points"
    return f"{points} {unit} {'lower' if lower else 'higher'} than now"


def stays(band: Words) -> Words:
    """The verdict would be the same."""
    return phrase("the verdict stays {band}", band=quoted(band))


def becomes(band: Words, present: Words) -> Words:
    """The verdict would be another one."""
    return phrase("the verdict is {band} instead of {present}", band=quoted(band), present=quoted(present))


def told(parts: Sequence[Words]) -> Words:
    """Sentences one after the other."""
    return joined([sentence(part) for part in parts if part], " ")


def of(number: int, whole: int) -> Words:
    """How many of them all."""
    return phrase("{number} of {whole}", number=number, whole=whole)


def turned(before: Words, after: Words) -> Words:
    """The state of a must-have, and what it would be."""
    return phrase("{before} now, {after} then", before=before, after=after)
