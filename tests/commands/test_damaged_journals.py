"""A journal cut or changed at any byte: what was whole counts, the rest is kept aside, and saving goes on."""

import os
import shutil
from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest
from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
from cooperation_cli.text import Words

RUBRIC = small_rubric()
EMPTY = Answers("small", "1.2.0", Words("Lake"))
PURPOSE = Reply(State.LEVEL, Fraction(2), comment=Words("one\ntwo \N{SNOWMAN}"))
SAID = {
    "goals.purpose": PURPOSE,
    "goals.measures": Reply(State.DONT_KNOW),
    "goals.grade": Reply(State.LEVEL, Fraction(4)),
}
MORE = {"power.concerns": Reply(State.LEVEL, Fraction(1))}
FILE = Path("lake.yaml")
JOURNAL = Path("lake.yaml.journal")
ASIDE = Path("lake.yaml.journal.aside")
Damage = Callable[[bytes, int], bytes]


def cut(content: bytes, place: int) -> bytes:
    return content[:place]


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]


def opened() -> Answers:
    return open_answers(str(FILE), lambda _: RUBRIC)[0]


def keeper(said: list[str]) -> Keeper:
    return Keeper(Session("ada", "lake", os.getpid(), "2026-11-22 05:50"), said.append)


def interrupted() -> tuple[bytes, bytes]:
    """The file and the journal of an interview that ended suddenly after three replies."""
    kept = KeptAnswers.begun(str(FILE), EMPTY, RUBRIC, keeper([]))
    for count in range(1, len(SAID) + 1):
        kept.keep(replace(EMPTY, replies=dict(list(SAID.items())[:count])))
    return FILE.read_bytes(), JOURNAL.read_bytes()


@pytest.mark.parametrize("damage", [cut, flipped])
def test_wherever_a_journal_is_damaged_the_whole_replies_count_and_the_rest_is_kept(
    damage: Damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No power fails here, and a disk takes longer than all the rest.
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.chdir(tmp_path)
    file, journal = interrupted()
    ends = list(accumulate(map(len, journal.splitlines(keepends=True))))
    for place in range(len(journal)):
        desk = tmp_path / str(place)
        desk.mkdir()
        os.chdir(desk)
        FILE.write_bytes(file)
        JOURNAL.write_bytes(damaged := damage(journal, place))
        whole = sum(end <= place for end in ends)
        replies = dict(list(SAID.items())[: max(0, whole - 1)])
        told: list[str] = []
        kept = KeptAnswers.resumed(str(FILE), opened, RUBRIC, keeper(told))
        assert kept.answers.replies == replies, place
        harmed = len(damaged) > (ends[whole - 1] if whole else 0)
        assert (ASIDE.read_bytes() if ASIDE.exists() else None) == (damaged if harmed else None), place
        assert [str(ASIDE) in line for line in told] == ([True] if harmed else []), place
        kept.keep(replace(kept.answers, replies={**replies, **MORE}))
        assert opened().replies == {**replies, **MORE}, place
        kept.close()
        assert not JOURNAL.exists()
        assert opened().replies == {**replies, **MORE}, place
        shutil.rmtree(desk)
