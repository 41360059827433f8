"""Every command that writes files: whole or not at all, over nothing unasked, whatever fails on the way."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path
from typing import Any, Final

import pytest
import typer
from builders.forked import Ended, Program
from builders.tiny import AIM, ROLES, tiny
from builders.tracing import FIRST, FIRST_OPENING, OPENED_BEFORE, Run, Tracing, can_trace

from cooperation_cli.commands.app import app, imported

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults are made as on Linux")
EVERY = os.environ.get("HOSTILE") == "all"
TURN: Final = 10
"""One in so many is tried in the everyday run."""
TURN_OF_OPENING: Final = 60
"""The same of what is opened and closed, which is much."""
ADVISED = AIM.replace(
    "levels", "advice: {1: {do: Draft it., effort: small}, 2: {do: Agree it., effort: small}}, levels"
)
RUBRIC = tiny(ADVISED, ROLES)
ANSWERS = """\
format: cooperation-answers/1
rubric: tiny
partnership: {title: Lake}
respondent: {partner: NAME, date: "DATE"}
answers: {goals.aim: LEVEL, goals.roles: 1}
"""
WRITERS: Final[Mapping[str, Sequence[str]]] = {
    "assess": ("assess", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.md"),
    "score": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.html"),
    "score, several": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.md", "-o", "out.json", "-o", "out.csv"),
    "score, printed too": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.txt", "--format", "json"),
    "score, a folder": ("score", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "--format", "json", "-o", "out/"),
    "plan": ("plan", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.md", "-o", "out.csv"),
    "panel": ("panel", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "-o", "out.html", "-o", "out.yaml"),
    "panel, questions": ("panel", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "--questions", "-o", "out.md"),
    "compare": ("compare", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "-o", "out.json"),
    "template": ("template", "--rubric", "tiny.yaml", "-o", "out.yaml"),
    "template, a page": ("template", "--rubric", "tiny.yaml", "-o", "out.html"),
    "template, a workbook": ("template", "--rubric", "tiny.yaml", "-o", "out.xlsx"),
    "example": ("example", "montreal-protocol", "-o", "out.yaml"),
    "example, a folder": ("example", "lake-health-2026", "-o", "out/"),
    "rubric new": ("rubric", "new", "mine", "-o", "out.yaml"),
    "rubric show": ("rubric", "show", "tiny.yaml", "-o", "out.txt"),
    "rubric check": ("rubric", "check", "tiny.yaml", "-o", "out.csv"),
    "rubric diff": ("rubric", "diff", "tiny.yaml", "item-sum", "-o", "out.md"),
}
FILING: Final = {**WRITERS, "import": ("import", "export.csv", "--rubric", "tiny.yaml", "-o", "out/")}
"""With the one that goes on when one of its files cannot be written, and leaves alone those that stay as they are."""
PRIVATE = {"template", "template, a page", "template, a workbook", "example", "example, a folder", "panel", "import"}
"""Those that write answers, which are for their owner's eyes."""
TALKING = {"assess", "import"}
"""Those that say more than what they wrote."""
CALLS = ("write", "fsync", "ftruncate", "fchmod", "mkdir", "rename", "link", "unlink")
OPENING = ("openat", "close")
GIVEN = {"tiny.yaml", "a.yaml", "b.yaml", "export.csv", "typed", "report", "shown"}
EXPORT = "partnership_title,respondent_partner,goals__aim,goals__roles\nLake,Ministry,1,2\nLake,Village,2,2\n"
OLD = b"what stood there before"
_LEFT = re.compile(r"(?P<folder>.*/)?\.(?P<name>.*)\.[0-9a-f]{8}\.tmp")
_BESIDE: Final = {"a.yaml.journal", "a-2.yaml"}
"""What an interview leaves beside answers that it could not clear away, or not read again."""


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


def laid(folder: Path, standing: Sequence[str] = ()) -> Path:
    """The folder with the files that the commands read, and older ones in the places to write to."""
    folder.mkdir(exist_ok=True)
    (folder / "typed").touch()
    (folder / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    (folder / "export.csv").write_text(EXPORT, encoding="utf-8")
    for name, level, date in (("a", "0", "2025-01-01"), ("b", "2", "2026-01-01")):
        text = ANSWERS.replace("NAME", name).replace("LEVEL", level).replace("DATE", date)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in standing:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(OLD)
    return folder


def written(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that was not given, by its path in it, with what it holds."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if name not in GIVEN}


def is_private(name: str, path: str) -> bool:
    """Whether what a command writes there is for its owner's eyes, as answers that it goes on with are."""
    return path in GIVEN | _BESIDE or (name in PRIVATE and (name, path) != ("panel", "out.html"))


@dataclass(frozen=True)
class Sound:
    """What a command does where nothing fails: its exit code, and the files that it writes."""

    code: int
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def sound(program: Program, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sound]:
    found = {}
    for name, words in FILING.items():
        folder = laid(tmp_path_factory.mktemp("sound"))
        run = program.run(*words, folder=str(folder))
        assert run.code in {0, 1}, run.said
        found[name] = Sound(run.code, written(folder))
        assert found[name].files
    return found


def test_every_command_that_writes_files_is_here() -> None:
    assert {name.partition(",")[0] for name in FILING} == set(with_output(typer.main.get_command(app), ()))


def with_output(verb: Any, path: tuple[str, ...]) -> Iterator[str]:
    """Each command below this one that has `-o`, as it is typed."""
    if any("-o" in option.opts for option in verb.params):
        yield " ".join(path)
    for name, below in getattr(verb, "commands", {}).items():
        yield from with_output(below if path else imported(name), (*path, name))


@pytest.mark.parametrize("name", FILING)
def test_it_says_what_it_wrote_and_answers_are_private(
    name: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    before = os.umask(0o022)
    run = program.run(*FILING[name], folder=str(laid(tmp_path)))
    os.umask(before)
    said = run.said.split("\n")[:-1]
    wrote = [line for line in said if line.startswith("wrote ")]
    assert sorted(wrote) == [f"wrote {path}" for path in sorted(sound[name].files)]
    assert said == wrote or name in TALKING
    modes = {path: stat.S_IMODE((tmp_path / path).stat().st_mode) for path in sound[name].files}
    assert modes == {path: 0o600 if is_private(name, path) else 0o644 for path in modes}


@pytest.mark.parametrize("name", FILING)
def test_what_stands_there_is_replaced_only_by_force(
    name: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    files = sound[name].files
    last = max(files)
    laid(tmp_path, [last])
    refused = program.run(*FILING[name], folder=str(tmp_path))
    assert (refused.code, refused.stdout) == (2, b"")
    why = "says otherwise than line 3 of export.csv" if name == "import" else "already exists"
    assert complaints(name, refused) == [f"{last}: {why}; use --force to replace it"]
    assert written(tmp_path) == {**besides(name, last, sound), last: OLD}
    forced = program.run(*FILING[name], "--force", folder=str(tmp_path))
    assert forced.code == sound[name].code
    assert written(tmp_path) == files


def complaints(name: str, run: Ended) -> list[str]:
    """What it said went wrong: all that it said, save by the one that goes on."""
    said = run.said.splitlines()
    return [line for line in said[:-1] if not line.startswith("wrote ")] if name == "import" else said


def besides(name: str, path: str, sound: Mapping[str, Sound]) -> dict[str, bytes]:
    """What is written all the same where one file cannot be: nothing, save by the one that goes on."""
    others = {other: text for other, text in sound[name].files.items() if other != path}
    return others if name == "import" else {}


@pytest.mark.parametrize("leads", ["elsewhere", "nowhere", "back"])
@pytest.mark.parametrize("name", FILING)
def test_no_link_is_written_through_not_even_by_force(
    name: str, leads: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    target = max(sound[name].files)
    link = laid(tmp_path / "desk") / target
    link.parent.mkdir(exist_ok=True)
    (tmp_path / "kept").write_bytes(OLD)
    link.symlink_to({"elsewhere": tmp_path / "kept", "nowhere": tmp_path / "none", "back": link}[leads])
    run = program.run(*FILING[name], "--force", folder=str(tmp_path / "desk"))
    assert (run.code, run.stdout) == (2, b"")
    assert complaints(name, run) == [f"{target}: is a link; name the file that it leads to, or another one"]
    assert link.is_symlink()
    assert (tmp_path / "kept").read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "kept"}
    through = {target: OLD} if leads == "elsewhere" else {}
    assert written(tmp_path / "desk") == {**besides(name, target, sound), **through}


@pytest.mark.parametrize("name", WRITERS if EVERY else list(WRITERS)[::TURN])
def test_of_two_at_once_one_writes_and_the_other_is_told(name: str, sound: dict[str, Sound], tmp_path: Path) -> None:
    laid(tmp_path)
    command = [sys.executable, "-m", "cooperation_cli", *WRITERS[name]]
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(at_once, command, tmp_path) for _ in "12"]
        done = sorted((run.result() for run in runs), key=lambda run: run.returncode)
    assert [run.returncode for run in done] == [sound[name].code, 2]
    assert re.search(rb"already exists; use --force to replace it|answered in another session", done[1].stderr)
    assert written(tmp_path) == sound[name].files


ASKING: Final[Mapping[str, Sequence[str]]] = {
    "assess, a title": ("assess", "--rubric", "tiny.yaml", "--title", "Lake"),
    "assess, a name": ("assess", "new.yaml", "--rubric", "tiny.yaml"),
    "assess, elsewhere": ("assess", "shut/new.yaml", "--rubric", "tiny.yaml"),
    "assess, nothing": ("assess", "--rubric", "tiny.yaml"),
}


@pytest.mark.parametrize("name", [*FILING, *ASKING])
def test_a_folder_that_takes_no_file_is_said_before_anything_is_asked(
    name: str, program: Program, tmp_path: Path
) -> None:
    laid(tmp_path)
    (tmp_path / "shut").mkdir(mode=0o500)
    tmp_path.chmod(0o500)
    run = program.run(*{**FILING, **ASKING}[name], folder=str(tmp_path), powerless=True)
    tmp_path.chmod(0o700)
    assert (run.code, run.stdout) == (2, b"")
    assert "may not be opened by you; ask for permission, or choose another place" in run.said
    assert "Question" not in run.said
    assert "called" not in run.said
    assert written(tmp_path) == {}


def at_once(command: Sequence[str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("name", FILING)
def test_a_disk_that_is_full_halfway_leaves_no_half(name: str, sound: dict[str, Sound], tmp_path: Path) -> None:
    """No file may grow beyond one kilobyte: the system writes as much of it, and then no more."""
    laid(tmp_path)
    command = ["bash", "-c", 'ulimit -f 1; "$@"', "-", sys.executable, "-m", "cooperation_cli", *FILING[name]]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, env=env, stdin=subprocess.DEVNULL)
    large = {path for path, text in sound[name].files.items() if len(text) > 1024}
    assert large or name in {"panel, questions", "plan", "rubric check", "import"}
    assert run.returncode == (2 if large else sound[name].code)
    assert not large or b"could not be written: it grows too large; choose another place" in run.stderr
    assert b"Traceback" not in run.stderr
    assert written(tmp_path).items() <= sound[name].files.items()
    assert not large & set(written(tmp_path))


class Faults:
    """Every writer once for each call that it makes, with that call at fault; by turns where they are many."""

    def __init__(self, folder: Path, sound: Mapping[str, Sound]) -> None:
        self.folder, self.sound, self.numbers = folder, sound, count()
        whole = [self._laid(*kind) for kind in self.kinds]
        self.calls = dict(zip(self.kinds, self._tracing("counting", CALLS + OPENING).counted(whole), strict=True))

    @property
    def kinds(self) -> list[tuple[str, bool]]:
        return list(product(FILING, (False, True)))

    def held(
        self, fault: str, turn: int, at: Sequence[str] = CALLS, turns: int = TURN, first: int = FIRST
    ) -> Iterator[tuple[str, bool, Run, int]]:
        """Of each run its writer, whether older files stood there, the run, and its exit code."""
        every = [
            (*kind, call, number)
            for kind, calls in self.calls.items()
            for call in at
            for number in range(OPENED_BEFORE * (call == "openat") + 1, calls[call] + 1)
        ]
        chosen = every if EVERY else every[turn::turns]
        runs = [self._laid(*one) for one in chosen]
        codes = self._tracing(re.sub(r"\W", "-", f"{fault} {at}"), at).ended(runs, fault, first)
        for (name, force, _, _), run, code in zip(chosen, runs, codes, strict=True):
            yield name, force, run, code

    def _laid(self, name: str, force: bool, call: str = "fsync", number: int = 0) -> Run:
        folder = self.folder / str(next(self.numbers))
        laid(folder, list(self.sound[name].files) if force else ())
        return Run(folder, (*FILING[name], *(["--force"] if force else [])), call, number)

    def _tracing(self, place: str, at: Sequence[str]) -> Tracing:
        (self.folder / place).mkdir()
        return Tracing(self.folder / place, at, [self._laid(name, force=False) for name in FILING])


@pytest.fixture(scope="module")
def faults(sound: dict[str, Sound], tmp_path_factory: pytest.TempPathFactory) -> Faults:
    if not can_trace():
        pytest.skip("strace is not here, or may not trace")
    return Faults(tmp_path_factory.mktemp("faults"), sound)


@pytest.mark.parametrize(("turn", "fault"), [(0, "error=ENOSPC"), (1, "error=EIO"), (2, "error=ENOSPC+")])
def test_whatever_call_fails_files_are_whole_or_as_they_were(faults: Faults, turn: int, fault: str) -> None:
    assert_nothing_is_spoilt(faults, fault, faults.held(fault, turn))


@pytest.mark.parametrize(("turn", "fault", "at"), [(0, "error=EIO", OPENING), (1, "error=EROFS", ("openat",))])
def test_whatever_cannot_be_opened_or_closed_files_are_whole_or_as_they_were(
    faults: Faults, turn: int, fault: str, at: Sequence[str]
) -> None:
    assert_nothing_is_spoilt(faults, fault, faults.held(fault, turn, at, TURN_OF_OPENING, FIRST_OPENING))


def assert_nothing_is_spoilt(faults: Faults, fault: str, held: Iterator[tuple[str, bool, Run, int]]) -> None:
    codes = set()
    for name, force, run, code in held:
        case = f"{name}, {'by force' if force else 'anew'}: {run.call} {run.number} of {faults.calls[name, force]}"
        said = (run.folder / "shown").read_text(encoding="utf-8")
        codes.add(code)
        assert code in {faults.sound[name].code, 2}, case
        assert "bug" not in said, case
        found = written(run.folder)
        # What `rubric check` cannot open is a finding to it, and 1 is its answer.
        if code == 2 or (code == 1 and run.call == "openat" and {*found.values()} <= {OLD}):
            assert "disk" in said or run.call == "write", f"{case}\n{said}"
            left = left_over(found) if (run.call, fault[-1]) == ("unlink", "+") else found.keys() & _BESIDE
            assert_whole_or_old({path: found[path] for path in found.keys() - left}, faults.sound[name].files, case)
        else:
            assert found.keys() - _BESIDE == faults.sound[name].files.keys(), case
            # What could not be read, and is not needed, is told in the report.
            others = [path for path, text in faults.sound[name].files.items() if found[path] != text]
            assert not others or (run.call == "openat" and all(b"disk" in found[path] for path in others)), case
        shutil.rmtree(run.folder)
    assert 2 in codes


@pytest.mark.parametrize(
    ("turn", "number"), [(3, signal.SIGKILL), (4, signal.SIGTERM), (5, signal.SIGINT), (6, signal.SIGHUP)]
)
def test_ended_at_any_call_files_are_whole_or_as_they_were(faults: Faults, turn: int, number: signal.Signals) -> None:
    for name, force, run, code in faults.held(f"signal={number.name}", turn):
        case = f"{name}, {'by force' if force else 'anew'}: {run.call} {run.number}"
        found = written(run.folder)
        left = left_over(found)
        if number is signal.SIGKILL or (name != "assess" and number is not signal.SIGINT):
            assert code == -number, case
        elif name == "assess":
            assert code in {-number, 130, faults.sound[name].code}, case
        else:
            assert code in {130, faults.sound[name].code}, case
            assert not left, case
        modes = {path: stat.S_IMODE((run.folder / path).stat().st_mode) for path in left}
        open_to_others = {path for path, mode in modes.items() if mode & 0o077}
        assert not {path for path in open_to_others if is_private(name, target(path))}, case
        assert {modes[path] for path in open_to_others} <= {0o644}, case
        assert_whole_or_old({path: found[path] for path in found.keys() - left}, faults.sound[name].files, case)
        shutil.rmtree(run.folder)


def left_over(found: Mapping[str, bytes]) -> set[str]:
    """The files that only a run that was cut short leaves."""
    return {path for path in found if path in _BESIDE or _LEFT.fullmatch(path)}


def target(path: str) -> str:
    """The file that was to be made of one that was left over."""
    found = _LEFT.fullmatch(path)
    return f"{found['folder'] or ''}{found['name']}" if found else path


def assert_whole_or_old(found: Mapping[str, bytes], whole: Mapping[str, bytes], case: str) -> None:
    assert found.keys() <= whole.keys(), case
    assert [path for path, text in found.items() if text not in {OLD, whole[path]}] == [], case
