from pathlib import Path

import pytest

from cooperation_cli.documents.folders import folders
from cooperation_cli.errors import CooperationError


def test_the_folders_of_a_folder_are_listed_in_order(tmp_path: Path) -> None:
    for name in ("b", "a", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "file").touch()
    assert folders(str(tmp_path)) == ["a", "b"]


def test_what_is_no_folder_holds_none(tmp_path: Path) -> None:
    with pytest.raises(CooperationError, match="does not exist"):
        folders(str(tmp_path / "none"))
