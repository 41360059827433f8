"""`cooperation assess` in a real pseudo-terminal: typed at, pasted into, interrupted, killed."""

import io
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pexpect
import pytest
from builders.tiny import AIM, ROLES_OR_NOT, VOTES, tiny

from cooperation_cli.answers.model import Answers, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.interviewer.wrapping import columns
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

RUBRIC = tiny(AIM, ROLES_OR_NOT, VOTES)
PROMPT = "quit[^:]*: "
ABOUT_YOU = ("party: ", "1 to 7: ", "1 to 3: ", "role: ", "name: ")
COOPERATION = [sys.executable, "-m", "cooperation_cli"]

Assess = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def assess(tmp_path: Path) -> Iterator[Assess]:
    """Starts an interview in a terminal, in a folder of its own, at its first prompt after the opening."""
    (tmp_path / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    children: list[pexpect.spawn[str]] = []

    def started(
        *words: str, wide: int = 80, term: str = "dumb", rubric: str = "tiny.yaml", through: str = ""
    ) -> "pexpect.spawn[str]":
        command = [*COOPERATION, "assess", "--rubric", rubric, *words]
        in_shell = ["sh", "-c", f'exec "$@"{through}', "sh", *command]
        return spawned(in_shell if through else command, wide=wide, term=term)

    def spawned(command: list[str], *, wide: int, term: str) -> "pexpect.spawn[str]":
        environment = {**os.environ, "TERM": term, "NO_COLOR": "1"}
        child = pexpect.spawn(
            command[0],
            command[1:],
            env=environment,
            cwd=str(tmp_path),
            dimensions=(40, wide),
            encoding="utf-8",
            timeout=30,
        )
        child.logfile_read = io.StringIO()
        children.append(child)
        return child

    yield started
    for child in children:
        with suppress(OSError):
            child.close(force=True)


def shown_by(child: "pexpect.spawn[str]") -> str:
    """All that the terminal was sent."""
    assert isinstance(child.logfile_read, io.StringIO)
    return child.logfile_read.getvalue().replace("\r\n", "\n")


def new(assess: Assess, *words: str, **settings: Any) -> "pexpect.spawn[str]":
    child = assess("--title", "Lake", *words, **settings)
    for prompt in ABOUT_YOU:
        child.expect(prompt)
        child.sendline("")
    child.expect(PROMPT)
    return child


def say(child: "pexpect.spawn[str]", *lines: str, then: str = PROMPT) -> None:
    for line in lines:
        child.sendline(line)
        child.expect(then)


def ended(child: "pexpect.spawn[str]") -> tuple[int | None, str]:
    """The exit code, and all that was shown."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, shown_by(child)


def saved(folder: Path, name: str = "lake.yaml", *, rubric: str | None = None) -> Answers:
    answers, _ = open_answers(str(folder / name), lambda _: open_rubric(rubric or str(folder / "tiny.yaml")))
    return answers


def levels(folder: Path, name: str = "lake.yaml") -> dict[str, str]:
    return {id_.partition(".")[2]: str(reply.level) for id_, reply in saved(folder, name).replies.items()}


@pytest.mark.parametrize("wide", [60, 80, 120])
def test_a_quick_interview_leads_to_its_report_at_any_width(assess: Assess, tmp_path: Path, wide: int) -> None:
    shipped = "international-cooperation"
    child = new(assess, "--depth", "quick", rubric=shipped, wide=wide)
    say(child, "2", "2", "2", "1, 3", "2", "1", "1", "1", "1", "2")
    for number in range(25):
        say(child, str(number % 5))
    child.sendline("f")
    code, shown = ended(child)
    assert code == 0
    assert "25 questions: 25 answered." in shown
    assert "Screening" in shown
    assert "Your answers are in lake.yaml." in shown
    assert "\x1b" not in shown
    to_be_typed = "  cooperation "
    assert [line for line in shown.splitlines() if columns(line) > wide and not line.startswith(to_be_typed)] == []
    assert {reply.state for reply in saved(tmp_path, rubric=shipped).replies.values()} == {State.LEVEL}


def test_quitting_and_resuming(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2")
    child.sendline("q")
    code, shown = ended(child)
    assert code == 0
    assert "cooperation assess lake.yaml --rubric tiny.yaml" in shown
    again = assess("lake.yaml")
    again.expect("Question 2 of 3")
    again.expect(PROMPT)
    say(again, "1", "0")
    again.sendline("f")
    assert ended(again)[0] == 0
    assert levels(tmp_path) == {"aim": "2", "roles": "1", "votes": "0"}


def test_going_back_to_change_an_answer(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", "1", "b", "b")
    assert "Your answer so far: 2 Agreed" in shown_by(child)
    say(child, "0")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(tmp_path) == {"aim": "0", "roles": "1"}


def test_not_applicable_with_its_reason(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "s")
    say(child, "n", then="ends it.*> ")
    say(child, "no roles yet", then="> ")
    say(child, ".")
    child.sendline("q")
    ended(child)
    reply = saved(tmp_path).replies["goals.roles"]
    assert (reply.state, str(reply.comment)) == (State.NOT_APPLICABLE, "no roles yet")


def test_what_was_acknowledged_survives_a_kill(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", then="Noted: 2 Agreed")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    assert levels(tmp_path) == {"aim": "2"}
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_tells_how_to_go_on(assess: Assess, tmp_path: Path, number: signal.Signals) -> None:
    child = new(assess)
    say(child, "2")
    child.kill(number)
    code, shown = ended(child)
    assert code == 130
    assert "cooperation assess lake.yaml --rubric tiny.yaml" in shown
    assert "Traceback" not in shown
    assert levels(tmp_path) == {"aim": "2"}


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_control_c_at_the_keyboard(assess: Assess, tmp_path: Path, term: str) -> None:
    child = new(assess, "--plain", term=term)
    say(child, "1")
    child.sendintr()
    child.sendintr()
    code, shown = ended(child)
    assert code == 130
    assert "Saved in lake.yaml: 1 of 3 questions have a reply." in shown
    assert levels(tmp_path) == {"aim": "1"}


def test_control_c_before_anything_is_typed(assess: Assess, tmp_path: Path) -> None:
    child = assess()
    child.expect("called")
    child.sendintr()
    code, shown = ended(child)
    assert code == 130
    assert "Nothing was saved yet." in shown
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.yaml"]


def test_a_closed_terminal_loses_nothing(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", "1")
    child.ptyproc.delayafterclose = 3  # type: ignore[attr-defined]
    child.close(force=False)
    assert levels(tmp_path) == {"aim": "2", "roles": "1"}


def test_control_d_saves_and_quits(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2")
    child.sendeof()
    code, shown = ended(child)
    assert code == 0
    assert "End of input." in shown
    assert "cooperation assess lake.yaml" in shown
    assert levels(tmp_path) == {"aim": "2"}


def test_a_comment_of_many_characters_on_one_line_is_kept_whole(assess: Assess, tmp_path: Path) -> None:
    long = " ".join(["word"] * 1200)
    child = new(assess)
    say(child, "c", then="> ")
    child.sendline(long)
    child.expect("> ")
    say(child, ".")
    child.sendline("q")
    ended(child)
    assert str(saved(tmp_path).replies["goals.aim"].comment) == long


def test_plain_lines_are_plain_in_any_terminal(assess: Assess, tmp_path: Path) -> None:
    child = new(assess, "--plain", term="xterm-256color", wide=60)
    say(child, "2", "?")
    say(child, "c", then="> ")
    say(child, "word " * 40, then="> ")
    say(child, ".")
    child.sendline("q")
    assert "\x1b" not in ended(child)[1]
    assert levels(tmp_path) == {"aim": "2", "roles": "None"}


def test_a_paste_into_a_comment_stays_one_comment(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "c", then="> ")
    child.sendline("First.\n\n2\nq")
    child.expect("> ")
    say(child, ".", then="Comment kept")
    child.expect(PROMPT)
    child.sendline("q")
    assert ended(child)[0] == 0
    assert str(saved(tmp_path).replies["goals.aim"].comment) == "First.\n\n2\nq"
    assert set(saved(tmp_path).replies) == {"goals.aim"}


@pytest.mark.parametrize("end", ["last line\n", "3"])
@pytest.mark.parametrize("more", ["", " > report.txt"], ids=["edited", "not edited"])
def test_a_paste_with_a_full_stop_in_it_stays_one_comment(assess: Assess, tmp_path: Path, more: str, end: str) -> None:
    child = new(assess, through=more)
    say(child, "c", then="> ")
    child.send(f"First line\n3\n.\n1\n \n.\n2\n{end}")
    if not end.endswith("\n"):
        child.expect("2\r\n.*3")
        child.sendline("")
    child.expect("typed by itself, ends it.")
    child.expect("> ")
    say(child, ".", then="Comment kept")
    child.expect(PROMPT)
    say(child, "2")
    child.sendline("q")
    assert ended(child)[0] == 0
    reply = saved(tmp_path).replies["goals.aim"]
    assert reply.comment == Words(f"First line\n3\n.\n1\n \n.\n2\n{end.strip()}")
    assert reply.level == 2
    assert set(saved(tmp_path).replies) == {"goals.aim"}


@pytest.mark.parametrize("title", [[], ["--title", "Lake"]])
def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_asked(assess: Assess, title: list[str]) -> None:
    child = assess("/proc/lake.yaml", *title)
    code, shown = ended(child)
    assert code == 2
    assert "/proc: answers cannot be kept there: a file in it " in shown
    assert "called" not in shown
    assert "party" not in shown


def test_a_full_disk_can_be_waited_out(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2")
    with full(child):
        child.sendline("1")
        child.expect("This reply is not saved yet.")
        child.expect("without it: ")
    say(child, "")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(tmp_path) == {"aim": "2", "roles": "1"}


def test_a_full_disk_can_be_given_up_on(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2")
    with full(child):
        say(child, "1", then="without it: ")
        child.sendline("q")
        code, shown = ended(child)
    assert code == 2
    assert "Saved in lake.yaml.journal: 1 of 3 questions have a reply." in shown
    assert levels(tmp_path) == {"aim": "2"}


@contextmanager
def full(child: "pexpect.spawn[str]") -> Iterator[None]:
    """While this lasts, the interview can write nothing to any file."""
    assert child.pid is not None
    before = resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    with suppress(ProcessLookupError):
        resource.prlimit(child.pid, resource.RLIMIT_FSIZE, before)


def test_with_the_report_sent_elsewhere_the_talk_stays_in_the_terminal(assess: Assess, tmp_path: Path) -> None:
    words = " ".join([*COOPERATION, "assess", "lake.yaml", "--rubric", "tiny.yaml", "--format", "json"])
    begun = new(assess)
    say(begun, "2")
    begun.close()
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f"{words} --plain > report.json"],
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=30,
    )
    child.expect(PROMPT)
    say(child, "2", "2")
    child.sendline("f")
    child.expect(pexpect.EOF)
    assert '"band":' in (tmp_path / "report.json").read_text(encoding="utf-8").replace(" ", "")


def test_undo_takes_back_one_change_after_the_other_also_on_disk(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", "1", "s")
    say(child, "u", "0", "b", "u", "u")
    say(child, "u", then="there is nothing to take back")
    child.expect(PROMPT)
    child.sendline("q")
    code, shown = ended(child)
    assert code == 0
    assert shown.count("Undone: ") == 3
    assert levels(tmp_path) == {}


def test_back_and_forward_change_nothing(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", "1")
    say(child, "b", "b", then="Question [12] of 3")
    say(child, "f", then="Question 2 of 3")
    say(child, "f", then="Question 3 of 3")
    child.sendline("q")
    assert ended(child)[0] == 0
    assert levels(tmp_path) == {"aim": "2", "roles": "1"}


def test_a_part_is_asked_again_and_all_else_stays(assess: Assess, tmp_path: Path) -> None:
    child = new(assess)
    say(child, "2", "d")
    child.sendline("q")
    ended(child)
    again = assess("lake.yaml", "--unsure", "--only", "*.roles")
    again.expect("Question 1 of 1")
    again.expect(PROMPT)
    say(again, "1", then="1 question: 1 answered")
    again.expect("2 other questions are outside the part that you chose; 1 of them open.")
    again.expect(PROMPT)
    again.sendline("f")
    code, shown = ended(again)
    assert code == 0
    assert "To answer them:\n  cooperation assess lake.yaml --unanswered --rubric tiny.yaml" in shown
    assert levels(tmp_path) == {"aim": "2", "roles": "1"}


@pytest.mark.parametrize("wide", [60, 120])
def test_a_group_settles_on_a_level_and_its_dissent_is_kept(assess: Assess, tmp_path: Path, wide: int) -> None:
    child = assess("--title", "Lake", "--facilitate", wide=wide)
    child.expect("leaves it out\\)")
    child.sendline("The committee")
    child.expect(PROMPT)
    say(child, "1", then="How many agree")
    say(child, "3", then="Of how many")
    say(child, "4", then="> ")
    say(child, "One never saw it.", then="> ")
    say(child, ".", "b")
    child.sendline("q")
    code, shown = ended(child)
    assert code == 0
    assert "Your answer so far" not in shown
    to_be_typed = "  cooperation "
    assert [line for line in shown.splitlines() if columns(line) > wide and not line.startswith(to_be_typed)] == []
    reply = saved(tmp_path).replies["goals.aim"]
    assert str(reply.comment) == "Level 1: 3 of 4 agree. Seen differently: One never saw it."
