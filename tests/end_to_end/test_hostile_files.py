"""Every hostile file in every way that a command reads one, in 200 MB and 1.5 seconds: refused in words, or read."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

import pytest
from builders.forked import ROOM, Ended, Program
from builders.hostile_files import KEPT, Hostile, Verdict, hostile_files
from builders.unfit_documents import ANSWERS as SOUND
from builders.unfit_documents import lay_rubric

from cooperation_cli.commands.app import COMMANDS, imported
from cooperation_cli.documents.reading import LARGEST
from cooperation_cli.rubric.library import place_of
from cooperation_cli.text import one_line

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set as Linux has them")
FILES = list(hostile_files())
LIMIT = 1.5
"""Seconds of the processor beyond those of a run that reads nothing; some ways read a file twice."""
RUBRIC, ANSWERS, EXPORT, FOLDER = "sound/lake", "sound/answers.yaml", "sound/export.csv", "people"
"""Where the sound files stand beside the hostile one."""
_SHAPE = place_of("item-sum")
_EVERY = os.environ.get("HOSTILE") == "all"
_TURN = 16


@dataclass(frozen=True, slots=True)
class Reader:
    """A way in which a command reads a file: what is typed, given the file, and where the file must stand for that."""

    words: Callable[[str], tuple[str, ...]]
    place: str = "hostile{suffix}"
    piped: bool = False
    unfit: int = 2
    """How it ends where the file is a document, but an unfit one."""
    codes: frozenset[int] = frozenset()
    """How it may end whatever the file holds, for it is not what the command is about; what it says is its own then."""
    leaves: str = ""
    """What it may leave behind."""


READERS = {
    "score": Reader(lambda file: ("score", file)),
    "score among others": Reader(lambda file: ("score", ANSWERS, file, "--rubric", RUBRIC, "--format", "json")),
    "score under a rubric": Reader(lambda file: ("score", ANSWERS, "--rubric", file)),
    "score under weights": Reader(lambda file: ("score", ANSWERS, "--rubric", RUBRIC, "--weights", file)),
    "plan": Reader(lambda file: ("plan", file)),
    "plan under a rubric": Reader(lambda file: ("plan", ANSWERS, "--rubric", file)),
    "plan under weights": Reader(lambda file: ("plan", ANSWERS, "--rubric", RUBRIC, "--weights", file)),
    "assess": Reader(lambda file: ("assess", file)),
    "assess under a rubric": Reader(lambda file: ("assess", "--title", "Lake", "--rubric", file)),
    "template": Reader(lambda file: ("template", file)),
    "template under a rubric": Reader(lambda file: ("template", "--rubric", file)),
    "import": Reader(lambda file: ("import", file, "-o", "answers", "--rubric", RUBRIC)),
    "import under a rubric": Reader(lambda file: ("import", EXPORT, "-o", "answers", "--rubric", file)),
    "rubric show": Reader(lambda file: ("rubric", "show", file)),
    "rubric check": Reader(lambda file: ("rubric", "check", file), unfit=1),
    "rubric test": Reader(lambda file: ("rubric", "test", file)),
    "rubric diff": Reader(lambda file: ("rubric", "diff", RUBRIC, file)),
    "rubric diff from": Reader(lambda file: ("rubric", "diff", file, RUBRIC)),
    "rubric diff with answers": Reader(
        lambda file: ("rubric", "diff", RUBRIC, RUBRIC, "--answers", file), codes=frozenset({1})
    ),
    "panel": Reader(lambda file: ("panel", ANSWERS, file, "--rubric", RUBRIC)),
    "panel under a rubric": Reader(lambda file: ("panel", ANSWERS, "--rubric", file)),
    "panel under weights": Reader(lambda file: ("panel", ANSWERS, "--rubric", RUBRIC, "--weights", file)),
    "compare": Reader(lambda file: ("compare", ANSWERS, file, "--rubric", RUBRIC)),
    "compare under a rubric": Reader(lambda file: ("compare", ANSWERS, ANSWERS, "--rubric", file)),
}
"""Every parameter by which a command opens what somebody else may have written."""
PIPED = {f"{name} from a pipe": replace(reader, piped=True, unfit=2) for name, reader in READERS.items()}
"""The same with - in the place of the file: what does not read standard input says so."""
BESIDE = {
    "vectors": Reader(lambda file: ("rubric", "test", file.replace(".tests.yaml", ".yaml")), "item-sum.tests.yaml"),
    "frame": Reader(lambda _: ("rubric", "show", RUBRIC), f"{RUBRIC}/rubric.yaml"),
    "dimension": Reader(lambda _: ("rubric", "show", RUBRIC), f"{RUBRIC}/dimensions/goals.yaml"),
    "translation": Reader(lambda _: ("rubric", "show", RUBRIC, "--language", "fr"), f"{RUBRIC}/translations/fr.yaml"),
    "panel of a folder": Reader(lambda _: ("panel", FOLDER, "--rubric", RUBRIC), f"{FOLDER}/hostile{{suffix}}"),
    "compare with a folder": Reader(
        lambda _: ("compare", ANSWERS, FOLDER, "--rubric", RUBRIC), f"{FOLDER}/hostile{{suffix}}"
    ),
    "assess in its folder": Reader(lambda _: ("assess", "--rubric", RUBRIC), codes=frozenset({2})),
    "score beside a journal": Reader(
        lambda _: ("score", ANSWERS, "--rubric", RUBRIC), f"{ANSWERS}.journal", codes=frozenset({0})
    ),
    "assess beside a journal": Reader(
        lambda _: ("assess", ANSWERS, "--rubric", RUBRIC),
        f"{ANSWERS}.journal",
        codes=frozenset({0, 2}),
        leaves=f"{ANSWERS}.journal.aside",
    ),
}
"""Every other file that is opened because of where it stands."""
WAYS = {**READERS, **PIPED, **BESIDE}
_SAID = frozenset(
    {
        "TITLE",
        "LANGUAGE",
        "GLOB",
        "BAND",
        "BAND|NUMBER",
        "FORMAT",
        "ID",
        "[NAME]",
        "NAME",
        "SHAPE",
        "[KIND]",
        "DATE",
        "QUESTION",
        "QUESTION=LEVEL",
        "FACT=CHOICE",
    }
)
"""What stands for words on the command line that lead to no file."""
_OF_THE_WHOLE = (
    "a table is no rubric",
    "holds no submission",
    "is no rubric that ships",
    "is not listed in rubric.yaml",
    "its suffix names no form",
)
"""What is said of a file as a whole; of a text, all else is said with its line."""


def test_every_parameter_is_here_that_takes_a_file() -> None:
    assert {_parameter(*reader.words(_MARK)) for reader in READERS.values()} == set(_parameters())


_MARK = "the-file"


def _parameters() -> Iterator[tuple[str, str]]:
    """Each command and each of its parameters that names what is to be read."""
    for name in COMMANDS:
        for path, command in _commands(name, imported(name)):
            for each in command.params:
                if each.type.name == "str" and each.name != "output" and each.metavar not in _SAID:
                    yield path, str(each.name)


def _commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield path, command
        return
    for name, inner in command.commands.items():
        yield from _commands(f"{path} {name}", inner)


def _parameter(*words: str) -> tuple[str, str]:
    """The command, and the one of its parameters to which the file is given."""
    known = dict(each for name in COMMANDS for each in _commands(name, imported(name)))
    path = next(path for path in (" ".join(words[:2]), words[0]) if path in known)
    parsed = known[path].make_context(path, list(words[len(path.split()) :]), resilient_parsing=True).params
    (name,) = (name for name, value in parsed.items() if value == _MARK or (value and _MARK in value))
    return path, name


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


@pytest.fixture(scope="session")
def bare(program: Program) -> float:
    """The seconds that a run takes which reads nothing."""
    return min(program.run("--version").seconds for _ in range(5))


@pytest.mark.parametrize("number", range(len(FILES)), ids=lambda number: FILES[number].name)
def test_no_command_is_harmed_by_a_hostile_file(number: int, program: Program, bare: float, tmp_path: Path) -> None:
    """Each through `score` and, by turns, some of the other ways; with `HOSTILE=all` through all of them."""
    harms = list(_harms(number, program, bare, tmp_path))
    assert harms == []


def _harms(number: int, program: Program, bare: float, folder: Path) -> Iterator[str]:
    hostile = FILES[number]
    for place, (name, reader) in enumerate(WAYS.items()):
        fits = reader.place.endswith(("{suffix}", hostile.suffix, ".journal"))
        if not fits or not (_EVERY or not place or (place + number) % _TURN == 0):
            continue
        desk = folder / str(place)
        file = _laid(hostile, reader, desk)
        if reader.piped and not _flows(desk / file):
            continue
        before = _names(desk)
        ended = _ended(reader, program, desk, file)
        yield from (f"{name}: {harm}" for harm in _complaints(hostile, reader, ended, desk / file))
        if ended.seconds - bare > LIMIT:
            yield f"{name}: took {ended.seconds:.2f} seconds, and {bare:.2f} to begin with"
        if left := _names(desk) - before - {str(desk / reader.leaves)}:
            yield f"{name}: left behind {left}"
        shutil.rmtree(desk)


def _ended(reader: Reader, program: Program, desk: Path, file: str) -> Ended:
    if not reader.piped:
        return program.run(*reader.words(file), folder=str(desk))
    with _poured(desk / file) as pipe:
        return program.run(*reader.words("-"), stdin=pipe, folder=str(desk))


def _flows(path: Path) -> bool:
    """Whether the file can be poured into a pipe, be it for ever."""
    return path.is_file() or (path.is_symlink() and str(path.readlink()) == "/dev/zero")


@contextmanager
def _poured(path: Path) -> Iterator[str]:
    """A pipe into which a thread writes what the file holds until nobody reads on."""
    with TemporaryDirectory() as folder:
        os.mkfifo(pipe := f"{folder}/pipe")
        pouring = Thread(target=_pour, args=(path, pipe), daemon=True)
        pouring.start()
        yield pipe
        pouring.join()


def _pour(path: Path, pipe: str) -> None:
    with suppress(OSError), Path(pipe).open("wb") as into, path.open("rb") as source:
        shutil.copyfileobj(source, into)


def _laid(hostile: Hostile, reader: Reader, desk: Path) -> str:
    """The name of the file where this reader looks for it, once that and what else it needs are there."""
    lay_rubric(desk / RUBRIC)
    (desk / ANSWERS).write_text(SOUND, encoding="utf-8")
    (desk / EXPORT).write_text("goals.aim,goals.use\n1,1\n", encoding="utf-8")
    shutil.copy(_SHAPE, desk)
    name = reader.place.format(suffix=hostile.suffix)
    (desk / name).parent.mkdir(exist_ok=True)
    (desk / name).unlink(missing_ok=True)
    hostile.make(desk / name)
    return name


def _names(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}


def _complaints(hostile: Hostile, reader: Reader, ended: Ended, file: Path) -> Iterator[str]:
    if "Traceback" in ended.said or "bug" in ended.said or ended.code not in {0, 1, 2, *reader.codes}:
        yield f"ended with {ended.code}: {ended.said[-500:]}"
    elif hostile.verdict is not Verdict.EITHER:
        # A table can be read, but never as a rubric.
        usual = reader.unfit if hostile.verdict is Verdict.UNFIT and hostile.suffix != ".csv" else 2
        if ended.code not in (reader.codes or {usual}):
            yield f"ended with {ended.code}, having said {ended.said[:300]!r}"
        yield from _unseen(ended) if reader.codes else _unclear(ended, reader, file)


def _unclear(ended: Ended, reader: Reader, file: Path) -> Iterator[str]:
    """What is amiss with a refusal: each line names the file, what is wrong and a mend, and nothing else is printed."""
    yield from _unseen(ended)
    lines = ended.said.splitlines()
    if not lines:
        yield "said nothing"
    line_is_known = _is_text(file)
    for line in lines:
        if not (found := re.fullmatch(rf"{_blamed(reader, file)}(:\d+)?(:\d+)?: ([^;]+.*; .+)", line)):
            yield f"has no place or no mend: {line[:200]!r}"
        elif line_is_known and found[1] is None and not found[3].startswith(_OF_THE_WHOLE):
            yield f"names no line: {line[:200]!r}"


def _unseen(ended: Ended) -> Iterator[str]:
    for line in ended.said.splitlines():
        if one_line(line) != line:
            yield f"holds what cannot be seen: {line[:200]!r}"


def _blamed(reader: Reader, file: Path) -> str:
    """What a refusal begins with: the file, or that which misses it in its folder."""
    if reader.piped:
        return "(?:<stdin>|-)"
    if file.parent.name == FOLDER:
        return rf"{FOLDER}(?:/{re.escape(file.name)})?"
    if RUBRIC in str(file):
        return f"{RUBRIC}[^:]*"
    return rf"{re.escape(file.name)}(?:/rubric\.yaml)?"


def _is_text(file: Path) -> bool:
    try:
        return file.is_file() and file.stat().st_size <= LARGEST and "\0" not in file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def test_a_file_that_is_swapped_all_the_while_is_read_or_refused(program: Program, tmp_path: Path) -> None:
    lay_rubric(tmp_path / RUBRIC)
    (tmp_path / "lake.yaml").write_text(SOUND, encoding="utf-8")
    command = ("score", "lake.yaml", "--rubric", RUBRIC)
    usual = program.run(*command, folder=str(tmp_path))
    assert usual.code == 0
    over = Event()
    swapping = Thread(target=_swap, args=(tmp_path / "lake.yaml", over))
    swapping.start()
    try:
        runs = [program.run(*command, folder=str(tmp_path)) for _ in range(40)]
    finally:
        over.set()
        swapping.join()
    refused = "lake.yaml: (is no regular file|is larger than 2 MB); .+\n"
    assert [
        ended.said
        for ended in runs
        if (ended.code, ended.stdout) != (0, usual.stdout)
        and not (ended.code == 2 and re.fullmatch(refused, ended.said))
    ] == []


def _swap(path: Path, over: Event) -> None:
    """Puts one after the other in the place of the file: what may be read, a FIFO, zeros without end, a terabyte."""
    sound = SOUND.encode()
    strange = {each.name: each.make for each in FILES}
    makes = cycle([strange[name] for name in ("fifo.yaml", "zeros.yaml", "sparse.yaml")])
    while not over.is_set():
        for make in (lambda path: path.write_bytes(sound), next(makes)):
            make(other := path.with_name("other"))
            other.replace(path)


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
