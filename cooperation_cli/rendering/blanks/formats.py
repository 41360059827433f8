"""The table of formats that a form can be written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from cooperation_cli.answers.blank import Form


@dataclass(frozen=True, slots=True)
class BlankFormat:
    """A format; `renderer` is the module whose `render` gives the text of a form."""

    name: str
    suffix: str
    renderer: str


FORMATS: Final[Mapping[str, BlankFormat]] = {
    form.name: form
    for form in (
        BlankFormat("yaml", ".yaml", "cooperation_cli.rendering.blanks.yaml"),
        BlankFormat("json", ".json", "cooperation_cli.rendering.blanks.json"),
        BlankFormat("csv", ".csv", "cooperation_cli.rendering.blanks.csv"),
        BlankFormat("markdown", ".md", "cooperation_cli.rendering.blanks.markdown"),
    )
}


def render(form: "Form", into: BlankFormat) -> str:
    """The form as text, ending with a line break."""
    renderer = cast("Callable[[Form], str]", import_module(into.renderer).render)
    return renderer(form)
