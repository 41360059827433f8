"""The standard streams where they are closed, full, or read by nobody."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from cooperation_cli.commands import streams
from cooperation_cli.commands.app import exit_code

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


@pytest.fixture
def full() -> Iterator[TextIO]:
    """A stream that takes no byte."""
    stream = os.fdopen(os.open("/dev/full", os.O_WRONLY), "w")
    yield stream
    stream.close()


def test_what_is_written_to_a_closed_stdout_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    streams.prepare()
    sys.stdout.write("lost")
    with pytest.raises(OSError, match="Bad file descriptor"):
        sys.stdout.flush()
    streams.silence()
    sys.stdout.close()


def test_what_is_said_to_a_closed_stderr_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    streams.prepare()
    streams.say("lost")
    sys.stderr.close()


def test_a_full_stderr_stops_nothing(monkeypatch: pytest.MonkeyPatch, full: TextIO) -> None:
    monkeypatch.setattr(sys, "stderr", full)
    streams.say("lost")
    streams.say("lost again")


def test_a_full_stdout_is_said_and_is_no_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], full: TextIO
) -> None:
    monkeypatch.setattr(sys, "stdout", full)
    assert exit_code(lambda: full.write("lost")) == 2
    assert capsys.readouterr().err == "standard output cannot be written: No space left on device\n"


def test_a_reader_who_has_left_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert exit_code(lambda: pipe.write("lost")) == 2
    assert capsys.readouterr().err == ""


def test_an_end_that_a_broken_pipe_caused_is_not_the_answer_no(full: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", full)

    def broken() -> None:
        try:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")
        except OSError:
            sys.exit(1)

    assert exit_code(broken) == 2
    assert exit_code(lambda: sys.exit(1)) == 1
