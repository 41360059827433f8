"""The page of several files."""

import csv
import io
import json

import pytest
from builders.full_page import answers, level, rubric
from builders.reading_pages import told
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, Respondent, State
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.model import Report, Row, Table, Tone
from cooperation_cli.report.result import result_schema
from cooperation_cli.report.summary import Scored, summary_report
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


def scored(file: str, said: Answers, using: Rubric | None = None) -> Scored:
    read = using or rubric()
    return Scored(file, said, assess(judge_answers(read, readings(read, said))))


def low() -> Answers:
    return answers(goals__measures=level(0), trust__money=level(0), power__voice=level(0))


def nobody() -> Answers:
    return replace(answers(), respondent=Respondent(), replies={"goals.purpose": Reply(State.DONT_KNOW)})


@pytest.fixture
def summary() -> Report:
    return summary_report([scored("b.yaml", answers()), scored("a.yaml", low()), scored("c.yaml", nobody())])


def rows(report: Report) -> tuple[Row, ...]:
    (table,) = (block for block in report.blocks if isinstance(block, Table))
    return table.rows


def test_a_row_a_file_in_the_order_given_with_readiness_beside_practice(summary: Report) -> None:
    assert summary.title.raw == "3 assessments"
    assert [[cell.raw for cell in row.cells] for row in rows(summary)] == [
        [
            "b.yaml: River partnership, Upper town, Ada Brook",
            "79 (61 to 86)",
            "74 (50 to 83)",
            "Repair while running",
        ],
        ["a.yaml: River partnership, Upper town, Ada Brook", "28 (25 to 50)", "11 (8 to 42)", "Pause and prepare"],
        ["c.yaml: River partnership", "not scored (0 to 100)", "not scored (0 to 100)", "No verdict yet"],
    ]
    assert [row.tone for row in rows(summary)] == [Tone.WATCH, Tone.BAD, Tone.UNKNOWN]


def test_it_is_said_that_this_is_no_ranking_and_pressure_no_fault(summary: Report) -> None:
    assert told(summary)[0].startswith("These are self-assessments, and no ranking")
    assert "Pressure describes circumstances, not fault." in told(summary)[0]


def test_verdicts_are_counted(summary: Report) -> None:
    assert told(summary)[-4:] == ["Verdicts:", "1 Repair while running", "1 Pause and prepare", "1 No verdict yet"]


def test_json_has_a_line_a_file_that_fits_the_schema_of_results(summary: Report) -> None:
    lines = [json.loads(line) for line in render(summary, FORMATS["json"]).splitlines()]
    assert [(line["file"], next(iter(line))) for line in lines] == [(f"{name}.yaml", "file") for name in "bac"]
    for line in lines:
        assert not list(Draft202012Validator(result_schema()).iter_errors(line))


def test_one_file_alone_is_a_line_too() -> None:
    assert len(render(summary_report([scored("a.yaml", low())]), FORMATS["json"]).splitlines()) == 1


def test_csv_has_a_row_a_file(summary: Report) -> None:
    found = list(csv.DictReader(io.StringIO(render(summary, FORMATS["csv"]))))
    assert [row["file"] for row in found] == ["b.yaml", "a.yaml", "c.yaml"]
    first = found[0]
    assert {key: first[key] for key in ("title", "partner", "side", "name", "date", "rubric", "version", "depth")} == {
        "title": "River partnership",
        "partner": "Upper town",
        "side": "lead",
        "name": "Ada Brook",
        "date": "2026-05-02",
        "rubric": "river",
        "version": "1.2.0",
        "depth": "full",
    }
    assert (first["band"], first["band_title"], first["uncapped_band"]) == (
        "emerging",
        "Repair while running",
        "conditional",
    )
    numbers = ("readiness", "low", "high", "practice", "coverage", "asked", "answered", "with_evidence", "claims")
    assert [first[key] for key in numbers] == ["79.2", "61.1", "86.1", "73.6", "0.750", "8", "6", "1", "1"]
    assert (first["must_haves_failed"], first["must_haves_undecided"]) == ("critical", "data")
    assert (first["part:strategies"], first["goals"], first["power"]) == ("80.6", "77.8", "77.8")
    assert (found[2]["readiness"], found[2]["band"], found[2]["goals"]) == ("", "", "")


def test_files_of_different_rubrics_get_the_columns_of_all() -> None:
    totalless = replace(rubric(), overall=Combine(Rule.NONE), dimensions=rubric().dimensions[:1], gates=())
    totalless = replace(totalless, parts=totalless.parts[:1], warnings=(), opportunities=())
    report = summary_report([scored("a.yaml", answers(), totalless), scored("b.yaml", answers())])
    assert report.sheet.header[-5:] == ("part:strategies", "goals", "part:challenges", "trust", "power")
    assert [cell.raw for cell in rows(report)[0].cells][1:] == ["", "", "No total"]
    found = list(csv.DictReader(io.StringIO(render(report, FORMATS["csv"]))))
    assert [(row["readiness"], row["goals"], row["trust"]) for row in found] == [
        ("", "77.8", ""),
        ("79.2", "77.8", "83.3"),
    ]


def test_a_long_title_and_a_nameless_file_are_only_words() -> None:
    said = replace(answers(), title=Words("=cmd|' /C calc'!A0"))
    assert "'=cmd" in render(summary_report([scored("a.yaml", said)]), FORMATS["csv"])


def test_what_all_files_share_is_said_once() -> None:
    page = summary_report([scored("lake/b.yaml", answers()), scored("lake/a.yaml", low())])
    assert "All files are in lake, and all are about River partnership." in told(page)
    assert [row.cells[0].raw for row in rows(page)] == [
        "b.yaml: Upper town, Ada Brook",
        "a.yaml: Upper town, Ada Brook",
    ]


def test_files_of_one_folder_about_several_partnerships_keep_their_titles() -> None:
    other = replace(answers(), title=Words("Hill partnership"))
    page = summary_report([scored("lake/b.yaml", answers()), scored("lake/a.yaml", other)])
    assert "All files are in lake." in told(page)
    assert rows(page)[1].cells[0].raw == "a.yaml: Hill partnership, Upper town, Ada Brook"


def test_files_of_several_folders_keep_their_whole_names() -> None:
    page = summary_report([scored("lake/b.yaml", nobody()), scored("hill/b.yaml", nobody())])
    assert "All files" not in told(page)
    assert rows(page)[0].cells[0].raw == "lake/b.yaml: River partnership"


def test_a_nameless_file_of_a_shared_partnership_is_its_name_alone() -> None:
    page = summary_report([scored("lake/b.yaml", nobody()), scored("lake/a.yaml", nobody())])
    assert rows(page)[0].cells[0].raw == "b.yaml"
