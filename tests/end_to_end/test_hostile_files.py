"""Every hostile file through every command that reads one, within 200 MB and a second: refused in words, or read."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders.forked import ROOM, Ended, Program
from builders.hostile_files import KEPT, Hostile, Verdict, hostile_files
from builders.unfit_documents import ANSWERS as SOUND
from builders.unfit_documents import lay_rubric

from cooperation_cli.commands.app import COMMANDS
from cooperation_cli.rubric.library import place_of
from cooperation_cli.text import one_line

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set as Linux has them")
FILES = list(hostile_files())
LIMIT = 3
"""Seconds of the processor: less than one where nothing else runs, up to three where every core is wanted."""
RUBRIC, ANSWERS = "sound/lake", "sound/answers.yaml"
"""Where the sound files stand beside the hostile one."""
_SHAPE = place_of("item-sum")
_EVERY = os.environ.get("HOSTILE") == "all"
_TURN = 12


@dataclass(frozen=True, slots=True)
class Reader:
    """A command that reads a file: what is typed, given the file, and where the file must stand for that."""

    words: Callable[[str], tuple[str, ...]]
    place: str = "hostile{suffix}"
    stdin: bool = False
    unfit: int = 2

    @property
    def verb(self) -> str:
        return self.words("")[0]


READERS = {
    "score": Reader(lambda file: ("score", file)),
    "score among others": Reader(lambda file: ("score", ANSWERS, file, "--rubric", RUBRIC, "--format", "json")),
    "score from a pipe": Reader(lambda _: ("score", "-"), stdin=True),
    "score under a rubric": Reader(lambda file: ("score", ANSWERS, "--rubric", file)),
    "score under weights": Reader(lambda file: ("score", ANSWERS, "--rubric", RUBRIC, "--weights", file)),
    "plan": Reader(lambda file: ("plan", file)),
    "plan under a rubric": Reader(lambda file: ("plan", ANSWERS, "--rubric", file)),
    "assess": Reader(lambda file: ("assess", file)),
    "assess under a rubric": Reader(lambda file: ("assess", "--title", "Lake", "--rubric", file)),
    "template": Reader(lambda file: ("template", "--rubric", file)),
    "import": Reader(lambda file: ("import", file, "-o", "answers", "--rubric", RUBRIC)),
    "rubric show": Reader(lambda file: ("rubric", "show", file)),
    "rubric check": Reader(lambda file: ("rubric", "check", file), unfit=1),
    "rubric test": Reader(lambda file: ("rubric", "test", file)),
    "rubric diff": Reader(lambda file: ("rubric", "diff", RUBRIC, file)),
    "vectors": Reader(lambda file: ("rubric", "test", file.replace(".tests.yaml", ".yaml")), "item-sum.tests.yaml"),
    "dimension": Reader(lambda _: ("rubric", "show", RUBRIC), f"{RUBRIC}/dimensions/goals.yaml"),
    "translation": Reader(lambda _: ("rubric", "show", RUBRIC, "--language", "fr"), f"{RUBRIC}/translations/fr.yaml"),
    "translation checked": Reader(lambda _: ("rubric", "check", RUBRIC), f"{RUBRIC}/translations/fr.yaml", unfit=1),
    "panel": Reader(lambda file: ("panel", ANSWERS, file, "--rubric", RUBRIC)),
    "compare": Reader(lambda file: ("compare", ANSWERS, file, "--rubric", RUBRIC)),
}
"""Every command that opens what somebody else may have written, in each of the ways in which it does."""
PRESENT = {name: reader for name, reader in READERS.items() if reader.verb in COMMANDS}


def test_every_command_is_here_that_reads_a_file() -> None:
    assert set(COMMANDS) - {reader.verb for reader in READERS.values()} == {"example"}


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


@pytest.mark.parametrize("number", range(len(FILES)), ids=lambda number: FILES[number].name)
def test_no_command_is_harmed_by_a_hostile_file(number: int, program: Program, tmp_path: Path) -> None:
    """Each through `score` and, by turns, every twelfth of the others; with `HOSTILE=all` through all of them."""
    harms = list(_harms(number, program, tmp_path))
    assert harms == []


def _harms(number: int, program: Program, folder: Path) -> Iterator[str]:
    hostile = FILES[number]
    for place, (name, reader) in enumerate(PRESENT.items()):
        fits = reader.place.endswith(("{suffix}", hostile.suffix))
        if not fits or not (_EVERY or not place or (place + number) % _TURN == 0):
            continue
        desk = folder / str(place)
        file = _laid(hostile, reader, desk)
        if reader.stdin and not (desk / file).is_file():
            continue
        before = _names(desk)
        ended = program.run(*reader.words(file), stdin=file if reader.stdin else os.devnull, folder=str(desk))
        yield from (f"{name}: {harm}" for harm in _complaints(hostile, reader, ended, file))
        if left := _names(desk) - before:
            yield f"{name}: left behind {left}"
        shutil.rmtree(desk)


def _laid(hostile: Hostile, reader: Reader, desk: Path) -> str:
    """The name of the file where this reader looks for it, once that and what else it needs are there."""
    lay_rubric(desk / RUBRIC)
    (desk / ANSWERS).write_text(SOUND, encoding="utf-8")
    shutil.copy(_SHAPE, desk)
    name = reader.place.format(suffix=hostile.suffix)
    (desk / name).parent.mkdir(exist_ok=True)
    (desk / name).unlink(missing_ok=True)
    hostile.make(desk / name)
    return name


def _names(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}


def _complaints(hostile: Hostile, reader: Reader, ended: Ended, file: str) -> Iterator[str]:
    if ended.seconds > LIMIT:
        yield f"took {ended.seconds:.1f} seconds"
    if "Traceback" in ended.said or "bug" in ended.said or ended.code not in {0, 1, 2}:
        yield f"ended with {ended.code}: {ended.said[-500:]}"
    elif hostile.verdict is not Verdict.EITHER:
        # A table can be read, but never as a rubric.
        if ended.code != (reader.unfit if hostile.verdict is Verdict.UNFIT and hostile.suffix != ".csv" else 2):
            yield f"ended with {ended.code}, having said {ended.said[:300]!r}"
        yield from _unclear(ended, _blamed(reader, file))


def _blamed(reader: Reader, file: str) -> str:
    """What a refusal begins with: the file, or that which misses it in its folder."""
    return "<stdin>" if reader.stdin else f"{RUBRIC}[^:]*" if RUBRIC in file else rf"{re.escape(file)}(/rubric\.yaml)?"


def _unclear(ended: Ended, blamed: str) -> Iterator[str]:
    """What is amiss with a refusal: each line names the file, what is wrong and a mend, and nothing else is printed."""
    lines = ended.said.splitlines()
    if not lines:
        yield "said nothing"
    for line in lines:
        if not re.fullmatch(rf"{blamed}(:\d+(:\d+)?)?: [^;]+.*; .+", line):
            yield f"has no place or no mend: {line[:200]!r}"
        if one_line(line) != line:
            yield f"holds what cannot be seen: {line[:200]!r}"


def test_the_program_itself_holds_the_limits_that_its_forks_hold(tmp_path: Path) -> None:
    for file in KEPT.iterdir():
        shutil.copy(file, tmp_path)
    for made in FILES:
        if made.name in {"deep-list.json", "deep-flow.yaml", "bomb-quadratic.yaml", "sparse.yaml", "many-keys.yaml"}:
            made.make(tmp_path / made.name)
    names = sorted(path.name for path in tmp_path.iterdir())
    script = 'limit=$(($1 + $(sed -n "s/^VmSize:\\s*\\([0-9]*\\) kB/\\1/p" < <("$2" -c "%s"))));'
    script %= "print(open('/proc/self/status').read())"
    script += 'ulimit -v "$limit"; shift; exec "$1" -m cooperation_cli score "${@:2}"'
    room = str(ROOM // 1024)
    done = subprocess.run(
        ["bash", "-c", script, "-", room, sys.executable, *names], check=False, capture_output=True, cwd=tmp_path
    )
    assert done.returncode == 2, done.stderr[-500:]
    assert done.stdout == b""
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert [name for name in names if f"{name}:" not in said] == []
