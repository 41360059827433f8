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
from typing import Final

import pytest
from builders.forked import Program
from builders.tiny import AIM, ROLES, tiny
from builders.tracing import Run, Tracing, can_trace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults are made as on Linux")
EVERY = os.environ.get("HOSTILE") == "all"
TURN: Final = 8
"""One in so many is tried in the everyday run."""
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
    "score": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.html"),
    "score, several": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.md", "-o", "out.json", "-o", "out.csv"),
    "score, printed too": ("score", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.txt", "--format", "json"),
    "score, a folder": ("score", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "--format", "json", "-o", "out/"),
    "plan": ("plan", "a.yaml", "--rubric", "tiny.yaml", "-o", "out.md", "-o", "out.csv"),
    "panel": ("panel", "a.yaml", "b.yaml", "--rubric", "tiny.yaml", "-o", "out.html", "-o", "out.yaml"),
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
PRIVATE = {"template", "template, a page", "template, a workbook", "example", "example, a folder", "panel"}
"""Those that write answers, which are for their owner's eyes."""
CALLS = ("write", "fsync", "fchmod", "mkdir", "rename", "link", "unlink")
GIVEN = {"tiny.yaml", "a.yaml", "b.yaml", "export.csv", "typed", "report", "shown"}
EXPORT = "partnership_title,respondent_partner,goals__aim,goals__roles\nLake,Ministry,1,2\nLake,Village,2,2\n"
OLD = b"what stood there before"
_LEFT = re.compile(r"(?:.*/)?\.out.*\.[0-9a-f]{8}\.tmp|out/\..*\.[0-9a-f]{8}\.tmp")


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


@pytest.mark.parametrize("name", WRITERS)
def test_it_says_what_it_wrote_and_answers_are_private(
    name: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    before = os.umask(0o022)
    run = program.run(*WRITERS[name], folder=str(laid(tmp_path)))
    os.umask(before)
    assert sorted(run.said.split("\n")[:-1]) == [f"wrote {path}" for path in sorted(sound[name].files)]
    modes = {path: stat.S_IMODE((tmp_path / path).stat().st_mode) for path in sound[name].files}
    private = {path for path, mode in modes.items() if mode == 0o600}
    assert private == {path for path in modes if name in PRIVATE and (name, path) != ("panel", "out.html")}
    assert set(modes.values()) <= {0o600, 0o644}


@pytest.mark.parametrize("name", WRITERS)
def test_what_stands_there_is_replaced_only_by_force(
    name: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    files = sound[name].files
    last = max(files)
    laid(tmp_path, [last])
    refused = program.run(*WRITERS[name], folder=str(tmp_path))
    assert (refused.code, refused.stdout) == (2, b"")
    assert refused.said == f"{last}: already exists; use --force to replace it\n"
    assert written(tmp_path) == {last: OLD}
    forced = program.run(*WRITERS[name], "--force", folder=str(tmp_path))
    assert forced.code == sound[name].code
    assert written(tmp_path) == files


@pytest.mark.parametrize("leads", ["elsewhere", "nowhere", "back"])
@pytest.mark.parametrize("name", WRITERS)
def test_no_link_is_written_through_not_even_by_force(
    name: str, leads: str, program: Program, sound: dict[str, Sound], tmp_path: Path
) -> None:
    target = max(sound[name].files)
    link = laid(tmp_path / "desk") / target
    link.parent.mkdir(exist_ok=True)
    (tmp_path / "kept").write_bytes(OLD)
    link.symlink_to({"elsewhere": tmp_path / "kept", "nowhere": tmp_path / "none", "back": link}[leads])
    run = program.run(*WRITERS[name], "--force", folder=str(tmp_path / "desk"))
    assert (run.code, run.stdout) == (2, b"")
    assert run.said == f"{target}: is a link; name the file that it leads to, or another one\n"
    assert link.is_symlink()
    assert (tmp_path / "kept").read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "kept"}
    assert written(tmp_path / "desk") == ({target: OLD} if leads == "elsewhere" else {})


@pytest.mark.parametrize("name", WRITERS if EVERY else list(WRITERS)[::TURN])
def test_of_two_at_once_one_writes_and_the_other_is_told(name: str, sound: dict[str, Sound], tmp_path: Path) -> None:
    laid(tmp_path)
    command = [sys.executable, "-m", "cooperation_cli", *WRITERS[name]]
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(subprocess.run, command, cwd=tmp_path, check=False, capture_output=True) for _ in "12"]
        done = sorted((run.result() for run in runs), key=lambda run: run.returncode)
    assert [run.returncode for run in done] == [sound[name].code, 2]
    assert b"already exists; use --force to replace it" in done[1].stderr
    assert written(tmp_path) == sound[name].files


@pytest.mark.parametrize("name", FILING)
def test_a_disk_that_is_full_halfway_leaves_no_half(name: str, sound: dict[str, Sound], tmp_path: Path) -> None:
    """No file may grow beyond one kilobyte: the system writes as much of it, and then no more."""
    laid(tmp_path)
    command = ["bash", "-c", 'ulimit -f 1; "$@"', "-", sys.executable, "-m", "cooperation_cli", *FILING[name]]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, env=env)
    large = {path for path, text in sound[name].files.items() if len(text) > 1024}
    assert large or name in {"plan", "rubric check", "import"}
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
        self.calls = dict(zip(self.kinds, self._tracing("counting").counted(whole), strict=True))

    @property
    def kinds(self) -> list[tuple[str, bool]]:
        return list(product(FILING, (False, True)))

    def held(self, fault: str, turn: int) -> Iterator[tuple[str, bool, Run, int]]:
        """Of each run its writer, whether older files stood there, the run, and its exit code."""
        every = [
            (*kind, call, number)
            for kind, calls in self.calls.items()
            for call in CALLS
            for number in range(1, calls[call] + 1)
        ]
        chosen = every if EVERY else every[turn::TURN]
        runs = [self._laid(*one) for one in chosen]
        codes = self._tracing(re.sub(r"\W", "-", fault)).ended(runs, fault)
        for (name, force, _, _), run, code in zip(chosen, runs, codes, strict=True):
            yield name, force, run, code

    def _laid(self, name: str, force: bool, call: str = "fsync", number: int = 0) -> Run:
        folder = self.folder / str(next(self.numbers))
        laid(folder, list(self.sound[name].files) if force else ())
        return Run(folder, (*FILING[name], *(["--force"] if force else [])), call, number)

    def _tracing(self, place: str) -> Tracing:
        (self.folder / place).mkdir()
        return Tracing(self.folder / place, CALLS, [self._laid(name, force=False) for name in FILING])


@pytest.fixture(scope="module")
def faults(sound: dict[str, Sound], tmp_path_factory: pytest.TempPathFactory) -> Faults:
    if not can_trace():
        pytest.skip("strace is not here, or may not trace")
    return Faults(tmp_path_factory.mktemp("faults"), sound)


@pytest.mark.parametrize(("turn", "fault"), [(0, "error=ENOSPC"), (1, "error=EIO"), (2, "error=ENOSPC+")])
def test_whatever_call_fails_files_are_whole_or_as_they_were(faults: Faults, turn: int, fault: str) -> None:
    codes = set()
    for name, force, run, code in faults.held(fault, turn):
        case = f"{name}, {'by force' if force else 'anew'}: {run.call} {run.number} of {faults.calls[name, force]}"
        said = (run.folder / "shown").read_text(encoding="utf-8")
        codes.add(code)
        assert code in {faults.sound[name].code, 2}, case
        assert "bug" not in said, case
        found = written(run.folder)
        if code == 2:
            assert "disk" in said or run.call == "write", f"{case}\n{said}"
            left = {path for path in found if _LEFT.fullmatch(path) and (run.call, fault[-1]) == ("unlink", "+")}
            assert_whole_or_old({path: found[path] for path in found.keys() - left}, faults.sound[name].files, case)
        else:
            assert found == faults.sound[name].files, case
        shutil.rmtree(run.folder)
    assert {0, 2} <= codes


@pytest.mark.parametrize(("turn", "number"), [(3, signal.SIGKILL), (0, signal.SIGTERM), (1, signal.SIGINT)])
def test_ended_at_any_call_files_are_whole_or_as_they_were(faults: Faults, turn: int, number: signal.Signals) -> None:
    for name, force, run, code in faults.held(f"signal={number.name}", turn):
        case = f"{name}, {'by force' if force else 'anew'}: {run.call} {run.number}"
        found = written(run.folder)
        left = {path for path in found if _LEFT.fullmatch(path)}
        if number is signal.SIGINT:
            assert code in {130, faults.sound[name].code}, case
            assert not left, case
        else:
            assert code == -number, case
            assert all(stat.S_IMODE((run.folder / path).stat().st_mode) & 0o077 in {0, 0o044} for path in left), case
        assert_whole_or_old({path: found[path] for path in found.keys() - left}, faults.sound[name].files, case)
        shutil.rmtree(run.folder)


def assert_whole_or_old(found: Mapping[str, bytes], whole: Mapping[str, bytes], case: str) -> None:
    assert found.keys() <= whole.keys(), case
    assert [path for path, text in found.items() if text not in {OLD, whole[path]}] == [], case
