"""Every call to the system that writes, killed or failing in turn: what was acknowledged is there, and it goes on."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from builders.tiny import AIM, ROLES, tiny
from builders.tracing import FIRST, FIRST_OPENING, OPENED_BEFORE, Run, Tracing, can_trace

from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

RUBRIC = tiny(AIM, ROLES)
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
WORDS = ("assess", "lake.yaml", "--rubric", "../tiny.yaml", "--title", "Lake")

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


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
    warming, run = _interviews(folder, [Run(folder / name, WORDS) for name in ("0", "1")])
    return Tracing(folder, CALLS + OPENING, [warming]).counted([run])[0]


@pytest.fixture
def hold(tmp_path: Path, calls: Counter[str]) -> Hold:
    """Holds an interview for each call that it makes, with that call at fault."""

    def hold(fault: str, kinds: tuple[str, ...] = CALLS, first: int = FIRST) -> list[Ended]:
        before = {"openat": OPENED_BEFORE}
        numbered = [(call, number) for call in kinds for number in range(before.get(call, 0) + 1, calls[call] + 1)]
        named = [("fsync", 0), *numbered]
        warming, *runs = _interviews(
            tmp_path, [Run(tmp_path / str(place), WORDS, call, number) for place, (call, number) in enumerate(named)]
        )
        codes = Tracing(tmp_path, kinds, [warming]).ended(runs, fault, first)
        return [Ended(run.call, run.number, code, run.folder) for run, code in zip(runs, codes, strict=True)]

    return hold


def _interviews(folder: Path, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs, each with a folder of its own and what is typed in it."""
    (folder / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    for run in runs:
        run.folder.mkdir()
        (run.folder / "typed").write_text(TYPED, encoding="utf-8")
    return runs


def test_killed_at_any_call_it_has_every_reply_that_was_acknowledged_and_goes_on(hold: Hold, rubric: Rubric) -> None:
    held = hold("signal=KILL")
    assert [(interview.call, interview.number) for interview in held if interview.code != -9] == []
    assert {interview.acknowledged for interview in held} == {0, 1, 2, 3}
    for interview in held:
        assert_nothing_is_lost(interview, rubric)


@pytest.mark.parametrize("fault", ["error=ENOSPC", "error=EIO", "error=ENOSPC+"])
def test_whatever_call_fails_nothing_is_lost_and_it_is_said(hold: Hold, rubric: Rubric, fault: str) -> None:
    held = hold(fault)
    assert {interview.code for interview in held} == {0, 2}
    for interview in held:
        assert "bug" not in interview.shown, interview
        if interview.code == 2 and interview.call != "write":
            assert "disk" in interview.shown, interview
        assert_nothing_is_lost(interview, rubric)


def test_whatever_cannot_be_opened_or_closed_nothing_is_lost_and_it_is_said(hold: Hold, rubric: Rubric) -> None:
    held = hold("error=ENOSPC", OPENING, FIRST_OPENING)
    assert {interview.code for interview in held} == {0, 2}
    for interview in held:
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
