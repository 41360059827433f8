"""A form as YAML: each question and its levels are comments above the line to be filled in."""

import textwrap
from collections.abc import Iterable, Iterator

from cooperation_cli.answers.blank import INVITATION, RESPONDENT, Blank, Form, Prompt, data_of
from cooperation_cli.answers.schema import FORMAT
from cooperation_cli.documents.document import Value
from cooperation_cli.documents.yaml_writing import dump, scalar
from cooperation_cli.rubric.model import Dimension, Fact
from cooperation_cli.text import Words, one_line, phrase

_WIDTH = 88
_STEP = "  "
_HOW = (
    "Write a level after each colon, or dont_know, or prefer_not_to_say. What is left blank can be answered later.",
    "To say more: {level: 3, evidence: [the agreement of 2024], comment: your words}",
    "Where a question may be not_applicable: {not_applicable: true, comment: why}",
    "Then: cooperation score FILE",
)


def render(form: Form) -> str:
    """The form; once its title is filled in it loads, with everything unanswered."""
    return "".join(f"{line}\n" for line in _lines(form))


def _lines(form: Form) -> Iterator[str]:
    yield from _head(form)
    yield from _entry("format", FORMAT)
    yield from _entry("rubric", form.named)
    yield from ["", "partnership:"]
    yield from _comment("The name of the partnership; without one nothing can be read.", _STEP)
    yield from _entry("title", form.title.raw, _STEP)
    if form.rubric.profile:
        yield from ["", f"{_STEP}profile:"]
    for fact in form.rubric.profile:
        yield from _fact(fact, form.known(fact))
    yield from _prompts(form, "respondent", RESPONDENT, "About you. Leave blank what you prefer not to give.")
    yield from _prompts(
        form, "invitation", INVITATION, "For those who ask: what respondents are told before they begin."
    )
    yield ""
    yield from _entry("depth", form.depth.value)
    yield from ["", "answers:"]
    for dimension, blanks in form.sections:
        yield from _section(dimension, blanks)
    if targets := data_of(form).get("targets"):
        yield ""
        yield from _entry("targets", targets)


def _head(form: Form) -> Iterator[str]:
    says = phrase(
        "{title}, version {version}, {depth} depth: {count} questions.",
        title=form.rubric.title,
        version=form.rubric.version,
        depth=form.depth,
        count=len(form.blanks),
    )
    yield from _comment(says)
    yield "#"
    for line in _HOW:
        yield from _comment(line)
    yield ""


def _fact(fact: Fact, known: Value) -> Iterator[str]:
    indent = _STEP * 2
    yield from _comment(fact.text, indent)
    if fact.help:
        yield from _comment(fact.help, indent)
    for choice, title in fact.choices.items():
        yield from _comment(phrase("{choice} = {title}", choice=choice, title=title), indent, hanging=True)
    if fact.several:
        yield from _comment("Several may be chosen: [one, another]", indent)
    yield from _entry(fact.id, known, indent)


def _prompts(form: Form, section: str, prompts: Iterable[Prompt], about: str) -> Iterator[str]:
    known = form.told(section)
    yield ""
    yield from _comment(about)
    yield f"{section}:"
    for prompt in prompts:
        yield from _comment(_prompt(prompt), _STEP)
        yield from _entry(prompt.key, known.get(prompt.key), _STEP)


def _prompt(prompt: Prompt) -> str:
    if prompt.choices:
        return f"{prompt.text}: {', '.join(prompt.choices)}"
    return f"{prompt.text}, as in {scalar(prompt.example)}" if prompt.example else prompt.text


def _section(dimension: Dimension, blanks: Iterable[Blank]) -> Iterator[str]:
    yield ""
    yield from _comment(phrase("--- {title} ---", title=dimension.title), _STEP)
    if dimension.why:
        yield from _comment(dimension.why, _STEP)
    for blank in blanks:
        yield ""
        yield from _question(blank)


def _question(blank: Blank) -> Iterator[str]:
    yield from _comment(blank.wording.text, _STEP)
    for level, says in blank.levels:
        name = scalar(level.code) if level.code else level.typed
        yield from _comment(phrase("{name} {says}", name=name, says=says), _STEP, hanging=True)
    for remark in _remarks(blank):
        yield from _comment(remark, _STEP, hanging=True)
    yield from _entry(blank.question.id, None, _STEP)


def _remarks(blank: Blank) -> Iterator[Words]:
    if blank.span:
        yield phrase("Levels {span}", span=blank.span)
    if blank.wording.evidence:
        yield phrase("What would show it: {evidence}", evidence=blank.wording.evidence)
    if blank.only_if:
        yield phrase("Asked only if {condition}.", condition=blank.only_if)
    if blank.question.not_applicable:
        yield Words("May be not_applicable, with a comment that says why.")


def _comment(words: Words | str, indent: str = "", *, hanging: bool = False) -> Iterator[str]:
    """Foreign text stays behind the sign: line breaks in it are spaces."""
    margin, further = (_STEP, _STEP * 2) if hanging else ("", "")
    room = _WIDTH - len(indent) - len("# ")
    lines = textwrap.wrap(
        one_line(words),
        room,
        initial_indent=margin,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        yield f"{indent}# {line}"


def _entry(key: str, value: Value, indent: str = "") -> Iterator[str]:
    for line in dump({key: value}).removesuffix("\n").split("\n"):
        yield indent + line
