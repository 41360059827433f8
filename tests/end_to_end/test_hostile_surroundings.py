"""Every command in odd surroundings: no home, few columns, another locale; and the same bytes in all of them."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders.forked import Program
from builders.hostile_files import MONTREAL

from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rubric.library import examples

if TYPE_CHECKING:
    from cooperation_cli.documents.document import Value

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs are forked as on Linux")
LAKE = tuple(sorted(each.path for each in examples() if each.name.startswith("lake-health-2025/")))
ANSWERS = str(MONTREAL)
COMMANDS = {
    "score": ("score", ANSWERS),
    "scores": ("score", *LAKE),
    "plan": ("plan", ANSWERS),
    "panel": ("panel", *LAKE),
    "compare": ("compare", LAKE[0], LAKE[0]),
    "show": ("rubric", "show"),
    "template": ("template", "--format", "markdown"),
    "example": ("example",),
    "list": ("rubric", "list"),
}


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_needs_a_home_or_a_known_place(command: str, program: Program, tmp_path: Path) -> None:
    env = {
        "HOME": None,
        "COLUMNS": "40",
        "TZ": "No/Where",
        "LANG": "xx_XX",
        "TERM": None,
        "TMPDIR": str(tmp_path / "gone"),
    }
    plain = program.run(*COMMANDS[command], folder=str(tmp_path))
    odd = program.run(*COMMANDS[command], folder=str(tmp_path), env=env)
    assert (plain.code, odd.code) in {(0, 0), (1, 1)}, odd.said
    assert "Traceback" not in odd.said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize("command", ["score", "scores", "plan", "panel", "compare", "show"])
def test_what_is_written_for_files_is_the_same_in_every_surrounding(
    command: str, form: str, program: Program, tmp_path: Path
) -> None:
    words = (*COMMANDS[command], "--format", form)
    env = {"HOME": None, "COLUMNS": "40", "TZ": "Asia/Tokyo", "LC_ALL": "C", "FORCE_COLOR": "1", "TERM": "dumb"}
    assert program.run(*words).stdout == program.run(*words, folder=str(tmp_path), env=env).stdout != b""


@pytest.mark.parametrize("command", ["score", "panel"])
def test_no_order_of_a_set_is_seen(command: str) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "cooperation_cli", *COMMANDS[command], "--format", "json"],
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


@pytest.mark.parametrize("command", ["score", "panel", "plan"])
def test_a_terminal_of_forty_columns_is_enough(command: str) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}} | {"TERM": "xterm"}
    words = [sys.executable, "-m", "cooperation_cli", *COMMANDS[command]]
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=env) as run:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
        assert run.wait() in {0, 1}
    os.close(ours)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert len(lines) > 20
    assert max(map(len, lines)) <= 40


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # a terminal that was closed at its other end
        return b""


@pytest.mark.parametrize("form", ["terminal", "json", "csv", "markdown", "html"])
def test_a_comment_of_ten_thousand_lines_is_shown_whole(form: str, program: Program, tmp_path: Path) -> None:
    lines = [f"line {number} of the comment" for number in range(10_000)]
    said: dict[str, Value] = {
        "format": "cooperation-answers/1",
        "rubric": "international-cooperation",
        "partnership": {"title": "Lake"},
        "answers": {"shared-goals.purpose": {"dont_know": True, "comment": "\n".join(lines)}},
    }
    (tmp_path / "a.yaml").write_text(dump(said), encoding="utf-8")
    ended = program.run("score", "a.yaml", "--format", form, folder=str(tmp_path))
    assert (ended.code, ended.said) == (0, "")
    shown = " ".join(ended.stdout.decode().replace("\\n", " ").split())
    assert "line 0 of the comment" in shown
    assert "line 9999 of the comment" in shown
