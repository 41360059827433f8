"""A file that becomes another between the look at it and the reading of it, at every look: no command is harmed."""

import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from builders.forked import ROOM
from builders.journals import chained
from builders.unfit_documents import ANSWERS, lay_rubric
from typer.testing import Result

from cooperation_cli.answers.journal import FORMAT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set as Linux has them")
Run = Callable[..., Result]
FILE, JOURNAL, LATER = "desk/now/lake.yaml", "desk/now/lake.yaml.journal", "desk/later.yaml"
TAKEN = "desk/taken.yaml"
OPEN = ANSWERS.replace(", goals.use: 1", "")
TERABYTE = 1 << 40
_PATIENCE = 20
_BEFORE = {
    "format": "cooperation-answers/1",
    "rubric": "lake@1.0.0",
    "partnership": {"title": "Lake"},
    "answers": {"goals.aim": 1},
}
_LEFT = chained(
    [{"journal": FORMAT, "session": {}, "before": _BEFORE}, {"changed": {"respondent": {"partner": "Ministry"}}}]
)
"""The journal of an interview that ended suddenly."""
_LOOKS = ("open", "fstat", "stat", "lstat", "scandir", "listdir", "access", "readlink")


def _grown(path: str) -> None:
    os.truncate(path, TERABYTE)


def _replaced(make: Callable[[str], object]) -> Callable[[str], None]:
    def replace(path: str) -> None:
        make(other := "other")
        Path(other).rename(path)

    return replace


def _sparse(path: str) -> None:
    Path(path).touch()
    _grown(path)


SWAPS: dict[str, Callable[[str], None]] = {
    "a FIFO": _replaced(os.mkfifo),
    "a link to zeros": _replaced(lambda path: Path(path).symlink_to("/dev/zero")),
    "a sparse file": _replaced(_sparse),
    "itself, grown": _grown,
}
READERS = {
    "score": (("score", FILE), FILE),
    "panel": (("panel", "desk/now"), FILE),
    "compare": (("compare", "desk/now", LATER), LATER),
    "assess": (("assess", FILE), FILE),
    "score with a journal": (("score", FILE), JOURNAL),
    "assess with a journal": (("assess", FILE), JOURNAL),
}
"""What is typed, and the file that is swapped."""


@dataclass(slots=True)
class Swapped:
    """The functions that look at a file: after so many looks at this one, something else stands in its place."""

    target: str
    after: int = 0
    swap: Callable[[str], None] = _grown
    looks: int = 0
    _descriptors: set[int] = field(default_factory=set)
    _busy: bool = False

    def watch(self, name: str, patch: pytest.MonkeyPatch) -> None:
        looks = getattr(os, name)

        def looked(at: Any, *more: Any, **settings: Any) -> Any:
            found = looks(at, *more, **settings)
            if not self._busy and self._is_about(at):
                if name == "open":
                    self._descriptors.add(found)
                self._count()
            return found

        patch.setattr(os, name, looked)

    def _is_about(self, at: Any) -> bool:
        return at in self._descriptors if isinstance(at, int) else os.fspath(at) in {self.target, "desk/now"}

    def _count(self) -> None:
        self.looks += 1
        if self.looks == self.after:
            self._busy = True
            if self.target == FILE:
                # What whoever swaps it takes away is not lost.
                shutil.copy(FILE, TAKEN)
            self.swap(self.target)
            self._busy = False


@pytest.fixture
def limits() -> Iterator[None]:
    """What waits is ended, and what takes everything is refused it."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    waited = signal.signal(signal.SIGALRM, _give_up)
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, waited)


def _give_up(*_: object) -> None:
    raise TimeoutError


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("swap", SWAPS)
@pytest.mark.parametrize("reader", READERS)
def test_a_file_that_is_swapped_after_a_look_at_it_is_read_as_it_was_or_refused(
    reader: str, swap: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, target = READERS[reader]
    monkeypatch.chdir(tmp_path)
    lay_rubric(tmp_path / "lake")
    usual = _run(run, words, monkeypatch, swapped := Swapped(target))
    for after in range(1, swapped.looks + 1):
        ended = _run(run, words, monkeypatch, Swapped(target, after, SWAPS[swap]))
        assert list(_harms(ended, usual, reader, target)) == [], after


def _run(run: Run, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, swapped: Swapped) -> Result:
    shutil.rmtree("desk", ignore_errors=True)
    Path("desk/now").mkdir(parents=True)
    Path(FILE).write_text(OPEN, encoding="utf-8")
    Path(LATER).write_text(OPEN, encoding="utf-8")
    if swapped.target == JOURNAL:
        Path(JOURNAL).write_bytes(_LEFT)
    with monkeypatch.context() as patch:
        # No power fails here, and a disk takes longer than all the rest.
        patch.setattr(os, "fsync", lambda _: None)
        for name in _LOOKS:
            swapped.watch(name, patch)
        signal.alarm(_PATIENCE)
        return run(*words, "--rubric", "lake", stdin="2\nf\n")


def _harms(ended: Result, usual: Result, reader: str, target: str) -> Iterator[str]:
    said = ended.stderr
    if ended.exit_code not in {0, 2} or "Traceback" in said:
        yield f"ended with {ended.exit_code}: {said[-500:]}"
    if reader.startswith("assess"):
        if "Question" in said and not any(map(_has_reply, Path("desk").rglob("*"))):
            yield f"lost a reply: {said}"
        return
    if target == JOURNAL and ended.exit_code:
        yield f"refused sound answers: {said}"
    if not ended.exit_code and target != JOURNAL and ended.stdout != usual.stdout:
        yield f"read something else: {ended.stdout}"
    if refused := [line for line in said.splitlines() if not re.fullmatch(rf"{target}: [^;]+; .+", line)]:
        yield f"said {refused}"


def _has_reply(path: Path) -> bool:
    """Whether a file of the interview has the reply that was given in it."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return re.search(rb'goals.use"?: 2', file.read(10_000)) is not None
