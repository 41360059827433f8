"""Many short lives: each task in a fork of this process, a few at a time."""

import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Task = TypeVar("Task")

WAIT, NEVER = 90.0, 0.0
"""The seconds after which a fork that waits for something is killed."""
_MEMORY = 4_000_000_000


def forked(
    tasks: Iterable[Task], life: Callable[[Task, Path], int], jobs: int, wait: float = WAIT
) -> Iterator[tuple[Task, int]]:
    """What each task's life ended with, as it ends: its result (0 to 255), or a negative signal.

    A life gets a folder of its own, which goes with it.
    """
    alive: dict[int, tuple[Task, Path]] = {}
    for task in tasks:
        if len(alive) == jobs:
            yield _ended(alive)
        folder = Path(tempfile.mkdtemp(prefix="mutant-"))
        alive[_fork(task, life, folder, wait)] = task, folder
    while alive:
        yield _ended(alive)


def _ended(alive: dict[int, tuple[Task, Path]]) -> tuple[Task, int]:
    pid, status = os.waitpid(-1, 0)
    task, folder = alive.pop(pid)
    with suppress(ProcessLookupError):  # what it has started itself
        os.killpg(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)
    return task, os.waitstatus_to_exitcode(status)


def _fork(task: Task, life: Callable[[Task, Path], int], folder: Path, wait: float) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.setpgid(0, 0)
        _confine(wait)
        code = life(task, folder)
    except BaseException:  # noqa: BLE001 (a mutant may raise anything)
        if os.environ.get("MUTANTS_TRACEBACK"):
            traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)


def _confine(wait: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, wait)


def be_quick(seconds: float) -> None:
    """Ends this process if it uses more of the processor from now on."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def be_silent() -> None:
    """Nothing of what is printed from now on is seen."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
