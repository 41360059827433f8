"""`cooperation example`."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cooperation_cli.rubric.library import examples

Run = Callable[..., Result]
LAKE = "lake-health-2025"


def test_the_examples_are_listed_with_the_partnership_that_each_is_about(run: Run) -> None:
    listed = run("example")
    assert listed.exit_code == 0
    assert "Lake Marouve health partnership, 9 respondents" in listed.stdout
    assert {line.split()[0] for line in listed.stdout.splitlines()} == {
        each.name.partition("/")[0] for each in examples()
    }


def test_an_example_is_printed_as_an_answers_file_without_the_editors_line(run: Run) -> None:
    printed = run("example", "montreal-protocol").stdout
    assert "yaml-language-server" not in printed
    assert "format: cooperation-answers/1" in printed


def test_an_unknown_example_names_the_nearest(run: Run) -> None:
    result = run("example", "montreal-protocl")
    assert result.exit_code == 2
    assert 'did you mean "montreal-protocol"?' in result.stderr


def test_an_example_of_several_files_is_not_printed_at_once(run: Run) -> None:
    result = run("example", LAKE)
    assert result.exit_code == 2
    assert "is 9 answers files" in result.stderr


def test_one_file_of_several_is_printed(run: Run) -> None:
    assert "Lake Marouve" in run("example", f"{LAKE}/ngo-director").stdout


def test_an_example_is_written_to_a_private_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    result = run("example", "montreal-protocol", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"wrote {target}\n"
    assert target.read_text() == run("example", "montreal-protocol").stdout
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", [LAKE, f"{LAKE}/"])
def test_a_folder_gets_every_file_of_an_example(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "lake"
    assert run("example", name, "--quiet", "-o", f"{folder}/").exit_code == 0
    assert len(list(folder.glob("*.yaml"))) == 9


def test_a_folder_gets_a_single_example_under_its_name(run: Run, tmp_path: Path) -> None:
    assert run("example", "montreal-protocol", "-o", str(tmp_path)).exit_code == 0
    assert (tmp_path / "montreal-protocol.yaml").exists()


def test_one_file_cannot_hold_several_answers_files(run: Run, tmp_path: Path) -> None:
    result = run("example", LAKE, "-o", str(tmp_path / "all.yaml"))
    assert result.exit_code == 2
    assert "end it in a slash" in result.stderr


def test_nothing_is_written_where_one_file_would_be_replaced(run: Run, tmp_path: Path) -> None:
    standing = tmp_path / "ngo-director.yaml"
    standing.write_text("mine")
    refused = run("example", LAKE, "-o", str(tmp_path))
    assert refused.exit_code == 2
    assert "ngo-director.yaml: already exists; use --force to replace it" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ngo-director.yaml"]
    assert standing.read_text() == "mine"
    assert run("example", LAKE, "--force", "-o", str(tmp_path)).exit_code == 0
    assert standing.read_text() != "mine"
