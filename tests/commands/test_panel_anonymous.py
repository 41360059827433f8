"""`cooperation panel --anonymous`: what nobody may find in anything that the program leaves behind."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from cooperation_cli.report.panel_shape import panel_schema
from cooperation_cli.rubric.model import Rubric

Run = Callable[..., Result]
CANARY = "Zwitscher"
ROLES, PURPOSE = "shared-goals.roles", "shared-goals.purpose"
PAGES = ("txt", "md", "html", "json", "csv")
SIDES, LEVELS = ("funder", "implementer"), ("decides", "delivers")
WEIGHTS = "{_title: Ours, shared-goals: 2}"


def sung(folder: Path, number: int, **more: Any) -> Path:
    """Answers of so many people, a canary in every text that one of them may write, and in the names of the files."""
    for each in range(number):
        who = {"partner": f"{CANARY}-p{each % 2}", "name": f"{CANARY}-n{each}", "role": f"{CANARY}-r"}
        who |= {"date": "2026-01-01", "side": SIDES[each % 2], "level": LEVELS[each % 2]}
        noted = {"comment": f"{CANARY}-c{each}", "evidence": [f"{CANARY}-e{each}"]}
        levels = {ROLES: each % 5, PURPOSE: 1 + each % 2}
        data = {
            "format": "cooperation-answers/1",
            "rubric": "international-cooperation",
            "partnership": {"title": "River", "profile": {"stage": "running"}},
            "respondent": who,
            "invitation": {"from": f"{CANARY}-i"},
            "answers": {
                **{name: {"level": level, **noted} for name, level in levels.items()},
                "inclusive-partnership.voice": {"dont_know": True, "comment": f"{CANARY}-d"},
            },
            "targets": {ROLES: 2 + each % 3},
        } | more
        (folder / f"{CANARY}-{each}.json").write_text(json.dumps(data))
    return folder


def one_of(folder: Path, name: str, **more: Any) -> None:
    """The same of one person, in a file of this name."""
    sung(folder, 1, **more)
    (folder / f"{CANARY}-0.json").rename(folder / f"{name}.json")


@pytest.fixture
def cage(tmp_path: Path) -> Callable[[int], Path]:
    def caged(number: int) -> Path:
        folder = tmp_path / "answers"
        folder.mkdir()
        return sung(folder, number)

    return caged


def heard(folder: Path) -> list[str]:
    """The files in a folder that hold a canary, or have one in their names."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and CANARY in path.name + path.read_text()]


OPTIONS: Sequence[tuple[str, ...]] = (
    (),
    ("--by", "side"),
    ("--by", "level", "--invited", "40"),
    ("--voice", "partner", "--evidence", "required"),
    ("--depth", "quick"),
    ("--as", "Basin", "--profile", "stage=closing"),
    ("--questions",),
    ("--questions", "--by", "side"),
    ("--set", f"{ROLES}=4", "--scenario", "funder-leaves"),
    ("--weights", "own.yaml"),
    ("--fail-below", "ready"),
    ("--explain", ROLES),
    ("--set", "shared-goals.nothing=1"),
    ("--profile", "stage=never"),
    ("-o", "joint.yaml"),
)


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, which temporary files go to as well."""
    folder = tmp_path / "left"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TMPDIR", str(folder))
    (folder / "own.yaml").write_text(WEIGHTS)
    return folder


@pytest.mark.parametrize("number", [3, 6, 11])
@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_nothing_that_somebody_wrote_leaves_an_anonymous_panel(
    run: Run, left: Path, cage: Callable[[int], Path], number: int, options: tuple[str, ...]
) -> None:
    written = [word for suffix in PAGES for word in ("-o", f"page.{suffix}")]
    result = run("panel", str(cage(number)), "--anonymous", *options, *written)
    assert result.exit_code == 2 or all((left / f"page.{suffix}").exists() for suffix in PAGES)
    assert heard(left) == []
    assert CANARY not in result.output


def test_nor_do_temporary_files_hold_it(
    run: Run, left: Path, cage: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at whenever one has been written whole, and has not its name yet."""
    seen: list[list[str]] = []
    flushed = os.fsync

    def flush(descriptor: int) -> None:
        flushed(descriptor)
        seen.append(heard(left))

    monkeypatch.setattr(os, "fsync", flush)
    run("panel", str(cage(11)), "--anonymous", *(word for suffix in PAGES for word in ("-o", f"page.{suffix}")))
    assert len(seen) >= len(PAGES)
    assert not any(seen)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv"])
def test_nor_does_it_stand_on_the_screen(run: Run, cage: Callable[[int], Path], form: str) -> None:
    result = run("panel", str(cage(11)), "--anonymous", "-f", form)
    assert result.exit_code == 0
    assert CANARY not in result.output


def test_the_canaries_sing_where_people_have_names(run: Run, cage: Callable[[int], Path]) -> None:
    """The test can fail: an open panel tells names, comments and evidence."""
    page = run("panel", str(cage(3)), "-f", "json").stdout
    assert all(f"{CANARY}-{kind}" in page for kind in ("p0", "n0", "r", "e0"))


def test_no_error_quotes_what_somebody_said(run: Run, tmp_path: Path) -> None:
    who = {"partner": f"{CANARY}-p", "name": f"{CANARY}-n", "date": "2026-01-01"}
    for name, level in (("one", 1), ("two", 2)):
        one_of(tmp_path, name, respondent=who, answers={ROLES: {"level": level, "comment": CANARY}})
    result = run("panel", str(tmp_path / "one.json"), str(tmp_path / "two.json"), "--anonymous")
    assert result.exit_code == 2
    assert "same respondent" in result.stderr
    assert CANARY not in result.output


BROKEN: dict[str, dict[str, Any]] = {
    "level": {"answers": {ROLES: {"level": f"{CANARY}-said"}}},
    "question": {"answers": {f"{CANARY.lower()}-q": 1}},
    "side": {"respondent": {"partner": "A", "name": "B", "side": f"{CANARY}-side"}},
    "date": {"respondent": {"partner": "A", "name": "B", "date": f"{CANARY}-date"}},
    "section": {f"{CANARY}-section": 1},
    "title": {"partnership": {"title": f"{CANARY} river"}},
    "fact": {"partnership": {"title": "River", "profile": {f"{CANARY.lower()}-fact": CANARY}}},
    "choice": {"partnership": {"title": "River", "profile": {"stage": CANARY}}},
    "rubric": {"rubric": CANARY.lower()},
    "version": {"rubric": f"international-cooperation@{CANARY}"},
    "format": {"format": CANARY},
    "target": {"targets": {f"{CANARY.lower()}-t": 1}},
}
"""What may be wrong with one more file, with a canary where it is wrong."""
UNREADABLE = {
    "yaml.yaml": f"{CANARY}: [{CANARY}",
    "twice.yaml": f"{CANARY}: 1\n{CANARY}: 2\n",
    "tag.yaml": f"a: !{CANARY} 1\n",
    "json.json": f'{{"{CANARY}": {CANARY}}}',
    "csv.csv": f"key,level\n{CANARY},{CANARY}\n",
    "header.csv": f"{CANARY},level\n",
    "good.json.journal": f"{CANARY}\n",
}


def at_fault(folder: Path, wrong: str) -> Path:
    """One file more, beside those of the others, with this wrong about it."""
    if wrong in BROKEN:
        one_of(folder, "wrong", **BROKEN[wrong])
        return folder / "wrong.json"
    (folder / wrong).write_text(UNREADABLE[wrong])
    return folder / wrong


@pytest.mark.parametrize("number", [3, 6, 11])
@pytest.mark.parametrize("wrong", [*BROKEN, *UNREADABLE])
def test_a_file_at_fault_is_named_and_not_quoted(
    run: Run, left: Path, cage: Callable[[int], Path], wrong: str, number: int
) -> None:
    folder = cage(number)
    more = folder.parent / "more"
    more.mkdir()
    file = at_fault(more, wrong)
    skip = () if number == 11 else ("--skip-bad",)
    result = run("panel", str(folder), str(file), "--anonymous", *skip, "-o", "page.html")
    assert result.exit_code == (0 if skip else 2)
    assert file.name in result.stderr
    assert CANARY.lower() not in result.output.lower()
    assert heard(left) == []


@pytest.mark.parametrize("wrong", BROKEN)
def test_with_names_it_is_quoted(run: Run, tmp_path: Path, wrong: str) -> None:
    """So the test above can fail."""
    for name in ("one", "two"):
        one_of(tmp_path, name, respondent={"partner": "P", "name": name, "date": "2026-01-01"})
    more = tmp_path / "more"
    more.mkdir()
    result = run("panel", str(tmp_path), str(at_fault(more, wrong)))
    assert result.exit_code == 2
    assert CANARY.lower() in result.stderr.lower()


def test_profiles_that_differ_are_told_by_file_and_not_by_name(run: Run, tmp_path: Path) -> None:
    for name, stage in (("one", "running"), ("two", "closing")):
        who = {"partner": f"{CANARY}-p", "name": f"{CANARY}-{name}"}
        one_of(tmp_path, name, respondent=who, partnership={"title": "River", "profile": {"stage": stage}})
    result = run("panel", str(tmp_path / "one.json"), str(tmp_path / "two.json"), "--anonymous")
    assert "settle it" in result.stderr
    assert CANARY not in result.output


def test_three_or_four_are_asked_no_what_if(run: Run, cage: Callable[[int], Path], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(WEIGHTS)
    result = run(
        "panel",
        str(cage(4)),
        "--anonymous",
        "--set",
        f"{ROLES}=4",
        "--scenario",
        "funder-leaves",
        "--weights",
        str(own),
    )
    assert (result.exit_code, result.stdout) == (2, "")
    for option in ("--set", "--scenario", "--weights"):
        assert f"{option}: asks for more than an anonymous panel of three or four may show" in result.stderr


def test_from_five_on_a_what_if_has_published_numbers_only(run: Run, cage: Callable[[int], Path]) -> None:
    result = run("panel", str(cage(6)), "--anonymous", "--set", f"{ROLES}=4", "-f", "json")
    found = json.loads(result.stdout)
    Draft202012Validator(panel_schema()).validate(found)
    assert found["what_if"]["set"] == [ROLES]
    assert "exact" not in result.stdout


def test_the_threshold_is_held_to_what_the_page_shows(run: Run, tmp_path: Path, shipped: Rubric) -> None:
    """Else its exit code would tell the joint verdict of the panel with its names, to any decimal."""
    for each in range(6):
        who = {"partner": "B" if each else "A", "name": f"{each}"}
        one_of(tmp_path, f"{each}", respondent=who, answers=dict.fromkeys(shipped.questions, 4 if each else 0))
    shown = json.loads(run("panel", str(tmp_path), "--anonymous", "-f", "json").stdout)["overall"]["score"]
    open_one = json.loads(run("panel", str(tmp_path), "-f", "json").stdout)["overall"]["score"]
    assert shown != open_one
    assert run("panel", str(tmp_path), "--anonymous", "-q", "--fail-below", f"{shown}").exit_code == 0
    assert run("panel", str(tmp_path), "--anonymous", "-q", "--fail-below", f"{shown + 0.1:.1f}").exit_code == 1


@pytest.mark.parametrize(("number", "says"), [(6, "fewer than ten respondents"), (11, "Tasks and deadlines")])
def test_what_a_meeting_may_be_asked_depends_on_how_many_answered(
    run: Run, cage: Callable[[int], Path], number: int, says: str
) -> None:
    page = " ".join(run("panel", str(cage(number)), "--anonymous", "--questions").stdout.split())
    assert says in page


@pytest.mark.parametrize(("verb", "says"), [("compare", "can be subtracted"), ("plan", "exact numbers")])
def test_what_cannot_keep_the_promise_says_why(run: Run, cage: Callable[[int], Path], verb: str, says: str) -> None:
    answers = str(cage(6))
    result = run(verb, answers, answers, "--anonymous")
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "cooperation panel" in result.stderr


def test_a_page_in_a_folder_is_not_called_after_the_file_of_a_person(
    run: Run, left: Path, cage: Callable[[int], Path]
) -> None:
    files = sorted(map(str, cage(5).iterdir()))
    result = run("panel", *files, "--anonymous", "--format", "html", "-o", "out/")
    assert (result.exit_code, heard(left)) == (0, [])
    assert CANARY not in result.output
    assert [path.name for path in (left / "out").iterdir()] == ["panel.html"]


def test_nor_does_a_message_about_all_of_them_name_one(run: Run, cage: Callable[[int], Path]) -> None:
    files = sorted(map(str, cage(10).iterdir()))
    result = run("panel", *files, "--anonymous", "--depth", "quick", "--set", "shared-goals.measures=4")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("panel: --set: shared-goals.measures is not asked")


def test_nobody_counts_twice_because_a_file_has_two_names(run: Run, cage: Callable[[int], Path]) -> None:
    folder = cage(2)
    (folder / "third.json").symlink_to(folder / f"{CANARY}-0.json")
    result = run("panel", str(folder), f"{folder}/../{folder.name}", "--anonymous")
    assert result.exit_code == 2
    assert "there are 2" in result.stderr
