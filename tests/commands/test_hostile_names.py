"""Names of files that would reach into a terminal, and none at all: said in full, and nothing printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cooperation_cli.text import one_line

Run = Callable[..., Result]
_NAMES = ["\x1b[31m.yaml", "\u202etxt.yaml", "a\nb.yaml", "\udcff.yaml", "[red].yaml", "-o.yaml"]


def _refused(result: Result, path: str) -> None:
    """Nothing printed, and every line of the reason names the file and holds no control character."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert all(line.startswith(path) for line in result.stderr.splitlines())
    assert one_line(result.stderr.replace("\n", "")) == result.stderr.replace("\n", "")


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_hostile_name_reaches_no_terminal(run: Run, tmp_path: Path, name: str, is_there: bool) -> None:
    if is_there:
        (tmp_path / name).write_text("a: 1")
    _refused(run("score", str(tmp_path / name)), one_line(str(tmp_path / name)))
