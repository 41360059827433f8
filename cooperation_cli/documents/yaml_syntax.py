"""What is wrong with text that is no YAML at all, in words that help."""

import re
from typing import TypeAlias

from yaml.error import Mark as YamlMark
from yaml.error import MarkedYAMLError

from cooperation_cli.documents.document import Mark, shown

Found: TypeAlias = tuple[Mark, str, str]

# The characters that YAML allows; PyYAML would name the others by a byte offset only.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Before a directive stand blank lines, comments, and ends of documents that never began; a line may begin with a byte
# order mark.
_DIRECTIVE = re.compile("(?:(?:\\.{3}|\ufeff)?[ \t]*+(?:#[^\r\n]*+)?[\r\n])*+%")

# (a piece of PyYAML's message, whether the beginning of the construct says more, what is wrong, mend)
_MESSAGES = (
    ("tab character", False, "a tab stands where spaces should", "indent with spaces"),
    ("end of stream", True, "a quote that opens here is never closed", "close it"),
    ("',' or ']'", True, "a list that opens here is not closed", "close it with ], and put commas between its entries"),
    (
        "',' or '}'",
        True,
        "a mapping that opens here is not closed",
        "close it with }, and put commas between its entries",
    ),
    ("mapping values", False, "a colon stands where none can", "put the text in quotes, or mend the indentation"),
    ("expected ':'", True, "a key without a colon", "write it as `key: value`, or indent it as part of the text above"),
    ("expected key", False, "this does not fit in with the lines above", "mend the indentation or the quotes"),
    ("'-' indicator", False, "this does not fit in with the lines above", "mend the indentation or the quotes"),
    ("<block end>", False, "this does not fit in with the lines above", "mend the indentation or the quotes"),
    ("escape code", False, "an escape in double quotes names no character", "write the character itself"),
    ("escape c", False, "a backslash in double quotes begins no known escape", "write \\\\ for a backslash"),
    ("tag", True, "tags (!) are not read", "delete it; quote a text that begins with !"),
    ("directive", True, "directives (%) are not read", "delete the line"),
)


def unprintable(text: str) -> Found | None:
    """The first character that may not stand in a YAML file, a second byte order mark at its beginning among them."""
    if text.startswith("\ufeff"):
        return (1, 1), "a second byte order mark stands here", "delete it"
    found = _UNPRINTABLE.search(text)
    if not found:
        return None
    what = f"the character U+{ord(found[0]):04X} may not stand in a file"
    return mark_at(text, found.start()), what, "delete it"


def directive(text: str, start: int = 0) -> Found | None:
    """The directive that comes before anything else from `start` on. The parser's time grows with their square."""
    found = _DIRECTIVE.match(text, start)
    return (mark_at(text, found.end() - 1), "directives (%) are not read", "delete the line") if found else None


def syntax_problem(error: Exception, text: str) -> Found:
    """Where and why the parser gave up."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return (1, 1), "this is not YAML", "check indentation, quotes and colons"
    at = error.problem_mark
    here = text[at.index : at.index + 1]
    if "cannot start any token" in (error.problem or "") and here:
        return _unfit(here, at)
    for piece, from_beginning, what, mend in _MESSAGES:
        if piece in (error.problem or ""):
            return _mark(error.context_mark or at if from_beginning else at), what, mend
    return _mark(at), "this is not YAML", "check indentation, quotes and colons on this line and the one above"


def mark_at(text: str, index: int) -> Mark:
    """Line and column, from 1, of the character at `index`; lines end with LF, CR or both."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _unfit(character: str, at: YamlMark) -> Found:
    if character == "\t":
        return _mark(at), "a tab stands where spaces should", "indent with spaces"
    return _mark(at), f"a text cannot begin with {shown(character)}", "put the text in quotes"


def _mark(at: YamlMark) -> Mark:
    return at.line + 1, at.column + 1
