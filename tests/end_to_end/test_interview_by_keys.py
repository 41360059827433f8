"""`cooperation assess` by keys in a terminal, its screen read as a person reads it."""

import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from builders.terminal import COOPERATION, Terminal, terminal
from builders.tiny import AIM, ROLES_OR_NOT, tiny

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtQuestion, JumpedTo
from cooperation_cli.interview.steps import QuestionStep
from cooperation_cli.interviewer.wrapping import columns as wide
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

SHIPPED = "international-cooperation"
_WIDE = '{id: votes, text: "水はだれのものですか。", levels: {0: ない。, 1: みんなのもの。, 2: 法律がある。}}'
RUBRIC = tiny(AIM, ROLES_OR_NOT, _WIDE)
BEGUN = """\
format: cooperation-answers/1
rubric: {rubric}
partnership: {{title: Lake, profile: {profile}}}
respondent: {{partner: Ministry, side: funder, level: manages, role: Director, name: Ann}}
answers: {{}}
"""
PROFILE = """\
{form: multilateral, stage: running, scope: cross-border, partners: [state, ngo], basis: treaty, \
smaller-party: included, funding: one-way, personal-data: handled, affected-community: present, setting: fragile}"""
_FIRST = 4
DOWN, KEEP = "\x1b[B", "\x13"

Sit = Callable[..., Terminal]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A folder with two interviews in which only the questions are left: lake.yaml, and shipped.yaml."""
    (tmp_path / "tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "lake.yaml").write_text(BEGUN.format(rubric="tiny", profile="{}"), encoding="utf-8")
    (tmp_path / "shipped.yaml").write_text(BEGUN.format(rubric=SHIPPED, profile=PROFILE), encoding="utf-8")
    return tmp_path


@pytest.fixture
def sit(begun: Path) -> Iterator[Sit]:
    """Sits down at one of them."""
    with ExitStack() as stack:

        def seated(*words: str, name: str = "lake.yaml", **settings: Any) -> Terminal:
            rubric = ["--rubric", "tiny.yaml"] if name == "lake.yaml" else []
            return stack.enter_context(terminal(begun, "assess", name, *rubric, *words, **settings))

        yield seated


def saved(folder: Path, rubric: str = "tiny.yaml") -> Answers:
    answers, _ = open_answers(str(folder / "lake.yaml"), lambda _: open_rubric(str(folder / rubric)))
    return answers


def levels(folder: Path) -> dict[str, str]:
    return {id_.partition(".")[2]: str(reply.level) for id_, reply in saved(folder).replies.items()}


def first_questions(folder: Path) -> list[QuestionStep]:
    """The first questions of the shipped rubric, as they are put to this partnership."""
    answers, shipped = open_answers(str(folder / "shipped.yaml"), lambda _: open_rubric(SHIPPED))
    interview = Interview.begin(shipped, answers)
    steps = [interview.take(JumpedTo(AtQuestion(question.id))).current for question in interview.asked[:_FIRST]]
    return [step for step in steps if isinstance(step, QuestionStep)]


def words(text: str) -> str:
    """The text on one line, as it is read."""
    return " ".join(text.split())


def without_keys(shown: str) -> str:
    """What stands on the screen without the keys of the options, the pointer and the mark of the answer so far."""
    return words(re.sub(r"(?m)^[> ] +[0-4] [ *] ", "", shown))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_question_and_its_five_levels_are_in_view_and_the_cursor_follows(
    sit: Sit, begun: Path, columns: int
) -> None:
    screen = sit(name="shipped.yaml", columns=columns, rows=24)
    for number, step in enumerate(first_questions(begun), start=1):
        screen.wait(f"Question {number} of")
        shown = without_keys(screen.display)
        assert words(str(step.wording.text)) in shown
        for level, described in step.wording.levels.items():
            assert words(str(described)) in shown
            assert re.search(rf"(?m)^[> ] {level} ", screen.display)
        assert screen.under_cursor.startswith("0  ")
        for place in range(1, 5):
            screen.press(DOWN, until=f"> {place}")
            assert screen.under_cursor.startswith(f"{place}  ")
        screen.press("\r", until=f"{number} {step.question.title}: 4")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_in_lines_the_question_and_its_five_levels_stand_over_the_prompt(sit: Sit, begun: Path, columns: int) -> None:
    screen = sit("--plain", name="shipped.yaml", columns=columns, rows=24)
    for number, step in enumerate(first_questions(begun), start=1):
        screen.wait(f"Question {number} of", "q quit")
        shown = words(screen.display)
        assert words(str(step.wording.text)) in shown
        for level, described in step.wording.levels.items():
            assert words(str(described)) in words(re.sub(r"(?m)^  [0-4]  ", "", screen.display))
            assert re.search(rf"(?m)^  {level}  ", screen.display)
        assert screen.under_cursor == ""
        screen.press("4\r", until=f"Question {number + 1} of")
    assert b"\x1b" not in screen.sent


def test_wide_letters_keep_their_place(sit: Sit) -> None:
    screen = sit(columns=60)
    screen.wait("Question 1 of 3")
    screen.press("12", until="法律がある。")
    assert "水はだれのものですか。" in screen.display
    screen.press(DOWN, until="> 1")
    assert screen.under_cursor == "1   Some. みんなのもの。"


def test_an_interview_leads_from_its_keys_to_the_report(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", DOWN, "\r", until="水は")
    screen.press("d", until="f finish")
    screen.press("f", until="cooperation score lake.yaml")
    assert screen.ended() == 0
    assert {"aim": "2", "roles": "1"}.items() <= levels(tmp_path).items()
    assert "Quite ready" in screen.record


def test_what_was_said_stays_as_a_record(sit: Sit) -> None:
    screen = sit(rows=40)
    screen.wait("Question 1 of 3")
    screen.press("2s", until="水は")
    assert "1 Aim: 2 Agreed.\n2 Roles: Skipped; it stays open.\n\nQuestion 3 of 3" in screen.record


def test_the_terminal_is_asked_for_no_mouse_no_other_screen_no_colour_and_no_answer(sit: Sit) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2", DOWN, "?", until="Enter goes on.")
    screen.press("q", until="Go on with")
    assert screen.ended() == 0
    for sequence in (b"\x1b[?1000h", b"\x1b[?1049h", b"\x1b[6n"):
        assert sequence not in screen.sent
    assert not screen.coloured
    assert screen.sent.rfind(b"\x1b[?2004l") > screen.sent.rfind(b"\x1b[?2004h")


def test_a_paste_into_a_comment_stays_one_comment(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("c", until="Ctrl-S keeps")
    screen.press("\x1b[200~First.\r\r2\rq\x1b[201~", until="First.")
    screen.press(KEEP, until="Comment kept")
    screen.press("q", until="Go on with")
    assert screen.ended() == 0
    assert saved(tmp_path).replies == {"goals.aim": Reply(State.UNANSWERED, comment=Words("First.\n\n2\nq"))}


def test_a_paste_of_several_lines_answers_no_question(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("\x1b[200~2\r2\r2\r\x1b[201~", until="What was pasted is no reply")
    screen.press("q", until="Go on with")
    assert screen.ended() == 0
    assert saved(tmp_path).replies == {}


def test_a_long_comment_is_kept_whole(sit: Sit, tmp_path: Path) -> None:
    long = " ".join(["word"] * 1200)
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("c", until="Ctrl-S keeps")
    screen.press(f"{long} end", until="word end")
    screen.press(KEEP, "q", until="Go on with")
    assert screen.ended() == 0
    assert saved(tmp_path).replies["goals.aim"].comment == Words(f"{long} end")


def test_a_comment_can_be_written_in_an_editor(sit: Sit, tmp_path: Path) -> None:
    program = "import pathlib, sys; path = pathlib.Path(sys.argv[1]); path.write_text(path.read_text() + ' and more')"
    screen = sit(EDITOR=shlex.join([sys.executable, "-c", program]))
    screen.wait("Question 1 of 3")
    screen.press("c", until="Ctrl-O opens your editor")
    screen.press("some\x0f", until="some and more")
    screen.press(KEEP, "2q", until="Go on with")
    assert screen.ended() == 0
    assert saved(tmp_path).replies["goals.aim"].comment == Words("some and more")


def test_control_c_saves_and_leaves_the_terminal_as_it_was(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("1", until="Are there roles?")
    assert not screen.takes_lines()
    screen.press("\x03\x03", until="cooperation assess lake.yaml --rubric tiny.yaml")
    assert screen.takes_lines()
    assert screen.ended() == 130
    assert levels(tmp_path) == {"aim": "1"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_leaves_the_terminal_as_it_was(sit: Sit, tmp_path: Path, number: signal.Signals) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("1c", "half a thought", until="half a thought")
    screen.signal(number)
    screen.wait("cooperation assess lake.yaml --rubric tiny.yaml")
    assert screen.takes_lines()
    assert screen.ended() == 130
    assert "Traceback" not in screen.record
    assert saved(tmp_path).replies["goals.roles"].comment == Words("half a thought")


def test_a_closed_terminal_loses_nothing(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("21", until="水は")
    screen.close()
    assert levels(tmp_path) == {"aim": "2", "roles": "1"}


def test_control_d_saves_and_quits(sit: Sit, tmp_path: Path) -> None:
    screen = sit()
    screen.wait("Question 1 of 3")
    screen.press("2\x04", until="Go on with")
    assert screen.ended() == 0
    assert levels(tmp_path) == {"aim": "2"}


def test_after_a_rest_the_page_is_drawn_again(begun: Path) -> None:
    command = shlex.join([*COOPERATION, "assess", "lake.yaml", "--rubric", "tiny.yaml"])
    shell = ["/bin/bash", "-c", f"set -m; {command}; echo The program sleeps.; read -r _; fg"]
    with closing(Terminal(begun, shell, 80, 24)) as screen:
        screen.wait("Question 1 of 3")
        screen.press(DOWN, "\x1a", until="The program sleeps.")
        assert screen.takes_lines()
        screen.press("\r", until="> 1   Some. A draft.")
        screen.press("\rq", until="Go on with")
        assert screen.ended() == 0
    assert levels(begun) == {"aim": "1"}


@pytest.mark.parametrize("columns", [60, 120])
def test_a_window_of_another_size_has_the_page_drawn_anew(sit: Sit, begun: Path, columns: int) -> None:
    screen = sit(columns=80, rows=30, name="shipped.yaml")
    step = first_questions(begun)[0]
    screen.wait("Question 1 of")
    screen.press(DOWN, until="> 1")
    screen.resize(columns, 30)
    screen.wait("q quit.")
    shown = without_keys(screen.display)
    assert all(words(str(described)) in shown for described in step.wording.levels.values())
    assert screen.under_cursor.startswith("1  ")
    assert all(wide(line) <= columns for line in screen.display.splitlines())


def test_the_report_goes_to_a_file_while_the_talk_stays_in_the_terminal(sit: Sit, tmp_path: Path) -> None:
    screen = sit("-o", "lake.md")
    screen.wait("Question 1 of 3")
    screen.press("222", until="f finish")
    screen.press("f", until="Your answers are in lake.yaml")
    assert screen.ended() == 0
    report = (tmp_path / "lake.md").read_text(encoding="utf-8")
    assert "Quite ready" in report
    assert "\x1b" not in report


def test_the_same_typing_gives_the_same_file_by_keys_and_in_lines(sit: Sit, tmp_path: Path) -> None:
    typed = [
        "1",
        "b",
        "2",
        "c",
        "One.",
        "",
        "2",
        ".",
        "n",
        "too early",
        ".",
        "u",
        "n",
        "too early",
        ".",
        "e",
        "MoU 2024",
    ]
    typed += ["minutes", ".", "d", "j goals.aim", "e", "letter", ".", "0", "r"]
    blank = (tmp_path / "lake.yaml").read_bytes()
    files = []
    for manner in ([], ["--plain"]):
        (tmp_path / "lake.yaml").write_bytes(blank)
        screen = sit(*manner)
        screen.wait("Question 1 of 3")
        if manner:
            # In one go, lines are a paste.
            for line in typed:
                screen.type(line)
        else:
            screen.press(*(f"{line}\r" for line in typed), until="f finish")
        screen.press("f\r", until="Your answers are in lake.yaml")
        assert screen.ended() == 0
        files.append((tmp_path / "lake.yaml").read_bytes())
    assert files[0] == files[1]
    assert saved(tmp_path).replies["goals.roles"].state is State.NOT_APPLICABLE
