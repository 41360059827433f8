"""The plan in words: where it leads, what to do by when, and what stands in the way."""

from collections.abc import Sequence

from cooperation_cli.plan.model import When
from cooperation_cli.report.sentences.parts import count, listed, long_date, quoted, sentence
from cooperation_cli.text import Words, joined, phrase

NOW = Words("Now")
THEN = Words("Then")
IN_ALL = Words("In all")
WHY = Words("Why")
WAY = Words("The way there")
FIND_OUT_FIRST = Words("Find out first")
LEFT_OUT = Words("Left out")
WHO = Words("Who can begin")
WORTH = Words("Effort and gain")
EVIDENCE = Words("Evidence to collect")
AFTER = Words("Begin when")
CANNOT_TELL = Words("What this cannot tell")
ASSUMES = Words(
    "The plan takes every step to be done and shown by evidence, and all other answers to stay as they are. It costs "
    "least by the efforts that the rubric gives, where a small one counts 1, a medium one 3 and a large one 8; those "
    "who do the work may know better."
)
NOTHING_TO_PLAN = Words("No plan yet, because there is no verdict yet")
NOTHING_TO_DO = Words("There is nothing to do.")
NO_STEP_HELPS = Words("No step lifts the verdict as things stand.")
NOTHING_GAINED = Words("No step of so little effort gains anything.")
NO_VERDICT = Words("no verdict")
NOBODY_SAID = Words("an answer that somebody would rather not give")

_WITHIN = {When.DAYS_30: "30 days", When.DAYS_90: "90 days", When.YEAR: "a year"}


def leads(before: Words, after: Words, steps: int, effort: int) -> Words:
    """A plan that reaches its aim."""
    return phrase("From {before} to {after}: {work}", before=before, after=after, work=work(steps, effort))


def best_use(budget: int, after: Words) -> Words:
    """The best use of an effort."""
    return phrase("The best use of an effort of {budget}: {after}", budget=budget, after=after)


def reached_already(band: Words) -> Words:
    """An aim that is met."""
    return phrase("Reached already: {band}", band=band)


def out_of_reach(band: Words) -> Words:
    """An aim that no plan reaches."""
    return phrase("Out of reach as things stand: {band}", band=band)


def work(steps: int, effort: int) -> Words:
    """So many steps, and their effort."""
    return phrase("{steps}, effort {effort}", steps=count(steps, "step", "steps"), effort=effort)


def in_all(steps: int, effort: int, by_when: Sequence[tuple[int, When]]) -> Words:
    """The steps counted, also by when each can be done."""
    counts = ["all"] if len(by_when) == 1 else [str(number) for number, _ in by_when]
    parts = [
        phrase("{number} within {when}", number=number, when=_WITHIN[when])
        for number, (_, when) in zip(counts, by_when, strict=True)
    ]
    return phrase("{work}: {parts}.", work=work(steps, effort), parts=listed(parts))


def standing(band: Words | None, score: str) -> Words:
    """A verdict with its score."""
    return phrase("{band}, {score}.", band=band or NO_VERDICT, score=score)


def with_all_done(because: Words) -> Words:
    """What would hold if all was raised that can be."""
    return phrase("With every step done that can be: {because}", because=because)


def still_held(gates: Sequence[Words]) -> Words:
    """The must-haves that no step meets, where they are several."""
    return phrase("No step meets these must-haves: {gates}.", gates=listed([quoted(gate) for gate in gates]))


def nearest(band: Words) -> Words:
    """Where the steps lead instead."""
    return phrase("The steps lead to the nearest verdict that can be reached: {band}.", band=band)


def decides(gate: Words, questions: Sequence[Words]) -> Words:
    """A must-have that waits for answers."""
    named = listed([quoted(question) for question in questions]) if questions else NOBODY_SAID
    return phrase("The must-have {gate} waits for {questions}.", gate=quoted(gate), questions=named)


def left_out(titles: Sequence[Words]) -> Words:
    """The questions that were not to be raised."""
    return sentence(listed(titles))


def within(when: When, due: str | None) -> Words:
    """The heading of the steps of a period."""
    if due is None:
        return phrase("Within {when}", when=_WITHIN[when])
    return phrase("Within {when}, by {due}", when=_WITHIN[when], due=long_date(due))


def rises(gain: str, score: str) -> Words:
    """What one step adds, and where that leads."""
    return phrase("{gain} to {score}", gain=gain, score=score)


def worth(who: Words, effort: str, rise: Words | None, gates: Sequence[Words], band: Words | None) -> Words:
    """Who can begin, the effort, the rise of the overall, the must-haves that are met and the band that is reached."""
    parts = [phrase("{effort} effort", effort=effort)]
    if who:
        parts = [phrase("{who}; {effort} effort", who=who, effort=effort)]
    if rise is not None:
        parts.append(phrase("overall {rise}", rise=rise))
    if gates:
        parts.append(phrase("meets {gates}", gates=listed([quoted(gate) for gate in gates])))
    if band is not None:
        parts.append(phrase("lifts the verdict to {band}", band=band))
    return sentence(joined(parts, "; "))


def needed(waits: Sequence[tuple[Words, Words]]) -> Words:
    """The levels that a step waits for."""
    return sentence(
        listed([phrase("{title} is at {level}", title=quoted(title), level=level) for title, level in waits])
    )


def task(title: Words, level: Words, advice: Words) -> Words:
    """A step as a task in somebody's list."""
    return phrase("{title}, to {level}: {advice}", title=title, level=level, advice=advice)
