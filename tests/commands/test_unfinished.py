"""Interviews that are found again where no file is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.commands import unfinished as found_again
from cooperation_cli.commands.keeping import Keeper, KeptAnswers
from cooperation_cli.commands.shelf import Shelf
from cooperation_cli.commands.unfinished import unfinished, wanted
from cooperation_cli.rubric.asking import asked
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

SHELF = Shelf()
RUBRIC = SHELF.rubric()
SAID = {"shared-goals.purpose": Reply(State.DONT_KNOW)}
ASKED = len(asked(RUBRIC, {}, Depth.FULL))
Talk = list[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def an_interview(name: str, when: int, **answers: object) -> KeptAnswers:
    said = Answers(RUBRIC.id, RUBRIC.version, Words(name.title()), **{"replies": SAID, **answers})  # type: ignore[arg-type]
    keeper = Keeper(Session("ada", "lake", os.getpid(), "now"), lambda _: None)
    kept = KeptAnswers.begun(f"{name}.yaml", Answers(RUBRIC.id, RUBRIC.version, said.title), RUBRIC, keeper)
    kept.keep(said)
    for path in (kept.path, kept.journal):
        os.utime(path, (when, when))
    return kept


def ended(name: str, when: int, **answers: object) -> None:
    an_interview(name, when, **answers).close()
    os.utime(f"{name}.yaml", (when, when))


def test_the_one_that_was_answered_last_comes_first() -> None:
    ended("old", 1_000)
    ended("new", 3_000)
    an_interview("broken-off", 2_000)
    assert [one.path for one in unfinished(SHELF)] == ["new.yaml", "broken-off.yaml", "old.yaml"]


def test_a_journal_alone_is_an_interview() -> None:
    kept = an_interview("lake", 1_000)
    Path(kept.path).unlink()
    assert [str(one) for one in unfinished(SHELF)] == [f"lake.yaml: Lake, 1 of {ASKED} answered"]


def test_what_is_no_interview_or_is_complete_or_was_not_begun_is_passed_over() -> None:
    Path("notes.yaml").write_text("a: [", encoding="utf-8")
    Path("other.json").write_text("{}", encoding="utf-8")
    Path("stray.yaml.journal").write_bytes(b"no journal")
    ended("blank", 1_000, replies={})
    ended("complete", 1_000, replies=dict.fromkeys(RUBRIC.questions, Reply(State.DONT_KNOW)))
    assert list(unfinished(SHELF)) == []


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Talk:
    heard: Talk = []
    monkeypatch.setattr(found_again, "speak", heard.append)
    monkeypatch.setattr(found_again, "at_terminal", lambda: True)
    return heard


def typing(*typed: str) -> Callable[[str], str | None]:
    rest = iter(typed)
    return lambda _: next(rest, None)


@pytest.mark.parametrize(
    ("typed", "path"),
    [(["2"], "old.yaml"), (["new.yaml"], "new.yaml"), (["7", "x", "1"], "new.yaml"), ([""], None), ([], None)],
)
def test_a_number_or_a_name_goes_on_with_it(talk: Talk, typed: list[str], path: str | None) -> None:
    ended("old", 1_000)
    ended("new", 2_000)
    assert wanted(SHELF, typing(*typed)) == path
    assert talk[0].splitlines()[1:] == [
        f"  1  new.yaml: New, 1 of {ASKED} answered",
        f"  2  old.yaml: Old, 1 of {ASKED} answered",
    ]


def test_nobody_is_asked_where_there_is_nothing(talk: Talk) -> None:
    assert wanted(SHELF, typing("1")) is None
    assert talk == []


def test_nobody_is_asked_without_a_terminal(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_again, "at_terminal", lambda: False)
    ended("lake", 1_000)
    assert wanted(SHELF, typing("1")) is None
    assert "lake.yaml" in talk[0]
