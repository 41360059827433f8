"""The reference for `--version` and `--help`: a bare Typer app with five commands, and the imports of ours."""

import difflib  # noqa: F401
import errno  # noqa: F401
import importlib  # noqa: F401
import traceback  # noqa: F401
import unicodedata  # noqa: F401
from dataclasses import dataclass  # noqa: F401
from typing import Annotated

import typer
from typer.core import TyperGroup  # noqa: F401

app = typer.Typer(rich_markup_mode=None)


def version(wanted: bool) -> None:
    if wanted:
        typer.echo("bare 1.0.0")
        raise typer.Exit


@app.callback()
def opening(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def verb() -> None:
    pass


for name in ("assess", "score", "template", "example", "rubric"):
    app.command(name, help=f"Does {name}.")(verb)

if __name__ == "__main__":
    app()
