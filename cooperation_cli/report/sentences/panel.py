"""Several respondents in words: neutral between those who differ."""

from collections.abc import Sequence

from cooperation_cli.answers.model import State
from cooperation_cli.assessment.gates import GateState
from cooperation_cli.panel.model import By, Voices
from cooperation_cli.report.sentences.parts import count, in_words, listed, quoted
from cooperation_cli.text import Words, joined, phrase

DIFFERENT = Words("What you see differently")
DIFFERENT_READ = Words(
    "Each place shows the two views that are furthest apart, in the words of the levels. Nobody is wrong: people see "
    "what their place in the work shows them. What lies between is for the meeting."
)
BY = {By.PARTNER: Words("Between partners"), By.SIDE: Words("Between sides"), By.LEVEL: Words("Between levels of work")}
ALIKE = Words("No question and no dimension is seen differently here.")
DIMENSIONS = Words("By dimension")
CONTESTED = Words("Must-haves that not everybody sees met")
CONTESTED_READ = Words(
    "Somebody, asked alone, does not meet these. Talk about them before the verdict, whatever it says."
)
WHO_SEES = Words("Who sees what")
WHO_SEES_READ = Words(
    "The score that each partner's own answers give, dimension by dimension; a high number is good everywhere. The "
    "higher it is, the stronger its shade."
)
DIMENSION = Words("Dimension")
TOGETHER = Words("Together")
SEVERAL_ACCOUNTS = Words(
    "These are several accounts, and nobody has checked them; where people differ, a mean is nobody's view. They "
    "cannot tell whether the goal is the right one, or what will happen. A band is a convention, not a measurement."
)
NO_SCORE = Words("none")
AGREEMENT = Words("How far you agree")
AGREEMENT_READ = Words(
    "From 0 %, where half stand at each end of a scale, to 100 %, where all give the same level. The lowest agreement "
    "comes first."
)
QUESTION = Words("Question")
CONSENSUS = Words("Agreement")
LEVELS = Words("Levels")
N = Words("Answered")
MEETING = Words("Questions for your meeting")
MEETING_READ = Words(
    "The question that is seen most differently comes first. For each: let those who stand apart say what they have "
    "seen, before anybody argues for a level; then agree on one, or on who finds out."
)
WOULD_SHOW = Words("What would show it")
NO_SPREAD = Words(
    "With fewer than ten respondents nothing is told of how answers spread, so that nobody can say here which "
    "questions people see differently. Begin with the next steps: ask what each of you has seen."
)
NOTHING_TO_SETTLE = Words("All gave the same levels, so that there is nothing to settle.")
WHO_ANSWERED = Words("Who answered")
RESPONDENT = Words("Respondent")
PLACE = Words("Place")
DATE = Words("Date")
OPEN = Words("Left open")
MISSING = Words("What is missing, and from whom")
NOTHING_MISSING = Words("Nobody left a question open.")
NO_NAME = Words("no name given")


def questions_for(partnership: Words) -> Words:
    """The heading of the page for a meeting."""
    return phrase("{partnership}: questions for your meeting", partnership=partnership)


def who(respondents: int, partners: Sequence[Words], first: str | None, last: str | None, voices: Voices) -> Words:
    """Who makes up the panel, when they answered, and whose voice weighs what."""
    answered = phrase(
        "{n} from {partners} answered{when}: {names}.",
        n=count(respondents, "person", "people"),
        partners=count(len(partners), "partner", "partners"),
        when=_when(first, last),
        names=listed(partners),
    )
    voice = Words("Every partner has one voice, however many of its people answered.")
    if voices is Voices.RESPONDENT:
        voice = Words("Every respondent has one voice.")
    return joined([answered, voice], " ")


def _when(first: str | None, last: str | None) -> Words:
    if first is None or last is None:
        return Words("")
    if first == last:
        return phrase(" on {day}", day=first)
    return phrase(" between {first} and {last}", first=first, last=last)


def rate(answered: int, invited: int, share: str) -> Words:
    """How many of those invited answered."""
    return phrase(
        "{answered} of {invited} who were invited answered ({share}).", answered=answered, invited=invited, share=share
    )


def view(who: Words, seen: Words, level: str) -> Words:
    """What one group sees of a question: `Ministry: a joint budget line exists (3)`."""
    return phrase("{who}: {seen} ({level})", who=who, seen=seen, level=level)


def between(lower: Words, upper: Words) -> Words:
    """What a group sees whose people stand between two levels."""
    return phrase("between {lower} and {upper}", lower=quoted(lower), upper=quoted(upper))


def apart(low: Words, low_score: str, high: Words, high_score: str, size: str) -> Words:
    """A dimension that two groups see differently."""
    return phrase(
        "{low} sees this at {low_score}, {high} at {high_score}: {size} {points} apart.",
        low=low,
        low_score=low_score,
        high=high,
        high_score=high_score,
        size=size,
        points="point" if size == "1" else "points",
    )


def contested(who: Sequence[Words], partners: int, together: GateState) -> Words:
    """By whose own answers a must-have is not met, and what all come to together."""
    share = "everybody" if len(who) == partners else f"{in_words(len(who))} of {in_words(partners)} partners"
    all_say = {
        GateState.PASSED: "Together you meet it.",
        GateState.FAILED: "Together you do not meet it either.",
        GateState.UNDECIDED: "Together it is not decided.",
    }
    return phrase(
        "Not met in the eyes of {share}: {who}. {together}", share=share, who=listed(who), together=all_say[together]
    )


def comment(who: Words, words: Words) -> Words:
    """A comment, and whose it is."""
    return phrase("{who}: {words}", who=who, words=words)


def left_open(titles: Sequence[Words], more: int) -> Words:
    """Questions that a respondent left without a level."""
    if more:
        return phrase("{titles}, and {more} more", titles=joined(titles), more=more)
    return listed(titles)


def spread(level: str, times: int) -> Words:
    """How many gave a level."""
    return phrase("{times} at {level}", times=times, level=level)


def again(number: int) -> Words:
    """Files that do not count because somebody answered again."""
    if number == 1:
        return Words("One respondent answered again; the later file counts.")
    return phrase("{n} files are by respondents who answered again; the later ones count.", n=number)


MIXED_DEPTHS = Words(
    "Some answered the quick questions only, others all of them. All questions count; who was not asked one has no "
    "say in it."
)


def filled(facts: Sequence[Words]) -> Words:
    """Facts that only some files give."""
    return phrase(
        "Not every file says this of the partnership; where one does not, the others count: {facts}",
        facts=joined(facts, " "),
    )


def settled(fact: Words, choices: Sequence[Words]) -> Words:
    """A fact that was settled for all."""
    return phrase("Settled for all: {fact} {choices}.", fact=fact, choices=joined(choices, "; "))


def disputed(titles: Sequence[Words]) -> Words:
    """Targets that differ between files."""
    return phrase(
        "The files aim at different levels for {titles}; the rubric's own targets count there.", titles=listed(titles)
    )


def partnerless(number: int) -> Words:
    """Respondents who name no partner."""
    if number == 1:
        return Words("One respondent names no partner, and counts as a partner of their own.")
    return phrase("{n} respondents name no partner; each counts as a partner of their own.", n=number)


# An anonymous panel.

ANONYMOUS = Words(
    "Anonymous: every respondent has one voice, and every question is read by its mean. No names, comments or evidence "
    "are shown. Where all but one gave the same level, one of these is counted a step nearer to the other, so that "
    "nobody can tell what the rest said."
)
FEW = Words("With three or four respondents, only parts and the overall are shown, in whole numbers.")
SEVERAL = Words("With five to nine respondents, means are shown, and nothing of how answers spread.")
HELD = Words("A must-have that is not met, or not decided, holds the verdict under the one that the score would reach.")
PART = Words("Part")
SCORE = Words("Score")
SUPPRESSED = Words("Not shown")
GROUP = {By.PARTNER: Words("Partner"), By.SIDE: Words("Side"), By.LEVEL: Words("Level of work")}


def how_many(respondents: int) -> Words:
    """How many answered."""
    return phrase("{n} people answered.", n=respondents)


def suppressed(titles: Sequence[Words]) -> Words:
    """Questions that too few answered to be shown."""
    return phrase("Too few answered these, so that they count as unanswered: {titles}.", titles=joined(titles))


def withheld(number: int) -> Words:
    """Groups that are too small to be shown, or would give one away that is."""
    groups = count(number, "group is", "groups are")
    return phrase(
        "{groups} not shown: fewer than five people, or a number that would give such a group away.", groups=groups
    )


def lettered(by: By, who: Words) -> Words:
    """A group as an anonymous page names it: partners by letters."""
    return phrase("Partner {who}", who=who) if by is By.PARTNER else who


def ranged(score: str, low: str, high: str) -> Words:
    """A score in whole numbers with its range."""
    return phrase("{score} ({low} to {high})", score=score, low=low, high=high)


# How one level comes of many.


def to_one_level(title: Words) -> Words:
    """The heading above what each partner said to a question."""
    return phrase("{title}: from many levels to one", title=title)


def least_favourable(level: str) -> Words:
    """The level of a question that is read by its worst."""
    return phrase("{level}: this question is read by the least favourable of them.", level=level)


# The file that a meeting goes on with.

ALL_TOGETHER = Words("All partners together")
_SAID = {
    State.DONT_KNOW: Words("does not know"),
    State.PREFER_NOT_TO_SAY: Words("no level"),
    State.NOT_APPLICABLE: Words("not applicable"),
    State.UNANSWERED: Words("no level"),
}


def said(level: str | None, state: State) -> Words:
    """What one partner, or all together, say to a question."""
    return _SAID[state] if level is None else Words(level)


def partner_view(who: Words, level: str | None, state: State) -> Words:
    """What one partner says to a question, and which it is."""
    return phrase("{who}: {said}", who=who, said=said(level, state))


def partner_views(told: Sequence[Words]) -> Words:
    """What each partner says to a question, for the comment of the file that a meeting goes on with."""
    return phrase("Before the meeting: {told}.", told=joined(told, "; "))
