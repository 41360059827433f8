"""Every hostile file through every command that reads one: refused in words, quickly, and nothing printed."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cooperation_cli.rubric.library import examples
from cooperation_cli.text import one_line

Run = Callable[..., Result]
HOSTILE = sorted(
    path
    for path in (Path(__file__).parents[1] / "data" / "hostile").iterdir()
    if path.suffix in {".yaml", ".json", ".csv"}
)
MONTREAL = next(each.path for each in examples() if each.name == "montreal-protocol")
COMMANDS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "score": lambda path: ("score", path),
    "check": lambda path: ("rubric", "check", path),
    "show": lambda path: ("rubric", "show", path),
    "rubric": lambda path: ("score", MONTREAL, "--rubric", path),
    "template": lambda path: ("template", "--rubric", path),
}


def refused(result: Result, path: str) -> None:
    """Nothing printed, and every line of the reason names the file and holds no control character."""
    assert result.exit_code in {1, 2}
    assert result.stdout == ""
    assert result.stderr
    assert all(line.startswith(path) for line in result.stderr.splitlines())
    assert one_line(result.stderr.replace("\n", "")) == result.stderr.replace("\n", "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_a_hostile_file_is_refused_within_a_second(run: Run, path: Path, command: str) -> None:
    begin = time.process_time()
    result = run(*COMMANDS[command](str(path)))
    assert time.process_time() - begin < 1
    refused(result, str(path))
    # Only what can be read as a document can be said to have errors of a rubric.
    assert result.exit_code == 2 or command == "check"


@pytest.fixture(params=["fifo", "device", "folder", "loop", "huge", "missing", "unreadable"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A path at which no ordinary file of ours stands."""
    path = tmp_path / "odd"
    match request.param:
        case "fifo":
            os.mkfifo(path)
        case "device":
            return "/dev/zero"
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path)
        case "huge":
            with path.open("wb") as file:
                file.truncate(1 << 40)
        case "unreadable":
            path.write_text("a: 1")
            path.chmod(0)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="files of POSIX")
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_ordinary_file_is_refused(run: Run, odd: str, command: str) -> None:
    result = run(*COMMANDS[command](odd))
    refused(result, odd)


@pytest.mark.parametrize(
    "name", ["\x1b[31m.yaml", "\u202etxt.yaml", "a\nb.yaml", "\udcff.yaml", "[red].yaml", "-o.yaml"]
)
def test_a_hostile_name_reaches_no_terminal(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a: 1")
    result = run("score", str(tmp_path / name))
    refused(result, one_line(str(tmp_path / name)))
