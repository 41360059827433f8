"""The program, imported once and forked for each run, within limits of memory and time."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Self

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
    ) -> Ended:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(asdict(Run(words, stdin, folder, env, powerless))) + "\n")
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
    with TemporaryFile() as out, TemporaryFile() as err:
        child = os.fork()
        if not child:
            _run(run, limit, out, err)
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        printed, said = (file.read().decode("latin-1") for file in (out, err))
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, printed, said


def _run(run: Run, limit: int, out: IO[Any], err: IO[Any]) -> None:
    code = 70
    try:
        signal.alarm(PATIENCE)
        os.chdir(run.folder)
        for name, value in (run.env or {}).items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        for descriptor, file in enumerate((os.open(run.stdin, os.O_RDONLY), out.fileno(), err.fileno())):
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
