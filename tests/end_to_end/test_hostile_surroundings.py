"""Every command in odd surroundings: no home, few columns, another locale; and the same bytes in all of them."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders.command_lines import (
    FOREIGN,
    LINES,
    Line,
    by_turns,
    commands_that_are_tried,
    commands_there_are,
    files,
    lay,
)
from builders.forked import Program
from builders.surroundings import bare, shown, turkish
from builders.terminal import terminal
from wcwidth import wcswidth

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rendering.formats import FORMATS

if TYPE_CHECKING:
    from cooperation_cli.documents.document import Value

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs are forked, and terminals sized, as on Linux")
Environment = dict[str, str | None]
TURNS = by_turns(LINES, 4)
IN_ITS_LOCALE = """
import locale
from cooperation_cli.__main__ import main
locale.setlocale(locale.LC_ALL, "")
main()
"""
"""The program, as a library might have it run that has set the locale for all there is: numbers, dates, order."""


def test_every_command_is_tried_in_every_format_that_it_has() -> None:
    assert commands_that_are_tried() == commands_there_are()
    assert {line.form for line in TURNS} >= set(FORMATS)
    assert {line.words[0] for line in TURNS} > {"score", "plan", "panel", "compare", "rubric", "template"}


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return turkish(tmp_path_factory.mktemp("locales"))


@pytest.mark.parametrize("line", TURNS, ids=lambda line: line.name)
def test_the_same_is_written_in_contrary_surroundings(line: Line, locale: Environment, tmp_path: Path) -> None:
    """One line in four; with `HOSTILE=all` every one."""
    # What is for people is in the letters of their terminal, which are the same in both.
    letters: Environment = {"PYTHONIOENCODING": "utf-8"} if line.for_people else {}
    one: Environment = {
        "PYTHONHASHSEED": "0",
        "TZ": "Etc/GMT+12",
        "HOME": None,
        "COLUMNS": "40",
        "TERM": None,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TMPDIR": str(tmp_path / "gone"),
    }
    other: Environment = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Etc/GMT-14",
        "HOME": "/nowhere",
        "COLUMNS": "200",
        "TERM": "xterm",
    }
    colour: Environment = {} if line.for_people else {"FORCE_COLOR": "1"}
    here = written(line, ["-m", "cooperation_cli"], lay(tmp_path / "here"), one | letters)
    there = written(line, ["-c", IN_ITS_LOCALE], lay(tmp_path / "over" / "the re"), other | letters | colour | locale)
    assert here == there
    assert (here[1] != b"") is line.prints


def written(line: Line, how: list[str], desk: Path, env: Environment) -> tuple[int, bytes, dict[str, bytes]]:
    """How the program ended, what it printed, and what it has left on the desk."""
    before = files(desk)
    command = [sys.executable, *how, *line.at()]
    done = subprocess.run(command, check=False, cwd=desk, env=bare(env), input=line.typed, capture_output=True)
    assert done.returncode in {0, 1}, done.stderr
    assert b"Traceback" not in done.stderr
    after = files(desk)
    assert {name: after[name] for name in before} == before
    left = {name: content for name, content in after.items() if name not in before}
    assert [name for name in left if not name.startswith(("imported/", "blank."))] == []
    return done.returncode, done.stdout, left


REPORTS = [line for line in LINES if line.for_people and line.words[0] != "assess"]


@pytest.mark.parametrize("line", REPORTS, ids=lambda line: line.name)
def test_a_terminal_of_forty_columns_is_enough(line: Line, tmp_path: Path) -> None:
    lines = shown(line.at(), lay(tmp_path), 40)
    assert any(FOREIGN.split()[0] in text for text in lines) or line.words[0] == "rubric"
    assert [text for text in lines if wcswidth(text) > 40] == []


def test_an_interview_finds_room_in_forty_columns(tmp_path: Path) -> None:
    comment = "żółć " * 6 + "湖"
    told = ["?", "o", "a", "j shared-goals", "?", "c", comment, ".", "e", comment, ".", "why", "9", "2", "d", "r", "f"]
    desk = lay(tmp_path)
    lines = shown(["assess", LAKE], desk, 40, typed="\n".join(told).encode())
    assert any(text.startswith("Saving rewrites") for text in lines)
    (desk / "begun.yaml").write_text(dump(BEGUN), encoding="utf-8")
    lines += shown(["assess"], desk, 40, typed=f"{comment}\n\n\n\n\n\nq\n".encode())
    assert "Not finished yet:" in lines
    assert sum(comment in text for text in lines) >= 3
    assert [text for text in lines if wcswidth(untyped(text, told)) > 40] == []


BEGUN: "dict[str, Value]" = {
    "format": "cooperation-answers/1",
    "rubric": "international-cooperation",
    "partnership": {"title": f"{FOREIGN} {FOREIGN} {FOREIGN}"},
    "answers": {"shared-goals.purpose": Decimal(2)},
}


def untyped(text: str, typed: Iterable[str]) -> str:
    """The line without what was typed behind a prompt, or nothing of a command, which is not broken to be copied."""
    if text.startswith("  cooperation "):
        return ""
    return next((text.removesuffix(f" {one}") for one in typed if re.search(rf"[:?>] {re.escape(one)}$", text)), text)


COUNT = 10_000
LONG = "\n".join(f"line {number} of the comment" for number in range(COUNT))
TREATY, LAKE = "montreal.yaml", "lake/ngo-director.yaml"
SILENT = {"panel json", "panel csv"}
"""Those that tell numbers only; several files, plans and comparisons tell no comment but in JSON of each file."""
TELLING = [
    line
    for line in LINES
    if line.form in FORMATS and line.words[0] in {"score", "panel", "assess"} and line.name not in SILENT
    if not line.name.startswith("score of several") or line.form == "json"
]


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    with Program() as running:
        yield running


@pytest.fixture(scope="module")
def long_winded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which two have commented at length on the first question."""
    desk = lay(tmp_path_factory.mktemp("desk"))
    for name in (TREATY, LAKE):
        loaded = load(str(desk / name))
        assert isinstance(loaded, Document)
        said: Any = loaded.data
        said["answers"]["shared-goals.purpose"]["comment"] = LONG
        (desk / name).write_text(dump(said), encoding="utf-8")
    return desk


@pytest.mark.parametrize("line", TELLING, ids=lambda line: line.name)
def test_a_comment_of_ten_thousand_lines_is_shown_whole(line: Line, program: Program, long_winded: Path) -> None:
    (long_winded / "typed").write_bytes(line.typed)
    ended = program.run(*line.at(), stdin=str(long_winded / "typed"), folder=str(long_winded))
    assert ended.code == 0, ended.said
    assert told(ended.stdout.decode()) == list(range(COUNT)) * (2 if line.name == "score of several json" else 1)


def told(shown: str) -> list[int]:
    """The numbers of the lines of the comment, in the order in which they are shown, however they are broken."""
    return [
        int(number) for number in re.findall(r"line (\d+) of the comment", " ".join(shown.replace("\\n", " ").split()))
    ]


@pytest.mark.parametrize(("replies", "times"), [("o\na\nr\n", 0), ("j 1\n", 1), ("j 1\nc\n\n.\n", 1)])
def test_an_interview_shows_a_long_comment_whole_where_its_question_is_asked(
    replies: str, times: int, program: Program, long_winded: Path
) -> None:
    (long_winded / "typed").write_text(f"{replies}q\n", encoding="utf-8")
    before = (long_winded / LAKE).read_bytes()
    ended = program.run("assess", LAKE, stdin=str(long_winded / "typed"), folder=str(long_winded))
    assert ended.code == 0, ended.said
    assert told(ended.said) == list(range(COUNT)) * times
    assert "a comment" in ended.said
    assert (long_winded / LAKE).read_bytes() == before


def test_by_keys_a_long_comment_leaves_room_for_the_levels(long_winded: Path) -> None:
    with terminal(long_winded, "assess", LAKE, columns=80, rows=24) as screen:
        screen.wait("Review")
        screen.press("j1\r", until="> 3")
        for level in range(5):
            assert re.search(rf"(?m)^[> ] {level} ", screen.display)
        screen.press("q", until="Go on with")
        assert screen.ended() == 0
