"""How a number was reached, in words; the numbers themselves stand in equations."""

from cooperation_cli.text import Words, phrase

OVERALL = Words("Overall")
ANSWER = Words("Answer")
LEVEL = Words("Level")
VALUE = Words("Value")
COUNTS_AS = Words("Counts as")
WEIGHT = Words("Weight")
QUESTION = Words("Question")
MEMBER = Words("Part of it")
SCORE = Words("Score")
LEAST = Words("At least")
MOST = Words("At most")
COVERAGE = Words("Answered")
TURNED = Words("Turned round, because a low level is good here")
PLACE = Words("Its place on the scale, from 0 to 1")
WORST = Words("At its worst")
BEST = Words("At its best")
COUNTED = Words("It has no level, so it has no number; it widens the range instead.")
PRESSURE = Words("Pressure")
PROTECTION = Words("Protection")
ASSUMED = Words("No pressure is answered, so the worst is assumed: 1.")
RISK = Words("The risk that remains: pressure times what protection leaves open")
RESULT = Words("Score: what is left of 100")
NOT_ASKED = Words("It is not asked of this partnership, so that it counts nowhere.")
FLOORED = Words("Pressure is never taken for less")
PRACTICE_COLUMN = Words("Practice")
SHOWN = Words("Shown and judged as")
PRACTICE = Words("Practice: the same with the pressure at its highest")
WIDENED = Words(
    "Where what is known is already beyond what all of it together can give, the range is widened to hold the score."
)
NOTHING_APPLIES = Words("Nothing in it applies to this partnership, so that it counts nowhere.")
NO_TOTAL = Words("This rubric adds nothing up to a total, so that there is no band.")
NO_BAND = Words("Too little is answered for a band.")
ALL_PASSED = Words("Every must-have passes, so nothing holds the band down.")
BAND = Words("Band")
MUST_HAVES = Words("Must-haves that hold the band down")


def title(partnership: Words) -> Words:
    """The page's heading."""
    return phrase("{partnership}: how the score is reached", partnership=partnership)


def of_role(title: Words, role: Words) -> Words:
    """A question with the side on which it is weighed."""
    return phrase("{title} ({role})", title=title, role=role)


def claimed(level: Words) -> Words:
    """What a claim was read as."""
    return phrase("It comes with no evidence, which is required here: it is read as {level}.", level=level)


def left_out(questions: Words) -> Words:
    """The questions that do not apply."""
    return phrase("Left out, because they do not apply: {questions}.", questions=questions)


def unscored(coverage: str, needed: str, low: str, high: str) -> Words:
    """Why there is no score, and what it could be."""
    return phrase(
        "Not scored: {coverage} of the weight is answered, and {needed} is needed, with enough to weigh. "
        "It can be anything from {low} to {high}.",
        coverage=coverage,
        needed=needed,
        low=low,
        high=high,
    )


def empty(low: str, high: str) -> Words:
    """Why several things together have no score."""
    return phrase(
        "Nothing in it is scored, so neither is this. It can be anything from {low} to {high}.", low=low, high=high
    )


def within(band: Words, start: str, end: str | None) -> Words:
    """The band of the score before the must-haves."""
    if end is None:
        return phrase("{band}, which begins at {start}", band=band, start=start)
    return phrase("{band}, from {start} to under {end}", band=band, start=start, end=end)


def capped(gate: Words, band: Words) -> Words:
    """One must-have with the highest band that it leaves."""
    return phrase("{gate}: no higher than {band}", gate=gate, band=band)


def held(band: Words) -> Words:
    """The band that is left."""
    return phrase("The band is {band}.", band=band)
