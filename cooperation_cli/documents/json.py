"""JSON in: a strict parser that keeps line and column, which the standard one does not."""

import bisect
import re
from decimal import Decimal
from typing import NoReturn

from cooperation_cli.documents.document import Document, Mark, Path, Value
from cooperation_cli.documents.draft import Draft
from cooperation_cli.documents.scalars import RefusedError, number

_BLANK = re.compile(r"[ \t\r\n]*+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+-])")
_WORD = re.compile(r"[-+A-Za-z0-9_.]+")
_STRING = re.compile(r'"([^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+)"')
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})


def parse(text: str, name: str) -> Document:
    """The one document in `text`; `name` is the file as the user named it. Raises `CooperationError`."""
    return _Reader(Draft(name), text).document()


class _Reader:
    """One pass over the text; recursion is bounded by the depth that the draft allows."""

    def __init__(self, draft: Draft, text: str) -> None:
        self.draft = draft
        self.text = text
        self.at = 0
        self.lines = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def document(self) -> Document:
        self._skip_blank()
        if self.at == len(self.text):
            return self.draft.document(None)
        data = self._value(())
        self._skip_blank()
        if self.at < len(self.text):
            self._stop("something follows the end of the document", "delete it")
        return self.draft.document(data)

    def _value(self, path: Path) -> Value:
        match self.text[self.at : self.at + 1]:
            case "{":
                self.draft.container(path, self._mark())
                return self._mapping(path)
            case "[":
                self.draft.container(path, self._mark())
                return self._list(path)
            case '"':
                mark = self._mark()
                self.draft.node(path, mark)
                return self.draft.text(path, self._string(), mark)
            case _:
                self.draft.node(path, self._mark())
                return self._word(path)

    def _mapping(self, path: Path) -> dict[str, Value]:
        data: dict[str, Value] = {}
        if self._opens_empty("}"):
            return data
        while True:
            mark = self._mark()
            if not self._sees('"'):
                self._stop("a key in double quotes is missing here", 'write "key": value, and no comma before }')
            key = self._string()
            self.draft.key(path, key, mark)
            self._skip_blank()
            if not self._takes(":"):
                self._stop("a colon is missing after the key", 'write "key": value')
            data[key] = self._value((*path, key))
            if self._closes("}"):
                return data

    def _list(self, path: Path) -> list[Value]:
        data: list[Value] = []
        if self._opens_empty("]"):
            return data
        while True:
            data.append(self._value((*path, len(data))))
            if self._closes("]"):
                return data

    def _string(self) -> str:
        found = _STRING.match(self.text, self.at)
        if not found:
            self._stop(
                "a text that opens here is not closed on its line, or holds a control character or an unknown escape",
                r'close it with ", and write \n for a line break and \\ for a backslash',
            )
        self.at = found.end()
        return _ESCAPE.sub(_unescaped, found[1])

    def _word(self, path: Path) -> Decimal | bool | None:
        if found := _NUMBER.match(self.text, self.at):
            return self._number(found[0], path)
        word = _WORD.match(self.text, self.at)
        if not word:
            self._stop("a value is missing here", "write a value, and no comma after the last one")
        if word[0] in _NOT_FINITE:
            self.draft.note(self._mark(), f"{word[0]} is no finite number", "write a number or null", path)
        elif word[0] not in _CONSTANTS:
            self._stop(f"{word[0][:40]} is no JSON value", "write texts in double quotes, numbers plainly")
        self.at = word.end()
        return _CONSTANTS.get(word[0])

    def _number(self, text: str, path: Path) -> Decimal | None:
        mark = self._mark()
        self.at += len(text)
        try:
            return number(text)
        except RefusedError as refused:
            self.draft.note(mark, refused.what, refused.mend, path)
            return None

    def _opens_empty(self, end: str) -> bool:
        self.at += 1
        self._skip_blank()
        return self._takes(end)

    def _closes(self, end: str) -> bool:
        self._skip_blank()
        if self._takes(end):
            return True
        if not self._takes(","):
            self._stop(f"a comma or {end} is missing here", f"write a comma between entries, and {end} after the last")
        return False

    def _sees(self, character: str) -> bool:
        return self.text.startswith(character, self.at)

    def _takes(self, character: str) -> bool:
        """Steps over `character`, and the blanks after it, if it stands here."""
        seen = self._sees(character)
        if seen:
            self.at += 1
            self._skip_blank()
        return seen

    def _skip_blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _mark(self) -> Mark:
        line = bisect.bisect_right(self.lines, self.at)
        return line, self.at - self.lines[line - 1] + 1

    def _stop(self, what: str, mend: str) -> NoReturn:
        self.draft.stop(self._mark(), what, mend)


def _unescaped(found: re.Match[str]) -> str:
    high, low, unit, short = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    return chr(int(unit, 16)) if unit else _SHORT.get(short, short)
