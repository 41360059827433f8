"""The program at the edges of its surroundings: streams closed, full or read by nobody; odd environments."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
import time
from array import array
from pathlib import Path
from typing import IO

import pytest

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


@pytest.mark.parametrize("command", ["--help", "--version", "example", 'score "$ANSWERS"', "template"])
@pytest.mark.parametrize("stdout", [">/dev/full", ">&-"])
def test_a_report_that_cannot_be_written_is_no_success(command: str, stdout: str) -> None:
    done = shell(f"cooperation {command} {stdout}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"standard output cannot be written: ")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_reader_who_leaves_early_ends_the_program_quietly() -> None:
    done = shell('cooperation score "$ANSWERS" --format json | :; echo ${PIPESTATUS[0]}')
    assert (done.stdout, done.stderr) in {(b"2\n", b""), (b"0\n", b"")}


def test_nobody_reading_is_no_success() -> None:
    # The reader is gone for certain before the program begins.
    done = shell("{ sleep 0.3; cooperation template; echo $? >&2; } | true")
    assert done.stderr == b"2\n"


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


def test_it_needs_no_home_and_no_working_directory(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f'rmdir "{gone}"; unset HOME; PYTHONSAFEPATH=1 cooperation score "$ANSWERS"', cwd=gone)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Montreal Protocol" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_of_few_characters_is_written_to_in_those(encoding: str) -> None:
    done = shell('cooperation score "$ANSWERS"', PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


def test_the_c_locale_is_enough() -> None:
    done = shell('cooperation score "$ANSWERS"', LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_files_for_programs_are_the_same_everywhere(form: str) -> None:
    plain = shell(f'cooperation score "$ANSWERS" --format {form}')
    other = shell(
        f'cooperation score "$ANSWERS" --format {form}',
        LC_ALL="C",
        PYTHONIOENCODING="cp1252",
        PYTHONHASHSEED="7",
        TZ="Asia/Tokyo",
        COLUMNS="40",
        FORCE_COLOR="1",
    )
    assert plain.returncode == other.returncode == 0
    assert plain.stdout == other.stdout
    assert plain.stdout.decode("utf-8")


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
