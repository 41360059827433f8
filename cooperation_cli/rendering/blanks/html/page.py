"""A form as an HTML document: a frame, the words as data, and a script that shows one page of it at a time."""

from pathlib import PurePath
from typing import Final

from cooperation_cli.answers.blank import Form
from cooperation_cli.documents.reading import read, text_of
from cooperation_cli.rendering.blanks.html.data import data_of
from cooperation_cli.rendering.html.head import head, side
from cooperation_cli.rendering.html.markup import Markup, element, joined
from cooperation_cli.rendering.html.script import data
from cooperation_cli.rendering.html.style import GROUND
from cooperation_cli.report.sentences import form as say
from cooperation_cli.text import Words, phrase

_PAGE: Final = PurePath(__file__).parent / "page"
_SCRIPTS: Final = (
    "text",
    "conditions",
    "answers",
    "reading",
    "elements",
    "question",
    "keeping",
    "pages",
    "review",
    "form",
)
"""The files of the script, each after those that it needs at once."""


def render(form: Form) -> str:
    """The whole form, in one file that fetches nothing."""
    language, code = form.rubric.language, script()
    title = phrase("{rubric}: {title}", rubric=form.rubric.title, title=form.title) if form.title else form.rubric.title
    top = head(title, GROUND + _read("form.css"), code)
    body = element("body", joined(*_frame(title), *_given(form, code), between="\n"))
    page = element("html", top, Markup("\n"), body, lang=language, dir=side(language))
    return f"<!DOCTYPE html>\n{page.html}\n"


def script() -> str:
    """The script, without its comments and its indents, closed in itself."""
    lines = (line.strip() for name in _SCRIPTS for line in _read(f"{name}.js").split("\n"))
    code = "\n".join(line for line in lines if line and not line.startswith(("//", "/**")))
    return f'"use strict";\n{{\n{code}\n}}\n'


def _frame(title: Words) -> tuple[Markup, ...]:
    progress = (element("p", id="progress", role="status"), element("progress", id="bar", aria_labelledby="progress"))
    contents = element("nav", element("ol", id="topics"), aria_label=say.TOPICS)
    folded = element("details", element("summary", say.TOPICS), contents, id="contents")
    return (
        element("header", element("h1", title), element("div", *progress, folded, id="top")),
        element("main", element("noscript", element("p", say.NEEDS_SCRIPT)), element("div", id="page")),
        element("footer", element("p", id="news", role="status"), element("p", id="refused", role="alert")),
    )


def _given(form: Form, code: str) -> tuple[Markup, ...]:
    given = element("script", data(data_of(form)), type="application/json", id="form")
    return given, element("script", Markup(code))


def _read(name: str) -> str:
    return text_of(read(str(_PAGE / name)))
