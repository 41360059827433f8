"""Warning signs, opportunities and enablers in words."""

from cooperation_cli.assessment.outlook import Fires, Reach
from cooperation_cli.report.sentences.parts import quoted, sentence
from cooperation_cli.text import Words, phrase

WARNINGS = Words("Warning signs")
WARNINGS_READ = Words("Signs that efforts like this one fail.")
FIRES = {
    Fires.YES: Words("seen"),
    Fires.UNKNOWN: Words("not known: too little is answered"),
    Fires.NO: Words("not seen"),
}
OPPORTUNITIES = Words("What comes within reach")
OPPORTUNITIES_READ = Words(
    "What the partnership could bring, and how far its weakest foundations carry it today: from 70 within reach, "
    "from 50 partly."
)
REACHES = {
    Reach.WITHIN: Words("Within reach"),
    Reach.PARTLY: Words("Partly within reach"),
    Reach.OUT: Words("Not yet within reach"),
    Reach.UNKNOWN: Words("Not known: too little is answered"),
}
BORDERS = Words("What crossing borders adds and costs")
BORDERS_READ = Words(
    "What the parties could reach together, beside the pressures that working across borders brings with it. Pressure "
    "describes circumstances; it is no reason not to begin, but a reason to be ready for it."
)
ADDS = Words("What it adds")
COSTS = Words("What it costs")
NOBODY_ANSWERED = Words("Pressure not answered, so read as the strongest.")
ENABLERS = Words("Looking ahead")
ENABLERS_READ = Words(
    "Threads that run through many questions; each bar is the mean of the practices and protections that carry it."
)
NOT_ANSWERED = Words("not answered")
NOT_ASKED = Words("not asked here")


def reach(words: Words, score: str, lowest: Words) -> Words:
    """How near an opportunity is, and what holds it back most."""
    return phrase(
        "{reach}, {score}; its weakest foundation is {lowest}.", reach=words, score=score, lowest=quoted(lowest)
    )


def pressure(share: str) -> Words:
    """How strongly a dimension presses."""
    return phrase("Pressure {share}.", share=share)


def sign(state: Words, because: Words | None) -> Words:
    """A warning sign's state, and why it matters."""
    return phrase("{state} {because}", state=sentence(state), because=sentence(because)) if because else sentence(state)
