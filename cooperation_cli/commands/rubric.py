"""`cooperation rubric`: what rubrics there are, how one reads, what is wrong with it, and how to start one."""

import json
from typing import Annotated

import typer
from typer import Argument, Option

from cooperation_cli.answers.schema import json_schema as answers_schema
from cooperation_cli.commands import completing
from cooperation_cli.commands.options import ForceOption, QuietOption
from cooperation_cli.commands.output import print_text, save
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.errors import CooperationError, Place, Problem, nearest
from cooperation_cli.rubric.json_schema import schemas
from cooperation_cli.rubric.library import shipped
from cooperation_cli.rubric.start import new_rubric
from cooperation_cli.text import one_line

rubric = typer.Typer(rich_markup_mode=None, add_completion=False)


@rubric.callback(invoke_without_command=True)
def show_help(context: typer.Context) -> None:
    """List, show, check and start rubrics."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@rubric.command("list")
def list_rubrics() -> None:
    """List the rubrics that ship, with their versions."""
    shelf = Shelf()
    for name in shipped():
        opened = shelf.open(name)
        print_text(f"{name:28}  {opened.version:8}  {one_line(opened.title)}, {len(opened.questions)} questions\n")


@rubric.command("schema")
def print_schema(
    kind: Annotated[
        str,
        Argument(
            metavar="[KIND]",
            help="rubric (the default), dimension, translation, answers or result.",
            autocompletion=completing.schemas,
            show_default=False,
        ),
    ] = "rubric",
) -> None:
    """Print the JSON Schema of a kind of file."""
    known = {**schemas(), "answers": answers_schema()}
    if kind not in known:
        raise CooperationError(Problem(Place(kind), "is no kind of file with a schema", nearest(kind, known)))
    print_text(json.dumps(known[kind], indent=2, ensure_ascii=False) + "\n")


@rubric.command("new")
def start_rubric(
    name: Annotated[str, Argument(metavar="ID", help="What it is to be called: a-z, digits and hyphens.")],
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write a file instead of printing.")
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print a small rubric to start from.

    It loads and passes its check as it is.
    """
    text = new_rubric(name)
    if output is None:
        print_text(text)
    else:
        save(text, output, force=force, quiet=quiet)
