import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.documents.folders import files_in, folders, newest_first, once_each
from cooperation_cli.errors import CooperationError


def test_folders_are_listed_in_order_without_hidden_ones_and_files(tmp_path: Path) -> None:
    for name in ("lake", "river", "brook", "weir", "fall", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "pond").write_text("", encoding="utf-8")
    assert folders(str(tmp_path)) == ["brook", "fall", "lake", "river", "weir"]


def test_files_are_listed_in_order_by_their_suffix_without_hidden_ones_and_folders(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.YML", "c.yaml", ".hidden.yaml", "notes.txt", "yaml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "a.csv").symlink_to("nowhere")
    found = files_in(str(tmp_path), {".yaml", ".yml", ".csv"})
    assert found == [str(tmp_path / name) for name in ("a.YML", "a.csv", "b.yaml", "c.yaml")]


def test_a_link_that_leads_in_a_circle_is_a_file_to_be_refused_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "circle.csv").symlink_to("circle.csv")
    assert folders(str(tmp_path)) == ["lake"]
    assert files_in(str(tmp_path), {".csv"}) == [str(tmp_path / "circle.csv")]


@pytest.mark.parametrize("listing", [folders, lambda folder: files_in(folder, {".yaml"})])
@pytest.mark.parametrize(("name", "says"), [("nowhere", "does not exist"), ("nul\0", "cannot be the name")])
def test_what_is_no_folder_is_refused(
    tmp_path: Path, name: str, says: str, listing: Callable[[str], list[str]]
) -> None:
    with pytest.raises(CooperationError, match=says):
        listing(str(tmp_path / name))


def written(path: Path, seconds: int) -> str:
    path.touch()
    os.utime(path, (0, seconds))
    return str(path)


def test_what_was_written_last_is_first_be_it_only_the_second_of_its_pair(tmp_path: Path) -> None:
    old, new, middle = (written(tmp_path / name, at) for name, at in (("old", 10), ("new", 30), ("middle", 20)))
    pairs = [(old, str(tmp_path / "none")), (middle, old), (str(tmp_path / "missing"), new)]
    assert newest_first(pairs) == [str(tmp_path / "missing"), middle, old]


def test_what_was_written_at_once_is_in_the_order_of_its_names_and_what_is_nowhere_last(tmp_path: Path) -> None:
    a, b = (written(tmp_path / name, 10) for name in "ab")
    nowhere = str(tmp_path / "0")
    assert newest_first([(nowhere, nowhere), (b, b), (a, a)]) == [a, b, nowhere]


def test_a_link_was_written_when_it_was_made(tmp_path: Path) -> None:
    future, file = written(tmp_path / "future", 2**40), written(tmp_path / "file", 2**39)
    (tmp_path / "link").symlink_to(future)
    link = str(tmp_path / "link")
    assert newest_first([(link, link), (file, file)]) == [file, link]


def test_a_file_is_there_once_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.yaml"):
        Path(name).touch()
    Path("link.yaml").symlink_to("a.yaml")
    os.link("b.yaml", "hard.yaml")
    Path("folder").mkdir()
    same = ["-", "link.yaml", "./b.yaml", "folder/../a.yaml", str(tmp_path / "b.yaml"), "hard.yaml", "-", "a.yaml"]
    assert once_each(same) == ("-", "link.yaml", "./b.yaml")


def test_what_cannot_be_looked_at_is_told_apart_by_its_name() -> None:
    assert once_each(["gone.yaml", "\0", "gone.yaml", "lost.yaml"]) == ("gone.yaml", "\0", "lost.yaml")
