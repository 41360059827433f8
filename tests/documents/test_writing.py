import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.descriptors import open_files
from builders.powerless import said_without_powers

from cooperation_cli.documents import writing
from cooperation_cli.documents.writing import check, make_folder, write
from cooperation_cli.errors import CooperationError


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def _lets_go() -> Iterator[None]:
    before = open_files()
    yield
    assert open_files() == before


def problem(path: Path | str, content: str | bytes = "new", *, replace: bool = False) -> str:
    with pytest.raises(CooperationError) as refused:
        write(str(path), content, replace=replace, unique="u")
    (only,) = refused.value.problems
    return str(only)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("content", ["", "żółć\r\n\n", b"\x00\xff", "x" * 300_000])
@pytest.mark.parametrize("replace", [False, True])
def test_the_whole_content_is_written_and_nothing_else(tmp_path: Path, content: str | bytes, replace: bool) -> None:
    write(str(tmp_path / "f"), content, replace=replace, unique="u")
    assert (tmp_path / "f").read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert names(tmp_path) == ["f"]


def test_a_plain_name_is_written_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("f", "x", replace=False, unique="u")
    assert (tmp_path / "f").read_text() == "x"


def test_modes_are_private_or_what_the_umask_leaves_or_what_was_there(tmp_path: Path) -> None:
    write(str(tmp_path / "open"), "x", replace=False, unique="u")
    write(str(tmp_path / "private"), "x", replace=False, unique="u", private=True)
    assert mode(tmp_path / "open") == 0o640
    assert mode(tmp_path / "private") == 0o600
    (tmp_path / "open").chmod(0o604)
    write(str(tmp_path / "open"), "y", replace=True, unique="u")
    assert mode(tmp_path / "open") == 0o604
    write(str(tmp_path / "open"), "y", replace=True, unique="u", private=True)
    assert mode(tmp_path / "open") == 0o600


@pytest.mark.parametrize(("mask", "public"), [(0, 0o666), (0o002, 0o664), (0o277, 0o400)])
def test_the_umask_is_minded_kept_and_no_matter_for_what_is_private(tmp_path: Path, mask: int, public: int) -> None:
    os.umask(mask)
    write(str(tmp_path / "open"), "x", replace=False, unique="u")
    write(str(tmp_path / "private"), "x", replace=False, unique="u", private=True)
    assert (mode(tmp_path / "open"), mode(tmp_path / "private")) == (public, 0o600)
    assert os.umask(mask) == mask


def test_a_system_without_modes_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fchmod")
    write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert (tmp_path / "f").read_text() == "x"


def test_an_existing_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("old")
    assert problem(tmp_path / "f") == f"{tmp_path}/f: already exists; use --force to replace it"
    assert (tmp_path / "f").read_text() == "old"
    write(str(tmp_path / "f"), "new", replace=True, unique="u")
    assert (tmp_path / "f").read_text() == "new"


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("target", ["file", "nowhere"])
def test_a_link_is_never_written_through(tmp_path: Path, target: str, replace: bool) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to(target)
    assert "is a link" in problem(tmp_path / "link", replace=replace)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "old"
    assert names(tmp_path) == ["file", "link"]


def test_a_folder_a_fifo_and_a_device_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert "is a folder" in problem(tmp_path, replace=True)
    assert "is no regular file" in problem(tmp_path / "fifo", replace=True)
    assert "is no regular file" in problem("/dev/null", replace=True)


def test_a_missing_folder_and_an_impossible_name_are_said(tmp_path: Path) -> None:
    assert "does not exist; check the name and the folder" in problem(tmp_path / "none" / "f")
    assert "cannot be the name of a file" in problem("a\0b")
    assert "is a folder" in problem("")
    assert "has too long a name" in problem(tmp_path / ("x" * 252))


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "may not be opened by you" in said_without_powers(lambda: problem(tmp_path / "f"))
    tmp_path.chmod(0o700)
    assert names(tmp_path) == []


def test_what_an_interrupted_write_left_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / ".f.u.tmp").write_text("theirs")
    assert problem(tmp_path / "f") == f"{tmp_path}/.f.u.tmp: is left over from an interrupted write; delete it"
    assert (tmp_path / ".f.u.tmp").read_text() == "theirs"


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, rest: whole(descriptor, rest[:3]))
    write(str(tmp_path / "f"), "ten bytes!", replace=False, unique="u")
    assert (tmp_path / "f").read_text() == "ten bytes!"


def failing(code: int, after: Callable[..., Any] | None = None) -> Callable[..., Any]:
    def fail(*given: Any, **_: Any) -> None:
        if after:
            after(*given)
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (("write", errno.ENOSPC), "the disk is full"),
        (("write", errno.EDQUOT), "your share of the disk is full"),
        (("fsync", errno.EIO), "the disk failed"),
        (("close", errno.EIO), "the disk failed"),
        (("open", errno.EROFS), "the disk is read-only"),
        (("open", errno.ENOLCK), "could not be used: No locks available"),
        (("fchmod", errno.EIO), "the disk failed"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: tuple[str, int], says: str, replace: bool
) -> None:
    call, code = failure
    if replace:
        (tmp_path / "f").write_text("old")
    before = names(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(code, os.close if call == "close" else None))
        assert says in problem(tmp_path / "f", replace=replace)
    assert names(tmp_path) == before
    assert not replace or (tmp_path / "f").read_text() == "old"


@pytest.mark.parametrize(("call", "replace"), [("link", False), ("rename", True)])
def test_a_failure_at_the_last_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, replace: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace" if call == "rename" else call, failing(errno.EIO))
        assert "the disk failed" in problem(tmp_path / "f", replace=replace)
    assert names(tmp_path) == []


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert names(tmp_path) == []


def arriving(path: Path, then: Callable[..., Any]) -> Callable[..., Any]:
    def arrive(*given: Any, **named: Any) -> Any:
        path.write_text("theirs")
        return then(*given, **named)

    return arrive


def test_a_file_that_arrives_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", arriving(tmp_path / "f", os.link))
    assert "already exists; use --force" in problem(tmp_path / "f")
    assert (tmp_path / "f").read_text() == "theirs"
    assert names(tmp_path) == ["f"]


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_file_system_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "link", failing(code))
    write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert (tmp_path / "f").read_text() == "x"
    assert mode(tmp_path / "f") == 0o640
    assert names(tmp_path) == ["f"]


def test_without_links_too_a_file_that_arrives_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", arriving(tmp_path / "f", failing(errno.EPERM)))
    assert "already exists; use --force" in problem(tmp_path / "f")
    assert (tmp_path / "f").read_text() == "theirs"


def test_without_links_too_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    monkeypatch.setattr(os, "replace", failing(errno.EIO))
    assert "the disk failed" in problem(tmp_path / "f")
    assert names(tmp_path) == []


def test_a_mode_that_cannot_be_set_stays_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", failing(errno.EPERM))
    write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert mode(tmp_path / "f") == 0o600


def synced_folders(monkeypatch: pytest.MonkeyPatch, code: int) -> list[int]:
    synced: list[int] = []
    sync = os.fsync

    def fail_for_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append(descriptor)
            raise OSError(code, os.strerror(code))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_for_folders)
    return synced


def test_the_folder_is_synced_and_its_disk_failure_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = synced_folders(monkeypatch, errno.EIO)
    assert "the disk failed" in problem(tmp_path / "f")
    assert synced


def test_a_folder_that_knows_no_sync_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = synced_folders(monkeypatch, errno.EINVAL)
    write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert synced


def test_windows_has_no_folder_to_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = synced_folders(monkeypatch, errno.EIO)
    monkeypatch.setattr(writing, "_SYNCS_FOLDERS", False)
    write(str(tmp_path / "f"), "x", replace=False, unique="u")
    assert not synced


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    make_folder(str(tmp_path / "a"))
    make_folder(str(tmp_path / "a"))
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("name", "says"), [("file", "is no folder"), ("none/a", "does not exist"), ("a\0", "cannot be the name")]
)
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CooperationError, match=says):
        make_folder(str(tmp_path / name))


def refused(path: Path, *, replace: bool = False, sources: tuple[Path, ...] = ()) -> str:
    with pytest.raises(CooperationError) as error:
        check(str(path), replace=replace, sources=map(str, sources))
    return str(error.value)


def test_a_check_before_writing_refuses_what_writing_would(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("old")
    (tmp_path / "same").hardlink_to(tmp_path / "f")
    (tmp_path / "link").symlink_to("f")
    assert "already exists" in refused(tmp_path / "f")
    assert "is a link" in refused(tmp_path / "link", replace=True)
    assert "its folder does not exist" in refused(tmp_path / "none" / "f")
    assert "cannot be the name" in refused(tmp_path / "a\0")
    assert "has too long a name" in refused(tmp_path / ("x" * 300))
    assert "is a file to be read" in refused(
        tmp_path / "same", replace=True, sources=(tmp_path / "none", tmp_path / "f")
    )


def test_a_check_before_writing_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("old")
    check(str(tmp_path / "g"), replace=False, sources=[str(tmp_path / "f")])
    (tmp_path / "other").write_text("old")
    check(str(tmp_path / "f"), replace=True, sources=[str(tmp_path / "g"), str(tmp_path / "other")])
    assert names(tmp_path) == ["f", "other"]
