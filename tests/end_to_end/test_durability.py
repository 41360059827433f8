"""Every call to the system that writes, killed or failing in turn: what was acknowledged is there, and it goes on."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

RUBRIC = """\
format: cooperation-rubric/1
id: tiny
version: "1.0.0"
title: Tiny
scales:
  practice: {levels: [{value: 0, label: Absent}, {value: 1, label: Some}, {value: 2, label: Agreed}]}
bands: [{id: low, from: 0, title: Hardly ready}, {id: high, from: 50, title: Quite ready}]
overall: {combine: mean}
parts: [{id: work, title: Work, combine: mean}]
dimensions:
  - id: goals
    part: work
    title: Goals
    combine: mean
    scale: practice
    questions:
      - {id: aim, text: "Is there an aim?", levels: {0: None., 1: A draft., 2: A text.}}
      - {id: roles, text: "Are there roles?", levels: {0: None., 1: A draft., 2: A text.}}
"""
TYPED = "\n" * 5 + "2\nc a comment\nof two lines\n.\n1\nf\n"
"""Nothing about the respondent, a level, a comment of two lines and a level; then the report."""
_AIM = Reply(State.LEVEL, Fraction(2))
_NOTE = Reply(State.UNANSWERED, comment=Words("a comment\nof two lines"))
_ROLES = Reply(State.LEVEL, Fraction(1), comment=_NOTE.comment)
MOMENTS: Final[tuple[Mapping[str, Reply], ...]] = (
    {},
    {"goals.aim": _AIM},
    {"goals.aim": _AIM, "goals.roles": _NOTE},
    {"goals.aim": _AIM, "goals.roles": _ROLES},
)
"""What is to be there after so many replies were acknowledged."""
ACKNOWLEDGED = re.compile(r"^(?:Noted: |Comment kept)", re.MULTILINE)
CALLS = ("write", "fsync", "ftruncate", "fchmod", "rename", "link", "unlink")
OPENING = ("openat", "close")
FIRST = 100
"""The number of the call that strace makes fail: more than the first interview needs."""
FIRST_OPENING = 6000
"""The same for files that are opened and closed, as each import does."""
OPENED_BEFORE = 3
"""Files that are opened before an interview begins."""
DRIVER = Path(__file__).with_name("many_interviews.py")


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0
    )


pytestmark = pytest.mark.skipif(not _can_trace(), reason="strace is not here, or may not trace")


@dataclass(frozen=True)
class Ended:
    """One interview that met its fault."""

    call: str
    number: int
    code: int
    folder: Path

    @property
    def shown(self) -> str:
        return (self.folder / "shown").read_text(encoding="utf-8")

    @property
    def acknowledged(self) -> int:
        return len(ACKNOWLEDGED.findall(self.shown))

    def __str__(self) -> str:
        return f"{self.call} {self.number}, exit code {self.code}\n{self.shown}"


Hold = Callable[..., list[Ended]]


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    path = tmp_path_factory.mktemp("rubric") / "tiny.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return load_rubric(str(path))


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """How many calls of each kind an interview makes."""
    folder = tmp_path_factory.mktemp("counted")
    _hold(folder, [("fsync", 0)], CALLS + OPENING, ["-o", str(folder / "trace")])
    lines = (folder / "trace").read_text(encoding="utf-8").splitlines()
    made = [found.groups() for line in lines if (found := re.match(r"([0-9]+) +([a-z]+)\(", line))]
    parent = made[0][0]
    return Counter(call for process, call in made if process != parent)


@pytest.fixture
def hold(tmp_path: Path, calls: Counter[str]) -> Hold:
    """Holds an interview for each call that it makes, with that call at fault."""

    def hold(fault: str, kinds: tuple[str, ...] = CALLS, first: int = FIRST) -> list[Ended]:
        before = {"openat": OPENED_BEFORE}
        numbered = [(call, number) for call in kinds for number in range(before.get(call, 0) + 1, calls[call] + 1)]
        when = "+" if fault.endswith("+") else ""
        inject = [f"--inject={call}:{fault.rstrip('+')}:when={first}{when}" for call in kinds]
        codes = _hold(tmp_path, [(call, first - number) for call, number in numbered], kinds, inject)
        return [
            Ended(call, number, code, tmp_path / str(place))
            for place, ((call, number), code) in enumerate(zip(numbered, codes, strict=True), start=1)
        ]

    return hold


def _hold(folder: Path, faults: list[tuple[str, int]], kinds: tuple[str, ...], options: list[str]) -> list[int]:
    (folder / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    interviews = []
    for place, (call, vain) in enumerate([("fsync", 0), *faults]):
        own = folder / str(place)
        own.mkdir()
        (own / "typed").write_text(TYPED, encoding="utf-8")
        interviews.append({"folder": str(own), "call": call, "vain": vain})
    plan = folder / "plan.json"
    plan.write_text(json.dumps(interviews), encoding="utf-8")
    # Stopped by seccomp only at the calls that count, it is faster, but cannot be sent signals there.
    faster = [] if any("signal" in option for option in options) else ["--seccomp-bpf"]
    strace = ["strace", "-f", *faster, "-qq", "-e", f"trace={','.join(kinds)}"]
    quiet = [] if "-o" in options else ["-o", "/dev/null"]
    subprocess.run([*strace, *quiet, *options, sys.executable, str(DRIVER), str(plan)], check=True, timeout=300)
    codes: list[int] = json.loads(plan.with_suffix(".codes").read_text(encoding="utf-8"))
    return codes[1:]


def test_killed_at_any_call_it_has_every_reply_that_was_acknowledged_and_goes_on(hold: Hold, rubric: Rubric) -> None:
    ended = hold("signal=KILL")
    assert [(interview.call, interview.number) for interview in ended if interview.code != -9] == []
    assert {interview.acknowledged for interview in ended} == {0, 1, 2, 3}
    for interview in ended:
        assert_nothing_is_lost(interview, rubric)


@pytest.mark.parametrize("fault", ["error=ENOSPC", "error=EIO", "error=ENOSPC+"])
def test_whatever_call_fails_nothing_is_lost_and_it_is_said(hold: Hold, rubric: Rubric, fault: str) -> None:
    ended = hold(fault)
    assert {interview.code for interview in ended} == {0, 2}
    for interview in ended:
        assert "bug" not in interview.shown, interview
        if interview.code == 2 and interview.call != "write":
            assert "disk" in interview.shown, interview
        assert_nothing_is_lost(interview, rubric)


def test_whatever_cannot_be_opened_or_closed_nothing_is_lost_and_it_is_said(hold: Hold, rubric: Rubric) -> None:
    ended = hold("error=ENOSPC", OPENING, FIRST_OPENING)
    assert {interview.code for interview in ended} == {0, 2}
    for interview in ended:
        assert "bug" not in interview.shown, interview
        assert interview.code == 0 or "disk" in interview.shown, interview
        assert_nothing_is_lost(interview, rubric)


def assert_nothing_is_lost(interview: Ended, rubric: Rubric) -> None:
    elsewhere = "yours go on in lake-2.yaml" in interview.shown
    path = interview.folder / ("lake-2.yaml" if elsewhere else "lake.yaml")
    known = interview.acknowledged
    journal = path.with_name(f"{path.name}.journal")
    if known == 0 and not path.exists() and not (journal.exists() and journal.read_bytes()):
        return
    assert load(path, rubric).replies in MOMENTS[known : known + 2], interview
    kept = resumed(path, rubric)
    assert kept.answers.replies in MOMENTS[known : known + 2], interview
    kept.close()
    assert not journal.exists()
    assert load(path, rubric) == kept.answers


def load(path: Path, rubric: Rubric) -> Answers:
    return open_answers(str(path), lambda _: rubric)[0]


def resumed(path: Path, rubric: Rubric) -> KeptAnswers:
    keeper = Keeper(Session("ada", "lake", 1, "now"), lambda _: None)
    return KeptAnswers.resumed(str(path), lambda: load(path, rubric), rubric, keeper)
