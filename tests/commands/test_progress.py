import io
import sys

import pytest

from cooperation_cli.commands.progress import FEWEST, counted

FILES = [f"{number}.yaml" for number in range(FEWEST)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Puts a terminal in the place of standard error; in the test itself, since pytest changes it before that."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_who_waits_for_twenty_files_sees_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(counted(FILES)) == FILES
    assert "20/20" in terminal.getvalue()


def test_the_bar_leaves_no_trace_and_what_was_said_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    for _ in counted(FILES):
        sys.stderr.write("one.yaml: is wrong\n")
    assert terminal.getvalue().count("one.yaml: is wrong") == FEWEST
    assert terminal.getvalue().endswith("\x1b[2K")


def test_few_files_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(counted(FILES[1:])) == FILES[1:]
    assert terminal.getvalue() == ""


def test_a_quiet_run_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(counted(FILES, quiet=True)) == FILES
    assert terminal.getvalue() == ""


def test_a_terminal_that_cannot_move_its_cursor_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    assert list(counted(FILES)) == FILES
    assert terminal.getvalue() == ""


def test_a_log_gets_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(counted(FILES)) == FILES
    assert capsys.readouterr().err == ""


def test_without_colour_the_bar_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(counted(FILES, colour=False)) == FILES
    assert "\x1b[3" not in terminal.getvalue()
