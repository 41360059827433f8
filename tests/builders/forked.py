"""The program, imported once and forked for each run, within limits of memory and time."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import termios
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from select import select
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

ROOM = 200_000_000
"""How many bytes of address space a run may have beyond those of the bare interpreter."""
PATIENCE = 30
"""The seconds after which a run that waits for something is killed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What to run: the words after `cooperation`, the file on standard input, where, and with what environment."""

    words: tuple[str, ...]
    stdin: str = os.devnull
    folder: str = "."
    env: Mapping[str, str | None] | None = None
    powerless: bool = False
    """Whether root gives up what it may do beyond the modes of files."""
    terminal: bool = False
    """Whether what is printed goes to a terminal, and what is said to another; else they go into files."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: `code` is negative for a signal; `seconds` are those of the processor."""

    code: int
    seconds: float
    stdout: bytes
    stderr: bytes

    @property
    def said(self) -> str:
        return self.stderr.decode("utf-8", "surrogateescape")


class Program:
    """A server that has imported everything and runs one command line after the other, each in a fork of itself."""

    def __enter__(self) -> Self:
        command = [sys.executable, __file__]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.communicate()

    def run(
        self,
        *words: str,
        stdin: str = os.devnull,
        folder: str = ".",
        env: Mapping[str, str | None] | None = None,
        powerless: bool = False,
        terminal: bool = False,
    ) -> Ended:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(asdict(Run(words, stdin, folder, env, powerless, terminal))) + "\n")
        self._server.stdin.flush()
        code, seconds, stdout, stderr = json.loads(self._server.stdout.readline())
        return Ended(code, seconds, stdout.encode("latin-1"), stderr.encode("latin-1"))


def _address_space() -> int:
    found = re.search(r"VmSize:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024


def _serve() -> None:
    # The sockets and pipes of the protocol are ours; children get streams of their own.
    limit = _address_space() + ROOM
    package = import_module("cooperation_cli")
    for module in walk_packages(package.__path__, "cooperation_cli."):
        import_module(module.name)
    # Models are built at their first use: here, once for all.
    _forkless("score", _EXAMPLE, "--format", "json")
    _forkless("rubric", "check")
    for line in sys.stdin:
        given = json.loads(line)
        sys.stdout.write(json.dumps(_forked(Run(**given), limit)) + "\n")
        sys.stdout.flush()


_EXAMPLE = str(Path(__file__).parents[2] / "rubrics/international-cooperation/examples/montreal-protocol.yaml")


def _forkless(*words: str) -> None:
    sys.argv = ["cooperation", *words]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), suppress(SystemExit):
        import_module("cooperation_cli.__main__").main()


def _forked(run: Run, limit: int) -> tuple[int, float, str, str]:
    kind = _Terminal if run.terminal else _File
    with kind() as out, kind() as err:
        child = os.fork()
        if not child:
            _run(run, limit, out.end, err.end)
        _listen([each for each in (out, err) if isinstance(each, _Terminal)])
        _, status, used = os.wait4(child, 0)
        printed, said = out.got(), err.got()
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, printed, said


class _File:
    """A file for a stream to go into."""

    def __enter__(self) -> Self:
        self._file = TemporaryFile()
        self.end = self._file.fileno()
        return self

    def got(self) -> str:
        self._file.seek(0)
        return self._file.read().decode("latin-1")

    def __exit__(self, *_: object) -> None:
        self._file.close()


class _Terminal(_File):
    """A terminal for a stream to go to, 80 columns wide."""

    def __enter__(self) -> Self:
        self.ours, self.end = os.openpty()
        termios.tcsetwinsize(self.end, (24, 80))
        self._read = b""
        return self

    def hear(self) -> bool:
        """Takes what was sent; whether more may come."""
        # A terminal that was closed at its other end cannot be read.
        with suppress(OSError):
            self._read += os.read(self.ours, 1 << 16)
            return True
        return False

    def got(self) -> str:
        return self._read.replace(b"\r\n", b"\n").decode("latin-1")

    def __exit__(self, *_: object) -> None:
        os.close(self.ours)


def _listen(terminals: Iterable[_Terminal]) -> None:
    """Reads all along, as a terminal has room for little; and without threads, which would take up the room of runs."""
    listening = {each.ours: each for each in terminals}
    for each in listening.values():
        os.close(each.end)
    while listening:
        for ours in select(listening, [], [])[0]:
            if not listening[ours].hear():
                del listening[ours]


def _run(run: Run, limit: int, out: int, err: int) -> None:
    code = 70
    try:
        signal.alarm(PATIENCE)
        os.chdir(run.folder)
        for name, value in (run.env or {}).items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        for descriptor, file in enumerate((os.open(run.stdin, os.O_RDONLY), out, err)):
            os.dup2(file, descriptor)
        sys.stdin = os.fdopen(0, "r", encoding="utf-8")
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        sys.argv = ["cooperation", *run.words]
        if run.powerless:
            import_module("powerless").give_up_powers()
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        with suppress(SystemExit):
            try:
                import_module("cooperation_cli.__main__").main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
                raise
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
