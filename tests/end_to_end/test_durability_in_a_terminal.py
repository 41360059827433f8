"""What happens to an interview that somebody is sitting at: interrupted, overtaken, its files moved away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pexpect
import pytest
from builders.tiny import AIM, ROLES, VOTES_ONCE_BALLOTS, tiny

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.text import Words

RUBRIC = tiny(AIM, ROLES, VOTES_ONCE_BALLOTS, version="1.1.0")
PROMPT = r"quit[^:]*: "
NEW = "\n" * 5
COMMAND = [sys.executable, "-m", "cooperation_cli", "assess"]
PLAIN = {**os.environ, "TERM": "dumb", "NO_COLOR": "1"}
Assess = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    return tmp_path


@pytest.fixture
def assess(folder: Path) -> Iterator[Assess]:
    """Starts an interview in a terminal."""
    children: list[pexpect.spawn[str]] = []

    def started(*words: str, into: Path = folder, through: str = "") -> "pexpect.spawn[str]":
        shell = ["sh", "-c", through, "sh"] if through else []
        command = [*shell, *COMMAND, "--rubric", str(folder / "tiny.yaml"), *words]
        child = pexpect.spawn(
            command[0], command[1:], env=PLAIN, cwd=str(into), dimensions=(40, 100), encoding="utf-8", timeout=10
        )
        children.append(child)
        return child

    yield started
    for child in children:
        with suppress(OSError, pexpect.ExceptionPexpect):
            child.close(force=True)


def new(assess: Assess, *words: str, into: Path | None = None, through: str = "") -> "pexpect.spawn[str]":
    child = assess("--title", "Lake", *words, through=through, **({"into": into} if into else {}))
    for prompt in ("party: ", "1 to 7: ", "1 to 3: ", "role: ", "name: "):
        child.expect(prompt)
        child.sendline("")
    child.expect(PROMPT)
    return child


def say(child: "pexpect.spawn[str]", line: str, then: str = PROMPT) -> str:
    """Types a line; what is shown up to the next prompt, as one line."""
    child.sendline(line)
    child.expect(then)
    return " ".join(f"{child.before}{child.after}".split())


def ended(child: "pexpect.spawn[str]") -> tuple[int | None, str]:
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, " ".join(str(child.before).split())


def piped(folder: Path, *words: str, typed: str = "", **settings: object) -> "subprocess.CompletedProcess[str]":
    command = [*COMMAND, "--rubric", str(folder / "tiny.yaml"), *words]
    usual = {"input": typed, "capture_output": True, "text": True, "cwd": folder, "env": PLAIN, "timeout": 60}
    return subprocess.run(command, check=False, **{**usual, **settings})  # type: ignore[call-overload,no-any-return]


def levels(path: Path) -> dict[str, str]:
    answers, _ = open_answers(str(path), lambda _: load_rubric(str(path.parent / "tiny.yaml")))
    return {id_.partition(".")[2]: str(reply.level) for id_, reply in answers.replies.items()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_second_session_is_told_who_holds_the_file(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2")
    second = piped(folder, "lake.yaml", typed="1\nf\n")
    assert second.returncode == 2
    assert "lake.yaml: is being answered in another session: " in second.stderr
    assert f"process {child.pid}, since 20" in second.stderr
    assert "Question" not in second.stderr
    say(child, "1")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}
    assert piped(folder, "lake.yaml", typed="0\nf\n").returncode == 0


def test_the_lock_of_a_dead_process_is_taken_over(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2", then="Noted")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    assert names(folder) == ["lake.yaml", "lake.yaml.journal", "tiny.yaml"]
    again = piped(folder, "lake.yaml", typed="1\nq\n")
    assert again.returncode == 0
    assert "1 of the replies stand in lake.yaml.journal" in " ".join(again.stderr.split())
    assert names(folder) == ["lake.yaml", "tiny.yaml"]
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}


def test_found_again_with_no_argument(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2", then="Noted")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    again = assess()
    again.expect("1  lake.yaml: Lake, 1 of 3 answered")
    again.expect("begins a new one: ")
    assert "Question 2 of 3" in say(again, "1")
    again.sendline("q")
    assert ended(again)[0] == 0
    assert levels(folder / "lake.yaml") == {"aim": "2"}


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        (["lake.yaml"], "lake.yaml was moved or removed meanwhile; it is made again, with every reply."),
        (["lake.yaml.journal"], "lake.yaml.journal was moved or removed meanwhile; it is made again"),
        (["lake.yaml", "lake.yaml.journal"], "lake.yaml was moved or removed meanwhile; it is made again"),
    ],
)
def test_a_file_that_is_moved_away_is_made_again(assess: Assess, folder: Path, gone: list[str], says: str) -> None:
    child = new(assess)
    say(child, "2")
    for name in gone:
        (folder / name).rename(folder / f"moved-{name}")
    assert says in say(child, "1")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}


@pytest.mark.parametrize("other", ["a link", "a folder", "other answers"])
def test_what_somebody_else_puts_there_is_left_alone(assess: Assess, folder: Path, other: str) -> None:
    child = new(assess)
    say(child, "2")
    path = folder / "lake.yaml"
    path.unlink()
    if other == "a link":
        path.symlink_to("tiny.yaml")
    elif other == "a folder":
        path.mkdir()
    else:
        path.write_text("theirs", encoding="utf-8")
    assert "lake.yaml was changed by somebody else. It stays; yours go on in lake-2.yaml." in say(child, "1")
    child.sendline("q")
    code, shown = ended(child)
    assert (code, "cooperation assess lake-2.yaml" in shown) == (0, True)
    assert levels(folder / "lake-2.yaml") == {"aim": "2", "roles": "1"}
    assert (folder / "tiny.yaml").read_text(encoding="utf-8") == RUBRIC
    assert path.is_symlink() or path.is_dir() or path.read_text(encoding="utf-8") == "theirs"
    assert not (folder / "lake.yaml.journal").exists()


def test_a_journal_that_is_replaced_is_left_alone(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2")
    (folder / "lake.yaml.journal").unlink()
    (folder / "lake.yaml.journal").write_text("theirs", encoding="utf-8")
    assert "yours go on in lake-2.yaml" in say(child, "1")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert (folder / "lake.yaml.journal").read_text(encoding="utf-8") == "theirs"
    assert levels(folder / "lake-2.yaml") == {"aim": "2", "roles": "1"}


def test_without_its_folder_it_goes_on_in_the_one_it_was_started_in(assess: Assess, folder: Path) -> None:
    (folder / "work").mkdir()
    child = new(assess, "work/lake.yaml")
    say(child, "2")
    (folder / "work").rename(folder / "archive")
    shown = say(child, "1")
    assert "work/lake.yaml was moved or removed meanwhile; yours go on in lake.yaml." in shown
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}


def test_a_folder_that_is_renamed_around_it_changes_nothing(assess: Assess, folder: Path) -> None:
    (folder / "work").mkdir()
    child = new(assess, into=folder / "work")
    say(child, "2")
    (folder / "work").rename(folder / "done")
    assert "moved" not in say(child, "1")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert names(folder / "done") == ["lake.yaml"]


def test_a_working_folder_that_is_deleted_meanwhile_loses_nothing(
    assess: Assess, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, work = folder / "home", folder / "work"
    home.mkdir()
    work.mkdir()
    monkeypatch.setitem(PLAIN, "HOME", str(home))
    child = new(assess, into=work)
    say(child, "2")
    for path in work.iterdir():
        path.unlink()
    work.rmdir()
    assert f"yours go on in {home}/lake.yaml." in say(child, "1").replace("- ", "-")
    child.sendline("q")
    assert ended(child)[0] == 0
    (home / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    assert levels(home / "lake.yaml") == {"aim": "2", "roles": "1"}


def test_control_z_and_back(folder: Path) -> None:
    command = " ".join([*COMMAND, "--rubric", "tiny.yaml", "lake.yaml"])
    (folder / "lake.yaml").write_text(
        "format: cooperation-answers/1\nrubric: tiny@1.1.0\npartnership: {title: Lake}\nanswers: {goals.aim: 2}\n",
        encoding="utf-8",
    )
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], env=PLAIN, cwd=str(folder), encoding="utf-8", timeout=10
    )
    shell.sendline(command)
    shell.expect(PROMPT)
    shell.send("\x1a")
    shell.expect("Stopped")
    assert "is being answered in another session" in piped(folder, "lake.yaml", typed="q\n").stderr
    shell.sendline("fg")
    say(shell, "1")
    say(shell, "q", then="Saved in lake.yaml: 2 of 3")
    shell.close(force=True)
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}


def test_a_terminal_that_changes_its_size_loses_nothing(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2")
    child.setwinsize(20, 60)
    say(child, "1", then="Question 3 of 3")
    child.expect(PROMPT)
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1"}


def test_signals_one_after_the_other_cut_nothing_short(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2")
    for number in (signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        child.kill(number)
    code, shown = ended(child)
    assert code == 130
    assert "Saved in lake.yaml: 1 of 3 questions have a reply." in shown
    assert names(folder) == ["lake.yaml", "tiny.yaml"]


NOT_EDITED, IN_A_SHELL = 'exec "$@" > report.txt', '"$@"; true'


@pytest.mark.parametrize(
    ("how", "through"),
    [
        *((how, "") for how in ("Ctrl-C", "Ctrl-D", "SIGINT", "SIGTERM", "SIGHUP", "closed")),
        ("Ctrl-C", NOT_EDITED),
        ("closed", NOT_EDITED),
        ("closed", IN_A_SHELL),
        ("closed", '"$@" > report.txt; true'),
    ],
)
def test_a_comment_that_is_being_written_is_kept_however_it_ends(
    assess: Assess, folder: Path, how: str, through: str
) -> None:
    child = new(assess, through=through)
    for line in ("c", "one", "two", "three"):
        say(child, line, then="> ")
    if how != "Ctrl-D":
        child.send("and half")
        child.expect("and half")
    match how:
        case "Ctrl-C":
            child.sendintr()
        case "Ctrl-D":
            child.sendeof()
            child.expect(PROMPT)
            child.sendline("q")
        case "closed":
            os.close(child.child_fd)
        case _:
            child.kill(getattr(signal, how))
    gone(folder / "lake.yaml.journal")
    # A line that the terminal keeps to itself, or has no time to hand over, is not known.
    half = ["and half"] if not through and how not in {"Ctrl-D", "closed"} else []
    reply = answers_in(folder).replies
    assert reply["goals.aim"].comment == Words("\n".join(["one", "two", "three", *half]))
    assert set(reply) == {"goals.aim"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_comment_that_comes_through_a_pipe_is_kept_when_a_signal_comes(folder: Path, number: signal.Signals) -> None:
    command = [*COMMAND, "--rubric", str(folder / "tiny.yaml"), "--title", "Lake"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder, env=PLAIN
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(f"{NEW}2\nc\none\ntwo\n")
        process.stdin.flush()
        while "> two" not in process.stderr.readline():
            pass
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Comment kept" in told
    assert "Saved in lake.yaml: 1 of 3 questions have a reply." in " ".join(told.split())
    assert answers_in(folder).replies["goals.roles"].comment == Words("one\ntwo")


def answers_in(folder: Path) -> Answers:
    return open_answers(str(folder / "lake.yaml"), lambda _: load_rubric(str(folder / "tiny.yaml")))[0]


def gone(path: Path) -> None:
    """Waits until nothing stands there."""
    deadline = time.monotonic() + 30
    while path.exists():
        assert time.monotonic() < deadline, path.read_text(encoding="utf-8")
        time.sleep(0.02)


def test_a_journal_that_was_damaged_is_kept_aside(assess: Assess, folder: Path) -> None:
    child = new(assess)
    say(child, "2")
    say(child, "1", then="Noted")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    path = folder / "lake.yaml.journal"
    path.write_bytes(damaged := path.read_bytes().replace(b'"goals.roles": 1', b'"goals.roles": 0'))
    again = piped(folder, "lake.yaml", typed="q\n")
    says = " ".join(again.stderr.split())
    assert "is damaged, or was cut short" in says
    assert "As it was, it is kept in lake.yaml.journal.aside." in says
    assert (folder / "lake.yaml.journal.aside").read_bytes() == damaged
    assert levels(folder / "lake.yaml") == {"aim": "2"}


OLDER = """\
format: cooperation-answers/1
rubric: tiny@1.0.0
partnership: {title: Lake, profile: {size: big}}
answers: {goals.ballots: 2, goals.gone: {level: 1, comment: by hand}, goals.aim: 7}
"""


def test_a_rubric_that_changed_since_is_asked_about_before_anything_is_written(assess: Assess, folder: Path) -> None:
    (folder / "lake.yaml").write_text(OLDER, encoding="utf-8")
    child = assess("lake.yaml")
    child.expect("q leaves the file as it is: ")
    shown = " ".join(str(child.before).split())
    assert "goals.ballots is now called goals.votes." in shown
    assert "so set aside: goals.gone" in shown
    assert names(folder) == ["lake.yaml", "tiny.yaml"]
    child.sendline("q")
    assert ended(child)[0] == 0
    assert (folder / "lake.yaml").read_text(encoding="utf-8") == OLDER


def test_what_no_longer_fits_is_kept_in_the_file(assess: Assess, folder: Path) -> None:
    (folder / "lake.yaml").write_text(OLDER, encoding="utf-8")
    child = assess("lake.yaml")
    child.expect("q leaves the file as it is: ")
    say(child, "")
    say(child, "1")
    child.sendline("q")
    assert ended(child)[0] == 0
    text = (folder / "lake.yaml").read_text(encoding="utf-8")
    _, kept = text.split("set_aside:")
    assert "goals.gone" in kept
    assert "by hand" in kept
    assert "goals.aim: 7" in kept
    assert "size: big" in kept
    assert levels(folder / "lake.yaml") == {"aim": "1", "votes": "2"}


@pytest.mark.parametrize("place", ["a deleted folder", "a folder in /proc"])
def test_a_place_that_takes_no_file_is_said_before_the_first_question(folder: Path, place: str) -> None:
    work = folder / "work"
    work.mkdir()
    script = (
        'cd "$1" && rmdir "$1" && shift && exec "$@"'
        if place == "a deleted folder"
        else 'cd /proc && shift && exec "$@"'
    )
    command = ["sh", "-c", script, "sh", str(work), *COMMAND, "--rubric", str(folder / "tiny.yaml"), "--title", "Lake"]
    tried = subprocess.run(command, input=NEW, capture_output=True, text=True, env=PLAIN, check=False, timeout=60)
    assert tried.returncode == 2
    assert "this folder: answers cannot be kept there" in tried.stderr
    assert "Question" not in tried.stderr
    assert "Traceback" not in tried.stderr


@pytest.mark.parametrize("full", ["stdout", "stderr"])
def test_a_stream_that_takes_nothing_loses_no_reply(folder: Path, full: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, full: stream}
        told = piped(folder, "--title", "Lake", typed=f"{NEW}2\n1\n0\nf\n", capture_output=False, **streams)
    assert told.returncode == (2 if full == "stdout" else 0)
    assert levels(folder / "lake.yaml") == {"aim": "2", "roles": "1", "votes": "0"}
    assert names(folder) == ["lake.yaml", "tiny.yaml"]


def test_it_needs_no_home(folder: Path) -> None:
    bare = {key: value for key, value in PLAIN.items() if key not in {"HOME", "USER", "LOGNAME"}}
    assert piped(folder, "--title", "Lake", typed=f"{NEW}2\nq\n", env=bare).returncode == 0
    assert levels(folder / "lake.yaml") == {"aim": "2"}
