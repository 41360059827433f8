import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.documents.file_names import file_name
from cooperation_cli.text import Words


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lake health: a start", "lake-health-a-start"),
        ("Żółć & Café", "zoc-cafe"),
        ("../../../../etc/cron.d/x", "etc-cron-d-x"),
        ("/etc/passwd", "etc-passwd"),
        ("report.html:evil", "report-html-evil"),
        (".bashrc", "bashrc"),
        ("CON", "con-2"),
        ("lpt1", "lpt1-2"),
        ("你好", "untitled"),
        ("", "untitled"),
        ("x" * 500, "x" * 80),
        ("\x1b]0;owned\x07", "0-owned"),
        (Words("A b"), "a-b"),
    ],
)
def test_a_title_becomes_a_safe_name(title: str | Words, name: str) -> None:
    assert file_name(title, ()) == name


PORTS = [f"{port}{number}" for port in ("COM", "LPT") for number in range(10)]


@pytest.mark.parametrize("device", ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", *PORTS])
def test_a_name_opens_no_device_of_windows(device: str) -> None:
    assert file_name(device, ()) == f"{device.lower().removesuffix('$')}-2"


def test_what_is_nearly_a_device_is_none() -> None:
    assert [file_name(title, ()) for title in ("COM10", "com", "console")] == ["com10", "com", "console"]


def test_of_a_title_without_end_only_the_beginning_is_read() -> None:
    assert file_name("\u4f60" * 999 + "ab", ()) == "a"


def test_a_name_never_collides() -> None:
    assert file_name("A", ["a", "A-2"]) == "a-3"
    assert file_name("strasse", ["Stra\u00dfe"]) == "strasse-2"
    assert file_name("x" * 90, ["X" * 80]) == "x" * 78 + "-2"


@given(st.text(), st.lists(st.text(st.sampled_from("Ab-2"), max_size=3)))
def test_every_name_is_safe_and_free(title: str, taken: list[str]) -> None:
    name = file_name(title, taken)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?", name)
    assert name not in {other.lower() for other in taken}


def test_a_title_of_accents_without_end_harms_nobody() -> None:
    begin = time.process_time()
    assert file_name("a" + "\u0300\u0316" * 100_000, ()) == "a"
    assert time.process_time() - begin < 2
