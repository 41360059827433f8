"""The table of commands and the error boundary."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
import typer
from typer.testing import Result

from cooperation_cli import __version__
from cooperation_cli.__main__ import main
from cooperation_cli.commands.app import COMMANDS, exit_code
from cooperation_cli.errors import CooperationError, Place, Problem

Run = Callable[..., Result]
HEAVY = {"pydantic", "pydantic_core", "yaml", "rich", "rich.table", "click"}


def test_alone_it_shows_its_help(run: Run) -> None:
    alone, asked = run(), run("--help")
    assert alone.exit_code == 0
    assert alone.stdout == asked.stdout
    assert alone.stderr == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_and_has_a_file_with_help(run: Run, name: str) -> None:
    assert f"  {name} " in run("--help").stdout
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"Usage: cooperation {name} ")


def test_short_help_is_help(run: Run) -> None:
    assert run("-h").stdout == run("--help").stdout
    assert run("example", "-h").stdout == run("example", "--help").stdout


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout == f"cooperation {__version__}\n"


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_nothing_heavy(option: str) -> None:
    script = f"""
import sys
from cooperation_cli.commands.app import app
try:
    app(["{option}"])
except SystemExit:
    print(sorted(set(sys.modules) & {HEAVY}))
    print([name for name in sys.modules if name.startswith("cooperation_cli.commands.")])
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    heavy, commands = said.splitlines()[-2:]
    assert heavy == "[]"
    assert commands == str([f"cooperation_cli.commands.{name}" for name in ("streams", "app")])


def test_no_plugin_reads_along_in_the_answers() -> None:
    script = "import cooperation_cli.commands.score; from pydantic.plugin import _loader; print(_loader.get_plugins())"
    env = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    alone = subprocess.run(
        [sys.executable, "-c", f"import cooperation_cli.commands.app; {script}"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert alone.stdout == "()\n"


def test_the_command_that_is_installed_runs_the_app(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["cooperation", "--version"])
    before = gc.get_threshold()
    with pytest.raises(SystemExit) as end:
        main()
    gc.set_threshold(*before)
    assert end.value.code == 0
    assert capsys.readouterr().out == f"cooperation {__version__}\n"


def test_an_unknown_command_names_the_nearest_one(run: Run) -> None:
    result = run("scor")
    assert result.exit_code == 2
    assert "Did you mean 'score'?" in result.stderr
    assert result.stdout == ""


def test_an_unknown_option_says_where_help_is(run: Run) -> None:
    result = run("example", "--colour")
    assert result.exit_code == 2
    assert "Try 'cooperation example --help' for help." in result.stderr
    assert "--colour" in result.stderr


def test_what_was_typed_cannot_reach_the_terminal_raw(run: Run) -> None:
    result = run("\x1b[31mred")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr


def test_what_a_command_returns_is_the_exit_code() -> None:
    assert exit_code(lambda: 1) == 1
    assert exit_code(lambda: None) == 0


def test_every_problem_is_said_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> None:
        raise CooperationError(Problem(Place("a.yaml", 3), "is wrong", "mend it"), Problem(Place("b"), "is worse"))

    assert exit_code(refuse) == 2
    assert capsys.readouterr() == ("", "a.yaml:3: is wrong; mend it\nb: is worse\n")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort])
def test_an_interruption_is_130(stop: type[BaseException]) -> None:
    def interrupted() -> None:
        raise stop

    assert exit_code(interrupted) == 130


def test_a_bug_says_how_to_report_it_and_shows_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COOPERATION_DEBUG", raising=False)
    assert exit_code([].pop) == 3
    said = capsys.readouterr().err
    assert f"a bug in cooperation {__version__}: IndexError" in said
    assert "report it" in said
    assert "Traceback" not in said


def test_a_bug_shows_where_it_happened_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOPERATION_DEBUG", "1")

    def fall_over() -> None:
        raise ValueError("\x1b[2J")

    assert exit_code(fall_over) == 3
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "fall_over" in said
    assert "\x1b" not in said


def test_a_usage_error_outside_any_command_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    def misuse() -> None:
        raise typer.TyperException("that is not how")

    assert exit_code(misuse) == 2
    assert capsys.readouterr().err == "that is not how\n"
