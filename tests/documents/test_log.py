"""A file that only grows, held by one session."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders.controlling import gets_a_terminal
from builders.descriptors import open_files

from cooperation_cli.documents import locking, log
from cooperation_cli.documents.locking import runs
from cooperation_cli.documents.log import Log, content_of
from cooperation_cli.errors import CooperationError


@pytest.fixture
def path(tmp_path: Path) -> Iterator[str]:
    """Where a log may stand; what a test opens, it must let go of."""
    before = open_files()
    yield str(tmp_path / "lake.journal")
    assert open_files() == before


def opened(path: str) -> Log:
    found = Log.opened(path)
    assert found is not None
    return found


def link(path: Path) -> None:
    path.symlink_to("nowhere")


def link_to_a_file(path: Path) -> None:
    (path.parent / "precious").write_text("mine", encoding="utf-8")
    path.symlink_to("precious")


def second_name(path: Path) -> None:
    (path.parent / "precious").write_text("mine", encoding="utf-8")
    path.hardlink_to(path.parent / "precious")


def test_what_is_added_is_there(path: str) -> None:
    one = opened(path)
    assert one.sure
    one.restart(b"first\n")
    one.append(b"second\n")
    assert content_of(path) == one.content == b"first\nsecond\n"
    assert one.size == 13
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    one.remove()
    assert content_of(path) is None


def test_a_restart_leaves_nothing_of_what_stood_there_and_makes_it_private(path: str) -> None:
    Path(path).write_bytes(b"something longer\n")
    Path(path).chmod(0o644)
    one = opened(path)
    assert one.size == 17
    one.restart(b"short\n")
    assert one.content == b"short\n"
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    one.restart(b"")
    assert one.content == b""
    one.close()


def test_no_more_is_read_than_a_log_may_hold(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(path).touch()
    os.truncate(path, 8_000_100)
    assert len(content_of(path) or b"") == 8_000_000
    whole = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, most: whole(descriptor, min(most, 3_000_000)))
    assert len(content_of(path) or b"") == 8_000_000


def test_a_disk_that_fails_to_keep_the_name_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = opened(path)
    sync = os.fsync

    def fail_for_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_for_folders)
    with pytest.raises(CooperationError, match="the disk failed"):
        one.restart(b"first\n")
    with pytest.raises(CooperationError, match="the disk failed"):
        one.remove()


def test_it_is_held_until_it_is_gone(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink, others = os.unlink, []

    def watched(name: str) -> None:
        others.append(Log.opened(path))
        unlink(name)

    monkeypatch.setattr(os, "unlink", watched)
    opened(path).remove()
    assert others == [None]


def test_windows_removes_no_file_that_is_open(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, unlink, seen = open_files(), os.unlink, []

    def watched(name: str) -> None:
        seen.append(open_files())
        unlink(name)

    monkeypatch.setattr(os, "unlink", watched)
    monkeypatch.setattr(log, "_OPEN_FILES_STAY", True)
    opened(path).remove()
    assert seen == [before]
    assert not Path(path).exists()


def test_it_is_let_go_of_where_standard_input_was_closed_too(path: str) -> None:
    standard_input = os.dup(0)
    os.close(0)
    try:
        one = opened(path)
        assert os.path.samestat(os.fstat(0), Path(path).stat())
        one.close()
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(0)
    finally:
        os.dup2(standard_input, 0)
        os.close(standard_input)


@pytest.mark.parametrize("open_files_stay", [False, True])
def test_it_is_left_whole_and_private_at_another_path(
    path: str, monkeypatch: pytest.MonkeyPatch, open_files_stay: bool
) -> None:
    monkeypatch.setattr(log, "_OPEN_FILES_STAY", open_files_stay)
    Path(path).touch()
    Path(path).chmod(0o644)
    os.truncate(path, 8_000_100)
    one = opened(path)
    one.leave(f"{path}.aside")
    assert not Path(path).exists()
    aside = Path(f"{path}.aside").stat()
    assert (aside.st_size, stat.S_IMODE(aside.st_mode)) == (8_000_100, 0o600)


def test_what_is_left_is_let_go_of_and_its_folder_is_flushed(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr("cooperation_cli.documents.log.sync_folder", flushed.append)
    opened(path).leave(f"{path}.aside")
    assert flushed == [Path(path).parent]
    opened(f"{path}.aside").close()


@pytest.mark.parametrize("make", [Path.touch, link, second_name, Path.mkdir])
def test_it_is_left_over_nothing_that_stands_there(path: str, make: Callable[[Path], None]) -> None:
    one = opened(path)
    one.append(b"first\n")
    make(other := Path(f"{path}.aside"))
    before = other.lstat()
    with pytest.raises(CooperationError, match="already exists"):
        one.leave(str(other))
    one.append(b"second\n")
    assert one.content == b"first\nsecond\n"
    assert other.lstat() == before
    one.remove()


def test_only_one_session_holds_it(path: str) -> None:
    one = opened(path)
    assert Log.opened(path) is None
    one.close()
    one.close()
    opened(path).close()


def test_it_knows_whether_it_still_stands_there(path: str) -> None:
    one = opened(path)
    seen = [one.in_place]
    Path(path).unlink()
    seen.append(one.in_place)
    Path(path).touch()
    assert [*seen, one.in_place] == [True, False, False]
    one.remove()
    assert Path(path).exists()


def test_one_that_is_removed_as_it_is_opened_is_made_anew(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = locking.locked
    calls: list[int] = []

    def late(descriptor: int) -> bool | None:
        if not calls:
            Path(path).unlink()
        calls.append(descriptor)
        return lock(descriptor)

    monkeypatch.setattr(log, "locked", late)
    one = opened(path)
    assert one.in_place
    assert len(calls) == 2
    one.close()


def test_one_that_is_removed_for_ever_is_given_up(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def removed(_: int) -> bool:
        times.append(1)
        Path(path).unlink()
        return True

    monkeypatch.setattr(log, "locked", removed)
    with pytest.raises(CooperationError, match="made and removed all the time"):
        Log.opened(path)
    assert len(times) == 100


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (link, "is a link;"),
        (link_to_a_file, "is a link;"),
        (second_name, "another name too"),
        (os.mkfifo, "no regular file"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_what_is_strange_is_refused(path: str, make: Callable[[Path], None], says: str) -> None:
    make(Path(path))
    with pytest.raises(CooperationError, match=says):
        Log.opened(path)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (link_to_a_file, "is a link"),
        (second_name, "another name too"),
        (os.mkfifo, "no regular file"),
        (Path.mkdir, "no regular file"),
    ],
)
def test_what_is_strange_is_not_read(path: str, make: Callable[[Path], None], says: str) -> None:
    make(Path(path))
    with pytest.raises(CooperationError, match=says):
        content_of(path)


def test_a_link_that_arrives_meanwhile_is_not_followed(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    link(Path(path))
    monkeypatch.setattr(os.path, "islink", lambda _: False)
    with pytest.raises(CooperationError, match="is a link"):
        Log.opened(path)
    assert not Path(path).with_name("nowhere").exists()


def test_a_terminal_does_not_become_that_of_the_session() -> None:
    assert not gets_a_terminal(Log.opened)
    assert not gets_a_terminal(content_of)
    assert gets_a_terminal(lambda path: os.open(path, os.O_RDWR))


def test_a_restart_does_without_modes(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fchmod")
    one = opened(path)
    one.restart(b"first\n")
    assert one.content == b"first\n"
    one.close()


@pytest.mark.parametrize("take", [Log.opened, content_of])
def test_a_name_that_no_file_can_have_is_refused(take: Callable[[str], object]) -> None:
    with pytest.raises(CooperationError, match="cannot be the name"):
        take("a\0b")


@pytest.mark.parametrize("broken", ["write", "fsync"])
def test_what_could_not_be_added_leaves_nothing_and_may_be_tried_again(
    path: str, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    one = opened(path)
    one.append(b"first\n")

    def half(descriptor: int, octets: bytes = b"") -> int:
        os.pwrite(descriptor, bytes(octets[:2]), 6)
        raise OSError(errno.ENOSPC, "No space left on device")

    def stuck(_: int, __: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    for cut in (os.ftruncate, stuck):
        with monkeypatch.context() as failing:
            failing.setattr(os, broken, half)
            failing.setattr(os, "ftruncate", cut)
            with pytest.raises(CooperationError, match="the disk is full"):
                one.append(b"second and longer\n")
    one.append(b"third\n")
    assert one.content == b"first\nthird\n"
    one.close()


def test_where_there_are_no_locks_it_is_not_sure(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(code: int) -> Callable[[int], None]:
        def lock(_: int) -> None:
            raise OSError(code, os.strerror(code))

        return lock

    monkeypatch.setattr(locking, "_lock", refusing(errno.ENOLCK))
    one = opened(path)
    assert not one.sure
    one.close()
    monkeypatch.setattr(locking, "_lock", refusing(errno.EIO))
    with pytest.raises(CooperationError, match="the disk failed"):
        Log.opened(path)


def test_a_process_runs_or_not() -> None:
    assert runs(os.getpid())
    assert runs(1)
    assert not runs(2**22 + 1)
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    assert not runs(child)
