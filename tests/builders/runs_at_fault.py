"""Runs of the program, each in a process of its own, as `strace` makes one call to the system of each fail.

Run as a script with the path of a plan: for each run its folder, what is typed, the kind of call and how many calls
of that kind to make in vain first, so that the fault of strace's for call number so-and-so meets the one that is meant.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from cooperation_cli.commands.app import app

_CLOSED = 9999
IN_VAIN: Mapping[str, Callable[[], object]] = {
    "write": lambda: os.write(_CLOSED, b"-"),
    "close": lambda: os.close(_CLOSED),
    "openat": lambda: os.open("", os.O_RDONLY),
    "fsync": lambda: os.fsync(_CLOSED),
    "ftruncate": lambda: os.ftruncate(_CLOSED, 0),
    "fchmod": lambda: os.fchmod(_CLOSED, 0o600),
    "mkdir": lambda: os.mkdir(""),  # noqa: PTH102 - the call itself
    "rename": lambda: os.rename("", ""),  # noqa: PTH104
    "link": lambda: os.link("", ""),
    "unlink": lambda: os.unlink(""),  # noqa: PTH108
}


def main(plan: str) -> None:
    given = json.loads(Path(plan).read_text(encoding="utf-8"))
    # These are held here and to their ends: what they import, the others need not.
    for run in given["warming"]:
        _held(**run)
    ended = [_apart(**run) for run in given["runs"]]
    Path(plan).with_suffix(".ended").write_text(json.dumps(ended), encoding="utf-8")


def _apart(folder: str, words: Sequence[str], call: str, vain: int) -> tuple[int, int]:
    """The process of a run and its exit code; the number of the signal below zero if it was killed."""
    child = os.fork()
    if child == 0:
        for _ in range(vain):
            with suppress(OSError):
                IN_VAIN[call]()
        os._exit(_held(folder, words))
    return child, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _held(folder: str, words: Sequence[str]) -> int:
    _in_place(folder)
    try:
        app(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 3
    return 3


def _in_place(folder: str) -> None:
    os.chdir(folder)
    for number, name in enumerate(("typed", "report", "shown")):
        flags = os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY
        os.dup2(os.open(name, flags, 0o600), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for good


if __name__ == "__main__":
    main(sys.argv[1])
