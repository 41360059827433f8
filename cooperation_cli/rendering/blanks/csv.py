"""A form as CSV for a spreadsheet: the words of each question stand beside the cells to be filled in."""

from collections.abc import Iterator

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank, Form, Prompt
from cooperation_cli.answers.model import State
from cooperation_cli.answers.schema import BARE_WORDS, FORMAT
from cooperation_cli.answers.tabular import COLUMNS
from cooperation_cli.documents.csv import guarded, kept, write_rows
from cooperation_cli.rubric.model import Dimension, Fact
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, joined, one_line, phrase

_WORDS = ("dimension", "text", "shown by", "asked only if", "or write")


def render(form: Form) -> str:
    """The form; reading it back ignores all but its first four columns."""
    values = _described_levels(form)
    head = (*COLUMNS, *_WORDS, *(f"level {value}" for value in values))
    rows = [*_about(form), *_questions(form, values)]
    return write_rows([head, *(_padded(row, len(head)) for row in rows)])


def _described_levels(form: Form) -> list[str]:
    """The levels that have words in some question: each has a column."""
    described = {level.value for blank in form.blanks for level, says in blank.levels if says}
    return [number_text(value) for value in sorted(described)]


def _about(form: Form) -> Iterator[list[str]]:
    yield _row("_format", FORMAT)
    yield _row("_rubric", form.named)
    yield _row("_partnership.title", form.title, text="The name of the partnership")
    for fact in form.rubric.profile:
        yield from _fact(form, fact)
    for section, prompts in (("respondent", RESPONDENT), ("invitation", INVITATION)):
        known = form.told(section)
        for prompt in prompts:
            yield _row(f"_{section}.{prompt.key}", str(known.get(prompt.key, "")), text=_prompt(prompt))
    yield _row("_depth", form.depth)
    for question, level in form.start.targets.items():
        yield _row(f"_target.{question}", number_text(level))


def _fact(form: Form, fact: Fact) -> Iterator[list[str]]:
    choices = joined((phrase("{id} = {says}", id=id_, says=says) for id_, says in fact.choices.items()), " | ")
    write = "one or more, with commas" if fact.several else "one"
    text = phrase("{text} Write {number}: {choices}", text=fact.text, number=write, choices=choices)
    for choice in form.chosen.get(fact.id, ("",)):
        yield _row(f"_profile.{fact.id}", choice, text=text)


def _prompt(prompt: Prompt) -> str:
    if prompt.choices:
        return f"{prompt.text}: {', '.join(prompt.choices)}"
    return f"{prompt.text}, as in {prompt.example}" if prompt.example else prompt.text


def _questions(form: Form, values: list[str]) -> Iterator[list[str]]:
    for dimension, blanks in form.sections:
        for blank in blanks:
            yield _question(dimension, blank, values)


def _question(dimension: Dimension, blank: Blank, values: list[str]) -> list[str]:
    levels = {
        number_text(level.value): phrase("{typed} {says}", typed=level.typed, says=says) for level, says in blank.levels
    }
    words = [dimension.title, blank.wording.text, blank.wording.evidence, blank.only_if, _said(blank)]
    return [blank.question.id, "", "", "", *map(_cell, [*words, *map(levels.get, values)])]


def _said(blank: Blank) -> Words:
    more = [phrase("{word} with a comment", word=State.NOT_APPLICABLE)] if blank.question.not_applicable else []
    return joined([*(Words(word) for word in BARE_WORDS), *more], " | ")


def _row(name: str, value: Words | str, text: Words | str = "") -> list[str]:
    raw = value.raw if isinstance(value, Words) else value
    return [name, kept(raw), "", "", "", _cell(text)]


def _cell(words: Words | str | None) -> str:
    return guarded(one_line(words)) if words else ""


def _padded(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
