"""An answers file that follows an interview."""

import os
import stat
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.journal import Session
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.keeping import Keeper, KeptAnswers, check_form, unused
from cooperation_cli.documents import yaml
from cooperation_cli.errors import CooperationError
from cooperation_cli.text import Words

RUBRIC = small_rubric()
EMPTY = Answers("small", "1.2.0", Words("Lake"))
ONE = replace(EMPTY, replies={"goals.purpose": Reply(State.LEVEL, Fraction(2))})
Begin = Callable[..., KeptAnswers]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]) -> Begin:
    monkeypatch.chdir(tmp_path)
    return lambda name="lake.yaml", answers=EMPTY: KeptAnswers.begun(name, answers, RUBRIC, keeper(said))


def keeper(said: list[str], *shelters: str) -> Keeper:
    return Keeper(Session("ada", "lake", os.getpid(), "2026-11-22 05:50"), said.append, shelters)


def broken_off(begun: Begin) -> bytes:
    """A session that ends suddenly after a reply: what stands in its journal."""
    kept = begun()
    kept.keep(ONE)
    kept._journal._log.close()
    return Path("lake.yaml.journal").read_bytes()


def resumed(said: list[str]) -> KeptAnswers:
    return KeptAnswers.resumed("lake.yaml", read, RUBRIC, keeper(said))


def open_file() -> Answers:
    """The answers file alone, as somebody who opens it in an editor sees it."""
    return answers_from(yaml.parse(Path("lake.yaml").read_text(encoding="utf-8"), "lake.yaml"), RUBRIC)


def read(name: str = "lake.yaml") -> Answers:
    return open_answers(name, lambda _: RUBRIC)[0]


def test_a_new_file_stands_at_once_and_follows(begun: Begin) -> None:
    kept = begun()
    assert read() == EMPTY
    kept.keep(ONE)
    assert kept.answers == ONE
    assert read().replies == ONE.replies
    assert open_file() == EMPTY
    assert stat.S_IMODE(Path("lake.yaml.journal").stat().st_mode) == 0o600
    kept.close()
    assert read() == ONE
    assert not Path("lake.yaml.journal").exists()
    assert stat.S_IMODE(Path("lake.yaml").stat().st_mode) == 0o600


def test_a_new_file_never_replaces_another(begun: Begin) -> None:
    Path("lake.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(CooperationError, match="already exists"):
        begun()
    assert Path("lake.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_of_our_own_is_gone_on_with_without_a_copy(begun: Begin, said: list[str], tmp_path: Path) -> None:
    begun().close()
    kept = resumed(said)
    kept.keep(ONE)
    kept.close()
    assert read() == ONE
    assert [path.name for path in tmp_path.iterdir()] == ["lake.yaml"]
    assert said == []


def test_an_edited_file_is_copied_once_before_it_is_rewritten(begun: Begin, said: list[str], tmp_path: Path) -> None:
    begun().close()
    edited = Path("lake.yaml").read_text(encoding="utf-8") + "# ask Ada\n"
    Path("lake.yaml").write_text(edited, encoding="utf-8")
    kept = resumed(said)
    kept.keep(ONE)
    kept.close()
    again = resumed(said)
    again.keep(EMPTY)
    again.close()
    assert Path("lake.yaml.bak").read_text(encoding="utf-8") == edited
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lake.yaml", "lake.yaml.bak"]
    assert len(said) == 1


def test_opening_a_file_makes_it_private_and_changes_nothing_else(begun: Begin, said: list[str]) -> None:
    begun().close()
    edited = Path("lake.yaml").read_bytes() + b"# ask Ada\n"
    Path("lake.yaml").write_bytes(edited)
    Path("lake.yaml").chmod(0o644)
    resumed(said)
    assert Path("lake.yaml").read_bytes() == edited
    assert stat.S_IMODE(Path("lake.yaml").stat().st_mode) == 0o600


def test_a_file_that_somebody_else_writes_is_theirs(begun: Begin, said: list[str]) -> None:
    kept = begun()
    Path("lake.yaml").write_text("theirs", encoding="utf-8")
    kept.keep(ONE)
    kept.keep(replace(ONE, title=Words("Lake Health")))
    assert Path("lake.yaml").read_text(encoding="utf-8") == "theirs"
    assert kept.path == "lake-2.yaml"
    assert read("lake-2.yaml").title == Words("Lake Health")
    assert len(said) == 1


def test_after_a_failure_the_file_is_as_it_was_and_may_be_tried_again(
    begun: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = begun()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing)
        with pytest.raises(CooperationError, match="disk"):
            kept.keep(ONE)
    assert read() == kept.answers == EMPTY
    kept.keep(ONE)
    assert read().replies == ONE.replies


def failing(_: int) -> None:
    raise OSError(5, "Input/output error")


def test_unused_names_are_numbered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert unused("lake", ".yaml") == "lake.yaml"
    Path("lake.yaml").touch()
    Path("lake-2.yaml").symlink_to("nowhere")
    assert unused("lake", ".yaml") == "lake-3.yaml"


@pytest.mark.parametrize("name", ["lake.yaml", "LAKE.YML", "lake.json", "lake.csv"])
def test_answers_may_be_kept_in_three_forms(begun: Begin, name: str) -> None:
    check_form(name)
    begun(name).keep(ONE)
    assert read(name).replies == ONE.replies


@pytest.mark.parametrize("name", ["lake", "lake.md", "-", "lake.yaml.bak"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(CooperationError, match=r"end it in one of: \.yaml \.yml \.json \.csv"):
        check_form(name)


def test_another_session_is_named(begun: Begin, said: list[str]) -> None:
    begun()
    with pytest.raises(CooperationError, match="in another session: ada on lake, process"):
        resumed(said)


@pytest.mark.parametrize(("process", "held"), [(1, True), (2**22 + 1, False)])
def test_without_locks_the_process_that_is_named_is_looked_for(
    begun: Begin, said: list[str], monkeypatch: pytest.MonkeyPatch, process: int, held: bool
) -> None:
    kept = begun()
    other = Session("bob", "lake", process, "2026-11-22 05:50")
    kept.close()
    KeptAnswers.resumed("lake.yaml", read, RUBRIC, Keeper(other, said.append)).keep(ONE)
    monkeypatch.setattr("cooperation_cli.documents.log.locked", lambda _: None)
    if held:
        with pytest.raises(CooperationError, match="bob on lake"):
            resumed(said)
    else:
        assert resumed(said).answers == ONE


def test_a_journal_that_outgrows_itself_is_brought_in(begun: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = begun()
    monkeypatch.setattr("cooperation_cli.commands.recording.LARGEST", Path("lake.yaml.journal").stat().st_size + 10)
    kept.keep(ONE)
    assert open_file() == ONE
    assert read() == ONE
    kept.keep(EMPTY)
    assert open_file().replies == EMPTY.replies


def test_what_no_file_can_hold_is_not_acknowledged(begun: Begin) -> None:
    kept = begun()
    with pytest.raises(CooperationError, match="cannot hold this"):
        kept.keep(replace(EMPTY, title=Words("La\0ke")))
    kept.keep(ONE)
    assert read().replies == ONE.replies


def test_where_nothing_can_be_written_the_reply_is_refused(begun: Begin, tmp_path: Path) -> None:
    kept = begun("lake.yaml")
    (tmp_path / "lake.yaml").unlink()
    (tmp_path / "lake.yaml.journal").unlink()
    tmp_path.rmdir()
    with pytest.raises(CooperationError):
        kept.keep(ONE)
    tmp_path.mkdir()
    os.chdir(tmp_path)
    kept.keep(ONE)
    assert read().replies == ONE.replies


def test_nobody_begins_where_a_journal_stands(begun: Begin) -> None:
    Path("lake.yaml.journal").write_text("theirs", encoding="utf-8")
    with pytest.raises(CooperationError, match="stands there already"):
        begun()
    assert Path("lake.yaml.journal").read_text(encoding="utf-8") == "theirs"
    assert unused("lake", ".yaml") == "lake-2.yaml"


def test_a_journal_at_odds_with_an_edited_file_is_kept_aside(begun: Begin, said: list[str]) -> None:
    broken_off(begun)
    edited = Path("lake.yaml").read_text(encoding="utf-8").replace("goals.purpose:", "goals.purpose: 4")
    Path("lake.yaml").write_text(edited, encoding="utf-8")
    again = resumed(said)
    assert str(again.answers.replies["goals.purpose"].level) == "4"
    assert b'"goals.purpose": 2' in Path("lake.yaml.journal.aside").read_bytes()
    assert "lake.yaml.journal says otherwise than the file." in said[0]


def test_what_a_journal_tells_counts_also_where_it_could_not_be_read_for_a_moment(
    begun: Begin, said: list[str]
) -> None:
    broken_off(begun)
    again = KeptAnswers.resumed("lake.yaml", open_file, RUBRIC, keeper(said))
    assert again.answers == open_file() == ONE
    assert said == []


@pytest.mark.parametrize("foreign", [b"foreign " * 1_125_000, b"\0" * 8_000_001], ids=["9 MB", "NUL"])
def test_a_journal_larger_than_is_read_is_kept_aside_whole(begun: Begin, said: list[str], foreign: bytes) -> None:
    begun().close()
    Path("lake.yaml.journal").write_bytes(foreign)
    Path("lake.yaml.journal").chmod(0o644)
    Path("lake.yaml.journal.aside").symlink_to("nowhere")
    kept = resumed(said)
    kept.keep(ONE)
    kept.close()
    assert read() == ONE
    assert Path("lake.yaml.journal.aside-2").read_bytes() == foreign
    assert stat.S_IMODE(Path("lake.yaml.journal.aside-2").stat().st_mode) == 0o600
    assert "As it was, it is kept in lake.yaml.journal.aside-2." in said[0]
    assert not Path("nowhere").exists()


def test_what_follows_all_that_is_read_of_a_journal_is_kept_too(
    begun: Begin, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = broken_off(begun)
    Path("lake.yaml.journal").write_bytes(sound + b"more")
    monkeypatch.setattr("cooperation_cli.documents.log.LARGEST", len(sound))
    resumed(said).close()
    assert read() == ONE
    assert Path("lake.yaml.journal.aside").read_bytes() == sound + b"more"


def test_where_a_journal_cannot_be_put_aside_it_stays_and_what_it_tells_is_in_the_file(
    begun: Begin, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = broken_off(begun) + b"more"
    Path("lake.yaml.journal").write_bytes(damaged)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", stuck(Path.replace))
        with pytest.raises(CooperationError, match="disk"):
            resumed(said)
    assert Path("lake.yaml.journal").read_bytes() == damaged
    assert open_file() == ONE
    assert not Path("lake.yaml.journal.aside").exists()
    resumed(said).close()
    assert Path("lake.yaml.journal.aside").read_bytes() == damaged


def stuck(replace: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    """A disk that gives no journal another name."""

    def renamed(path: Path, new: Path) -> Path:
        if path.suffix == ".journal":
            raise OSError(5, "Input/output error")
        return replace(path, new)

    return renamed


def test_without_its_folder_it_goes_on_in_the_first_shelter_that_takes_it(
    begun: Begin, said: list[str], tmp_path: Path
) -> None:
    for name in ("work", "home"):
        Path(name).mkdir()
    begun("lake.yaml").close()
    kept = KeptAnswers.begun("work/lake.yaml", EMPTY, RUBRIC, keeper(said, "nowhere", str(tmp_path / "home")))
    Path("work").rename("archive")
    kept.keep(ONE)
    kept.close()
    kept.close()
    assert kept.path == str(tmp_path / "home" / "lake.yaml")
    assert read(kept.path) == ONE
    assert "work/lake.yaml was moved or removed meanwhile; yours go on in" in said[-1]


@pytest.mark.parametrize("gone", [["lake.yaml"], ["lake.yaml.journal"]])
def test_what_is_moved_away_is_made_again(begun: Begin, said: list[str], gone: list[str]) -> None:
    kept = begun()
    kept.keep(ONE)
    for name in gone:
        Path(name).unlink()
    kept.keep(replace(ONE, title=Words("Lake health")))
    assert said == [f"{gone[0]} was moved or removed meanwhile; it is made again, with every reply."]
    assert open_file() == ONE
    assert read().title == Words("Lake health")
