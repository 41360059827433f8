"""Times the interview by keys in a terminal: from a key to the page drawn anew, and from a reply to the next question.

These are seconds on the clock, since that is what somebody waits. What flushing one line to the same disk costs is
measured beside it, and no fault of ours.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

_ANSWERS = """\
format: cooperation-answers/1
rubric: international-cooperation
partnership: {title: Lake, profile: {form: bilateral, stage: running, scope: national, partners: [state], basis: treaty,
  smaller-party: none, funding: none, personal-data: none, affected-community: none, setting: stable}}
respondent: {partner: Ministry, side: funder, level: manages, role: Director, name: Ann}
answers: {}
"""
_REPLIES = 30
_TARGET = 0.05
_DOWN, _UP = "\x1b[B", "\x1b[A"


def within_target() -> bool:
    """Prints the medians; whether both are at most 50 ms, without what flushing costs."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder, "lake.yaml")
        answers.write_text(_ANSWERS, encoding="utf-8")
        child = pexpect.spawn(
            str(Path(sys.executable).with_name("cooperation")),
            ["assess", str(answers)],
            env={**os.environ, "TERM": "xterm"},
            dimensions=(40, 80),
            encoding="utf-8",
        )
        # Its own pause before each key is none of ours.
        child.delaybeforesend = None
        child.expect("Question 1 of")
        keys, replies = zip(*(_one_question(child, number) for number in range(2, _REPLIES + 2)), strict=True)
        child.send("q")
        child.expect(pexpect.EOF)
        child.wait()
        child.close()
        flushing = statistics.median(_timed(lambda: _flush(Path(folder))) for _ in range(_REPLIES))
    return all([_told("key : page drawn anew", keys, 0.0), _told("reply : next question", replies, flushing)])


def _one_question(child: "pexpect.spawn[str]", following: int) -> tuple[float, float]:
    """Seconds for an arrow, and for an answer that leads to the question of this number."""
    _quiet(child)
    moved = _timed(lambda: _sent(child, _DOWN, ">"))
    _sent(child, _UP, ">")
    _quiet(child)
    return moved, _timed(lambda: _sent(child, str(following % 5), f"Question {following} of"))


def _sent(child: "pexpect.spawn[str]", key: str, until: str) -> None:
    child.send(key)
    child.expect_exact(until)


def _quiet(child: "pexpect.spawn[str]") -> None:
    """Reads on until nothing more is drawn."""
    while child.expect([r"(?s).+", pexpect.TIMEOUT], timeout=0.2) == 0:
        pass


def _flush(folder: Path) -> None:
    with Path(folder, "line").open("a", encoding="utf-8") as file:
        file.write("a reply\n")
        file.flush()
        os.fsync(file.fileno())


def _timed(done: Callable[[], None]) -> float:
    before = time.perf_counter()
    done()
    return time.perf_counter() - before


def _told(name: str, times: tuple[float, ...], flushing: float) -> bool:
    median = statistics.median(times)
    beside = f" of which flushing {1000 * flushing:.1f} ms" if flushing else ""
    print(f"{name:46} {1000 * median:7.1f} ms{beside} (target {1000 * _TARGET:.0f} ms)", flush=True)
    return median - flushing <= _TARGET


if __name__ == "__main__":
    sys.exit(int(not within_target()))
