"""A form as Markdown, to be printed and filled in by hand."""

from collections.abc import Iterable, Iterator

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank, Form, Prompt
from cooperation_cli.documents.document import Value
from cooperation_cli.rendering.markdown import escaped
from cooperation_cli.rubric.model import Dimension, Fact
from cooperation_cli.text import Words, phrase

_BOX, _TICKED = "☐", "☒"
_LINE = "\\_" * 30
_HOW = (
    "Tick one box for each question: the highest level of which everything is true today. "
    "Where you do not know, or prefer not to say, tick that: both are useful answers. "
    "Under evidence, name what would show it to an outsider."
)


def render(form: Form) -> str:
    """The form; nothing in it can be read back."""
    return "\n\n".join(_blocks(form)) + "\n"


def _blocks(form: Form) -> Iterator[str]:
    rubric = form.rubric
    yield f"# {escaped(rubric.title)}"
    if rubric.description:
        yield escaped(rubric.description)
    yield f"{len(form.blanks)} questions, {form.depth} depth. Rubric `{form.named}`."
    yield from _invitation(form)
    yield _HOW
    yield "## The partnership"
    yield f"Name: {escaped(form.title) or _LINE}"
    for fact in rubric.profile:
        yield from _fact(fact, form.chosen.get(fact.id, ()))
    yield "## About you"
    yield "Leave out what you prefer not to give."
    known = form.told("respondent")
    yield _list(_prompt(prompt, known.get(prompt.key)) for prompt in RESPONDENT)
    number = 0
    for dimension, blanks in form.sections:
        yield from _section(dimension, blanks, number)
        number += len(blanks)


def _invitation(form: Form) -> Iterator[str]:
    known = form.told("invitation")
    said = [prompt for prompt in INVITATION if known.get(prompt.key)]
    if said:
        yield _list(f"{prompt.text}: {escaped(Words(str(known[prompt.key])))}" for prompt in said)


def _fact(fact: Fact, chosen: tuple[str, ...]) -> Iterator[str]:
    yield f"**{escaped(fact.text)}**" + (" Tick all that fit." if fact.several else "")
    if fact.help:
        yield escaped(fact.help)
    yield _list(f"{_TICKED if choice in chosen else _BOX} {escaped(title)}" for choice, title in fact.choices.items())


def _prompt(prompt: Prompt, known: Value) -> str:
    if not prompt.choices:
        return f"{prompt.text}: {escaped(Words(str(known))) if known else _LINE}"
    boxes = ((_TICKED if choice == known else _BOX, choice.replace("-", " ")) for choice in prompt.choices)
    return f"{prompt.text}: " + " · ".join(f"{box} {choice}" for box, choice in boxes)


def _section(dimension: Dimension, blanks: Iterable[Blank], number: int) -> Iterator[str]:
    yield f"## {escaped(dimension.title)}"
    if dimension.why:
        yield escaped(dimension.why)
    for blank in blanks:
        number += 1
        yield f"### {number}. {escaped(blank.wording.text)}"
        yield from _question(blank)


def _question(blank: Blank) -> Iterator[str]:
    yield f"`{blank.question.id}`"
    if blank.only_if:
        yield escaped(phrase("Only if {condition}.", condition=blank.only_if))
    if blank.span:
        yield f"Level, {escaped(blank.span)}: {_LINE}"
    if blank.levels:
        yield _list(f"{_BOX} **{escaped(Words(level.typed))}** {escaped(says)}" for level, says in blank.levels)
    yield _words(blank)
    if blank.wording.evidence:
        yield f"What would show it: {escaped(blank.wording.evidence)}"
    yield f"Evidence: {_LINE}"
    yield f"Comment: {_LINE}"


def _words(blank: Blank) -> str:
    said = [f"{_BOX} I do not know", f"{_BOX} I prefer not to say"]
    if blank.question.not_applicable:
        said.append(f"{_BOX} It does not apply, because: {_LINE}")
    return " · ".join(said)


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)
