import errno
import io
import os
import socket
from pathlib import Path

import pytest
from builders.controlling import gets_a_terminal
from builders.powerless import said_without_powers
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.documents.csv import Table
from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import LARGEST, Source, exists, is_folder, listing, load, read, text_of
from cooperation_cli.errors import CooperationError


def problem(name: str | Path, stdin: io.BytesIO | None = None) -> str:
    with pytest.raises(CooperationError) as refused:
        load(str(name), stdin)
    (only,) = refused.value.problems
    assert only.mend
    return str(only)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert problem(tmp_path / "x.yaml") == f"{tmp_path}/x.yaml: does not exist; check the name and the folder"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "is a folder; name a file" in problem(tmp_path)


def test_a_path_through_a_file_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a: 1")
    assert "a part of its path is no folder" in problem(tmp_path / "f" / "g")


def test_a_fifo_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    assert "is no regular file" in problem(tmp_path / "fifo.yaml")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    assert "is no regular file" in problem(device)


def test_a_terminal_does_not_become_that_of_the_session() -> None:
    assert not gets_a_terminal(read)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as here:
        here.bind("s")
        assert "is no regular file" in problem("s")


def test_a_link_to_a_file_is_read_and_a_circle_of_links_is_not(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("a: b")
    (tmp_path / "l.yaml").symlink_to("f.yaml")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read(str(tmp_path / "l.yaml")).content == b"a: b"
    assert "is a link that leads nowhere" in problem(tmp_path / "a.yaml")


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    assert "cannot be the name of a file" in problem(name)


def test_a_name_too_long_is_refused() -> None:
    assert "has too long a name" in problem("x" * 300)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").touch(mode=0)
    assert "may not be opened by you" in said_without_powers(lambda: problem(tmp_path / "f"))


def test_the_largest_file_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 2_000_000)
    assert len(read(str(tmp_path / "f")).content) == 2_000_000
    (tmp_path / "f").write_bytes(b"x" * 2_000_001)
    assert "is larger than 2 MB" in problem(tmp_path / "f")


def test_a_sparse_terabyte_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "f.yaml").open("wb") as file:
        file.truncate(1_000_000_000_000)
    assert "is larger than 2 MB" in problem(tmp_path / "f.yaml")


def test_a_file_that_says_it_is_empty_is_read_to_its_limit_only() -> None:
    assert read("/proc/self/status").content


def test_standard_input_is_read_under_the_same_limit() -> None:
    assert read("-", io.BytesIO(b"a: 1")) == Source("<stdin>", b"a: 1")
    assert problem("-", io.BytesIO(b"x" * (LARGEST + 1))).startswith("<stdin>: is larger than 2 MB")


def test_no_standard_input_and_a_closed_one_are_refused() -> None:
    closed = io.BytesIO()
    closed.close()
    assert problem("-") == "<stdin>: there is no standard input; name a file"
    assert problem("-", closed) == "<stdin>: standard input cannot be read; name a file"


class Failing(io.BytesIO):
    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_standard_input_that_fails_is_refused() -> None:
    assert problem("-", Failing()) == "<stdin>: standard input cannot be read; name a file"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("é: 1".encode("utf-16"), "f: is UTF-16, not UTF-8"),
        ("\ufeffé: 1".encode("utf-16-be"), "f: is UTF-16, not UTF-8"),
        ("é: 1".encode("utf-32"), "f: is UTF-32, not UTF-8"),
        ("\ufeffé: 1".encode("utf-32-be"), "f: is UTF-32, not UTF-8"),
        ("é: 1".encode("utf-16-be"), "f:1:1: a NUL character"),
        (b"a: 1\r\nb\xc3\xa9: \xe9", "f:2:5: byte 0xe9 is not UTF-8"),
        (b"\xef\xbb\xbfab\0", "f:1:3: a NUL character"),
        (b"a\xed\xa0\x80", "f:1:2: byte 0xed is not UTF-8"),
        (b"\xe9ab\0", "f:1:4: a NUL character"),
    ],
)
def test_what_is_not_utf8_is_refused_with_place_and_mend(content: bytes, says: str) -> None:
    with pytest.raises(CooperationError) as refused:
        text_of(Source("f", content))
    assert str(refused.value).startswith(says)
    assert "save it as UTF-8" in str(refused.value)


def test_one_byte_order_mark_is_taken_off() -> None:
    assert text_of(Source("f", b"\xef\xbb\xbf\xef\xbb\xbfx")) == "\ufeffx"


@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    text = outcome(content)
    assert isinstance(text, CooperationError) or (text.encode() in content and "\0" not in text)


def outcome(content: bytes) -> str | CooperationError:
    try:
        return text_of(Source("f", content))
    except CooperationError as refused:
        return refused


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.yaml", "{a: 1}", Document),
        ("a.YML", "question, a", Document),
        ("a.json", "[1]", Document),
        ("a.csv", "x\n1", Table),
        ("a.txt", ' \n{"a": 1}', Document),
        ("a", "[1]", Document),
        ("a", "question,level\nx.y,1", Table),
        ("a", '\n"Question";level\nx.y;1', Table),
        ("a", "sep=;\nx;y\n", Table),
        ("a", "dimension,weight\nx,2\n", Table),
        ("a", "format: x\nquestion: 1", Document),
        ("a", "format: x\nlist: [a, question, b]", Document),
    ],
)
def test_a_file_is_read_by_its_suffix_or_its_beginning(tmp_path: Path, name: str, content: str, kind: type) -> None:
    (tmp_path / name).write_text(content)
    loaded = load(str(tmp_path / name))
    assert isinstance(loaded, kind)
    assert loaded.name == str(tmp_path / name)


def test_json_is_read_as_json_from_standard_input() -> None:
    assert "a key in double quotes is missing" in problem("-", io.BytesIO(b"{a: 1}"))
    assert "a value is missing" in problem("-", io.BytesIO(b"[1,]"))


def test_the_files_of_a_folder_are_listed_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.YML", ".hidden.yaml", "c.txt", "B.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    assert listing(str(tmp_path), {".yaml", ".yml"}) == ["B.yaml", "a.YML", "b.yaml", "circle.yaml"]


@pytest.mark.parametrize("name", ["missing", "a\0b"])
def test_what_is_no_folder_cannot_be_listed(tmp_path: Path, name: str) -> None:
    with pytest.raises(CooperationError):
        listing(str(tmp_path / name), {".yaml"})


def test_what_stands_at_a_path(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to("nowhere")
    assert exists(str(tmp_path / "dangling"))
    assert not exists(str(tmp_path / "nowhere"))
    assert is_folder(str(tmp_path))
    assert not is_folder(str(tmp_path / "dangling"))
