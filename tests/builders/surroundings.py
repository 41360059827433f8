"""Where the program runs: a locale of another language, and terminals."""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_SEEN: Final = ("LC_", "LANG", "PYTHON", "COOPERATION_")
_ASKED: Final = frozenset({"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TZ", "VISUAL", "EDITOR"})
_NAME: Final = "tr_TR.UTF-8"


def turkish(folder: Path) -> dict[str, str | None]:
    """The variables that choose Turkish, which has its own i and a decimal comma; where it cannot be made, C.UTF-8."""
    if shutil.which("localedef") is None:
        return {"LC_ALL": "C.UTF-8"}
    command = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / _NAME)]
    if subprocess.run(command, check=False, capture_output=True).returncode > 1:
        return {"LC_ALL": "C.UTF-8"}
    chosen: dict[str, str | None] = {"LC_ALL": _NAME, "LANG": _NAME, "LOCPATH": str(folder)}
    script = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=bare(chosen))
    assert done.stdout == b",\n"
    return chosen


def bare(chosen: Mapping[str, str | None]) -> dict[str, str]:
    """The environment with what is chosen, and without what else the program might go by."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SEEN) and name not in _ASKED}
    changed = {**kept, **chosen}
    return {name: value for name, value in changed.items() if value is not None}


def shown(words: Sequence[str], desk: Path, columns: int, *, typed: bytes = b"") -> list[str]:
    """The lines that the program writes on a terminal, both its report and its talk, without colours.

    What is typed comes through a pipe, so that the terminal echoes nothing.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "cooperation_cli", *words]
    env = bare({"TERM": "xterm", "LC_ALL": "C.UTF-8"})
    with subprocess.Popen(command, cwd=desk, stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, env=env) as run:
        os.close(theirs)
        assert run.stdin is not None
        run.stdin.write(typed)
        run.stdin.close()
        seen = b"".join(iter(lambda: _read(ours), b"")).decode()
        assert run.wait() in {0, 1, 130}
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;]*m", "", seen).splitlines()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # a terminal that was closed at its other end
        return b""
