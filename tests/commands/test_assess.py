"""`cooperation assess` with lines from a pipe: what it saves, says, reports and answers the shell."""

import json
import signal
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.documents import writing
from cooperation_cli.documents.log import Log
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

Run = Callable[..., Result]

RUBRIC = """\
format: cooperation-rubric/1
id: tiny
version: "1.1.0"
title: Tiny
scales:
  practice: {evidence_from: 2, levels: [{value: 0, label: Absent}, {value: 1, label: Some}, {value: 2, label: Agreed}]}
profile:
  - {id: form, text: How many?, choices: {two: Two, more: More}}
bands: [{id: low, from: 0, title: Low}, {id: high, from: 50, title: High}]
overall: {combine: mean}
parts: [{id: work, title: Work, combine: mean}]
dimensions:
  - id: goals
    part: work
    title: Goals
    combine: mean
    scale: practice
    questions:
      - {id: aim, text: "Is there an aim?", depth: quick, levels: {0: None., 1: A draft., 2: A text.}}
      - {id: roles, text: "Are there roles?", not_applicable: true, levels: {0: None., 1: A draft., 2: A text.}}
      - {id: votes, text: "Are there votes?", ask_if: {profile: form, is: more}, levels: {0: None., 1: A., 2: B.}}
"""
NEW = "Lake\nMinistry\n2\n\nDirector\n\n"
"""What is typed first: the title, then partner, side, no level of work, role and no name."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("tiny.yaml").write_text(RUBRIC, encoding="utf-8")
    return tmp_path


@pytest.fixture
def assess(run: Run) -> Run:
    return lambda *words, typed="": run("assess", "--rubric", "tiny.yaml", *words, stdin=typed)


def saved(name: str = "lake.yaml") -> dict[str, Any]:
    answers, _ = open_answers(name, lambda _: open_rubric("tiny.yaml"))
    levels = {id_: str(reply.level or reply.state) for id_, reply in answers.replies.items()}
    return {"title": answers.title.raw, "profile": dict(answers.chosen), "answers": levels}


def a_file(text: str, name: str = "lake.yaml") -> None:
    head = "format: cooperation-answers/1\nrubric: tiny@1.1.0\npartnership: {title: Lake, profile: {form: two}}\n"
    Path(name).write_text(head + text, encoding="utf-8")


def test_a_new_interview_ends_in_a_report_and_a_file(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\n2\n1\nf\n")
    assert result.exit_code == 0
    assert saved() == {
        "title": "Lake",
        "profile": {"form": ("two",)},
        "answers": {"goals.aim": "2", "goals.roles": "1"},
    }
    assert "High" in result.stdout
    assert "What is the partnership called?" not in result.stdout
    assert "Question 1 of 2" in result.stderr


def test_who_answered_and_when_is_kept(assess: Run) -> None:
    assess(typed=f"{NEW}1\n2\n")
    text = Path("lake.yaml").read_text(encoding="utf-8")
    assert "partner: Ministry" in text
    assert "role: Director" in text
    assert "name:" not in text
    assert 'date: "20' in text


def test_the_file_is_private_and_says_what_it_is(assess: Run) -> None:
    assess(typed=f"{NEW}1\n")
    assert stat.S_IMODE(Path("lake.yaml").stat().st_mode) == 0o600
    assert Path("lake.yaml").read_text(encoding="utf-8").startswith("# Answers about a partnership")


def test_the_report_goes_where_it_is_asked_to(assess: Run) -> None:
    result = assess("--title", "Lake", "--format", "json", typed="\n\n\n\n\n1\n2\n2\nf\n")
    assert json.loads(result.stdout)["overall"]["score"] == 100
    again = assess("lake.yaml", "-o", "lake.md", typed="f\n")
    assert again.exit_code == 0
    assert again.stdout == ""
    assert "Lake" in Path("lake.md").read_text(encoding="utf-8")


def test_the_end_tells_where_the_file_is_and_what_to_type_next(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\n2\n1\nf\n")
    assert "Your answers are in lake.yaml." in result.stderr
    assert "  cooperation score lake.yaml -o lake.md --rubric tiny.yaml\n" in result.stderr
    assert "Your answers are in" not in assess("lake.yaml", "--quiet", typed="f\n").stderr


def test_quitting_saves_and_tells_how_to_go_on(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\n2\nq\n1\n")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Saved in lake.yaml: 1 of 2 questions have a reply." in " ".join(result.stderr.split())
    assert "  cooperation assess lake.yaml --rubric tiny.yaml\n" in result.stderr


def test_a_pipe_that_runs_dry_saves_and_answers_130(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\n2\n")
    assert result.exit_code == 130
    assert "  cooperation assess lake.yaml --rubric tiny.yaml\n" in result.stderr
    assert saved()["answers"] == {"goals.aim": "2"}


def test_a_pipe_that_runs_dry_at_the_review_has_said_it_all(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\n2\n1\n")
    assert result.exit_code == 0
    assert "High" in result.stdout


def test_nothing_at_all_typed_makes_no_file(assess: Run, folder: Path) -> None:
    result = assess()
    assert result.exit_code == 2
    assert "give it here" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["tiny.yaml"]


def test_an_empty_title_is_asked_for_again(assess: Run) -> None:
    assess(typed=f"\n  \n{NEW}1\nq\n")
    assert saved()["title"] == "Lake"


def test_resuming_goes_on_at_the_first_open_question(assess: Run) -> None:
    assess(typed=f"{NEW}1\n2\nq\n")
    result = assess("lake.yaml", typed="1\nf\n")
    assert "Question 2 of 2" in result.stderr
    assert "Question 1 of 2" not in result.stderr
    assert saved()["answers"] == {"goals.aim": "2", "goals.roles": "1"}


def test_a_second_partnership_of_the_same_name_has_its_own_file(assess: Run) -> None:
    assess(typed=f"{NEW}1\n2\nq\n")
    assess(typed=f"{NEW}1\n0\nq\n")
    assert saved()["answers"] == {"goals.aim": "2"}
    assert saved("lake-2.yaml")["answers"] == {"goals.aim": "level"}


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "mine.json", "mine.csv"])
def test_answers_are_kept_in_the_form_of_their_name(assess: Run, name: str) -> None:
    result = assess(name, typed=f"{NEW}1\nc one, two\nthree\n.\n2\nn no roles\n.\nf\n")
    assert result.exit_code == 0
    assert saved(name)["answers"] == {"goals.aim": "2", "goals.roles": "not_applicable"}
    assert assess(name, typed="f\n").exit_code == 0
    assert not Path(f"{name}.bak").exists()


def test_every_problem_of_a_file_is_shown_before_any_question(assess: Run) -> None:
    a_file("answers: {goals.aim: 7, goals.rolls: 1}\n")
    result = assess("lake.yaml", typed="1\n")
    assert result.exit_code == 2
    assert "lake.yaml:4:22: answers.goals.aim" in result.stderr
    assert 'did you mean "goals.roles"?' in result.stderr
    assert "Question" not in result.stderr


def test_comments_in_a_file_are_kept_in_a_copy_before_the_first_change(assess: Run) -> None:
    a_file("answers:\n  goals.aim: 1   # from the minutes\n")
    before = Path("lake.yaml").read_bytes()
    result = assess("lake.yaml", typed="2\nf\n")
    assert Path("lake.yaml.bak").read_bytes() == before
    assert "as it was, it is in lake.yaml.bak" in " ".join(result.stderr.split())
    assert saved()["answers"] == {"goals.aim": "1", "goals.roles": "2"}
    a_file("answers:\n  goals.aim: 1   # once more\n")
    assess("lake.yaml", typed="0\nf\n")
    assert b"once more" in Path("lake.yaml.bak-2").read_bytes()


def test_a_file_that_is_only_looked_at_stays_as_it_is(assess: Run) -> None:
    a_file("answers:\n  goals.aim: 1   # from the minutes\n")
    before = Path("lake.yaml").read_bytes()
    assert assess("lake.yaml", typed="s\nf\n").exit_code == 0
    assert Path("lake.yaml").read_bytes() == before
    assert not Path("lake.yaml.bak").exists()


def test_a_file_changed_by_somebody_else_is_left_to_them(assess: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    a_file("answers: {}\n")

    def meddled(path: str, content: bytes, **settings: Any) -> None:
        writing.write(path, content, **settings)
        if path == "lake.yaml":
            a_file("answers: {goals.aim: 1}\n")

    monkeypatch.setattr("cooperation_cli.commands.keeping.write", meddled)
    result = assess("lake.yaml", typed="2\n2\nf\n")
    assert "yours go on in lake-2.yaml" in " ".join(result.stderr.split())
    assert saved()["answers"] == {"goals.aim": "1"}
    assert saved("lake-2.yaml")["answers"] == {"goals.aim": "2", "goals.roles": "2"}


def test_a_file_that_was_removed_meanwhile_is_made_again(assess: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    a_file("answers: {}\n")

    def removed(path: str, content: bytes, **settings: Any) -> None:
        writing.write(path, content, **settings)
        if b"goals.aim: 2" not in content:
            Path(path).unlink()

    monkeypatch.setattr("cooperation_cli.commands.keeping.write", removed)
    assess("lake.yaml", typed="2\nq\n")
    assert saved()["answers"] == {"goals.aim": "2"}


def test_a_reply_that_cannot_be_saved_ends_it_and_says_what_is_saved(
    assess: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Log.append

    def full(log: Log, octets: bytes) -> None:
        if b'"goals.roles": 1' in octets:
            raise CooperationError(Problem(Place(log.path), "could not be written: the disk is full", "make room"))
        add(log, octets)

    monkeypatch.setattr(Log, "append", full)
    result = assess(typed=f"{NEW}1\n2\n1\nf\n")
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert "Saved in lake.yaml: 1 of 2 questions have a reply." in " ".join(result.stderr.split())
    assert saved()["answers"] == {"goals.aim": "2"}


def test_an_interruption_while_a_reply_is_saved_keeps_that_reply(assess: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add = Log.append

    def interrupted(log: Log, octets: bytes) -> None:
        if b'"goals.aim": 2' in octets:
            signal.raise_signal(signal.SIGINT)
        add(log, octets)

    monkeypatch.setattr(Log, "append", interrupted)
    result = assess(typed=f"{NEW}1\n2\n1\n")
    assert result.exit_code == 130
    assert "Saved in lake.yaml: 1 of 2 questions have a reply." in " ".join(result.stderr.split())
    assert saved()["answers"] == {"goals.aim": "2"}


def test_answers_that_would_grow_too_large_to_read_are_not_written(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\nc {'x' * 2_000_001}\n.\n")
    assert result.exit_code == 2
    assert "would grow larger than 2 MB" in result.stderr
    assert saved()["answers"] == {}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["mine.txt"], "end it in one of: .yaml .yml .json .csv"),
        (["-"], "end it in one of"),
        (["nowhere/mine.yaml"], "nowhere/mine.yaml: cannot be written: its folder does not exist"),
        (["mine.json", "-o", "mine.json"], "is where the answers go"),
        (["--fail-below", "higher"], '"higher" is no band of tiny'),
        (["--format", "jsno"], 'did you mean "json"?'),
        (["lake.yaml", "--title", "Lake"], "these answers have a title already"),
        (["link.yaml"], "is a link"),
    ],
)
def test_what_could_only_fail_later_is_refused_before_any_question(assess: Run, words: list[str], says: str) -> None:
    a_file("answers: {}\n")
    Path("link.yaml").symlink_to("lake.yaml")
    result = assess(*words, typed=f"{NEW}1\n2\n1\nf\n")
    assert result.exit_code == 2
    assert says in result.stderr
    assert "called?" not in result.stderr


@pytest.mark.parametrize(("below", "code"), [("high", 1), ("low", 0), ("25", 0), ("25.1", 1)])
def test_a_verdict_that_is_too_low_answers_1(assess: Run, below: str, code: int) -> None:
    assert assess("--fail-below", below, typed=f"{NEW}1\n1\n0\nf\n").exit_code == code


def test_evidence_may_be_required(assess: Run) -> None:
    result = assess("--evidence", "required", "--format", "json", typed=f"{NEW}1\n2\n2\nf\n")
    assert json.loads(result.stdout)["overall"]["score"] == 50


def test_the_depth_can_be_changed_on_the_way(assess: Run) -> None:
    assess("--depth", "quick", typed=f"{NEW}1\n2\nf\n")
    assert "depth: quick" in Path("lake.yaml").read_text(encoding="utf-8")
    result = assess("lake.yaml", "--depth", "full", typed="1\nf\n")
    assert "The depth was quick; it is full from here on." in result.stderr
    assert "depth: full" in Path("lake.yaml").read_text(encoding="utf-8")
    assert saved()["answers"] == {"goals.aim": "2", "goals.roles": "1"}


def test_an_older_file_is_gone_on_with_and_what_vanished_is_in_the_copy(assess: Run) -> None:
    a_file("answers: {goals.aim: 1, goals.gone: 2}\n")
    text = Path("lake.yaml").read_text(encoding="utf-8").replace("tiny@1.1.0", "tiny@1.0.0")
    Path("lake.yaml").write_text(text, encoding="utf-8")
    result = assess("lake.yaml", typed="2\nf\n")
    assert result.exit_code == 0
    assert "1.0.0" in result.stderr
    assert Path("lake.yaml.bak").read_text(encoding="utf-8") == text
    assert "rubric: tiny@1.1.0" in Path("lake.yaml").read_text(encoding="utf-8")


def test_what_no_file_can_hold_is_asked_for_again(assess: Run) -> None:
    result = assess(typed=b"Lake\0\nLake\n\n\n\n\n\n1\nc a\xff\nc a\nb\0\nc\n.\nq\n")
    assert result.exit_code == 0
    text = Path("lake.yaml").read_text(encoding="utf-8")
    assert "title: Lake\n" in text
    assert "\N{REPLACEMENT CHARACTER}" not in text
    answers, _ = open_answers("lake.yaml", lambda _: open_rubric("tiny.yaml"))
    assert answers.replies["goals.aim"].comment == Words("a\nc")
    assert result.stderr.count("This line was not taken: not all of it is text in UTF-8. Type it again.") == 3
    assert saved()["profile"] == {"form": ("two",)}


def begun(assess: Run) -> None:
    """Lake, of two parties: an aim that nobody knows, and roles."""
    assess(typed=f"{NEW}1\nd\n2\nq\n")


def test_what_is_not_known_is_asked_again(assess: Run) -> None:
    begun(assess)
    result = assess("lake.yaml", "--unsure", typed="1\nf\n")
    assert "This time you are asked 1 of the 2 questions" in result.stderr
    assert "Are there roles?" not in result.stderr
    assert saved()["answers"] == {"goals.aim": "1", "goals.roles": "2"}


def test_what_is_unanswered_is_asked_alone(assess: Run) -> None:
    a_file("answers: {goals.aim: dont_know}\n")
    result = assess("lake.yaml", "--unanswered", typed="2\nf\n")
    assert "Is there an aim?" not in result.stderr
    assert saved()["answers"] == {"goals.aim": "dont_know", "goals.roles": "2"}


def test_a_part_is_named_by_patterns_and_all_else_stays(assess: Run) -> None:
    begun(assess)
    result = assess("lake.yaml", "--only", "*.roles", "--only", "form", typed="2\n\nq\n")
    assert "you are asked 1 fact and 1 of the 2 questions" in " ".join(result.stderr.split())
    assert "That makes 3 questions: 1 more." in result.stderr
    assert "  cooperation assess lake.yaml --only '*.roles' --only form --rubric tiny.yaml\n" in result.stderr
    assert saved() == {
        "title": "Lake",
        "profile": {"form": ("more",)},
        "answers": {"goals.aim": "dont_know", "goals.roles": "2"},
    }


def test_a_part_with_nothing_in_it_goes_to_the_review(assess: Run) -> None:
    assess(typed=f"{NEW}1\n2\n1\nq\n")
    result = assess("lake.yaml", "--unsure", typed="f\n")
    assert result.exit_code == 0
    assert "There is nothing to ask in the part that you chose." in result.stderr
    assert "High" in result.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lake.yaml", "--only", "goal"], '--only: "goal" names no dimension, question or fact; did you mean "goals"?'),
        (["--title", "New", "--unsure"], "--unsure: there are no answers yet to go back to; leave the option out"),
        (["--title", "New", "--unanswered"], "--unanswered: there are no answers yet"),
    ],
)
def test_a_part_that_cannot_be_is_refused_before_anything_is_written(assess: Run, words: list[str], says: str) -> None:
    a_file("answers: {}\n")
    result = assess(*words, typed="1\n")
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path("new.yaml").exists()


def test_a_group_is_asked_how_far_it_agrees(assess: Run) -> None:
    result = assess("--facilitate", typed="Lake\nSteering committee\n1\n2\n5 of 7\nTwo never saw it.\n.\n1\n7\n\nf\n")
    assert result.exit_code == 0
    text = Path("lake.yaml").read_text(encoding="utf-8")
    assert 'comment: "Level 2: 5 of 7 agree. Seen differently: Two never saw it."' in text
    assert 'comment: "Level 1: 7 of 7 agree."' in text
    assert "name: Steering committee" in text


def test_scores_are_shown_on_the_way_only_where_they_are_asked_for(assess: Run) -> None:
    assert (
        "Goals: 75 (all answered), going by the answers so far." in assess("--live", typed=f"{NEW}1\n2\n1\nq\n").stderr
    )
    assert "going by" not in assess(typed=f"{NEW}1\n2\n1\nq\n").stderr


def test_the_end_lists_what_stayed_open_and_how_to_come_back_to_it(assess: Run) -> None:
    result = assess(typed=f"{NEW}1\nd\ns\nf\n")
    assert "Still open, and by how many points each widens the overall range at least:" in result.stderr
    assert "(don't know): 50\n" in result.stderr
    assert "(unanswered): 50\n" in result.stderr
    assert "To answer them:\n  cooperation assess lake.yaml --unanswered --unsure --rubric tiny.yaml\n" in result.stderr
    assert "Still open" not in assess("lake.yaml", "--unanswered", "--unsure", typed="2\n1\nf\n").stderr


def test_undo_reaches_the_file(assess: Run) -> None:
    assess(typed=f"{NEW}1\n2\nu\nq\n")
    assert saved()["answers"] == {}
