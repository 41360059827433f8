"""The rows of the sheets that make a form for KoboToolbox and ODK (an XLSForm), in one language or several."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from cooperation_cli.text import Words, plain

Said = tuple[Words, ...]
"""A text in each language of the form; empty where there is none."""

_NAMES: Final = {
    "ar": "العربية",
    "bn": "বাংলা",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "hi": "हिन्दी",
    "id": "Bahasa Indonesia",
    "pt": "Português",
    "ru": "Русский",
    "sw": "Kiswahili",
    "vi": "Tiếng Việt",
    "zh": "中文",
}


class Row(Struct, frozen=True):
    """A row of the sheet `survey`; `relevant`, `required` and `calculation` are XPath."""

    type: str
    name: str
    label: Said = ()
    hint: Said = ()
    relevant: str = ""
    required: str = ""
    message: Said = ()
    """What is said where something required is missing."""
    calculation: str = ""
    appearance: str = ""


class Choice(Struct, frozen=True):
    """A row of the sheet `choices`."""

    list: str
    name: str
    label: Said


def survey(rows: Iterable[Row], languages: Sequence[str]) -> list[list[str]]:
    """The sheet of questions, with its head."""
    worded = [*_columns("label", languages), *_columns("hint", languages)]
    head = ["type", "name", *worded, "relevant", "required", *_columns("required_message", languages)]
    body = ([*_before(row, len(languages)), *_after(row, len(languages))] for row in rows)
    return [[*head, "calculation", "appearance"], *body]


def choices(rows: Iterable[Choice], languages: Sequence[str]) -> list[list[str]]:
    """The sheet of choices, with its head."""
    head = ["list_name", "name", *_columns("label", languages)]
    return [head, *([row.list, row.name, *_cells(row.label, len(languages))] for row in rows)]


def language_name(code: str) -> str:
    """A language as forms name it, such as `Français (fr)`."""
    return f"{_NAMES.get(code, code)} ({code})"


def cell(words: Words) -> str:
    """A text that nothing in a form takes for a reference to a field."""
    return plain(words).replace("${", "$ {").strip()


def _before(row: Row, languages: int) -> list[str]:
    return [row.type, row.name, *_cells(row.label, languages), *_cells(row.hint, languages)]


def _after(row: Row, languages: int) -> list[str]:
    return [row.relevant, row.required, *_cells(row.message, languages), row.calculation, row.appearance]


def _columns(name: str, languages: Sequence[str]) -> list[str]:
    return [f"{name}::{language_name(code)}" for code in languages] if len(languages) > 1 else [name]


def _cells(said: Said, languages: int) -> list[str]:
    return [cell(words) for words in said] or [""] * languages
