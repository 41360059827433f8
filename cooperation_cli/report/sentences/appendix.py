"""The appendix in words: what was set aside, what was answered, and how the score was reached."""

from collections.abc import Sequence

from cooperation_cli.answers.model import State
from cooperation_cli.answers.readings import Why
from cooperation_cli.report.sentences.parts import sentence
from cooperation_cli.text import Words, joined, phrase

SET_ASIDE = Words("Answers set aside")
SET_ASIDE_READ = Words("These answers stay in their file and count for nothing here.")
WHY_ASIDE = {
    Why.NOT_ASKED: Words("not asked of a partnership with this profile"),
    Why.NOT_AT_THIS_DEPTH: Words("not asked in a screening"),
    Why.NOT_IN_RUBRIC: Words("no longer part of the rubric"),
}
NOTICES = Words("To note")
PARTNERSHIP = Words("The partnership")
NOT_GIVEN = Words("not given")
ANSWERS = Words("Every answer")
EVIDENCE = Words("Evidence")
COMMENT = Words("Comment")
CLAIM = Words("Counted lower")
STATES = {
    State.DONT_KNOW: Words("Don't know."),
    State.PREFER_NOT_TO_SAY: Words("Prefer not to say."),
    State.NOT_APPLICABLE: Words("Not applicable."),
    State.UNANSWERED: Words("Not answered."),
}
VERDICT = Words("Verdict")
REACHED = Words("How the score was reached")
OVERALL = Words("Overall")


def answered(level: Words, descriptor: Words | None) -> Words:
    """The level that was chosen, with what one sees at it."""
    return phrase("{level}: {seen}", level=sentence_start(level), seen=descriptor) if descriptor else sentence(level)


def sentence_start(words: Words) -> Words:
    """The words with a capital at the start."""
    return Words(words.raw[:1].upper() + words.raw[1:])


def missing_facts(facts: Sequence[Words]) -> Words:
    """Profile facts that decide what is asked or judged, and that nobody gave."""
    return phrase(
        "These facts about the partnership are not given, so whatever depends on them was left out: {facts}",
        facts=joined(facts, " "),
    )


def counted_as(level: Words) -> Words:
    """What a claim was read as where evidence is required."""
    return phrase("No evidence is given, so it counts as {level}.", level=level)


READING = Words(
    "Each answer counts by its place on its scale: the lowest level is 0, the highest 1. Questions with more weight "
    "count for more. An open question has no number; it widens the range instead, from its worst level to its best."
)
RESIDUAL = Words(
    "A challenge weighs pressure against protection. Pressure times the share that protection leaves open is the "
    "risk that remains, and the score is what is left of 100 without it."
)
ROUNDING = Words("Nothing is rounded before the end; what is shown here in whole numbers was judged to one decimal.")
NO_TOTAL = Words("The rubric adds the dimensions up to no total.")


def floor(share: str) -> Words:
    """The least that pressure is taken for."""
    return phrase(
        "Pressure is never taken for less than {share}, because nobody is out of reach of trouble.", share=share
    )


def member(title: Words, score: str) -> Words:
    """A dimension with its score, in a sum."""
    return phrase("{title} {score}", title=title, score=score)


def step(title: Words, score: str, rule_words: Words) -> Words:
    """How a part or the overall was reached: `Strategies, 58 (55 to 61): the mean of …`."""
    return phrase("{title}, {score}: {rule}.", title=title, score=score, rule=rule_words)


def at_the_top(verdict: Words, score: str) -> Words:
    """The verdict once more, at the end."""
    told = phrase("{verdict}, {score}", verdict=verdict, score=score) if score else verdict
    return phrase("{told}. The reasons stand at the top of this page.", told=told)


def rubric(title: Words, version: str, digest: str) -> Words:
    """Which rubric was used."""
    return phrase("Rubric: {title}, version {version}, digest {digest}.", title=title, version=version, digest=digest)
