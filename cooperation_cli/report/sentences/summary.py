"""Several files in words."""

from cooperation_cli.report.sentences.parts import count
from cooperation_cli.text import Words, phrase

ANSWERS = Words("Answers")
READINESS = Words("Readiness")
PRACTICE = Words("Practice")
VERDICT = Words("Verdict")
NO_RANKING = Words(
    "These are self-assessments, and no ranking: whoever answers more candidly scores lower. Each stands for its own "
    "partnership, and helps to ask it better questions. Practice is readiness counted with every pressure at its "
    "strongest. Pressure describes circumstances, not fault. High pressure argues for more support, not less."
)
HOW_MANY = Words("Verdicts")


def title(number: int) -> Words:
    """The heading of the page."""
    return Words(count(number, "assessment", "assessments"))


def shared(folder: str, partnership: Words | None) -> Words:
    """What all rows have in common: the folder of their files, and the partnership where it is one."""
    if partnership is None:
        return phrase("All files are in {folder}.", folder=folder)
    return phrase("All files are in {folder}, and all are about {partnership}.", folder=folder, partnership=partnership)


def named(file: Words, whose: Words) -> Words:
    """Which answers a row is about."""
    return phrase("{file}: {whose}", file=file, whose=whose)


def tally(band: Words, number: int) -> Words:
    """How many files reach a verdict."""
    return phrase("{number} {band}", number=number, band=band)


def left(score: Words, verdict: Words) -> Words:
    """What a what-if would leave of one file."""
    return phrase("{score}: {verdict}", score=score, verdict=verdict)
