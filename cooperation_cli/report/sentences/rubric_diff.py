"""Two rubrics in words: what differs, and what becomes of answers."""

from cooperation_cli.report.sentences.parts import count, sentence
from cooperation_cli.rubric.differences import Did
from cooperation_cli.text import Words, phrase

AT_A_GLANCE = Words("At a glance")
DIGESTS = Words("Digests")
SAME_DIGEST = Words("The same: no score can differ.")
ANSWERS = Words("What becomes of answers")
FILES = Words("These answers")
FILE = Words("File")
BEFORE = Words("Before")
AFTER = Words("After")
NOTED = Words("To note")
QUESTIONS = Words("Questions")
NUMBERS = Words("Numbers, levels and rules")
WORDS = Words("Words alone")
WHERE = Words("Where")
WHAT = Words("What")
NOTHING = Words("Nothing differs.")
NONE = Words("none")
STILL_READ = Words("Answers for the old version are read on, and said to be for an older one.")
READ_AS_BEFORE = Words("Answers are read as they were.")
SAME_VERSION = Words("The version is the same, so that nobody is told of a change: raise it.")
RENAMED_READ = Words("Replies to renamed questions are carried over.")
REMOVED_READ = Words("Replies to removed questions are set aside: they stay in their file and count for nothing.")
ADDED_READ = Words("Added questions count as unanswered, which widens ranges and lowers coverage.")
LEVELS_READ = Words(
    "Levels mean something else where a scale or its direction changed: such a rubric needs a new major version."
)
DID = {
    Did.ADDED: Words("Added"),
    Did.REMOVED: Words("Removed"),
    Did.RENAMED: Words("Renamed"),
    Did.CHANGED: Words("Changed"),
}


def title(old: str, new: str) -> Words:
    """The heading of the page."""
    return phrase("From {old} to {new}", old=old, new=new)


def digests(old: str, new: str) -> Words:
    """What tells two rubrics apart."""
    return phrase("{old} is now {new}.", old=old, new=new)


def counted(did: Did, number: int) -> Words:
    """How many questions were added, removed, renamed or changed."""
    return phrase("{number} {did}", number=count(number, "question", "questions"), did=did.value)


def refused(what: str, mend: str) -> Words:
    """Why answers for the old version are not read."""
    return sentence(phrase("{what}; {mend}", what=what, mend=mend))


def renamed(was: str, now: str) -> Words:
    """A question under its two ids."""
    return phrase("{was} is now {now}", was=was, now=now)


def place(kind: str, name: str) -> Words:
    """Where a value stands."""
    return phrase("{kind} {name}", kind=kind, name=name)


def of(where: Words, piece: str) -> Words:
    """One value of a thing."""
    return phrase("{where}: {piece}", where=where, piece=piece.replace("_", " "))


def verdict(band: Words, score: str) -> Words:
    """What a file comes to by one of the two."""
    return phrase("{band}, {score}", band=band, score=score) if score else band
