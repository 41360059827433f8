"""A file that only grows, held by one session."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.documents import locking, log
from cooperation_cli.documents.locking import runs
from cooperation_cli.documents.log import Log, content_of
from cooperation_cli.errors import CooperationError


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "lake.journal")


def opened(path: str) -> Log:
    found = Log.opened(path)
    assert found is not None
    return found


def test_what_is_added_is_there(path: str) -> None:
    one = opened(path)
    one.restart(b"first\n")
    one.append(b"second\n")
    assert content_of(path) == one.content == b"first\nsecond\n"
    assert one.size == 13
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    one.remove()
    assert content_of(path) is None


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
    def removed(_: int) -> bool:
        Path(path).unlink()
        return True

    monkeypatch.setattr(log, "locked", removed)
    with pytest.raises(CooperationError, match="made and removed all the time"):
        Log.opened(path)


def link(path: Path) -> None:
    path.symlink_to("nowhere")


def second_name(path: Path) -> None:
    (path.parent / "precious").write_text("mine", encoding="utf-8")
    path.hardlink_to(path.parent / "precious")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (link, "is a link"),
        (second_name, "another name too"),
        (os.mkfifo, "no regular file"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_what_is_strange_is_refused(path: str, make: Callable[[Path], None], says: str) -> None:
    make(Path(path))
    with pytest.raises(CooperationError, match=says):
        Log.opened(path)


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
