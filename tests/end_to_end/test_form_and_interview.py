"""A form in a browser and the interview in lines: the same replies give the same file, byte by byte."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.browser import CHROMIUM, Window, open_window
from builders.replying import fill_in, go, lines, script
from typer.testing import CliRunner, Result

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.commands.app import app
from cooperation_cli.report.sentences.form import SAYINGS
from cooperation_cli.rubric.library import open_rubric, place_of
from cooperation_cli.rubric.question import Depth

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
WHOLE = Path(__file__).parents[1] / "fuzz" / "corpus" / "rubric.yaml"
SCRIPTS = [
    ("international-cooperation", Depth.FULL, 1),
    ("international-cooperation", Depth.QUICK, 2),
    ("letter-grades", Depth.FULL, 3),
    ("balanced", Depth.FULL, 4),
    (str(WHOLE), Depth.FULL, 5),
    (str(WHOLE), Depth.QUICK, 6),
]
"""Rubrics with variants and conditions, letters, long scales, and one of everything, each with a seed."""
TITLE = "Lake \u201chealth\u201d <1>"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with open_window(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def cooperation(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def saved(window: Window, into: Path) -> Path:
    """What the form gives at its end."""
    go(window.page, "review")
    with window.page.expect_download() as download:
        window.page.get_by_role("button", name=str(SAYINGS["save_answers"])).click()
    download.value.save_as(into)
    return into


@pytest.mark.parametrize(("name", "depth", "seed"), SCRIPTS)
def test_the_same_replies_give_the_same_file(  # noqa: PLR0913, PLR0917 - fixtures, and what differs
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, depth: Depth, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    rubric = open_rubric(name)
    made = script(rubric, depth, seed)
    options = ("--rubric", place_of(name), "--title", TITLE, "--depth", depth.value)
    said = cooperation("assess", "lines.json", *options, typed="".join(f"{line}\n" for line in lines(made)))
    assert said.exit_code == 0, said.stderr
    form = cooperation("template", *options, "--format", "html")
    window.show(form.stdout)
    fill_in(window.page, made)
    saved(window, tmp_path / "form.json")
    assert Path("form.json").read_text(encoding="utf-8") == Path("lines.json").read_text(encoding="utf-8")
    assert window.asked == window.said == []


INVITED = """\
format: cooperation-answers/1
rubric: international-cooperation@1.0.0
partnership: {title: Upper valley, profile: {stage: running, form: bilateral, partners: [ngo, state]}}
respondent: {partner: Northern Water Agency}
invitation: {from: The secretariat, kept_until: The end of 2027}
depth: quick
answers:
targets: {shared-goals.purpose: 3}
"""


def test_a_file_that_was_sent_and_a_form_made_from_it_lead_to_the_same_file(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sent.yaml").write_text(INVITED, encoding="utf-8")
    window.show(cooperation("template", "sent.yaml", "--format", "html").stdout)
    go(window.page, "start")
    assert "The end of 2027" in window.page.inner_text("main")
    go(window.page, "shared-goals.purpose")
    window.page.locator('[id="shared-goals.purpose"]').get_by_role("radio").nth(2).click()
    saved(window, tmp_path / "form.json")
    answered = cooperation("assess", "sent.yaml", typed="\n\n\n\nj shared-goals.purpose\n2\nq\n")
    assert answered.exit_code == 0, answered.stderr
    ours, theirs = (open_answers(name, lambda named: open_rubric(named.id))[0] for name in ("form.json", "sent.yaml"))
    assert ours == theirs
    scored = json.loads(cooperation("score", "form.json", "--format", "json").stdout)
    assert (scored["partnership"]["title"], scored["depth"]) == ("Upper valley", "quick")


def test_the_interview_goes_on_with_the_answers_of_a_form(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = ("--rubric", str(WHOLE), "--title", "Lake", "--depth", "quick")
    window.show(cooperation("template", *options, "--format", "html").stdout)
    saved(window, tmp_path / "form.json")
    went_on = cooperation("assess", "form.json", "--rubric", str(WHOLE), typed="\n" * 5 + "s\ns\n2\nreview\nfinish\n")
    assert went_on.exit_code == 0, went_on.stderr
    assert json.loads(Path("form.json").read_text(encoding="utf-8"))["answers"]["goals.purpose"] == 2
