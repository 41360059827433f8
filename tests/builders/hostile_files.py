"""Files that harm a careless reader: those kept in tests/data/hostile, and more of the same families, made anew."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from random import Random

from builders.hostile_documents import NO_DOCUMENTS
from builders.unfit_documents import RUBRIC, UNFIT, UNFIT_NUMBERS

from cooperation_cli.rubric.library import examples

KEPT = Path(__file__).parents[1] / "data" / "hostile"
MONTREAL = Path(next(each.path for each in examples() if each.name == "montreal-protocol"))


class Verdict(Enum):
    """What must become of a file."""

    UNREADABLE = auto()
    """No document: every command refuses it."""
    UNFIT = auto()
    """A document, but neither answers nor a rubric nor weights; `rubric check` says what is wrong with it."""
    EITHER = auto()
    """Damaged by chance: read or refused, but never a bug."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: its name, what must become of it, and how to make it at a path."""

    name: str
    verdict: Verdict
    make: Callable[[Path], object]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


def hostile_files() -> Iterator[Hostile]:
    """Every hostile file, those that are kept before those that are made."""
    for path in sorted(KEPT.iterdir()):
        yield _of(path.name, Verdict.UNFIT if path.name in _READ else Verdict.UNREADABLE, path.read_bytes())
    for name, content in {**NO_DOCUMENTS, **UNFIT_NUMBERS}.items():
        yield _of(name, Verdict.UNREADABLE, content.encode() if isinstance(content, str) else content)
    for name, text in UNFIT.items():
        yield _of(name, Verdict.UNFIT, text.encode())
    for name, make in _STRANGE.items():
        yield Hostile(name, Verdict.UNREADABLE, make)
    yield from _damaged()


def _of(name: str, verdict: Verdict, content: bytes) -> Hostile:
    return Hostile(name, verdict, lambda path: path.write_bytes(content))


_READ = {
    "c01-bom.csv",
    "c02-semicolon.csv",
    "c03-sep-line.csv",
    "c06-dup-row.csv",
    "c08-quoted-newline.csv",
    "c12-formula.csv",
    "hostile-text.json",
    "j07-negzero.json",
    "j09-bool-score.json",
    "y17-exp.yaml",
    "y28-esc-escape.yaml",
    "y33-lone-equals.yaml",
    "y36-list-top.yaml",
    "y39-colon-nospace.yaml",
    "y40-crlf.yaml",
    "y41-cr.yaml",
    "y42-bom.yaml",
}
"""Those that are documents after all."""


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def _socket(path: Path) -> None:
    # The name of a socket may have a hundred letters, no more.
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


_STRANGE: dict[str, Callable[[Path], object]] = {
    "sparse.yaml": _sparse,
    "fifo.yaml": os.mkfifo,
    "socket.yaml": _socket,
    "zeros.yaml": lambda path: path.symlink_to("/dev/zero"),
    "terminal.yaml": lambda path: path.symlink_to("/dev/tty"),
    "memory.yaml": lambda path: path.symlink_to("/proc/self/mem"),
    "loop.yaml": lambda path: path.symlink_to(path),
    "folder.yaml": Path.mkdir,
}


def _damaged() -> Iterator[Hostile]:
    """Valid answers and a valid rubric, cut at some places, and with single bits turned at others."""
    chance = Random(20260101)  # noqa: S311
    for name, whole in (("answers", MONTREAL.read_bytes()), ("rubric", RUBRIC.encode())):
        for turn in range(6):
            yield _of(f"{name}-cut-{turn}.yaml", Verdict.EITHER, whole[: chance.randrange(len(whole))])
            flipped = bytearray(whole)
            for _ in range(turn + 1):
                flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            yield _of(f"{name}-flipped-{turn}.yaml", Verdict.EITHER, bytes(flipped))
