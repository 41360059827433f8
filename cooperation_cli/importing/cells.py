"""What a cell says, as an answers file has it; what cannot be told for certain is `Unread`."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from cooperation_cli.answers.form_names import DEPTH, RUBRIC, level_name, words_allowed
from cooperation_cli.answers.levels import level_of, levels_in_words, word_meant
from cooperation_cli.documents.document import Path, Value
from cooperation_cli.importing.lexicon import Lexicon, Options
from cooperation_cli.importing.spelling import folded
from cooperation_cli.rubric.question import Question

_DAY: Final = re.compile(r"([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])")
_YES: Final = frozenset({"1", "1.0", "true", "yes", "y", "x"})
# LimeSurvey says N/A of what was not shown.
_NO: Final = frozenset({"", "0", "0.0", "false", "no", "n", "n/a"})


class Unread(Struct, frozen=True):
    """A cell that cannot be told; `mend` is what could stand in it."""

    mend: str


def said(lexicon: Lexicon, path: Path, cell: str) -> "Value | Unread":
    """What a cell that is not blank says of the part at `path`."""
    match path:
        case "answers", str(question), "level":
            return _reply(lexicon.rubric.questions[question], lexicon.options[path], cell)
        case "answers", _, "evidence":
            return [line.strip() for line in cell.splitlines() if line.strip()]
        case "respondent", "date":
            return day(cell) or Unread("write year, month and day, as in 2026-11-22")
    if path in lexicon.several:
        return _several(lexicon.options[path], cell)
    if path in lexicon.options:
        options = lexicon.options[path]
        return options.meant(cell) or _unread(options)
    return cell.strip() if path in {RUBRIC, DEPTH} else cell


def day(cell: str) -> str | None:
    """The day with which a cell begins, as YYYY-MM-DD; None where day and month could be mixed up."""
    found = _DAY.match(cell.strip())
    return "-".join(found.groups()) if found else None


def ticked(options: Options, choice: str, cell: str) -> bool | Unread:
    """Whether a cell of the column that stands for one choice says that it was chosen."""
    written = cell.strip().casefold()
    if written in _YES or options.meant(cell) == choice:
        return True
    return False if written in _NO else Unread("write 1 or 0")


def _reply(question: Question, options: Options, cell: str) -> str | Unread:
    if level := level_of(question.scale, cell):
        return level_name(level)
    word = word_meant(cell)
    meant = options.meant(cell) or (str(word) if word in words_allowed(question) else None)
    return meant or Unread(f"write one of: {levels_in_words(question.scale).raw}, {', '.join(words_allowed(question))}")


def _several(options: Options, cell: str) -> list[str] | Unread:
    """The choices in a cell, whatever stands between them: their names or texts, which may have commas themselves."""
    if cell.strip() in options.names:
        return [cell.strip()]
    words = folded(cell).split()
    if len(words) > options.most_words:
        return _unread(options)
    found = _divided(words, options.by_last_word)
    return [name for name in options.names if name in found[0]] if len(found) == 1 else _unread(options)


def _divided(words: list[str], known: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> list[frozenset[str]]:
    """What is chosen where the words are read as choices, one after another; two ways to read them are enough."""
    ways: list[list[frozenset[str]]] = [[frozenset()]]
    for end, last in enumerate(words, start=1):
        reached = {
            way | {choice}
            for text, choice in known.get(last, ())
            if len(text) <= end and tuple(words[end - len(text) : end]) == text
            for way in ways[end - len(text)]
        }
        ways.append(sorted(reached, key=sorted)[:2])
    return ways[-1]


def _unread(options: Options) -> Unread:
    return Unread(f"write one of: {', '.join(options.names)}")
