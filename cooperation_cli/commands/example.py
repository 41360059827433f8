"""`cooperation example`: lists the worked examples, or gives one to read, score and change."""

from itertools import groupby
from pathlib import PurePath
from typing import Annotated, Final

from typer import Argument, Option

from cooperation_cli.commands import completing
from cooperation_cli.commands.options import ForceOption, QuietOption
from cooperation_cli.commands.output import means_folder, print_text, refuse, save, unwritable
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.documents import writing
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric import library
from cooperation_cli.text import one_line

EXAMPLES: Final = """\b
Examples:
  cooperation example
  cooperation example montreal-protocol
  cooperation example montreal-protocol | cooperation score -
  cooperation example lake-health-2025 -o lake-health/"""

_EDITOR_LINE: Final = "# yaml-language-server:"


def example(
    name: Annotated[
        str | None,
        Argument(
            metavar="[NAME]",
            help="The example to print; without it, they are listed.",
            autocompletion=completing.examples,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE|FOLDER/", help="Write it there instead of printing it.")
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """List the worked examples, or print one.

    Each is an answers file, or a folder with a file for each respondent.
    """
    if name is None:
        print_text(_listing())
        return
    names = _meant(name)
    if output is None:
        print_text(_own(library.example(_only(name, names))))
        return
    paths = _paths(output, names)
    if means_folder(output):
        writing.make_folder(output)
    refuse(unwritable(paths, force=force))
    for path, each in paths.items():
        save(_own(library.example(each)), path, force=force, quiet=quiet, private=True)


def _listing() -> str:
    """A line for each example, or for each folder of them: its name, and the partnership that it is about."""
    shelf = Shelf()
    lines = []
    for name, group in groupby(library.examples(), key=lambda each: each.name.partition("/")[0]):
        members = list(group)
        title = one_line(shelf.answers(members[0].path)[0].title)
        several = f", {len(members)} respondents" if len(members) > 1 else ""
        lines.append(f"{name:24}  {title}{several}\n")
    return "".join(lines)


def _meant(name: str) -> list[str]:
    """The examples in the folder of this name, else the name itself."""
    inside = [each.name for each in library.examples() if each.name.startswith(f"{name.rstrip('/')}/")]
    return inside or [name]


def _only(name: str, names: list[str]) -> str:
    if len(names) > 1:
        mend = f"write them all with -o FOLDER/, or name one, as in {names[0]}"
        raise CooperationError(Problem(Place(name), f"is {len(names)} answers files", mend))
    return names[0]


def _paths(output: str, names: list[str]) -> dict[str, str]:
    """For each file to write the example that goes there: one file, or a folder's files by the examples' names."""
    if not means_folder(output) and len(names) == 1:
        return {output: names[0]}
    if not means_folder(output):
        what = f"is one file, for {len(names)} answers files"
        raise CooperationError(Problem(Place(output), what, f"end it in a slash: {output}/"))
    return {str(PurePath(output, f"{PurePath(name).name}.yaml")): name for name in names}


def _own(text: str) -> str:
    """The example without the line that tells an editor where the schema is, seen from where the example came from."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith(_EDITOR_LINE) else text
