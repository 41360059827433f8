"""`cooperation compare`."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from cooperation_cli.report.comparison_shape import comparison_schema
from cooperation_cli.rubric.library import examples

Run = Callable[..., Result]
LAKE = {each.name: each.path for each in examples()}
BEFORE, AFTER = (LAKE[f"lake-health-{year}/ministry-south-director"] for year in (2025, 2026))
SCHEMA = Path(__file__).parents[2] / "rubrics" / "schema" / "comparison.schema.json"

SMALL = """\
format: cooperation-rubric/1
id: small
version: "1.0.0"
min_coverage: 0.5
scales: {practice: {levels: [{value: 0}, {value: 1}, {value: 2}, {value: 3}, {value: 4}]}}
bands: [{id: low, from: 0, title: Low}, {id: middling, from: 40, title: Middling}, {id: high, from: 80, title: High}]
parts: [{id: all, title: All}]
gates: [{id: agreed, title: Agreed, when: {question: one.first, below: 2}, caps_at: low, because: nothing is agreed}]
dimensions:
  - id: one
    part: all
    scale: practice
    questions:
      - {id: first, title: First, text: Is it agreed?}
      - {id: second, title: Second, text: Is it used?}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


class Files:
    """Writes answers to the small rubric, one file a call."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0

    def __call__(self, *levels: object, date: str | None = None, **more: Any) -> str:
        self.made += 1
        path = self.folder / f"moment{self.made}.json"
        head = {"format": "cooperation-answers/1", "rubric": more.get("rubric", "small@1.0.0")}
        said = dict(zip(("one.first", "one.second"), levels, strict=False)) | more.get("said", {})
        who = {"name": more.get("name", "Ada"), "partner": more.get("partner", "Lake office"), "date": date}
        who = {key: value for key, value in who.items() if value}
        title = more.get("title", "A lake")
        data = {**head, "partnership": {"title": title}, "respondent": who, "answers": said}
        path.write_text(json.dumps(data))
        return str(path)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def result(found: Result) -> dict[str, Any]:
    assert found.exit_code == 0, found.stderr
    data: dict[str, Any] = json.loads(found.stdout)
    return data


@pytest.fixture
def compared(run: Run, small: Path) -> Callable[..., dict[str, Any]]:
    def made(*words: str) -> dict[str, Any]:
        return result(run("compare", *words, "--rubric", str(small), "-f", "json"))

    return made


def test_the_result_is_as_its_schema_says(run: Run) -> None:
    found = result(run("compare", BEFORE, AFTER, "-f", "json"))
    Draft202012Validator(comparison_schema()).validate(found)
    assert [each["date"] for each in found["moments"]] == ["2025-09-16", "2026-09-17"]
    assert found["gates"][0]["newly_passed"] == ["critical-questions"]


def test_the_schema_ships_as_it_is_printed(run: Run) -> None:
    assert run("rubric", "schema", "comparison").stdout == SCHEMA.read_text(encoding="utf-8")


def test_scores_are_on_what_all_moments_answered_beside_each_ones_own(
    files: Files, compared: Callable[..., dict[str, Any]]
) -> None:
    found = compared(files(1, 3), files(2, "dont_know"))
    assert found["common_questions"] == ["one.first"]
    assert [each["common"]["overall"]["score"] for each in found["moments"]] == [25, 50]
    assert [each["own"]["overall"]["score"] for each in found["moments"]] == [50, 50]
    assert found["moments"][0]["common"]["overall"]["coverage"] == 0.5
    assert found["left_out"] == [{"question": "one.second", "states": ["level", "dont_know"]}]


def test_too_little_in_common_has_no_score(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    found = compared(files(1), files(None, 3))
    assert found["common_questions"] == []
    assert found["moments"][0]["common"]["overall"]["score"] is None
    assert found["changes"][0]["overall"]["change"] is None


def test_must_haves_are_those_of_each_ones_own_answers(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    found = compared(files(1, 1), files(2, 1), files("dont_know", 1), files(0, 1))["gates"]
    assert [each["newly_passed"] for each in found] == [["agreed"], [], []]
    assert [each["newly_undecided"] for each in found] == [[], ["agreed"], []]
    assert [each["newly_failed"] for each in found] == [[], [], ["agreed"]]


def test_what_was_advised_is_followed(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    steps = compared(files(1, 1), files(3, "dont_know"))["changes"][0]["advised"]
    assert [(each["question"], each["from"], each["to"], each["now"], each["done"]) for each in steps] == [
        ("one.first", 1, 2, 3, True),
        ("one.second", 1, 2, None, None),
    ]


def test_who_answers_is_told(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    people = compared(files(1, 1), files(1, 1, name=" ADA"), files(1, 1, name="Bo"))["changes"]
    assert people[0]["respondents"] == {"came": [], "went": []}
    assert [each["name"] for each in people[1]["respondents"]["came"]] == ["Bo"]
    assert [each["name"] for each in people[1]["respondents"]["went"]] == [" ADA"]


def test_dates_that_run_backwards_and_other_titles_are_noted(
    files: Files, compared: Callable[..., dict[str, Any]]
) -> None:
    early, late = files(1, 1, date="2024-05-01"), files(1, 1, date="2025-05-01", title="A river")
    assert compared(early, files(1, 1))["notices"] == []
    told = " ".join(compared(late, early)["notices"])
    assert "2024 is earlier than the moment given before it" in told
    assert "The titles differ" in told


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ((2, 2), (2, 2), []),
        ((2, 2), (3, 2), []),
        ((3, 3), (3, 2), ["score"]),
        ((4, 4), (4, 2), ["band", "score"]),
        ((2, 2), (1, 3), ["band", "must_have"]),
        ((3, 3), ("dont_know", 3), ["band"]),
        ((2, 2), (), ["band"]),
    ],
)
def test_worse_is_a_lower_band_or_score_or_a_must_have_newly_missing(
    run: Run, files: Files, before: tuple[object, ...], after: tuple[object, ...], worse: list[str]
) -> None:
    rubric = files.folder / "rubric.yaml"
    rubric.write_text(SMALL)
    words = ("compare", files(*before), files(*after), "--rubric", str(rubric))
    assert result(run(*words, "-f", "json"))["worse"] == worse
    assert run(*words, "--fail-if-worse", "-q").exit_code == int(bool(worse))
    assert run(*words, "-q").exit_code == 0


def test_only_the_last_two_decide_what_is_worse(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    assert compared(files(4, 4), files(2, 2), files(3, 2))["worse"] == []


NEXT = (
    SMALL.replace('version: "1.0.0"', 'version: "1.1.0"')
    .replace("{id: second, title: Second", "{id: later, renamed_from: [one.second], title: Second")
    .replace("text: Is it agreed?}", "text: Is it agreed?}\n      - {id: third, title: Third, text: Is it new?}")
)


def test_questions_are_matched_by_id_and_by_what_they_were_called(run: Run, small: Path, files: Files) -> None:
    newer = small.with_name("newer.yaml")
    newer.write_text(NEXT)
    later = files(2, rubric="small@1.1.0", said={"one.later": 3, "one.third": 4})
    words = ("compare", files(1, 1), later, "--rubric", str(small), "--rubric", str(newer), "-f", "json")
    found = result(run(*words))
    assert found["rubric"]["version"] == "1.1.0"
    assert [each["rubric"]["version"] for each in found["moments"]] == ["1.0.0", "1.1.0"]
    assert found["common_questions"] == ["one.first", "one.later"]
    assert found["unmatched"] == [{"question": "one.third", "moment": 0, "why": "new"}]
    assert found["changes"][0]["rubric_changed"]
    assert [each["question"] for each in found["changes"][0]["advised"]] == ["one.first", "one.later"]
    assert "The rubric changed" in found["notices"][0]


def test_an_older_file_is_read_by_the_newer_rubric_where_that_is_all_there_is(
    run: Run, small: Path, files: Files
) -> None:
    small.write_text(NEXT.replace("renamed_from: [one.second], ", ""))
    found = result(run("compare", files(1, 1), files(2, rubric="small"), "--rubric", str(small), "-f", "json"))
    assert {"question": "one.second", "moment": 0, "why": "gone"} in found["unmatched"]
    assert [each["version"] for each in found["moments"]] == ["1.0.0", "1.1.0"]


def test_other_levels_are_not_compared(run: Run, small: Path, files: Files) -> None:
    newer = small.with_name("newer.yaml")
    newer.write_text(NEXT.replace("{value: 4}", "{value: 4}, {value: 5}"))
    later = files(2, rubric="small@1.1.0", said={"one.later": 3})
    found = result(run("compare", files(1, 1), later, "--rubric", str(small), "--rubric", str(newer), "-f", "json"))
    assert {each["why"] for each in found["unmatched"]} == {"new", "other_levels"}
    assert found["common_questions"] == []


def test_other_rubrics_and_other_majors_are_refused(run: Run, small: Path, files: Files) -> None:
    newer = small.with_name("newer.yaml")
    newer.write_text(SMALL.replace('version: "1.0.0"', 'version: "2.0.0"'))
    both = ("--rubric", str(small), "--rubric", str(newer))
    found = run("compare", files(1, 1), files(2, 2, rubric="small@2.0.0"), *both)
    assert found.exit_code == 2
    assert "version 2.0.0 asks other things" in found.stderr


def test_rubrics_of_one_version_that_differ_are_said_aloud(run: Run, tmp_path: Path, small: Path, files: Files) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(SMALL.replace("{id: second,", "{id: second, weight: 3,"))
    words = ("compare", files(1, 3), files(1, 3))
    differ = result(run(*words, "--rubric", str(small), "--rubric", str(other), "-f", "json"))
    assert [one["own"]["overall"]["score"] for one in differ["moments"]] == [50, 62.5]
    assert [one["common"]["overall"]["score"] for one in differ["moments"]] == [62.5, 62.5]
    assert [notice for notice in differ["notices"] if "not the same" in notice]
    assert differ["changes"][0]["rubric_changed"] is True
    alike = result(run(*words, "--rubric", str(small), "--rubric", str(small), "-f", "json"))
    assert alike["notices"] == []


def test_what_was_decided_when_files_became_a_panel_is_said_of_its_moment(run: Run, small: Path, files: Files) -> None:
    first, later = files(1, 3, date="2025-05-01", partner=""), files(2, 3, date="2025-06-01", partner="", name="Bo")
    folder = small.parent / "2025"
    folder.mkdir()
    for path in (first, later):
        Path(path).rename(folder / Path(path).name)
    page = run("compare", str(folder), files(3, 3, date="2026-05-01"), "--rubric", str(small)).stdout
    assert "2025: 2 respondents name no partner" in " ".join(page.split())


def test_scores_in_units_of_their_own_have_these_along_the_side(run: Run, small: Path, files: Files) -> None:
    small.write_text(
        SMALL.replace("min_coverage: 0.5", "report_as: value\nmin_coverage: 0.5")
        .replace("from: 40", "from: 2")
        .replace("from: 80", "from: 3")
    )
    page = run("compare", files(1, 3), files(4, 4), "--rubric", str(small), "-f", "html").stdout
    sides = re.findall(r'<text x="4" y="[0-9.]+">([^<]*)</text>', page)
    assert sides[:3] == ["0", "2", "4"]
    percent = run("compare", BEFORE, AFTER, "-f", "html").stdout
    assert re.findall(r'<text x="4" y="[0-9.]+">([^<]*)</text>', percent)[:3] == ["0", "50", "100"]


def test_a_sum_is_drawn_up_to_the_most_that_it_can_be(run: Run, small: Path, files: Files) -> None:
    summed = SMALL.replace("min_coverage: 0.5", "report_as: value").replace("from: 40", "from: 4")
    summed = summed.replace("from: 80", "from: 6").replace("  - id: one\n", "  - id: one\n    combine: sum\n")
    small.write_text(summed)
    page = run("compare", files(0, 2), files(3, 3), "--rubric", str(small)).stdout
    assert "·○" in page[page.index("What moved") :]
    html = run("compare", files(0, 2), files(3, 3), "--rubric", str(small), "-f", "html").stdout
    assert re.findall(r'<text x="4" y="[0-9.]+">([^<]*)</text>', html)[-3:] == ["0", "4", "8"]


def test_many_moments_are_a_small_line_each(run: Run, small: Path, files: Files) -> None:
    page = run("compare", files(0, 0), files(2, 2), files(4, 4), "--rubric", str(small)).stdout
    lines = [line for line in page.splitlines() if "▁▅█" in line]
    assert len(lines) == 3
    assert all(line.startswith("●") and "0, 50, 100: +100" in line for line in lines)


def test_everything_wrong_with_any_file_is_said_at_once(run: Run, small: Path, files: Files) -> None:
    found = run("compare", files(7, 1), files(1, 8), "--rubric", str(small))
    assert found.exit_code == 2
    assert "7 is not a level" in found.stderr
    assert "8 is not a level" in found.stderr


def test_one_moment_is_nothing_to_compare(run: Run) -> None:
    found = run("compare", BEFORE)
    assert found.exit_code == 2
    assert "name two moments or more" in found.stderr


def test_the_sheet_has_a_column_for_each_moment(run: Run, small: Path, files: Files) -> None:
    found = run("compare", files(1, 1), files(2, 1), files(3, "dont_know"), "--rubric", str(small), "-f", "csv")
    rows = {(row["kind"], row["id"]): row for row in csv.DictReader(io.StringIO(found.stdout))}
    first = rows["question", "one.first"]
    assert [first[f"moment_{place}"] for place in (1, 2, 3)] == ["1", "2", "3"]
    assert first["change"] == "2"
    assert rows["question", "one.second"]["moment_3"] == "dont_know"
    assert rows["common_overall", ""]["change"] == "50"
    assert rows["must_have", "agreed"]["moment_1"] == "failed"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_the_page_says_what_moved_and_what_was_done(run: Run, form: str) -> None:
    page = " ".join(run("compare", BEFORE, AFTER, "-f", form).stdout.split())
    for words in ("Still Build foundations", "What moved", "12 of 57 steps advised are done.", "Other people answered"):
        assert words in page


def test_files_are_written_in_the_format_of_their_suffix(run: Run, tmp_path: Path) -> None:
    found = run("compare", BEFORE, AFTER, "-o", str(tmp_path / "c.md"), "-o", str(tmp_path / "c.json"), "-q")
    assert (found.exit_code, found.stdout) == (0, "")
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("# Lake Marouve")


def test_a_rubric_without_a_total_has_its_dimensions_compared(run: Run, small: Path, files: Files) -> None:
    small.write_text(SMALL.replace("gates:", "overall: {combine: none}\ngates:"))
    words = ("compare", files(1, 1), files(3, 1), "--rubric", str(small))
    found = result(run(*words, "-f", "json"))
    assert found["changes"][0]["overall"] is None
    assert found["changes"][0]["dimensions"][0]["change"] == 25
    assert "No total" in run(*words).stdout


def folder(files: Files, name: str, *people: tuple[str, int, int], **more: Any) -> str:
    """A folder of answers, each by a partner of one person."""
    path = files.folder / name
    path.mkdir()
    inside = Files(path)
    for partner, first, second in people:
        inside(first, second, partner=partner, **more)
    return str(path)


def test_a_folder_is_a_panel(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    before = folder(files, "2025", ("Ministry", 1, 4), ("NGO", 0, 0), date="2025-03-01")
    after = folder(files, "2026", ("Ministry", 2, 4), ("NGO", 1, 0), date="2026-03-01")
    found = compared(before, after)
    assert [len(each["respondents"]) for each in found["moments"]] == [2, 2]
    assert [each["common"]["overall"]["exact"] for each in found["moments"]] == [31.25, 43.75]
    [one] = found["changes"][0]["dimensions"]
    assert (one["change"], one["spread"], one["within_spread"]) == (12.5, 62.5, True)
    assert found["changes"][0]["within_spread"]
    assert found["changes"][0]["respondents"] == {"came": [], "went": []}


def test_a_change_larger_than_the_difference_between_partners_is_not_called_smaller(
    run: Run, small: Path, files: Files
) -> None:
    before = folder(files, "2025", ("Ministry", 1, 1), ("NGO", 1, 1))
    after = folder(files, "2026", ("Ministry", 2, 2), ("NGO", 2, 1))
    words = ("compare", before, after, "--rubric", str(small))
    assert not result(run(*words, "-f", "json"))["changes"][0]["within_spread"]
    says = "No change is larger than the difference between partners."
    assert says not in " ".join(run(*words).stdout.split())
    third = folder(files, "2027", ("Ministry", 4, 4), ("NGO", 1, 1))
    assert says in " ".join(run("compare", after, third, "--rubric", str(small)).stdout.split())


def test_a_folder_and_a_file_may_stand_beside_each_other(files: Files, compared: Callable[..., dict[str, Any]]) -> None:
    both = compared(files(1, 1), folder(files, "2026", ("Ministry", 2, 2), ("NGO", 4, 2)))
    assert [each["own"]["overall"]["score"] for each in both["moments"]] == [25, 62.5]


def test_files_of_a_folder_that_do_not_belong_are_refused_or_left_out(run: Run, small: Path, files: Files) -> None:
    both = folder(files, "2025", ("Ministry", 1, 1), ("NGO", 1, 1))
    (Path(both) / "other.json").write_text(Path(files(2, 2, title="A river")).read_text())
    words = ("compare", both, files(2, 2), "--rubric", str(small))
    assert "is about" in run(*words).stderr
    assert run(*words, "--skip-bad", "-q").exit_code == 0
    assert len(result(run(*words, "--as", "Both", "-f", "json"))["moments"][0]["respondents"]) == 3


def test_an_empty_folder_is_refused(run: Run, small: Path, files: Files) -> None:
    found = run("compare", folder(files, "2025"), files(1, 1), "--rubric", str(small))
    assert found.exit_code == 2
    assert "holds no answers files" in found.stderr


def test_nine_people_a_year_later(run: Run) -> None:
    before, after = (str(Path(LAKE[f"lake-health-{year}/ngo-finance"]).parent) for year in (2025, 2026))
    page = " ".join(run("compare", before, after).stdout.split())
    assert "Answered by 9 respondents, from 8 September 2025 to 19 September 2025." in page
    assert "No change is larger than the difference between partners." in page
    assert "1 of 9 did not answer before; 1 of those who did answered no more." in page


def test_moments_are_named_by_year_date_file_or_number(run: Run, small: Path, files: Files) -> None:
    def page(*moments: str) -> str:
        return run("compare", *moments, "--rubric", str(small)).stdout

    first, second = files(1, 1, date="2025-03-01"), files(2, 1, date="2025-09-01")
    assert "From 1 March 2025 to 1 September 2025" in page(first, second)
    assert "From moment3 to moment4" in page(files(1, 1), files(2, 1))
    assert "From Moment 1 to Moment 2" in page(first, first)
