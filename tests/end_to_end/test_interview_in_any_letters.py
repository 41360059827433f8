"""What is typed in an interview under any locale and encoding: kept as it was meant, or refused aloud."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from builders.terminal import COOPERATION, terminal
from builders.tiny import AIM, tiny

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locales and terminals of POSIX")
WORDS, WESTERN = "żółć 湖", "café"
REFUSED = "This line was not taken"
_C = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
PLACES: Mapping[str, Mapping[str, Any]] = {
    "utf-8": {"LC_ALL": "C.UTF-8"},
    "c": _C | {"PYTHONUTF8": "0"},
    "c in the mode of utf-8": _C | {"PYTHONUTF8": "1"},
    "ascii": _C | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    "cp1252": _C | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252:strict"},
}
TYPED = [
    *((place, WORDS.encode(), WORDS) for place in ("utf-8", "c", "c in the mode of utf-8")),
    *((place, WESTERN.encode("cp1252"), None) for place in ("utf-8", "c", "c in the mode of utf-8", "ascii")),
    ("ascii", WORDS.encode(), None),
    ("cp1252", WESTERN.encode("cp1252"), WESTERN),
    ("cp1252", "\N{LATIN CAPITAL LETTER A WITH ACUTE}".encode(), None),
]
"""Where, which octets, and the words that they are there; None where they are none."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "tiny.yaml").write_text(tiny(AIM), encoding="utf-8")
    head = "format: cooperation-answers/1\nrubric: tiny\npartnership: {title: Lake}\n"
    respondent = "respondent: {partner: P, side: funder, level: manages, role: R, name: N}\nanswers: {}\n"
    (tmp_path / "lake.yaml").write_text(head + respondent, encoding="utf-8")
    return tmp_path


def comment(desk: Path) -> Words | None:
    answers, _ = open_answers(str(desk / "lake.yaml"), lambda _: open_rubric(str(desk / "tiny.yaml")))
    reply = answers.replies.get("goals.aim")
    return reply.comment if reply else None


@pytest.mark.parametrize(("place", "octets", "words"), TYPED)
def test_words_from_a_pipe_are_kept_or_refused_aloud(place: str, octets: bytes, words: str | None, desk: Path) -> None:
    done = subprocess.run(
        [*COOPERATION, "assess", "lake.yaml", "--rubric", "tiny.yaml"],
        check=False,
        cwd=desk,
        input=b"c\n" + octets + b"\nplain\n.\nq\n",
        capture_output=True,
        env={**os.environ, **PLACES[place]},
    )
    assert done.returncode == 0
    assert (REFUSED.encode() in done.stderr) is (words is None)
    assert comment(desk) == Words("plain" if words is None else f"{words}\nplain")
    assert b"\xef\xbf\xbd" not in done.stderr


@pytest.mark.parametrize("manner", [["--plain"], []])
@pytest.mark.parametrize(
    ("place", "words"), [(place, words) for place, octets, words in TYPED if octets == WORDS.encode()]
)
def test_words_from_a_terminal_are_kept_or_refused_aloud(
    manner: list[str], place: str, words: str | None, desk: Path
) -> None:
    with terminal(desk, "assess", "lake.yaml", "--rubric", "tiny.yaml", *manner, **PLACES[place]) as screen:
        screen.wait("Question 1 of 1")
        # Where the terminal is not in UTF-8, there are lines in any case.
        screen.press("c" if not manner and "utf-8" in place else "c\r", until="Write the comment")
        if words is None:
            screen.press(f"{WORDS}\r", until=REFUSED)
            screen.press("plain\r", ".\r", until="Comment kept: 5 characters")
        else:
            screen.press(f"{WORDS}\r", "plain\r", ".\r", until="Comment kept: 12 characters")
        screen.press("q" if not manner and "utf-8" in place else "q\r", until="Go on with")
        assert screen.ended() == 0
    assert comment(desk) == Words("plain" if words is None else f"{words}\nplain")


@pytest.mark.parametrize("place", ["c", "utf-8", "c in the mode of utf-8"])
def test_a_title_on_the_command_line_is_read_alike(place: str, desk: Path) -> None:
    done = subprocess.run(
        [*COOPERATION, "template", "--rubric", "tiny.yaml", "--format", "json", "--title", WORDS.encode()],
        check=False,
        cwd=desk,
        capture_output=True,
        env={**os.environ, **PLACES[place]},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (desk / "blank.json").write_bytes(done.stdout)
    answers, _ = open_answers(str(desk / "blank.json"), lambda _: open_rubric(str(desk / "tiny.yaml")))
    assert answers.title == Words(WORDS)


@pytest.mark.parametrize("option", ["--title", "--as"])
def test_a_title_that_is_no_text_is_refused(option: str, desk: Path) -> None:
    words = {"--title": ["assess", "--rubric", "tiny.yaml"], "--as": ["panel", "lake.yaml"]}[option]
    command = [sys.executable.encode(), b"-m", b"cooperation_cli", *map(str.encode, [*words, option]), b"caf\xe9"]
    done = subprocess.run(command, check=False, cwd=desk, input=b"q\n", capture_output=True)
    assert (done.returncode, done.stderr) == (2, f"{option}: is no text in UTF-8; type it in UTF-8\n".encode())
