"""The table of formats: a name, a suffix, and a renderer that is imported only when it is chosen."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Final, cast

from msgspec import Struct

from cooperation_cli.report.model import Report


class Colour(StrEnum):
    """How much colour a terminal is given."""

    NONE = "none"
    STANDARD = "standard"


class Canvas(Struct, frozen=True):
    """What a report is written on: columns, colour, and whether more than ASCII can be shown."""

    width: int = 80
    colour: Colour = Colour.NONE
    unicode: bool = True


FILE: Final = Canvas()
"""Every file: 80 columns, no colour, UTF-8."""


class Format(Struct, frozen=True):
    """A format; `renderer` is `module:function`, a function of a report and a canvas that gives text."""

    name: str
    suffix: str
    renderer: str


FORMATS: Final[Mapping[str, Format]] = {
    form.name: form
    for form in (
        Format("terminal", ".txt", "cooperation_cli.rendering.terminal:render"),
        Format("markdown", ".md", "cooperation_cli.rendering.markdown:render"),
        Format("html", ".html", "cooperation_cli.rendering.html.document:render"),
        Format("json", ".json", "cooperation_cli.rendering.json:render"),
        Format("csv", ".csv", "cooperation_cli.rendering.csv:render"),
    )
}
SUFFIXES: Final[Mapping[str, Format]] = {form.suffix: form for form in FORMATS.values()}


def render(report: Report, form: Format, canvas: Canvas = FILE) -> str:
    """The report as text in this format, ending with a line break."""
    module, _, function = form.renderer.partition(":")
    renderer = cast("Callable[[Report, Canvas], str]", getattr(import_module(module), function))
    return renderer(report, canvas)
