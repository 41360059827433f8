from pathlib import Path

import pytest

from cooperation_cli.documents.folders import folders
from cooperation_cli.errors import CooperationError


def test_folders_are_listed_in_order_without_hidden_ones_and_files(tmp_path: Path) -> None:
    for name in ("river", "lake", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "pond").write_text("", encoding="utf-8")
    assert folders(str(tmp_path)) == ["lake", "river"]


@pytest.mark.parametrize("name", ["nowhere", "nul\0"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CooperationError):
        folders(str(tmp_path / name))
