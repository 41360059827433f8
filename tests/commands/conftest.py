"""The program as a person runs it, in this process."""

from collections.abc import Callable, Mapping

import pytest
from typer.testing import CliRunner, Result

from cooperation_cli.commands.app import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs a command line: the words after `cooperation`, what stdin holds, and the environment's changes."""

    def cooperation(
        *words: str, stdin: str | bytes | None = None, env: Mapping[str, str | None] | None = None
    ) -> Result:
        return CliRunner().invoke(app, words, input=stdin, env=env)

    return cooperation
