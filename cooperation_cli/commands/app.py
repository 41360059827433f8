"""The Typer app, the table of commands, and the one place where an error becomes a message and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from keyword import iskeyword
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer
from typer.core import TyperGroup

from cooperation_cli import __version__
from cooperation_cli.commands import streams
from cooperation_cli.errors import CooperationError
from cooperation_cli.text import one_line, plain

if TYPE_CHECKING:
    from typer._click import Command, Context

NAME: Final = "cooperation"

# A plugin of Pydantic's would read along in what people answer, and looking for one delays every start.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

COMMANDS: Final = {
    "assess": "Interview somebody, saving after every reply; then report.",
    "score": "Score answers files, one or a thousand.",
    "plan": "Plan the cheapest way to a band, or the best use of an effort.",
    "panel": "Read several respondents together: where they differ, then what they come to.",
    "compare": "Compare several moments of one partnership.",
    "template": "Print a blank to fill in: YAML, JSON, CSV, or Markdown on paper.",
    "import": "Make answers files of what KoboToolbox, ODK and others export.",
    "example": "List the worked examples, or print one.",
    "rubric": "List, show, check, test and start rubrics.",
}
"""Each command and what it does. Its file has its name, and in it a function or a Typer app of that name.

Where Python keeps the name for itself, both end in `_`."""


class Verbs(TyperGroup):
    """The commands of the table: a command's file is imported when it is run or its help asked for, not before."""

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        """The command that `args` begin with, imported, and the arguments that are left for it."""
        name, promise, rest = super().resolve_command(ctx, args)
        return name, imported(name) if name in COMMANDS else promise, rest

    def main(self, *args: Any, **settings: Any) -> NoReturn:  # noqa: ANN401 - as Typer has it
        """Runs the command line and exits; whatever goes wrong on the way ends in `exit_code`."""
        settings |= {"standalone_mode": False, "prog_name": NAME}
        sys.exit(exit_code(partial(super().main, *args, **settings)))


app = typer.Typer(
    cls=Verbs,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="How ready is a partnership across borders, how firm is that judgement, and what to do next.",
)


def imported(name: str) -> "Command":
    """The command of this name, out of its own file."""
    own = f"{name}_" if iskeyword(name) else name
    module = import_module(f"cooperation_cli.commands.{own}")
    verb = getattr(module, own)
    if not isinstance(verb, typer.Typer):
        function, verb = verb, typer.Typer(rich_markup_mode=None, add_completion=False)
        verb.command(name, epilog=getattr(module, "EXAMPLES", None))(function)
    return typer.main.get_command(verb)


def _promise() -> None:
    """Stands for a command in the table until it is called."""


for _name, _summary in COMMANDS.items():
    app.command(_name, help=_summary)(_promise)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def _opening(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback has answered
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def exit_code(run: Callable[[], object]) -> int:
    """Runs a command: 0 fine, or what it returns; 2 could not do it, 3 a bug, 130 interrupted, the reason on stderr."""
    streams.prepare()
    try:
        code = run()
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - the last boundary
        return next(answer for kinds, answer in _ANSWERS if isinstance(error, kinds))(error)
    return code if isinstance(code, int) else 0


def _could_not(why: object) -> int:
    streams.say(str(why))
    return 2


def _interrupted(_: BaseException) -> int:
    return 130


def _misused(error: typer.TyperException) -> int:
    context: typer.Context | None = getattr(error, "ctx", None)
    says = plain(error.format_message())
    if context is not None:
        says = f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n\n{says}"
    return _could_not(says)


def _unwritten(error: OSError) -> int:
    # Files are opened behind documents/, whose errors have a name: what arrives here is a standard stream.
    streams.silence()
    if error.errno == errno.EPIPE:
        return 2
    return _could_not(f"standard output cannot be written: {one_line(error.strerror or str(error))}")


def _ended(end: SystemExit) -> int:
    # Typer answers a pipe that nobody reads with 1, which means "the answer is no" here.
    return _unwritten(end.__context__) if isinstance(end.__context__, OSError) else int(end.code or 0)


def _bug(error: BaseException) -> int:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{PurePath(last.filename).name}:{last.lineno}"
    streams.say(
        f"This is a bug in {NAME} {__version__}: {type(error).__name__} at {one_line(where)}. Please report it to the\n"
        "maintainers, with this message and the command that you typed; with COOPERATION_DEBUG=1 set before the\n"
        "command, it says more, which may name your files and quote from them."
    )
    if os.environ.get("COOPERATION_DEBUG") == "1":
        streams.say(plain("".join(traceback.format_exception(error))))
    return 3


_ANSWERS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Callable[[Any], int]], ...] = (
    (CooperationError, _could_not),
    ((KeyboardInterrupt, typer.Abort), _interrupted),
    (typer.TyperException, _misused),
    (OSError, _unwritten),
    (SystemExit, _ended),
    (BaseException, _bug),
)
