"""A text in a private file for as long as another program works on it."""

import stat
from pathlib import Path

import pytest

from cooperation_cli.documents.scratch import scratch
from cooperation_cli.errors import CooperationError


def test_the_file_is_there_and_private_for_as_long_as_it_is_needed(tmp_path: Path) -> None:
    with scratch("zażółć\n", str(tmp_path), "a1") as draft:
        (file,) = tmp_path.iterdir()
        assert str(file) == draft.path
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert draft.content == file.read_bytes() == "zażółć\n".encode()
    assert not [*tmp_path.iterdir()]


def test_what_another_program_wrote_is_read_octet_for_octet(tmp_path: Path) -> None:
    with scratch("old", str(tmp_path), "a1") as draft:
        Path(draft.path).write_bytes(b"new \xff")
        assert draft.content == b"new \xff"


def test_it_is_gone_after_a_failure_too(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), scratch("x", str(tmp_path), "a1"):
        raise KeyboardInterrupt
    assert not [*tmp_path.iterdir()]


def test_a_program_may_take_it_away_itself(tmp_path: Path) -> None:
    with scratch("x", str(tmp_path), "a1") as draft:
        Path(draft.path).unlink()


def test_a_file_that_is_there_already_is_kept(tmp_path: Path) -> None:
    with scratch("mine", str(tmp_path), "a1") as draft:
        with pytest.raises(CooperationError, match="already exists"), scratch("yours", str(tmp_path), "a1"):
            pass
        assert draft.content == b"mine"
