"""The table of formats that a form can be written in."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

if TYPE_CHECKING:
    from cooperation_cli.answers.blank import Form


class BlankFormat(Struct, frozen=True):
    """A format; `renderer` is the module whose `render` gives the text of a form, or its bytes."""

    name: str
    suffix: str
    renderer: str
    is_text: bool = True
    has_languages: bool = False
    """Whether it holds a form in all its languages at once."""


FORMATS: Final[Mapping[str, BlankFormat]] = {
    form.name: form
    for form in (
        BlankFormat("yaml", ".yaml", "cooperation_cli.rendering.blanks.yaml"),
        BlankFormat("json", ".json", "cooperation_cli.rendering.blanks.json"),
        BlankFormat("csv", ".csv", "cooperation_cli.rendering.blanks.csv"),
        BlankFormat("markdown", ".md", "cooperation_cli.rendering.blanks.markdown"),
        BlankFormat("html", ".html", "cooperation_cli.rendering.blanks.html.page"),
        BlankFormat("xlsform", ".xlsx", "cooperation_cli.rendering.blanks.xlsform", is_text=False, has_languages=True),
    )
}


def render(form: "Form", into: BlankFormat) -> str | bytes:
    """The form as text that ends with a line break, or as bytes. Raises `CooperationError`."""
    renderer = cast("Callable[[Form], str | bytes]", import_module(into.renderer).render)
    return renderer(form)
