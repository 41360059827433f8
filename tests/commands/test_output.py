"""Where reports go."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import Result

from cooperation_cli.commands import output
from cooperation_cli.rendering.formats import Canvas, Colour
from cooperation_cli.rubric.library import examples

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Run = Callable[..., Result]
MONTREAL = next(each.path for each in examples() if each.name == "montreal-protocol")


def test_the_terminal_is_the_default_format(run: Run) -> None:
    assert run("score", MONTREAL).stdout == run("score", MONTREAL, "--format", "terminal").stdout


@pytest.mark.parametrize(
    ("suffix", "form"),
    [(".txt", "terminal"), (".md", "markdown"), (".json", "json"), (".csv", "csv"), (".MD", "markdown")],
)
def test_the_suffix_of_a_file_decides_its_format_and_nothing_is_printed(
    run: Run, tmp_path: Path, suffix: str, form: str
) -> None:
    target = tmp_path / f"report{suffix}"
    result = run("score", MONTREAL, "-o", str(target))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {target}\n")
    assert target.read_bytes().decode() == run("score", MONTREAL, "--format", form).stdout_bytes.decode()


def test_several_files_are_written_and_the_format_that_is_named_is_printed(run: Run, tmp_path: Path) -> None:
    page, result = tmp_path / "a.md", tmp_path / "a.json"
    done = run("score", MONTREAL, "-o", str(page), "-o", str(result), "--format", "csv", "--quiet")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == run("score", MONTREAL, "--format", "csv").stdout
    assert page.exists()
    assert result.exists()


def test_an_unknown_format_names_the_nearest(run: Run) -> None:
    result = run("score", MONTREAL, "--format", "markdwn")
    assert result.exit_code == 2
    assert result.stderr == '--format: "markdwn" is no format; did you mean "markdown"?\n'


@pytest.mark.parametrize("name", ["report.docx", "report", "-"])
def test_a_suffix_without_a_format_is_refused(run: Run, name: str) -> None:
    result = run("score", MONTREAL, "-o", name)
    assert result.exit_code == 2
    assert result.stderr == f"{name}: its suffix names no format; end it in one of: .txt .md .html .json .csv\n"


def test_an_existing_file_is_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    refused = run("score", MONTREAL, "-o", str(target))
    assert refused.exit_code == 2
    assert refused.stderr == f"{target}: already exists; use --force to replace it\n"
    assert target.read_text() == "mine"
    assert run("score", MONTREAL, "-o", str(target), "--force").exit_code == 0
    assert "Montreal" in target.read_text()


def test_nothing_is_written_where_one_of_several_cannot_be(run: Run, tmp_path: Path) -> None:
    standing, fresh = tmp_path / "a.md", tmp_path / "a.json"
    standing.write_text("mine")
    wrong = [str(fresh), str(standing), str(tmp_path / "no" / "a.csv")]
    result = run("score", MONTREAL, *(word for path in wrong for word in ("-o", path)))
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{wrong[1]}: already exists; use --force to replace it",
        f"{wrong[2]}: cannot be written: its folder does not exist; make the folder first",
    ]
    assert not fresh.exists()


def test_a_link_is_never_written_through(run: Run, tmp_path: Path) -> None:
    real, link, loose = tmp_path / "real.md", tmp_path / "link.md", tmp_path / "loose.md"
    real.write_text("mine")
    link.symlink_to(real)
    loose.symlink_to(tmp_path / "nowhere.md")
    for path in (link, loose):
        assert run("score", MONTREAL, "-o", str(path), "--force").exit_code == 2
    assert real.read_text() == "mine"
    assert not (tmp_path / "nowhere.md").exists()


def test_answers_are_never_replaced_by_their_report(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "answers.json"
    mine.write_text(run("template", "--format", "json", "--title", "T").stdout)
    before = mine.read_bytes()
    (tmp_path / "other.json").hardlink_to(mine)
    for name in ("answers.json", "other.json"):
        result = run("score", str(mine), "-o", str(tmp_path / name), "--force")
        assert result.exit_code == 2
        assert "is a file to be read" in result.stderr
    assert mine.read_bytes() == before


def test_a_file_that_is_named_twice_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("score", MONTREAL, "-o", f"{tmp_path}/a.md", "-o", f"{tmp_path}/./a.md")
    assert result.exit_code == 2
    assert "is named twice" in result.stderr


def test_a_folder_wants_a_format(run: Run, tmp_path: Path) -> None:
    for path in (str(tmp_path), f"{tmp_path}/new/"):
        result = run("score", MONTREAL, "-o", path)
        assert result.exit_code == 2
        assert "say with --format what they are to be" in result.stderr


def test_one_folder_is_enough(run: Run, tmp_path: Path) -> None:
    result = run("score", MONTREAL, "-o", f"{tmp_path}/a/", "-o", f"{tmp_path}/b/", "--format", "json")
    assert result.exit_code == 2
    assert "is a second folder" in result.stderr


def test_nothing_in_a_folder_is_replaced_without_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "montreal-protocol.json").write_text("mine")
    command = ("score", MONTREAL, "-o", str(tmp_path), "--format", "json")
    assert run(*command).exit_code == 2
    assert run(*command, "--force").exit_code == 0


def test_a_folder_is_made_in_one_that_exists(run: Run, tmp_path: Path) -> None:
    result = run("score", MONTREAL, "-o", f"{tmp_path}/a/b/", "--format", "json")
    assert result.exit_code == 2
    assert "its folder does not exist" in result.stderr


class Stdout(io.TextIOWrapper):
    """A stdout that is a terminal or not, of this encoding."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        return 1


Seen = Callable[..., Canvas]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """The canvas that a stdout is taken for, in a terminal of so many columns and with this environment alone."""

    def canvas(stdout: Stdout, columns: int = 100, *, colour: bool = True, **environment: str) -> Canvas:
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
        # Here and not before: between a fixture and its test, pytest puts its own stdout back.
        monkeypatch.setattr(sys, "stdout", stdout)
        return output.canvas(colour=colour)

    return canvas


def test_a_terminal_gets_its_width_colour_and_drawing(seen: Seen) -> None:
    assert seen(Stdout()) == Canvas(100, Colour.STANDARD, unicode=True)


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({"NO_COLOR": "1"}, Colour.NONE),
        ({"NO_COLOR": ""}, Colour.STANDARD),
        ({"TERM": "dumb"}, Colour.NONE),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, Colour.STANDARD),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Colour.NONE),
    ],
)
def test_the_environment_decides_on_colour(seen: Seen, environment: dict[str, str], colour: Colour) -> None:
    assert seen(Stdout(), **environment).colour is colour


def test_who_asks_for_no_colour_gets_none(seen: Seen) -> None:
    assert seen(Stdout(), colour=False, FORCE_COLOR="1").colour is Colour.NONE


def test_a_pipe_gets_no_colour(seen: Seen) -> None:
    assert seen(Stdout(terminal=False)).colour is Colour.NONE


@pytest.mark.parametrize(("columns", "width"), [(0, 80), (20, 40), (60, 60), (300, 120)])
def test_the_width_stays_within_what_can_be_read(seen: Seen, columns: int, width: int) -> None:
    assert seen(Stdout(), columns).width == width


@pytest.mark.parametrize(("encoding", "drawn"), [("utf-8", True), ("ascii", False), ("cp1252", False)])
def test_what_an_encoding_cannot_draw_is_not_drawn(seen: Seen, encoding: str, drawn: bool) -> None:
    assert seen(Stdout(encoding)).unicode is drawn


def test_a_result_is_one_document(run: Run) -> None:
    assert json.loads(run("score", MONTREAL, "--format", "json").stdout)["format"] == "cooperation-result/1"


def test_a_file_that_was_not_known_before_has_its_own_name_in_the_folder() -> None:
    folder = output.Folder("reports", output.TERMINAL, {"x/lake.yaml": "lake"})
    assert [Path(folder.place(source)).name for source in ("x/lake.yaml", "lake.yaml")] == ["lake.txt", "lake-2.txt"]


@pytest.mark.parametrize("verb", ["show", "check"])
def test_a_page_about_a_rubric_goes_into_a_folder_too(run: Run, tmp_path: Path, verb: str) -> None:
    assert run("rubric", verb, "-o", f"{tmp_path / 'out'}/", "-f", "markdown").exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["international-cooperation.md"]


class Sipping(io.BytesIO):
    """A stream without a buffer, that takes a few bytes at once and at times none."""

    _asked = False

    def write(self, content: "ReadableBuffer") -> int:
        self._asked = not self._asked
        return super().write(bytes(content)[: 7 * self._asked])


def test_what_a_stream_takes_in_parts_is_printed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Sipping()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding="utf-8"))
    output.print_text("\u017c\u00f3\u0142\u0107 " * 10, "ascii")
    assert stream.getvalue().decode() == "\\u017c\\xf3\\u0142\\u0107 " * 10
