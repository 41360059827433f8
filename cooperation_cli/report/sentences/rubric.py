"""A rubric and what a check finds in it, in words."""

from collections.abc import Callable

from cooperation_cli.report.sentences.parts import count
from cooperation_cli.rubric.checking.finding import Severity
from cooperation_cli.text import Words, phrase

AT_A_GLANCE = Words("At a glance")
VERSION = Words("Version")
LANGUAGE = Words("Language")
LICENCE = Words("Licence")
DIGEST = Words("Digest")
QUESTIONS = Words("Questions")
SCALES = Words("Scales")
LABEL = Words("Label")
PROFILE = Words("About the partnership")
PROFILE_READ = Words("Asked first: these facts decide which questions are asked, and in which words.")
SEVERAL = Words("Several may be chosen.")
WHY = Words("Why we ask")
LEVELS = Words("Levels")
EVIDENCE = Words("What would show it")
ADVICE = Words("How to get there")
SCORED = Words("Scored as")
QUESTION = Words("Question")
OVERALL = Words("Overall")
DERIVED = Words("Derived from")
ONLY_IF = Words("Asked only if")
COUNTERED_BY = Words("Countered by")
BANDS = Words("Verdicts")
MUST_HAVES = Words("Must-haves")
FAILS_IF = Words("Not met if")
HOLDS_AT = Words("Then at most")
BECAUSE = Words("Because")
WARNINGS = Words("Warning signs")
SEEN_IF = Words("Seen if")
OPPORTUNITIES = Words("What comes within reach")
RESTS_ON = Words("Rests on")
SCENARIOS = Words("Stress tests")
BORDERS = Words("What crossing borders costs")
TOLD_IF = Words("Told only if")
ENABLERS = Words("Looking ahead")
CASES = Words("Examples from elsewhere")
SOURCES = Words("What the questions are derived from")
ARITHMETIC = Words("How the score is reached")
STALE = Words("Translations that are older than the text they translate")
PRESSURE = Words("a pressure: high is bad")
PROTECTION = Words("a protection")
QUICK = Words("in the short set")
CRITICAL = Words("a must-have")
NOT_APPLICABLE = Words('may be answered "not applicable", with a reason')
REVERSED = Words("low is good")
WORST = Words("a panel reads it by the least favourable partner")

SEVERITIES = {
    Severity.ERROR: Words("error"),
    Severity.WARNING: Words("warning"),
    Severity.NOTICE: Words("notice"),
}
SEVERITY = Words("How bad")
PLACE = Words("Where")
WHAT = Words("What, and how to mend it")
NOTHING_FOUND = Words("Nothing is wrong with it.")


def how_many(full: int, quick: int) -> Words:
    """The questions at each depth."""
    return phrase("{full}, of which {quick} are in the short set", full=full, quick=quick)


def level(number: str, code: str | None) -> Words:
    """A level by its value, and the code that may be typed for it."""
    return Words(number if code is None else f"{number} ({code})")


def evidence_from(label: Words) -> Words:
    """From which level on a high answer without evidence is a claim."""
    return phrase("From {label} on, an answer without evidence counts as a claim.", label=label)


def weight(number: str) -> Words:
    """How much a question or a dimension counts."""
    return phrase("weight {number}", number=number)


def weighed(title: Words, number: str) -> Words:
    """A member with its weight."""
    return title if number == "1" else phrase("{title} (weight {number})", title=title, number=number)


Bound = Callable[[Words, Words], Words]
"""A sentence that bounds a question's level."""


def at_least(question: Words, level_named: Words) -> Words:
    """What a stress test raises a pressure to."""
    return phrase("{question} is at least at {level}", question=question, level=level_named)


def at_most(question: Words, level_named: Words) -> Words:
    """What a stress test lowers a practice to."""
    return phrase("{question} is at most at {level}", question=question, level=level_named)


def where(condition: Words) -> Words:
    """When other words are used."""
    return phrase("Where {condition}", condition=condition)


def to_reach(level_named: Words) -> Words:
    """The advice that leads to a level."""
    return phrase("To reach {level}", level=level_named)


def advised(do: Words, how: Words) -> Words:
    """A step with who can begin and what it takes."""
    return phrase("{do} ({how})", do=do, how=how)


def checked(title: Words) -> Words:
    """The heading of a check."""
    return phrase("{title}: check", title=title)


def begins(start: str, advice: Words | None) -> Words:
    """Where a band begins, and what it advises."""
    return (
        phrase("from {start}. {advice}", start=start, advice=advice) if advice else phrase("from {start}.", start=start)
    )


def coverage(share: str) -> Words:
    """How much must be answered."""
    return phrase("At least {share} must be answered for a score, and in every part for a verdict.", share=share)


def floor(share: str) -> Words:
    """The least that pressure is taken for."""
    return phrase("Pressure is never taken for less than {share}.", share=share)


def found(errors: int, warnings: int) -> Words:
    """How much a check found."""
    return phrase(
        "{errors}, {warnings}.",
        errors=count(errors, "error", "errors"),
        warnings=count(warnings, "warning", "warnings"),
    )


def mended(what: Words, mend: Words) -> Words:
    """A finding with its mend."""
    return phrase("{what}; {mend}", what=what, mend=mend) if mend else what


def pressures_of(dimensions: Words) -> Words:
    """The dimensions whose pressures are the cost of crossing borders."""
    return phrase("the pressures of {dimensions}, beside the opportunities", dimensions=dimensions)
