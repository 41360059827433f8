"""The program at the edges of its surroundings: streams closed, full or read by nobody; odd environments."""

import fcntl
import os
import shlex
import signal
import subprocess
import sys
import termios
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import pytest
from builders.command_lines import FOREIGN, LINES, Line, by_turns, lay
from builders.forked import Ended, Program

from cooperation_cli.rubric.library import examples

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells and devices of POSIX")
PROGRAM = f"{sys.executable} -m cooperation_cli"
ANSWERS = next(each.path for each in examples() if each.name == "montreal-protocol")


def shell(command: str, *, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of shell in which `cooperation` and `$ANSWERS` stand for themselves."""
    script = f'cooperation() {{ {PROGRAM} "$@"; }}\n{command}'
    return subprocess.run(
        ["bash", "-c", script], check=False, capture_output=True, cwd=cwd, env={**os.environ, "ANSWERS": ANSWERS, **env}
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


def whole(line: Line, desk: Path, program: Program) -> Ended:
    """How it ends where all is well."""
    (desk / "typed").write_bytes(line.typed)
    return program.run(*line.at(), stdin=str(desk / "typed"), folder=str(desk))


PRINTING = [line for line in LINES if line.prints]
BIG = [line for line in PRINTING if line.words[0] in {"score", "panel", "template"} or "show" in line.words]
ROOM, PIPE = 16_384, 65_536
"""How many bytes a file may hold on the disk that is full, and a pipe that nobody reads."""
_TURN = 9


def turns(lines: Sequence[Line], *kinds: str) -> list[Any]:
    """Each kind with one line in nine, a different one by turns; with `HOSTILE=all` with every line."""
    return [
        pytest.param(kind, line, id=f"{kind}-{line.name}")
        for place, kind in enumerate(kinds)
        for line in by_turns(lines, _TURN, 2 * place + 1)
    ]


def unbuffered(line: Line) -> str:
    """Of every second line, that Python is to write without a buffer, as containers often have it."""
    return "1" if LINES.index(line) % 2 else ""


def last_said(ended: Ended, line: Line) -> str:
    """The last that was said, which for all but an interview is all."""
    lines = ended.said.splitlines()
    assert len(lines) <= 1 or line.typed, ended.said
    assert "Traceback" not in ended.said
    assert "Exception ignored" not in ended.said
    return lines[-1] if lines else ""


def piped(line: Line, desk: Path, stdout: str, **env: str) -> Ended:
    """How the program ends with its output going there, in the words of a shell."""
    words = shlex.join([sys.executable, "-m", "cooperation_cli", *line.at()])
    done = subprocess.run(
        ["bash", "-c", stdout.format(words)],
        check=False,
        cwd=desk,
        input=line.typed,
        capture_output=True,
        env={**os.environ, **env},
    )
    return Ended(done.returncode, 0, done.stdout, done.stderr)


FULL = {"device": "{} >/dev/full", "closed": "{} >&-", "disk": f"ulimit -f {ROOM // 1024}; {{}} >report"}


@pytest.mark.parametrize(("stdout", "line"), [*turns(PRINTING, "device", "closed"), *turns(BIG, "disk")])
def test_what_cannot_be_written_is_no_success(stdout: str, line: Line, desk: Path, program: Program) -> None:
    ended = piped(line, desk, FULL[stdout], PYTHONUNBUFFERED=unbuffered(line))
    if stdout == "disk" and len(whole(line, desk, program).stdout) <= ROOM:
        assert ended.code in {0, 1}
    else:
        assert ended.code == 2
        assert last_said(ended, line).startswith("standard output cannot be written: ")


@pytest.mark.parametrize("words", ["--help", "--version", "score --help"])
@pytest.mark.parametrize("stdout", [">/dev/full", ">&-"])
def test_help_that_cannot_be_written_is_no_success(words: str, stdout: str) -> None:
    done = shell(f"cooperation {words} {stdout}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"standard output cannot be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("reader", "line"), [*turns(PRINTING, "gone before"), *turns(BIG, "gone after a byte")])
def test_a_reader_who_leaves_early_ends_the_program_quietly(
    reader: str, line: Line, desk: Path, program: Program
) -> None:
    """Where a pipe holds all of it at once, it is written before somebody leaves who reads a byte of it."""
    ours, theirs = os.pipe()
    if reader == "gone before":
        os.close(ours)
    words = [sys.executable, "-m", "cooperation_cli", *line.at()]
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered(line)}
    with subprocess.Popen(
        words, cwd=desk, stdin=subprocess.PIPE, stdout=theirs, stderr=subprocess.PIPE, env=env
    ) as running:
        os.close(theirs)
        assert running.stdin is not None
        running.stdin.write(line.typed)
        running.stdin.close()
        if reader == "gone after a byte":
            assert os.read(ours, 1)
            os.close(ours)
        assert running.stderr is not None
        said = running.stderr.read()
    expected = whole(line, desk, program)
    fits = reader == "gone after a byte" and len(expected.stdout) <= PIPE
    assert running.returncode in ({expected.code, 2} if fits else {2})
    assert b"cannot be written" not in said
    last_said(Ended(running.returncode, 0, b"", said), line)


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_a_closed_stderr_changes_no_verdict(stderr: str) -> None:
    assert shell(f'cooperation score "$ANSWERS" {stderr}').returncode == 0
    assert shell(f"cooperation score nothing-there.yaml {stderr}").returncode == 2


def test_a_closed_stdin_is_said(tmp_path: Path) -> None:
    done = shell("cooperation score - <&-", cwd=tmp_path)
    assert done.returncode == 2
    assert b"there is no standard input" in done.stderr


def test_answers_come_through_a_pipe() -> None:
    done = shell("cooperation example montreal-protocol | cooperation score - --format json")
    assert done.returncode == 0
    assert b'"cooperation-result/1"' in done.stdout


UNFIT = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "c": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
"""Where few letters can be shown."""


@pytest.mark.parametrize(("letters", "line"), turns(PRINTING, *UNFIT))
def test_what_is_for_people_is_in_the_letters_there_are_and_files_are_the_same_everywhere(
    letters: str, line: Line, desk: Path, program: Program
) -> None:
    ended = piped(line, desk, "{}", **UNFIT[letters])
    expected = whole(line, desk, program)
    assert ended.code == expected.code
    last_said(ended, line)
    if not line.for_people:
        assert ended.stdout == expected.stdout
    elif "check" not in line.words:
        shown = ended.stdout.decode("cp1252" if letters == "cp1252" else "ascii")
        assert (
            FOREIGN.encode("ascii", "backslashreplace").decode() in shown.replace("\xf3", "\\xf3")
            or "rubric" in line.words
        )


@pytest.mark.parametrize(("_", "line"), turns(PRINTING, "gone"))
def test_no_command_needs_a_home_or_a_working_directory(_: str, line: Line, desk: Path, program: Program) -> None:
    gone = desk / "gone"
    gone.mkdir()
    words = shlex.join([sys.executable, "-m", "cooperation_cli", *line.at(desk)])
    script = f"cd gone && rmdir ../gone && unset HOME && {words}"
    done = subprocess.run(
        ["bash", "-c", script],
        check=False,
        cwd=desk,
        input=line.typed,
        capture_output=True,
        env={**os.environ, "PYTHONSAFEPATH": "1"},
    )
    expected = whole(line, desk, program)
    last_said(Ended(done.returncode, 0, done.stdout, done.stderr), line)
    assert done.returncode == expected.code
    assert bool(done.stdout) is bool(expected.stdout)


def test_colour_is_for_those_who_ask() -> None:
    assert b"\x1b[" in shell('cooperation score "$ANSWERS"', FORCE_COLOR="1", NO_COLOR="").stdout


def unread(pipe: IO[bytes]) -> bool:
    """Whether the pipe still holds something that its reader has not taken."""
    waiting = array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, waiting)
    return waiting[0] > 0


def test_an_interrupt_is_130() -> None:
    command = [sys.executable, "-m", "cooperation_cli", "score", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdin is not None
        run.stdin.write(b"# more will follow\n")
        run.stdin.flush()
        while unread(run.stdin) and run.poll() is None:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        said = run.communicate()
    assert (run.returncode, *said) == (130, b"", b"")
