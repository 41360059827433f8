"""Whether another process runs, where no lock can tell."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest

from cooperation_cli.documents.locking import runs


@pytest.fixture
def waiting() -> Iterator[int]:
    """A process that waits for whatever signal comes."""
    process = os.fork()
    if not process:
        signal.pause()
        os._exit(0)
    yield process
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def test_to_ask_whether_a_process_runs_does_it_no_harm(waiting: int) -> None:
    assert runs(waiting)
    os.kill(waiting, signal.SIGTERM)
    assert os.waitstatus_to_exitcode(os.waitpid(waiting, 0)[1]) == -signal.SIGTERM
    assert not runs(waiting)


def test_a_process_of_somebody_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_process: int, _signal: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "kill", refused)
    assert runs(4711)


def test_of_a_number_that_no_process_has_here_nothing_is_known() -> None:
    assert runs(2**70)
