"""Several moments in words: what stands where, what moved, what was done, and what two readings cannot tell."""

from collections.abc import Sequence

from cooperation_cli.assessment.gates import GateState
from cooperation_cli.comparison.matching import Why
from cooperation_cli.report.sentences.parts import count, listed, long_date, quoted, sentence
from cooperation_cli.text import Words, joined, phrase

NO_VERDICT = Words("No verdict")
SAME_QUESTIONS = Words("On the same questions")
MUST_HAVES = Words("Must-haves")
MOVED = Words("What moved")
MOVED_MOST = Words("Moved most")
ADVICE = Words("What was advised")
WHO = Words("Who answered")
ANSWERS = Words("Answers that are other ones")
EACH = Words("Each by itself")
NOT_COMPARED = Words("What could not be compared")
NOTICES = Words("To note")
CANNOT_TELL = Words("What this cannot tell")
CANNOT = Words(
    "Two readings also differ because other people answered, or because the same people see more by now. A lower "
    "score may be a more candid one. What changed is told here; why it changed only the partners can tell."
)
HOW_TO_READ = Words(
    "From the least that these scores can be to the most: where each was, and where it is. Scores are by the latest "
    "rubric, on the questions that every moment has in common; a number without a range has all that applies in "
    "common."
)
HOW_TO_READ_MANY = Words(
    "A height for each moment, in order. Scores are by the latest rubric, on the questions that every moment has in "
    "common; a number without a range has all that applies in common."
)
OVERALL = Words("Overall")
OVERALL_AND_PARTS = Words("Overall and parts")
CHANGE = Words("Change")
MOMENT = Words("Moment")
READINESS = Words("Readiness")
PRACTICE = Words("Practice")
VERDICT = Words("Verdict")
QUESTION = Words("Question")
NO_SCORE = Words("not compared")
NOT_ASKED = Words("not asked")
NO_CHANGE = Words("no change")
UNCHANGED_ANSWERS = Words("Every answer is the same.")
UNCHANGED_GATES = Words("The same are met as before.")
WITHIN = Words("No change is larger than the difference between partners.")
BETTER = Words("Better than before")
WORSE = Words("Worse than before")
OTHER = Words("Known, open or asked in one of the two only")
DONE = Words("Done")
NOT_DONE = Words("Advised first, and not done")
NOTHING_ADVISED = Words("Nothing was advised.")
CAME = Words("New")
WENT = Words("No longer")
SAME_PEOPLE = Words("The same people answered.")
UNNAMED = Words("somebody who gives no name")
OTHER_TITLES = Words("The titles differ: make sure that all are about one partnership.")
DIGESTS_DIFFER = Words(
    "The rubrics have the same version, and yet are not the same; compared by that of the last moment."
)
LEFT_OUT = Words("Asked, but not answered in all")
UNMATCHED = Words("Not in every rubric")
WHY_UNMATCHED = {
    Why.GONE: Words("no longer in the rubric"),
    Why.NEW: Words("new in the rubric"),
    Why.OTHER_LEVELS: Words("has other levels now"),
}
_NEWLY = {GateState.PASSED: "newly met", GateState.FAILED: "newly missing", GateState.UNDECIDED: "no longer decided"}
NEWLY = {state: Words(words.capitalize()) for state, words in _NEWLY.items()}


def from_to(before: Words, after: Words) -> Words:
    """A verdict that is another one."""
    return phrase("From {before} to {after}", before=before, after=after)


def still(band: Words) -> Words:
    """A verdict that is the same."""
    return phrase("Still {band}", band=band)


def moment(number: int) -> Words:
    """A moment that has neither a date nor a name of its own."""
    return phrase("Moment {number}", number=number)


def stands(verdict: Words, score: str, who: Words) -> Words:
    """One moment by itself."""
    said = phrase("{verdict}, {score}.", verdict=verdict, score=score) if score else sentence(verdict)
    return joined([said, who], " ")


def answered(names: Sequence[Words], dates: tuple[str, str] | None) -> Words:
    """Who answered, and when; of several, how many."""
    when = ""
    if dates is not None:
        first, last = map(long_date, dates)
        when = f", on {first}" if first == last else f", from {first} to {last}"
    who = names[0] if len(names) == 1 else Words(count(len(names), "respondent", "respondents"))
    return phrase("Answered by {who}{when}.", who=who, when=when)


def between(before: Words, after: Words) -> Words:
    """The heading of what changed from one moment to the next."""
    return phrase("From {before} to {after}", before=before, after=after)


def common(scores: Sequence[Words], change: Words, questions: int, share: str) -> Words:
    """The overall on the same questions."""
    says = "{scores}: {change}. {questions} are answered in every moment, {share} by weight of all that apply."
    told = joined(scores, ", then ")
    return phrase(says, scores=told, change=change, questions=count(questions, "question", "questions"), share=share)


def too_little(questions: int, share: str, least: str) -> Words:
    """Why there is no score on the same questions."""
    says = "{questions} in common, {share} by weight of all that apply; a score needs {least} in every dimension."
    return phrase(says, questions=count(questions, "question is", "questions are"), share=share, least=least)


def only_common(share: str) -> Words:
    """Why a dimension is not compared."""
    return phrase("{share} in common", share=share)


def change(difference: str | None) -> Words:
    """By how much a score moved: `+2.5`."""
    if difference is None:
        return NO_SCORE
    return NO_CHANGE if difference.strip("+-0.") == "" else Words(difference)


def moved(title: Words, difference: Words) -> Words:
    """A dimension with its change."""
    return phrase("{title} {difference}", title=title, difference=difference)


def gates(state: GateState, titles: Sequence[Words]) -> Words:
    """Must-haves that are newly in a state."""
    return phrase("{state}: {titles}", state=_NEWLY[state], titles=listed([quoted(title) for title in titles]))


def done(number: int, advised: int) -> Words:
    """How many of the steps that were advised are done."""
    return phrase("{number} of {steps} advised are done.", number=number, steps=count(advised, "step", "steps"))


def followed(before: Words, to: Words, now: Words | None, *, done: bool) -> Words:
    """A step that was advised, and the level now."""
    if done:
        return phrase("from {before} to {to}", before=before, to=to)
    return phrase("advised from {before} to {to}; now {now}", before=before, to=to, now=now or Words("not known"))


def people(came: int, went: int, total: int) -> Words:
    """How many who answered are other ones."""
    if not came and not went:
        return SAME_PEOPLE
    if came == total:
        return Words("Other people answered: the change may be a difference between them.")
    says = "{came} of {total} did not answer before; {went} of those who did answered no more."
    return phrase(says, came=came, total=total, went=went)


def backwards(moment: Words) -> Words:
    """A moment that is earlier than the one given before it."""
    return phrase("{moment} is earlier than the moment given before it: they stand in the order given.", moment=moment)


def rubrics(versions: Sequence[tuple[Words, str]], latest: str) -> Words:
    """The rubric changed on the way."""
    told = listed([phrase("{moment}: {version}", moment=moment, version=version) for moment, version in versions])
    return phrase("The rubric changed ({told}); compared by version {latest}.", told=told, latest=latest)


def noted(moment: Words, notice: Words) -> Words:
    """What must be said about the answers of one moment."""
    return phrase("{moment}: {notice}", moment=moment, notice=notice)
