"""How firm a verdict is, in words: one sentence first, then each look by itself."""

from collections.abc import Sequence

from cooperation_cli.report.sentences.parts import in_words, quoted, sentence
from cooperation_cli.text import Words, joined, phrase

FIRMNESS = Words("How firm it is")
READ = Words(
    "What else the same answers could mean, and what little would change the verdict. Nothing here has changed it."
)
WEIGHTS = Words("Other weights")
UNKNOWNS = Words("Unknown answers")
ANY_ONE = Words("Any one answer")
COMPENSATION = Words("Strong and weak")
PRESSURE = Words("Stronger pressure")
EVIDENCE = Words("Evidence")
ALIKE = Words("Answers alike")

STANDS = Words("The verdict stands on these answers")
HOLDS_ALWAYS = Words("The verdict holds in every weighting that was tried")
NO_STEP = Words("no single step in one answer moves it")
NOTHING_OPEN = Words("No answer is unknown.")
NO_ONE_STEP = Words("One step up or down in any single answer, pressures included, leaves the verdict as it is.")
ALL_EVIDENCED = Words("Every high answer comes with evidence.")


def together(clauses: Sequence[Words]) -> Words:
    """The one sentence, out of what is to be said."""
    return sentence(joined(clauses, "; "))


def holds(share: str) -> Words:
    """How often the verdict holds under other weights."""
    return phrase("The verdict holds in {share} of weightings", share=share)


def unknown_answers(lift: int, lower: int) -> Words:
    """How many open questions could move the verdict, each by itself; `lift` and `lower` are not both 0."""
    up = phrase("{number} unknown {answer} could lift it", number=in_words(lift), answer=_answer(lift))
    if not lower:
        return up
    if not lift:
        return phrase("{number} unknown {answer} could lower it", number=in_words(lower), answer=_answer(lower))
    return phrase("{up} and {number} could lower it", up=up, number=in_words(lower))


def _answer(number: int) -> str:
    return "answer" if number == 1 else "answers"


def moved_by(questions: int) -> Words:
    """How many answered questions move the verdict by a single step."""
    if questions == 1:
        return Words("one step in one answer would move it")
    if questions == 2:  # noqa: PLR2004 - English counts two by a word of its own
        return Words("one step in either of two answers would move it")
    return phrase("one step in any of {number} answers would move it", number=in_words(questions))


def no_verdict(bands: Sequence[Words]) -> Words:
    """There is no verdict to hold: what the score could still come to."""
    if len(bands) == 1:
        return phrase("There is no verdict yet; by its score it could only be {band}.", band=bands[0])
    return phrase(
        "There is no verdict yet; with every question answered, the score could mean anything from {low} to {high}.",
        low=bands[0],
        high=bands[-1],
    )


def weighings(draws: str, share: str, uncapped: str) -> Words:
    """The shares in which the verdict, and the band of the score alone, hold."""
    return phrase(
        "The weight of each dimension was drawn anew {draws} times, from half to one and a half times its own. The "
        "verdict holds in {share} of these weightings; the band of the score alone, must-haves aside, in {uncapped}.",
        draws=draws,
        share=share,
        uncapped=uncapped,
    )


def could_be(bands: Sequence[Words]) -> Words:
    """The bands that the score alone could still reach."""
    if len(bands) == 1:
        return phrase("Whatever the open questions bring, the score alone means {band}.", band=bands[0])
    return phrase(
        "Depending on the open questions, the score alone could mean anything from {low} to {high}.",
        low=bands[0],
        high=bands[-1],
    )


def best_answer(questions: Sequence[Words]) -> Words:
    """The open questions that alone could lift the verdict."""
    return phrase("The best answer to {questions} would lift the verdict.", questions=_either(questions))


def worst_answer(questions: Sequence[Words]) -> Words:
    """The open questions that alone could lower the verdict."""
    return phrase("The worst answer to {questions} would lower the verdict.", questions=_either(questions))


def step_moves(questions: Sequence[Words], band: Words, *, up: bool) -> Words:
    """The answered questions of which one step makes another verdict."""
    moves = "lift the verdict to" if up else "lower the verdict to"
    return phrase("One step in {questions} would {moves} {band}.", questions=_either(questions), moves=moves, band=band)


def _either(questions: Sequence[Words]) -> Words:
    *first, last = [quoted(one) for one in questions]
    return phrase("{first} or {last}", first=joined(first), last=last) if first else last


def compensation(then: Words) -> Words:
    """If strong dimensions made up less for weak ones."""
    return phrase("If high scores made up less for low ones (a geometric mean), {then}", then=then)


def pressure(then: Words) -> Words:
    """If every pressure were one level stronger."""
    return phrase("With every pressure one level stronger, {then}", then=then)


def evidence(then: Words) -> Words:
    """If claims did not count."""
    return phrase("If high answers without evidence counted as the level below, {then}", then=then)


def in_use(then: Words) -> Words:
    """The same, where that is the rule in use."""
    return phrase("High answers without evidence count as the level below: {then}", then=then)


def then(score: str, band: Words | None, *, same: bool) -> Words:
    """What would come of it; `band` is None where there is no verdict."""
    if band is None:
        return phrase("the overall would be {score}.", score=score)
    if same:
        return phrase("the overall would be {score}, and the verdict would stay.", score=score)
    return phrase("the overall would be {score}, and the verdict {band}.", score=score, band=band)


def alike(same: int, answered: int, level: Words, *, straight: bool) -> Words:
    """How many levels are the same; from 90 % on, with a doubt."""
    told = phrase("{same} of {answered} answers are at level {level}", same=same, answered=answered, level=level)
    if straight:
        return phrase("{told}: answers so alike may say little.", told=told)
    return phrase("{told}, the most at any one level: nothing unusual.", told=told)
