"""`cooperation template`."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from pyxform.xls2json_backends import get_xlsform  # type: ignore[import-untyped]
from typer.testing import Result

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.library import DEFAULT, open_rubric
from cooperation_cli.rubric.translation import fingerprint
from cooperation_cli.text import Words

Run = Callable[..., Result]


def written(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def asked(text: str) -> list[str]:
    """The questions of a blank in JSON."""
    return list(json.loads(text)["answers"])


@pytest.mark.parametrize(("form", "suffix"), [("yaml", ".yaml"), ("json", ".json"), ("csv", ".csv")])
def test_a_titled_blank_loads_as_answers_with_nothing_answered(
    run: Run, tmp_path: Path, form: str, suffix: str
) -> None:
    printed = run("template", "--format", form, "--title", "Two [rivers] = one").stdout
    answers, rubric = open_answers(written(tmp_path, f"blank{suffix}", printed), lambda named: open_rubric(named.id))
    assert rubric.id == DEFAULT
    assert answers.title.raw == "Two [rivers] = one"
    assert answers.replies == {}


def test_yaml_is_the_default_and_tells_each_level(run: Run) -> None:
    assert run("template").stdout == run("template", "--format", "yaml").stdout
    assert "# " in run("template").stdout


def test_markdown_is_for_paper(run: Run) -> None:
    assert "☐" in run("template", "--format", "markdown").stdout


def test_a_quick_blank_asks_less(run: Run) -> None:
    quick = asked(run("template", "--format", "json", "--depth", "quick").stdout)
    full = asked(run("template", "--format", "json").stdout)
    assert set(quick) < set(full)


def test_a_known_profile_leaves_out_what_does_not_fit_it(run: Run) -> None:
    form = run("template", "--format", "json", "--profile", "form=bilateral").stdout
    assert "adaptability.newcomers" not in asked(form)
    assert "adaptability.newcomers" in asked(run("template", "--format", "json").stdout)
    assert json.loads(form)["partnership"]["profile"]["form"] == "bilateral"


def test_a_fact_may_have_several_choices_where_the_rubric_says_so(run: Run) -> None:
    pairs = ["--profile", "partners=ngo", "--profile", "partners=state", "--profile", "partners=ngo"]
    form = run("template", "--format", "json", *pairs).stdout
    assert json.loads(form)["partnership"]["profile"]["partners"] == ["ngo", "state"]


def test_several_choices_may_share_one_option(run: Run) -> None:
    form = run("template", "--format", "json", "--profile", "partners=ngo, state,ngo").stdout
    assert json.loads(form)["partnership"]["profile"]["partners"] == ["ngo", "state"]


def test_everything_wrong_with_a_profile_is_said_at_once(run: Run) -> None:
    wrong = ["form=trilateral", "stag=before", "scope", "stage=before", "stage=closing"]
    result = run("template", *(word for pair in wrong for word in ("--profile", pair)))
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        '--profile: "trilateral" is not a choice of form; did you mean "bilateral"?',
        '--profile: "stag" is no fact of the profile; did you mean "stage"?',
        '--profile: "scope" has no "="; write FACT=CHOICE, as in form=bilateral',
        "--profile: stage takes one choice, not 2; keep the one that fits best",
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.yaml", "#"), ("a.YML", "#"), ("a.json", "{"), ("a.csv", "question,"), ("a.md", "#")],
)
def test_the_suffix_of_a_file_decides_its_format(run: Run, tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name
    result = run("template", "--title", "T", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(start)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_format_that_is_named_outweighs_the_suffix(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "blank.txt"
    assert run("template", "--format", "markdown", "-o", str(target)).exit_code == 0
    assert "☐" in target.read_text(encoding="utf-8")


def test_a_suffix_without_a_format_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("template", "-o", str(tmp_path / "blank.docx"))
    assert result.exit_code == 2
    assert "its suffix names no format" in result.stderr


def test_an_unknown_format_names_those_that_there_are(run: Run) -> None:
    assert "did you mean" in run("template", "--format", "yamll").stderr
    assert run("template", "--format", "pdf").exit_code == 2


def test_an_existing_file_is_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "blank.yaml"
    target.write_text("mine")
    assert run("template", "-o", str(target)).exit_code == 2
    assert target.read_text() == "mine"
    assert run("template", "--quiet", "--force", "-o", str(target)).stderr == ""
    assert target.read_text() != "mine"


def test_a_blank_is_made_for_the_rubric_that_is_named(run: Run, tmp_path: Path) -> None:
    rubric = written(tmp_path, "mine.yaml", run("rubric", "new", "mine").stdout)
    assert json.loads(run("template", "--rubric", rubric, "--format", "json").stdout)["rubric"] == "mine@1.0.0"


def test_an_unknown_rubric_is_refused(run: Run) -> None:
    result = run("template", "--rubric", "international-coperation")
    assert result.exit_code == 2
    assert 'did you mean "international-cooperation"?' in result.stderr


SENT = """\
format: cooperation-answers/1
rubric: international-cooperation
partnership: {title: Lake, profile: {form: bilateral, stage: running}}
respondent: {partner: Ministry}
invitation: {from: The secretariat}
depth: quick
answers: {shared-goals.purpose: 3}
"""


def test_a_blank_made_from_answers_says_what_is_known_and_nothing_that_was_answered(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "sent.yaml", SENT)
    blank = json.loads(run("template", file, "--format", "json", "--profile", "stage=closing").stdout)
    assert blank["partnership"] == {
        "title": "Lake",
        "profile": dict.fromkeys(blank["partnership"]["profile"]) | {"form": "bilateral", "stage": "closing"},
    }
    assert (blank["respondent"]["partner"], blank["invitation"]["from"]) == ("Ministry", "The secretariat")
    assert (blank["depth"], blank["answers"]["shared-goals.purpose"]) == ("quick", None)


def test_options_count_more_than_the_answers_that_a_blank_is_made_from(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "sent.yaml", SENT)
    blank = json.loads(run("template", file, "--format", "json", "--title", "Sea", "--depth", "full").stdout)
    assert (blank["partnership"]["title"], blank["depth"]) == ("Sea", "full")


LAKE = """\
format: cooperation-rubric/1
id: lake
version: "1.0.0"
title: Lake
scales: {practice: {levels: [{value: 0, label: Absent}, {value: 1, label: Agreed}]}}
parts: [{id: all, title: All}]
dimensions:
"""


def test_a_form_for_kobotoolbox_is_a_workbook_that_only_its_owner_may_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    result = run("template", "--rubric", "item-sum", "-o", str(path))
    assert (result.exit_code, result.stderr) == (0, f"wrote {path}\n")
    assert path.read_bytes().startswith(b"PK")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_workbook_is_not_printed(run: Run) -> None:
    result = run("template", "--rubric", "item-sum", "--format", "xlsform")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "xlsform: is a workbook, which cannot be printed; write it with -o form.xlsx\n"


def test_a_form_has_all_languages_of_its_rubric_unless_one_is_chosen(run: Run, tmp_path: Path) -> None:
    for folder in ("dimensions", "translations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "rubric.yaml").write_text(f"{LAKE} [goals]\n")
    goals = "{id: goals, part: all, title: Goals, scale: practice, questions: [{id: aim, text: Why?}]}\n"
    (tmp_path / "dimensions" / "goals.yaml").write_text(goals)
    head = "format: cooperation-translation/1\nrubric: lake\nlanguage: fr\nwords: "
    words = f"{{questions.goals.aim.text: {{says: Pourquoi ?, of: {fingerprint(Words('Why?'))}}}}}\n"
    (tmp_path / "translations" / "fr.yaml").write_text(head + words)
    for language, column in [((), "label::Français (fr)"), (("--language", "fr"), "label")]:
        form = tmp_path / "form.xlsx"
        run("template", "--rubric", str(tmp_path), *language, "-o", str(form), "--force", "--quiet")
        rows = get_xlsform(str(form)).survey
        assert next(row for row in rows if row.get("name") == "goals__aim")[column] == "Pourquoi ?"


def test_a_form_for_the_browser_is_one_private_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    result = run("template", written(tmp_path, "sent.yaml", SENT), "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr"><head>')
    assert "<title>International cooperation: Lake</title>" in text
    assert text == run("template", str(tmp_path / "sent.yaml"), "--format", "html").stdout
