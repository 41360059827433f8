"""`cooperation panel`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from cooperation_cli.report.panel_shape import panel_schema
from cooperation_cli.rubric.library import examples

Run = Callable[..., Result]
LAKE = Path(next(each.path for each in examples() if each.name.startswith("lake-health-2025/"))).parent
SCHEMA = Path(__file__).parents[2] / "rubrics" / "schema" / "panel.schema.json"
ROLES = "shared-goals.roles"


def write(folder: Path, name: str, partner: str = "A", title: str = "River", **more: Any) -> Path:
    data = {
        "format": "cooperation-answers/1",
        "rubric": "international-cooperation",
        "partnership": {"title": title},
        "respondent": {"partner": partner, "name": name},
        "answers": {ROLES: 2},
    } | more
    path = folder / f"{name}.json"
    path.write_text(json.dumps(data))
    return path


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def test_a_folder_is_read_as_its_files_are(run: Run) -> None:
    by_folder = run("panel", str(LAKE), "-f", "json")
    by_name = run("panel", *sorted(map(str, LAKE.iterdir()), reverse=True), "-f", "json")
    assert told(by_folder) == told(by_name)
    assert by_folder.stdout == by_name.stdout


def test_the_result_is_as_its_committed_schema_says(run: Run, schema: dict[str, Any]) -> None:
    assert schema == panel_schema()
    for more in ([], ["--by", "side"], ["--voice", "respondent", "--invited", "12"], ["--evidence", "required"]):
        Draft202012Validator(schema).validate(told(run("panel", str(LAKE), "-f", "json", *more)))


def test_the_result_tells_who_is_in_it_and_where_they_differ(run: Run) -> None:
    found = told(run("panel", str(LAKE), "-f", "json", "--invited", "12"))
    assert (found["format"], found["response_rate"], found["invited"]) == ("cooperation-panel/1", 0.75, 12)
    assert len(found["respondents"]) == 9
    assert [each["respondents"] for each in found["partners"]] == [2, 3, 2, 2]
    sizes = [gap["size"] for gap in found["gaps"]]
    assert sizes == sorted(sizes, reverse=True)
    assert {gap["by"] for gap in found["gaps"]} == {"partner", "side", "level"}
    assert found["contested"][0]["failed_by"]


def test_one_kind_of_group_may_be_chosen(run: Run) -> None:
    found = told(run("panel", str(LAKE), "-f", "json", "--by", "level"))
    assert {gap["by"] for gap in found["gaps"]} == {"level"}


def test_differences_stand_before_any_joint_number(run: Run) -> None:
    page = run("panel", str(LAKE)).stdout
    places = [
        page.index(words) for words in ("not everybody sees met", "What you see differently", "Overall readiness")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_page_has_the_map_the_agreement_and_the_meeting(run: Run, form: str) -> None:
    page = run("panel", str(LAKE), "-f", form).stdout
    for words in ("Who sees what", "How far you agree", "Questions for your meeting", "What is missing, and from whom"):
        assert words in page


def test_the_sheet_has_gaps_the_map_and_the_agreement(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("panel", str(LAKE), "-f", "csv").stdout)))
    kinds = {row["kind"] for row in rows}
    assert {"gap", "contested", "heat", "agreement", "overall", "question"} <= kinds
    gap = next(row for row in rows if row["kind"] == "gap")
    assert float(gap["score"]) - float(gap["other_score"]) == pytest.approx(float(gap["size"]))
    assert sum(row["kind"] == "heat" for row in rows) == 4 * 12


def test_files_of_other_kinds_may_be_mixed(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path, "one")
    two = tmp_path / "two.csv"
    two.write_text(
        f"question,level\n_format,cooperation-answers/1\n_rubric,international-cooperation\n_partnership.title,River\n"
        f"_respondent.partner,B\n{ROLES},4\n"
    )
    found = told(run("panel", str(one), str(two), "-f", "json"))
    assert next(each for each in found["questions"] if each["id"] == ROLES)["joint"] == 3


def test_every_file_that_does_not_belong_is_named_with_why(run: Run, tmp_path: Path) -> None:
    good, other = write(tmp_path, "good"), write(tmp_path, "other", title="Lake")
    also, bad = write(tmp_path, "also", partner="B"), tmp_path / "bad.yaml"
    bad.write_text("answers: [")
    every = run("panel", str(good), str(also), str(other), str(bad))
    assert (every.exit_code, every.stdout) == (2, "")
    assert 'other.json: partnership.title: is about "Lake"' in every.stderr
    assert 'say --as "River"' in every.stderr
    assert "bad.yaml:" in every.stderr
    left = run("panel", str(tmp_path), "--skip-bad", "-f", "json")
    assert len(told(left)["respondents"]) == 2
    assert left.stderr.count("left out: ") == 2


def test_one_name_for_all_takes_them_for_one_partnership(run: Run, tmp_path: Path) -> None:
    files = [str(write(tmp_path, "one")), str(write(tmp_path, "two", partner="B", title="Lake"))]
    assert told(run("panel", *files, "--as", "Basin", "-f", "json"))["partnership"]["title"] == "Basin"


def test_what_was_settled_is_said_aloud(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path, "one", partnership={"title": "River", "profile": {"stage": "running"}})
    two = write(tmp_path, "two", partnership={"title": "River", "profile": {"stage": "closing"}}, depth="quick")
    refused = run("panel", str(one), str(two))
    assert refused.exit_code == 2
    assert "settle it: stage=running" in refused.stderr
    settled = run("panel", str(one), str(two), "--profile", "stage=running")
    page = " ".join(settled.stdout.split())
    assert "Settled for all" in page
    assert "Some answered the quick questions only" in page


def test_nothing_but_bad_files_is_no_panel(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("[]")
    assert run("panel", str(tmp_path), "--skip-bad").exit_code == 2


def test_an_empty_folder_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("panel", str(tmp_path))
    assert result.exit_code == 2
    assert "holds no answers files" in result.stderr


def test_fewer_invited_than_answered_is_refused(run: Run) -> None:
    result = run("panel", str(LAKE), "--invited", "8")
    assert result.exit_code == 2
    assert "9 answered, more than 8" in result.stderr


def test_a_threshold_is_held_to_the_joint_verdict(run: Run) -> None:
    assert run("panel", str(LAKE), "--fail-below", "ready").exit_code == 1
    assert run("panel", str(LAKE), "--fail-below", "not-ready").exit_code == 0


def test_an_anonymous_result_is_as_its_schema_says(run: Run, schema: dict[str, Any]) -> None:
    found = told(run("panel", str(LAKE), "--anonymous", "--invited", "12", "-f", "json"))
    Draft202012Validator(schema).validate(found)
    assert (found["answered"], found["tier"]) == (9, "five to nine")


def test_a_meeting_goes_on_with_what_is_not_the_same_for_all(run: Run, tmp_path: Path) -> None:
    answers, joint = tmp_path / "answers", tmp_path / "joint.yaml"
    answers.mkdir()
    purpose, own = "shared-goals.purpose", "shared-goals.measures"
    for partner, level in (("A", 1), ("B", 3)):
        said = {ROLES: {"level": 2, "evidence": [f"Minutes {partner}"]}, purpose: level}
        write(answers, partner, partner=partner, answers=said | ({own: 2} if partner == "A" else {}))
    result = run("panel", str(answers), "-o", str(joint))
    assert (result.exit_code, result.stdout) == (0, "")
    text = joint.read_text()
    found = json.loads(run("score", str(joint), "-f", "json").stdout)
    states = {each["id"]: (each["level"], each["comment"], each["evidence"]) for each in found["questions"]}
    assert states[ROLES] == (2, None, ["Minutes A", "Minutes B"])
    assert states[purpose] == (None, "Before the meeting: A: 1; B: 3.", [])
    assert states[own] == (None, "Before the meeting: A: 2; B: no level.", [])
    assert "All partners together" in text
    settled = run(
        "assess", str(joint), "--facilitate", "--unanswered", "--plain", "--only", purpose, stdin="2\n\n\n\n\n"
    )
    assert settled.exit_code in {0, 130}
    after = json.loads(run("score", str(joint), "-f", "json").stdout)
    assert next(each["level"] for each in after["questions"] if each["id"] == purpose) == 2


def test_answers_for_a_meeting_stand_apart_from_those_that_are_read(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "one")
    inside = run("panel", str(tmp_path), "-o", str(tmp_path / "joint.yaml"))
    assert inside.exit_code == 2
    assert "one more respondent" in inside.stderr
    nobody = run("panel", str(LAKE), "--anonymous", "-o", str(tmp_path / "joint.yaml"))
    assert nobody.exit_code == 2
    assert "which an anonymous panel does not" in nobody.stderr
    assert not (tmp_path / "joint.yaml").exists()


def test_a_page_and_answers_are_written_together(run: Run, tmp_path: Path) -> None:
    page, joint = tmp_path / "panel.md", tmp_path / "joint.yml"
    assert run("panel", str(LAKE), "-o", str(page), "-o", str(joint), "-q").exit_code == 0
    assert page.exists()
    assert run("panel", str(LAKE), "-o", str(joint)).exit_code == 2
    assert run("panel", str(LAKE), "-o", str(joint), "--force").exit_code == 0


def test_questions_for_the_meeting_are_a_page_of_their_own(run: Run, tmp_path: Path) -> None:
    pages = {name: tmp_path / f"meeting.{name}" for name in ("txt", "md", "html", "csv", "json")}
    written = [word for path in pages.values() for word in ("-o", str(path))]
    assert run("panel", str(LAKE), "--questions", *written, "-q").exit_code == 0
    for name in ("txt", "md", "html"):
        page = " ".join(pages[name].read_text(encoding="utf-8").split())
        assert "questions for your meeting" in page
        assert (
            page.rindex("Measures of success:") < page.rindex("Costs of taking part:") < page.rindex("What is missing")
        )
        assert "What would show it" in page
        assert "Overall readiness" not in page
    rows = list(csv.DictReader(io.StringIO(pages["csv"].read_text(encoding="utf-8"))))
    sizes = [float(row["size"]) for row in rows if row["size"]]
    assert sizes == sorted(sizes, reverse=True)
    assert (rows[0]["group"], rows[0]["level"], rows[0]["other_level"]) == ("Open Shore Health", "3", "1")
    assert rows[0]["levels"] == "2 at 1, 4 at 2, 2 at 3"
    assert json.loads(pages["json"].read_text(encoding="utf-8"))[0]["question"] == rows[0]["question"]


def test_people_of_one_partner_who_differ_have_something_to_settle(run: Run, tmp_path: Path) -> None:
    for name, level in (("Ann", 1), ("Ben", 3)):
        write(tmp_path, name, answers={ROLES: {"level": level, "comment": f"{name} has seen it"}})
    page = " ".join(run("panel", str(tmp_path), "--questions").stdout.split())
    assert "Levels: 1 at 1, 1 at 3" in page
    assert "Ann: Ann has seen it" in page
    assert "nothing to settle" not in page


def test_where_all_gave_the_same_there_is_nothing_to_settle(run: Run, tmp_path: Path) -> None:
    for name in ("Ann", "Ben"):
        write(tmp_path, name)
    assert "nothing to settle" in " ".join(run("panel", str(tmp_path), "--questions").stdout.split())


def test_a_what_if_stands_beside_the_joint_verdict(run: Run) -> None:
    wish = ("--set", "shared-goals.purpose=4", "--scenario", "funder-leaves")
    found = told(run("panel", str(LAKE), "-f", "json", *wish))
    assert found["what_if"]["set"] == ["shared-goals.purpose"]
    assert next(each["to"] for each in found["what_if"]["changes"] if each["question"] == "shared-goals.purpose") == 4
    plain = told(run("panel", str(LAKE), "-f", "json"))
    assert plain["what_if"] is None
    assert plain["overall"] == found["overall"]
    for form in ("terminal", "markdown", "html", "csv"):
        assert run("panel", str(LAKE), "-f", form, *wish).stdout != run("panel", str(LAKE), "-f", form).stdout


def test_what_is_set_must_be_asked_of_the_panel(run: Run) -> None:
    result = run("panel", str(LAKE), "--set", "divergent-interests.nothing=1")
    assert result.exit_code == 2
    quick = run("panel", str(LAKE), "--depth", "quick", "--set", "shared-goals.measures=1")
    assert quick.exit_code == 2
    assert "is not asked of this partnership at this depth" in quick.stderr


def test_weights_of_ones_own_count_in_a_panel_too(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("{_title: Ours, shared-goals: 10}")
    weighed = told(run("panel", str(LAKE), "-f", "json", "--weights", str(own)))
    assert weighed["weights"]["title"] == "Ours"
    assert weighed["overall"]["score"] != told(run("panel", str(LAKE), "-f", "json"))["overall"]["score"]


def test_the_arithmetic_of_a_panel_begins_with_what_each_partner_said(run: Run) -> None:
    names = ("shared-goals.purpose", "shared-goals.measures", "overall")
    page = " ".join(run("panel", str(LAKE), *(word for name in names for word in ("--explain", name))).stdout.split())
    assert "Ministry of Health of Kestria: (3 + 2 + 3) / 3 ≈ 2.666666667" in page
    assert "Together: 2: this question is read by the least favourable of them." in page
    assert "Together: (1 + 2 + 1.5 + 3) / 4 = 1.875" in page
    assert "(42.156911376 + 63.729519314) / 2" in page


def test_the_arithmetic_is_a_sheet_too(run: Run) -> None:
    words = ("panel", str(LAKE), "--explain", "shared-goals.measures", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*words).stdout)))
    assert [row["step"] for row in rows][3:5] == ["Open Shore Health", "Together"]
    assert rows[4]["arithmetic"] == "(1 + 2 + 1.5 + 3) / 4 = 1.875"


def test_the_arithmetic_says_who_gave_no_level(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "Ann", answers={ROLES: "dont_know"})
    one = " ".join(run("panel", str(tmp_path), "--explain", ROLES).stdout.split())
    assert "A: does not know" in one
    assert "Together: does not know" in one
    write(tmp_path, "Ben", partner="B", answers={ROLES: "prefer_not_to_say"})
    both = " ".join(run("panel", str(tmp_path), "--explain", ROLES, "--voice", "respondent").stdout.split())
    assert "B: no level" in both


def test_what_can_be_explained_is_known_by_name(run: Run) -> None:
    result = run("panel", str(LAKE), "--explain", "shared-gaols")
    assert result.exit_code == 2
    assert "shared-goals" in result.stderr


@pytest.mark.parametrize("other", [("--explain", "overall"), ("--scenario", "funder-leaves"), ("--set", f"{ROLES}=1")])
def test_questions_are_a_page_without_more(run: Run, other: tuple[str, str]) -> None:
    result = run("panel", str(LAKE), "--questions", *other)
    assert (result.exit_code, result.stdout) == (2, "")
    assert other[0] in result.stderr


def test_a_report_in_a_folder_is_named_by_what_was_read(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("panel", str(LAKE), "-o", f"{out}/", "-f", "markdown").exit_code == 0
    assert [path.name for path in out.iterdir()] == ["lake-health-2025.md"]


def test_levels_between_two_steps_are_decimals_in_a_sheet(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("panel", str(LAKE), "-f", "csv").stdout)))
    levels = {row["level"] for row in rows} | {row["to"] for row in rows if row["kind"] == "step"}
    assert "2.083333333" in levels
    assert not [level for level in levels if "/" in level]


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_map_of_many_partners_is_told_in_parts_that_fit_a_page(run: Run, tmp_path: Path, form: str) -> None:
    for number in range(8):
        write(tmp_path, f"n{number}", partner=f"Partner {number}", depth="quick", answers={ROLES: number % 5})
    page = run("panel", str(tmp_path), "-f", form).stdout
    after = page[page.index("Who sees what") :]
    heads = [line.replace("|", " ").split()[1:] for line in after.splitlines() if "Dimension  " in line][:2]
    assert heads == [["1", "2", "3", "4", "5", "6"], ["7", "8", "Together"]]


def test_what_was_decided_when_files_became_a_panel_is_said_aloud(run: Run, tmp_path: Path) -> None:
    who = {"partner": "A", "name": "Ann"}
    write(tmp_path, "first", respondent=who | {"date": "2026-01-01"}, targets={ROLES: 3})
    write(tmp_path, "again", respondent=who | {"date": "2026-01-02"}, targets={ROLES: 3})
    write(tmp_path, "nobody", respondent={}, targets={ROLES: 4})
    write(tmp_path, "placed", partner="B", partnership={"title": "River", "profile": {"stage": "running"}})
    notices = " ".join(told(run("panel", str(tmp_path), "-f", "json"))["notices"])
    assert "One respondent answered again; the later file counts." in notices
    assert "The files aim at different levels for Tasks and deadlines" in notices
    assert "One respondent names no partner" in notices
    assert "Not every file says this of the partnership" in notices
    write(tmp_path, "third", respondent=who | {"date": "2026-01-03"})
    assert "2 files are by respondents who answered again" in run("panel", str(tmp_path)).stdout


def test_what_nobody_finds_applicable_needs_no_settling(run: Run, tmp_path: Path) -> None:
    answers, joint = tmp_path / "answers", tmp_path / "joint.yaml"
    answers.mkdir()
    name = "inclusive-partnership.budget"
    for partner in ("A", "B"):
        write(answers, partner, partner=partner, answers={name: {"not_applicable": True, "comment": "only two of us"}})
    assert run("panel", str(answers), "-o", str(joint), "-q").exit_code == 0
    found = json.loads(run("score", str(joint), "-f", "json").stdout)
    reply = next(each for each in found["questions"] if each["id"] == name)
    assert reply["state"] == "not_applicable"
    assert reply["comment"] == "Before the meeting: A: not applicable; B: not applicable."
