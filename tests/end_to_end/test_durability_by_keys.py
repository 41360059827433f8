"""What happens to an interview by keys: killed, without room on the disk, its files moved, its window resized."""

import os
import re
import resource
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from builders.terminal import COOPERATION, Terminal, terminal
from builders.tiny import AIM, ROLES, VOTES_ONCE_BALLOTS, tiny
from builders.tracing import can_trace

from cooperation_cli.answers import journal
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

RUBRIC = tiny(AIM, ROLES, VOTES_ONCE_BALLOTS, version="1.1.0")
BLANK = """\
format: cooperation-answers/1
rubric: tiny@1.1.0
partnership: {title: Lake}
respondent: {name: Ann}
answers: {}
"""
OLDER = """\
format: cooperation-answers/1
rubric: tiny@1.0.0
partnership: {title: Lake}
respondent: {name: Ann}
answers: {goals.ballots: 2, goals.gone: {level: 1, comment: by hand}}
"""
BEFORE: Final[journal.Entries] = {
    ("format",): "cooperation-answers/1",
    ("rubric",): "tiny@1.1.0",
    ("partnership", "title"): "Lake",
    ("respondent", "name"): "Ann",
}
TORN = journal.opening(journal.Session("ada", "elsewhere", 1, "then"), BEFORE) + b"00000000 {torn}\n"
RECORD = re.compile(r"^[123] ([^:\n]+): ([012]) ", re.MULTILINE)
Sit = Callable[..., Terminal]


@dataclass(frozen=True)
class Beginning:
    """What stands there, what may not be lost of it, and how often an interview makes each call that changes a disk."""

    files: Mapping[str, bytes]
    kept: bytes
    calls: Mapping[str, int]
    agreed: bool = True
    """Whether it begins without being asked whether to go on."""


BEGINNINGS: Final[Mapping[str, Beginning]] = {
    "a blank": Beginning(
        {"lake.yaml": BLANK.encode()},
        b"{name: Ann}",
        {"fsync": 12, "fchmod": 4, "ftruncate": 1, "rename": 2, "link": 1, "unlink": 2},
    ),
    "an older version": Beginning(
        {"lake.yaml": OLDER.encode()},
        b"by hand",
        {"fsync": 11, "fchmod": 4, "ftruncate": 1, "rename": 2, "link": 1, "unlink": 2},
        agreed=False,
    ),
    "a torn journal": Beginning(
        {"lake.yaml": BLANK.encode(), "lake.yaml.journal": TORN},
        b"{torn}",
        {"fsync": 13, "fchmod": 5, "ftruncate": 1, "rename": 3, "link": 1, "unlink": 2},
    ),
}
KILLS: Final = [
    (name, call, number)
    for name, beginning in BEGINNINGS.items()
    for call, times in beginning.calls.items()
    for number in range(1, times + 1)
]
TURN: Final = 1 if os.environ.get("HOSTILE") == "all" else 11
"""One in so many is tried in the everyday run."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "lake.yaml").write_text(BLANK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sit(folder: Path) -> Iterator[Sit]:
    """Sits down at the interview."""
    with ExitStack() as stack:

        def seated(**settings: Any) -> Terminal:
            words = ("assess", "lake.yaml", "--rubric", "tiny.yaml")
            return stack.enter_context(terminal(folder, *words, **settings))

        yield seated


def levels(folder: Path, name: str = "lake.yaml") -> dict[str, str]:
    rubric = open_rubric(str(folder / "tiny.yaml"))
    answers, _ = open_answers(str(folder / name), lambda _: rubric, carry_over=True)
    return {id_.partition(".")[2]: str(reply.level) for id_, reply in answers.replies.items()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_stands_in_the_record_survives_a_kill_and_it_goes_on_after(sit: Sit, folder: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", until="Question 2 of 3")
    screen.press("c", "not kept yet", until="not kept yet")
    screen.signal(signal.SIGKILL)
    assert screen.ended() is None
    assert names(folder) == ["lake.yaml", "lake.yaml.journal", "tiny.yaml"]
    again = sit()
    again.wait("Question 2 of 3")
    again.press("1q", until="Go on with")
    assert again.ended() == 0
    assert levels(folder) == {"aim": "2", "roles": "1"}
    assert names(folder) == ["lake.yaml", "lake.yaml.bak", "tiny.yaml"]


@pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")
@pytest.mark.parametrize(("name", "call", "number"), KILLS[::TURN])
def test_killed_while_it_saves_it_has_every_reply_of_the_record(
    folder: Path, name: str, call: str, number: int
) -> None:
    beginning = BEGINNINGS[name]
    for path, content in beginning.files.items():
        (folder / path).write_bytes(content)
    before = levels(folder)
    options = ["-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", f"--inject={call}:signal=KILL:when={number}"]
    command = ["strace", *options, *COOPERATION, "assess", "lake.yaml", "--rubric", "tiny.yaml"]
    with closing(Terminal(folder, command, 80, 24)) as screen:
        with suppress(AssertionError):
            if not beginning.agreed:
                screen.wait("Enter goes on")
                screen.press("\r", until="Question 1 of 3")
            screen.wait("Question 1 of 3")
            screen.press("21" if before else "210", until="f finish")
            screen.press("f", until="Your answers are in")
        assert screen.ended() != 0, f"there is no {call} number {number}"
        told = {**before, **{title.lower(): level for title, level in RECORD.findall(screen.record)}}
    kept = levels(folder)
    assert told.items() <= kept.items()
    assert kept.items() <= {"aim": "2", "roles": "1", "votes": "0", **before}.items()
    assert len(kept) <= len(told) + 1
    assert any(beginning.kept in path.read_bytes() for path in folder.glob("lake*"))


def test_without_room_on_the_disk_it_waits(sit: Sit, folder: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", until="Question 2 of 3")
    with full(screen):
        screen.press("1", until="This reply is not saved yet. Enter tries again, q stops without it:")
    screen.press("\r", until="Question 3 of 3")
    screen.press("q", until="Go on with")
    assert levels(folder) == {"aim": "2", "roles": "1"}


@contextmanager
def full(screen: Terminal) -> Iterator[None]:
    """While this lasts, the interview can write nothing to any file."""
    before = resource.prlimit(screen.process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    resource.prlimit(screen.process, resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("gone", ["lake.yaml", "lake.yaml.journal"])
def test_a_file_that_is_moved_away_is_said_and_made_again(sit: Sit, folder: Path, gone: str) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", until="Question 2 of 3")
    (folder / gone).rename(folder / "moved")
    screen.press("1", until=f"{gone} was moved or removed meanwhile; it is made again")
    screen.wait("Question 3 of 3")
    screen.signal(signal.SIGKILL)
    assert levels(folder) == {"aim": "2", "roles": "1"}


def test_what_somebody_else_puts_there_is_left_alone(sit: Sit, folder: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    (folder / "lake.yaml").write_text("theirs", encoding="utf-8")
    screen.press("2", until="yours go on in lake-2.yaml.")
    screen.press("q", until="cooperation assess lake-2.yaml")
    assert (folder / "lake.yaml").read_text(encoding="utf-8") == "theirs"
    assert levels(folder, "lake-2.yaml") == {"aim": "2"}


def test_a_second_session_is_told_who_holds_the_file(sit: Sit, folder: Path) -> None:
    first = sit()
    first.wait("Question 1 of 3")
    first.press("2", until="Question 2 of 3")
    second = sit()
    second.wait("is being answered in another session: ")
    assert f"process {first.process}, " in " ".join(second.record.split())
    assert second.takes_lines()
    assert second.ended() == 2
    first.press("1q", until="Go on with")
    assert levels(folder) == {"aim": "2", "roles": "1"}


def test_signals_one_after_the_other_cut_nothing_short(sit: Sit, folder: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", until="Question 2 of 3")
    for number in (signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        screen.signal(number)
    screen.wait("Saved in lake.yaml: 1 of 3 questions have a reply. Go on with:")
    assert screen.takes_lines()
    assert screen.ended() == 130
    assert "Traceback" not in screen.record
    assert names(folder) == ["lake.yaml", "lake.yaml.bak", "tiny.yaml"]


def test_a_window_resized_over_a_half_written_comment_keeps_it(sit: Sit, folder: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("c", "One line of a comment,\n", until="a comment,")
    for said, columns, rows in (("and one ", 60, 20), ("and two ", 120, 40), ("and three", 40, 12)):
        screen.resize(columns, rows)
        screen.press(said, until=said)
    screen.press("\x13", until="q quit.")
    screen.wait("Question 1 of 3")
    screen.press("q", until="Go on with")
    answers, _ = open_answers(str(folder / "lake.yaml"), lambda _: open_rubric(str(folder / "tiny.yaml")))
    assert answers.replies["goals.aim"].comment == Words("One line of a comment,\nand one and two and three")


def test_a_rubric_that_changed_since_is_asked_about_before_anything_is_written(sit: Sit, folder: Path) -> None:
    (folder / "lake.yaml").write_text(OLDER, encoding="utf-8")
    screen = sit()
    screen.wait("Nothing is written yet. Enter goes on, q leaves the file as it is:")
    said = " ".join(screen.record.split())
    assert "goals.ballots is now called goals.votes." in said
    assert "so set aside: goals.gone" in said
    assert names(folder) == ["lake.yaml", "tiny.yaml"]
    screen.press("q\r", until="as it is: q")
    assert screen.ended() == 0
    assert (folder / "lake.yaml").read_text(encoding="utf-8") == OLDER


def test_a_report_that_cannot_be_written_costs_no_reply(folder: Path) -> None:
    command = ["sh", "-c", 'exec "$@" > /dev/full', "sh", *COOPERATION, "assess", "lake.yaml", "--rubric", "tiny.yaml"]
    with closing(Terminal(folder, command, 80, 24)) as screen:
        screen.wait("Question 1 of 3")
        screen.press("210", until="f finish")
        screen.press("f", until="Saved in lake.yaml: 3 of 3 questions have a reply.")
        screen.wait("standard output cannot be written")
        assert screen.ended() == 2
        assert "Traceback" not in screen.record
    assert levels(folder) == {"aim": "2", "roles": "1", "votes": "0"}
