"""What the parts of an answers file are called in forms and exports of other tools, and which words stand there.

Those tools know neither dots nor hyphens in names. A hyphen becomes `_`, a dot becomes `__`, and back; what is no
answer to a question has a word and one `_` before it, and no `__` in it.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final, LiteralString

from cooperation_cli.answers.blank import Blank
from cooperation_cli.answers.model import State
from cooperation_cli.documents.document import Path
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import Level, number_text
from cooperation_cli.text import Words, phrase

RUBRIC: Final[Path] = ("rubric",)
DEPTH: Final[Path] = ("depth",)
TITLE: Final[Path] = ("partnership", "title")
TITLE_LABEL: Final = Words("The name of the partnership")
WORD_LABELS: Final = {
    State.DONT_KNOW: Words("I do not know"),
    State.PREFER_NOT_TO_SAY: Words("I prefer not to say"),
    State.NOT_APPLICABLE: Words("It does not apply"),
}
_PARTS: Final[tuple[tuple[str, LiteralString, LiteralString], ...]] = (
    ("evidence", "Evidence: {title}", "Evidence: {title} ({id})"),
    ("comment", "Comment: {title}", "Comment: {title} ({id})"),
)
_NO_SPACES: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-+")


def fact_path(fact: str) -> Path:
    """Where an answers file has a fact of the profile."""
    return "partnership", "profile", fact


def reply_path(question: str, part: str = "level") -> Path:
    """Where an answers file has a part of a reply: `level`, `evidence` or `comment`."""
    return "answers", question, part


def form_name(path: Path) -> str:
    """The name of a field, of letters, digits and `_`: `shared_goals__purpose__comment`, `profile_stage`."""
    match path:
        case "answers", str(question), "level":
            return spelt(question)
        case "answers", str(question), str(part):
            return f"{spelt(question)}__{part}"
        case "partnership", "profile", str(fact):
            return f"profile_{spelt(fact)}"
        case [str(only)]:
            return f"cooperation_{only}"
    return "_".join(map(str, path))


def spelt(id_: str) -> str:
    """An id in letters, digits and `_`."""
    return id_.replace("-", "_").replace(".", "__")


def level_name(level: Level) -> str:
    """What stands in an export for a level: its code, or its value where the code has signs that a form cannot take."""
    code = level.typed
    return code if _NO_SPACES.issuperset(code) else number_text(level.value)


def level_label(level: Level, says: Words) -> Words:
    """What a person reads for a level: how it is typed, its label, and what one would see."""
    return phrase("{typed} {says}", typed=level.typed, says=says) if says else Words(level.typed)


def words_allowed(question: Question) -> tuple[State, ...]:
    """The words that may stand in the place of a level."""
    return tuple(word for word in WORD_LABELS if word is not State.NOT_APPLICABLE or question.not_applicable)


def part_labels(rubric: Rubric) -> Mapping[Path, Words]:
    """What stands over the evidence for each question and the comment on it, each once in a form."""
    times = Counter(question.title for question in rubric.questions.values())
    return {
        reply_path(id_, part): phrase(exact if times[question.title] > 1 else usual, title=question.title, id=id_)
        for id_, question in rubric.questions.items()
        for part, usual, exact in _PARTS
    }


def labels(blank: Blank) -> tuple[tuple[str, Words], ...]:
    """What may stand in an export for the reply to a question, each with what a person reads for it."""
    says = dict(blank.levels)
    levels = (
        (level_name(level), level_label(level, says.get(level, Words("")))) for level in blank.question.scale.levels
    )
    words = ((str(word), WORD_LABELS[word]) for word in words_allowed(blank.question))
    return (*levels, *words)
