"""The picture in words: what the bars say, and how pressure and protection are read."""

from cooperation_cli.report.model import Tone
from cooperation_cli.text import Words, phrase

PICTURE = Words("The picture")
AGAINST = Words("Pressure against protection")
CHALLENGE = Words("Challenge")
PRESSURE = Words("Pressure")
PROTECTION = Words("Protection")
HOW_TO_READ = Words(
    "A long bar is good, for strategies and challenges alike. In brackets stands the range that a score can "
    "still take while questions are open; the bar shows it too."
)
TONES = (
    (Tone.GOOD, Words("as high as the best verdict asks")),
    (Tone.WATCH, Words("on the way there")),
    (Tone.BAD, Words("as low as the worst verdict")),
    (Tone.UNKNOWN, Words("not known")),
)
HOW_TO_WEIGH = Words(
    "What presses on the partnership, against what holds when the pressure comes: the higher a challenge stands, the "
    "better it is protected. Challenges on one line have the same score. The protections are in your hands."
)
NOBODY_ANSWERED = Words("not answered, read as the strongest")


def part(title: Words, score: str) -> Words:
    """A part with its score."""
    return phrase("{title}, {score}", title=title, score=score)


def insufficient(coverage: str, score_range: str) -> Words:
    """A dimension with too few answers."""
    return phrase("not scored, {coverage} answered ({range})", coverage=coverage, range=score_range)


def left_out(titles: Words) -> Words:
    """Dimensions of which nothing applies."""
    return phrase("Not applicable here, so left out of every score: {titles}.", titles=titles)


def score(number: str) -> Words:
    """What all places on a line of the grid score."""
    return phrase("score {number}", number=number)


def untested(titles: Words) -> Words:
    """Challenges that nothing presses on yet, and that nothing would hold."""
    return phrase("Untested, with little pressure so far and little to meet it with: {titles}.", titles=titles)
