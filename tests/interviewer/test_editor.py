"""A comment in somebody's own editor."""

import shlex
import signal
import sys
from pathlib import Path

import pytest

from cooperation_cli.interviewer.editor import chosen_editor, edited


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where drafts are kept."""
    for name in ("VISUAL", "EDITOR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def an_editor(monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """An editor that does this with the file `path`."""
    program = f"import os, sys, pathlib; path = pathlib.Path(sys.argv[1]); {does}"
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", program]))


def test_the_text_comes_back_changed_and_the_draft_is_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_editor(monkeypatch, "path.write_bytes(path.read_bytes().upper() + b'\\n')")
    assert edited("two\nlines") == "TWO\nLINES"
    assert list(folder.iterdir()) == []


def test_nobody_else_can_read_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    an_editor(monkeypatch, "path.write_text(oct(path.stat().st_mode & 0o777))")
    assert edited("secret") == "0o600"


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", "code --wait")
    assert chosen_editor() == ["code", "--wait"]


@pytest.mark.parametrize(
    "does", ["sys.exit(1)", "path.write_text('half'); sys.exit(1)", "path.unlink()", "path.write_bytes(b'x' * 3000000)"]
)
def test_what_an_editor_spoils_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], does: str
) -> None:
    an_editor(monkeypatch, does)
    assert edited("as it was") == "as it was"
    assert "what is written stays as it is" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "'", "/nowhere/editor"])
def test_without_an_editor_the_text_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv("EDITOR", name)
    assert edited("as it was") == "as it was"
    assert "No editor is named" in capsys.readouterr().err


def test_without_a_folder_for_drafts_the_text_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    an_editor(monkeypatch, "path.write_text('changed')")
    monkeypatch.setenv("TMPDIR", "/nowhere")
    assert edited("as it was") == "as it was"


def test_control_c_is_a_key_of_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    an_editor(monkeypatch, "import signal; os.kill(os.getppid(), signal.SIGINT); path.write_text('written on')")
    before = signal.getsignal(signal.SIGINT)
    assert edited("as it was") == "written on"
    assert signal.getsignal(signal.SIGINT) is before


def test_octets_that_are_no_text_are_pointed_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    an_editor(monkeypatch, "path.write_bytes('żółć'.encode())")
    assert edited("") == "żółć"
    assert capsys.readouterr().err == ""
    an_editor(monkeypatch, "path.write_bytes(b'caf\\xe9\\0')")
    assert edited("") == "caf\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    assert "Not all that came from the editor is text in UTF-8" in capsys.readouterr().err
