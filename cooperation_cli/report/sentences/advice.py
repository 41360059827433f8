"""What to do and what to find out, in words."""

from collections.abc import Sequence

from cooperation_cli.report.sentences.parts import count, from_to, listed, quoted, sentence
from cooperation_cli.text import Words, joined, phrase

STEPS = Words("What to do next")
FIRST = Words("Begin in the first 90 days")
LATER = Words("Then, by dimension")
FIND_OUT = Words("What to find out")
FIND_OUT_READ = Words(
    "Questions that are open, the most telling first: whatever the answer is, the range of the overall "
    "score narrows by at least the points given."
)
FIND_OUT_PLAIN = Words("Questions that are open:")
CLAIMS = Words("High answers without evidence")
NO_STEPS = Words("Every practice and protection that was answered has reached its target.")
NO_ADVICE = Words("The rubric gives no advice for this step.")
GAIN_READ = Words(
    "Each step is worth the gain given if nothing else changes. Small, medium and large say how much effort it takes."
)
WHO = Words("Who can begin")
EXAMPLE = Words("Example")
EFFORT = Words("Effort and gain")


def step(advice: Words | None) -> Words:
    """What to do, as the rubric advises it."""
    return advice or NO_ADVICE


def answer(question: Words) -> Words:
    """An open question that decides a must-have."""
    return phrase("Not decided: answer this first. {question}", question=question)


def rise(title: Words, before: Words, after: Words) -> Words:
    """The step of one question."""
    return phrase("{title}: {rise}", title=title, rise=from_to(before, after))


def worth(who: Words, effort: str, gain: str | None, own: str | None, gates: Sequence[Words]) -> Words:
    """Who can begin, the effort, the gain for the overall and the dimension, and the must-haves that the step meets."""
    parts = [
        phrase("{who}; {effort} effort", who=who, effort=effort) if who else phrase("{effort} effort", effort=effort)
    ]
    if gain is not None:
        parts.append(phrase("{gain} overall", gain=gain))
    if own is not None:
        parts.append(phrase("{own} in its dimension", own=own))
    if gates:
        parts.append(phrase("meets {gates}", gates=listed([quoted(gate) for gate in gates])))
    return sentence(joined(parts))


DECIDES = Words("decides a must-have")


def narrows(width: str) -> Words:
    """By how much any answer narrows the range."""
    return phrase("{width} points", width=width)


def tells(question: Words, told: Sequence[Words]) -> Words:
    """An open question, and what an answer to it is good for."""
    return phrase("{question} ({told})", question=question, told=joined(told))


def case(title: Words, text: Words | None) -> Words:
    """An example from elsewhere."""
    return phrase("{title}. {text}", title=title, text=text) if text else title


def both_verdicts(number: int, start: Words, claimed: Words, strict: Words) -> Words:
    """The two verdicts: with high answers as they were claimed, and counted lower."""
    answers = count(number, "answer stands", "answers stand")
    return phrase(
        "{answers} at {start}, or higher, with nothing given that would show it. As claimed: {claimed}. "
        "If each counted only as the level below: {strict}.",
        answers=answers,
        start=start,
        claimed=claimed,
        strict=strict,
    )


EVIDENCE_REQUIRED = Words("This report counts them at the level below, because evidence was required.")


def verdict(band: Words | None, score: str) -> Words:
    """A verdict with its score."""
    return phrase("{band}, {score}", band=band, score=score) if band else Words(score)
