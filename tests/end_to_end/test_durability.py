"""Every call to the system that writes, killed or failing in turn: what was acknowledged is there, and it goes on."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from builders.tiny import AIM, ROLES, tiny
from builders.tracing import FIRST, FIRST_OPENING, OPENED_BEFORE, Run, Tracing, can_trace
from msgspec.structs import replace

from cooperation_cli.answers import journal
from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

EVERY = os.environ.get("HOSTILE") == "all"
TURN: Final = 12
"""One in so many is tried in the everyday run, where not all are."""
RUBRIC = tiny(AIM, ROLES, version="1.1.0")
NOBODY = "\n" * 5
"""Nothing about the respondent."""
LEVEL = "2\n"
TYPED = "c a comment\nof two lines\n.\n1\nf\n"
"""A comment of two lines and a level; then the report."""
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
FILE = """\
format: cooperation-answers/1
rubric: tiny@VERSION
partnership: {title: Lake}  # by hand
respondent: {name: Ann}
answers: {ANSWERS}
"""
EDITED = FILE.replace("VERSION", "1.1.0").replace("ANSWERS", "")
OLDER = FILE.replace("VERSION", "1.0.0").replace("ANSWERS", "goals.gone: {level: 1, comment: set aside}")
BEFORE: Final[journal.Entries] = {
    ("format",): "cooperation-answers/1",
    ("rubric",): "tiny@1.1.0",
    ("partnership", "title"): "Lake",
    ("respondent", "name"): "Ann",
}
OPENED = journal.opening(Session("ada", "elsewhere", 1, "then"), BEFORE)
NOTED = journal.changing(BEFORE, {**BEFORE, ("answers", "goals.aim"): Decimal(2)}, journal.checksum(OPENED))
TORN = OPENED + NOTED + b"00000000 {torn}\n"


@dataclass(frozen=True)
class Beginning:
    """What an interview begins with: its answers file, what stands there, what is typed, and what may not be lost."""

    name: str = "lake.yaml"
    files: Mapping[str, bytes] = field(default_factory=dict)
    typed: str = LEVEL + TYPED
    kept: tuple[bytes, ...] = ()
    moments: Sequence[Mapping[str, Reply]] = MOMENTS

    @property
    def words(self) -> Sequence[str]:
        title = () if self.files else ("--title", "Lake")
        return ("assess", self.name, "--rubric", "../tiny.yaml", *title)


BEGINNINGS: Final[Mapping[str, Beginning]] = {
    "a new file": Beginning(typed=NOBODY + LEVEL + TYPED),
    "a new file in JSON": Beginning("lake.json", typed=NOBODY + LEVEL + TYPED),
    "a new file in CSV": Beginning("lake.csv", typed=NOBODY + LEVEL + TYPED),
    "a file edited by hand": Beginning(files={"lake.yaml": EDITED.encode()}, kept=(b"# by hand",)),
    "an older version": Beginning(files={"lake.yaml": OLDER.encode()}, kept=(b"# by hand", b"set aside")),
    "a torn journal": Beginning(
        files={"lake.yaml": EDITED.encode(), "lake.yaml.journal": TORN},
        typed=TYPED,
        kept=(b"# by hand", b"{torn}"),
        moments=MOMENTS[1:],
    ),
}
WHOLLY: Final = "a new file"
"""The beginning of which every call is tried in the everyday run."""

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


@dataclass(frozen=True)
class Ended:
    """One interview that met its fault."""

    beginning: str
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
        return f"{self.beginning}: {self.call} {self.number}, exit code {self.code}\n{self.shown}"


Hold = Callable[..., list[Ended]]


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    path = tmp_path_factory.mktemp("rubric") / "tiny.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return load_rubric(str(path))


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Counter[str]]:
    """How many calls of each kind an interview makes, by its beginning."""
    folder = tmp_path_factory.mktemp("counted")
    (folder / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    runs = [laid(folder / str(place), name) for place, name in enumerate(BEGINNINGS)]
    counted = Tracing(folder, CALLS + OPENING, _warming(folder)).counted(runs)
    return dict(zip(BEGINNINGS, counted, strict=True))


@pytest.fixture
def hold(tmp_path: Path, calls: Mapping[str, Counter[str]]) -> Hold:
    """Holds an interview for each call that it makes, with that call at fault; by turns where they are many."""

    def hold(
        fault: str, turn: int, kinds: Sequence[str] = CALLS, wholly: str = WHOLLY, first: int = FIRST
    ) -> list[Ended]:
        (tmp_path / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
        every = [(name, *each) for name in BEGINNINGS for each in _numbered(calls[name], kinds)]
        others = [one for one in every if one[0] != wholly]
        chosen = every if EVERY else [one for one in every if one[0] == wholly] + others[turn::TURN]
        runs = [laid(tmp_path / str(place), *one) for place, one in enumerate(chosen)]
        codes = Tracing(tmp_path, kinds, _warming(tmp_path)).ended(runs, fault, first)
        return [Ended(*one, code, run.folder) for one, run, code in zip(chosen, runs, codes, strict=True)]

    return hold


def _numbered(calls: Counter[str], kinds: Sequence[str]) -> Iterator[tuple[str, int]]:
    for call in kinds:
        before = OPENED_BEFORE if call == "openat" else 0
        yield from ((call, number) for number in range(before + 1, calls[call] + 1))


def laid(folder: Path, name: str, call: str = "fsync", number: int = 0) -> Run:
    """A run in a folder of its own, with what stands there and what is typed."""
    beginning = BEGINNINGS[name]
    folder.mkdir()
    (folder / "typed").write_text(beginning.typed, encoding="utf-8")
    for path, content in beginning.files.items():
        (folder / path).write_bytes(content)
    return Run(folder, beginning.words, call, number)


def _warming(folder: Path) -> Sequence[Run]:
    # These import what the others need, and write not too often for strace to count beyond.
    names = ("a new file in CSV", "an older version", "a torn journal")
    return [laid(folder / f"warming-{place}", name) for place, name in enumerate(names)]


def test_killed_at_any_call_it_has_every_reply_that_was_acknowledged_and_goes_on(hold: Hold, rubric: Rubric) -> None:
    held = hold("signal=KILL", 0)
    assert [(interview.call, interview.number) for interview in held if interview.code != -9] == []
    assert {interview.acknowledged for interview in held} == {0, 1, 2, 3}
    for interview in held:
        assert_nothing_is_lost(interview, rubric)


@pytest.mark.parametrize(("turn", "fault"), [(3, "error=ENOSPC"), (6, "error=EIO"), (9, "error=ENOSPC+")])
def test_whatever_call_fails_nothing_is_lost_and_it_is_said(hold: Hold, rubric: Rubric, turn: int, fault: str) -> None:
    held = hold(fault, turn)
    assert {interview.code for interview in held} == {0, 2}
    for interview in held:
        assert "bug" not in interview.shown, interview
        if interview.code == 2 and interview.call != "write":
            assert "disk" in interview.shown, interview
        assert_nothing_is_lost(interview, rubric)


@pytest.mark.parametrize(("turn", "fault"), [(0, "error=EIO"), (4, "error=ENOSPC"), (8, "error=EROFS")])
def test_whatever_cannot_be_opened_or_closed_nothing_is_lost_and_it_is_said(
    hold: Hold, rubric: Rubric, turn: int, fault: str
) -> None:
    held = hold(fault, turn, OPENING, "", FIRST_OPENING)
    assert {interview.code for interview in held} == {0, 2}
    for interview in held:
        assert "bug" not in interview.shown, interview
        assert interview.code == 0 or "disk" in interview.shown, interview
        assert_nothing_is_lost(interview, rubric)


def assert_nothing_is_lost(interview: Ended, rubric: Rubric) -> None:
    beginning = BEGINNINGS[interview.beginning]
    stem, suffix = beginning.name.split(".")
    elsewhere = f"yours go on in {stem}-2.{suffix}" in interview.shown
    path = interview.folder / (f"{stem}-2.{suffix}" if elsewhere else beginning.name)
    known = interview.acknowledged
    own = path.with_name(f"{path.name}.journal")
    if known == 0 and not beginning.files and not path.exists() and not (own.exists() and own.read_bytes()):
        return
    assert_kept(interview)
    assert load(path, rubric).replies in beginning.moments[known : known + 2], interview
    kept = resumed(path, rubric)
    assert kept.answers.replies in beginning.moments[known : known + 2], interview
    kept.close()
    assert not own.exists()
    assert load(path, rubric) == kept.answers
    assert_kept(interview)


def assert_kept(interview: Ended) -> None:
    """Nothing that stood there before is gone, wherever it stands now."""
    stands = [path.read_bytes() for path in interview.folder.glob("lake*")]
    for text in BEGINNINGS[interview.beginning].kept:
        assert any(text in content for content in stands), f"{text!r} is gone; {interview}"


def load(path: Path, rubric: Rubric) -> Answers:
    answers, _ = open_answers(str(path), lambda _: rubric, carry_over=True)
    return replace(answers, notices=())


def resumed(path: Path, rubric: Rubric) -> KeptAnswers:
    keeper = Keeper(Session("ada", "lake", 1, "now"), lambda _: None)
    return KeptAnswers.resumed(str(path), lambda: load(path, rubric), rubric, keeper)
