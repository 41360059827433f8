"""The published result."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.full_page import answers, assessment, level, rubric
from jsonschema import Draft202012Validator
from oracle.small import dimension, gate, question
from oracle.small import rubric as plain_rubric

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Report
from cooperation_cli.report.result import result_schema
from cooperation_cli.rubric.question import Depth

COMMITTED = Path(__file__).parents[2] / "rubrics" / "schema" / "result.schema.json"
Page = Callable[..., Report]


def published(report: Report) -> Any:
    return json.loads(render(report, FORMATS["json"]))


@pytest.fixture
def result(full_page: Report) -> Any:
    return published(full_page)


def test_the_keys_stand_in_the_published_order(result: Any) -> None:
    assert list(result) == [
        "format",
        "rubric",
        "weights",
        "partnership",
        "respondent",
        "depth",
        "overall",
        "parts",
        "dimensions",
        "questions",
        "gates",
        "recommendations",
        "find_out",
        "binding_constraint",
        "firmness",
        "opportunities",
        "crossing_borders",
        "enablers",
        "warnings",
        "scenarios",
        "what_if",
        "pairs",
        "set_aside",
        "notices",
    ]
    assert list(result["overall"]) == [
        "score",
        "exact",
        "low",
        "high",
        "coverage",
        "practice",
        "band",
        "uncapped_band",
        "because",
        "with_evidence_required",
    ]
    assert list(result["questions"][0]) == [
        "id",
        "state",
        "level",
        "value",
        "weight",
        "claim",
        "evidence",
        "comment",
    ]


def test_the_head_says_what_was_assessed(result: Any) -> None:
    assert result["format"] == "cooperation-result/1"
    assert result["rubric"] == {"id": "river", "version": "1.2.0", "digest": "0123456789abcdef" * 4}
    assert result["partnership"] == {
        "title": "River partnership",
        "profile": {"stage": "running", "partners": ["state", "ngo"]},
    }
    assert result["respondent"] == {
        "partner": "Upper town",
        "side": "lead",
        "level": "decides",
        "role": "Mayor",
        "name": "Ada Brook",
        "date": "2026-05-02",
    }
    assert result["depth"] == "full"


def test_scores_have_one_decimal_and_exact_numbers_nine(result: Any) -> None:
    overall = result["overall"]
    assert (overall["score"], overall["exact"]) == (79.2, 79.166666667)
    assert (overall["low"], overall["high"], overall["practice"]) == (61.1, 86.1, 73.6)
    assert overall["coverage"] == 0.75
    assert (overall["band"], overall["uncapped_band"]) == ("emerging", "conditional")
    assert overall["with_evidence_required"] == {"score": 73.6, "band": "emerging"}
    assert overall["because"].startswith("Overall 79 would be Proceed with conditions; held at")


def test_a_dimension_gives_what_it_weighs(result: Any) -> None:
    goals, _, power = result["dimensions"]
    assert (goals["exposure"], goals["safeguards"], goals["residual_risk"], goals["untested"]) == (
        None,
        None,
        None,
        False,
    )
    assert (power["exposure"], power["safeguards"], power["residual_risk"]) == (0.666666667, 0.666666667, 0.222222222)
    assert [part["id"] for part in result["parts"]] == ["strategies", "challenges"]


def test_an_assumed_pressure_is_null(page: Page) -> None:
    plain = plain_rubric(
        dimension(
            "power",
            question("a", role="exposure"),
            question("b", role="safeguard"),
            combine="residual",
        )
    )
    (power,) = published(page(plain, {"power.b": 2}))["dimensions"]
    assert (power["exposure"], power["safeguards"], power["residual_risk"]) == (None, 0.5, 0.5)


def test_questions_keep_their_five_states_and_levels_are_whole_where_they_are(result: Any) -> None:
    questions = {one["id"]: one for one in result["questions"]}
    assert "goals.notes" not in questions
    assert questions["goals.purpose"] == {
        "id": "goals.purpose",
        "state": "level",
        "level": 1,
        "value": 0.333333333,
        "weight": 1,
        "claim": False,
        "evidence": [],
        "comment": "Half of the council agrees.",
    }
    assert questions["goals.measures"]["claim"] is True
    assert questions["trust.money"]["evidence"] == ["Accounts 2026", "Minutes of May"]
    assert (questions["trust.data"]["state"], questions["trust.data"]["level"]) == ("dont_know", None)
    assert questions["power.repair"]["state"] == "prefer_not_to_say"


def test_where_evidence_is_required_the_level_is_the_one_that_was_counted() -> None:
    said = answers()
    strict = published(assessment_report(assessment(rubric(), said, require_evidence=True), said))
    measures = next(one for one in strict["questions"] if one["id"] == "goals.measures")
    assert (measures["level"], measures["claim"]) == (2, True)
    assert strict["overall"]["score"] == strict["overall"]["with_evidence_required"]["score"] == 73.6


def test_must_haves_give_subject_margin_and_unit(result: Any) -> None:
    critical, weak, data, both, _ = result["gates"]
    assert critical == {
        "id": "critical",
        "title": "Purpose agreed",
        "state": "failed",
        "subject": "goals.purpose",
        "margin": -1,
        "unit": "levels",
        "close": True,
        "caps_at": "emerging",
        "because": "the purpose is not agreed",
    }
    assert (weak["margin"], weak["unit"], weak["close"]) == (37.8, "points", False)
    assert (data["state"], data["subject"], data["margin"]) == ("undecided", "trust.data", None)
    assert (both["subject"], both["margin"], both["unit"], both["close"]) == (None, None, None, None)


def test_recommendations_say_everything_about_a_step(result: Any) -> None:
    assert result["recommendations"][0] == {
        "question": "goals.purpose",
        "from": 1,
        "to": 2,
        "gain": 2.777777778,
        "dimension_before": 77.8,
        "dimension_after": 88.9,
        "effort": "medium",
        "clears": ["critical"],
        "do": "Read it again",
        "who": ["igo", "ngo", "city-hall"],
        "example": "rhine",
    }
    assert result["binding_constraint"] == {"question": "goals.purpose", "to": 2}
    assert result["find_out"] == [{"question": "trust.data", "width": 8.333333333}]


def test_the_outlook_is_told_by_ids(result: Any) -> None:
    assert result["opportunities"] == [{"id": "flood", "reach": "within_reach", "score": 81.4, "lowest": "goals"}]
    assert result["enablers"] == [{"id": "learning", "score": 66.7, "coverage": 1.0}]
    assert result["warnings"] == [{"id": "no-trust", "state": "quiet"}, {"id": "drift", "state": "quiet"}]
    assert result["pairs"] == [
        {
            "challenge": "power",
            "score": 77.8,
            "strategies": [{"id": "goals", "score": 77.8}, {"id": "trust", "score": 83.3}],
        }
    ]
    assert result["set_aside"] == [
        {"question": "goals.notes", "why": "not_asked"},
        {"question": "goals.old", "why": "not_in_rubric"},
    ]
    assert result["notices"] == ["These answers are for version 1.1.0."]


def test_without_a_total_the_overall_is_null(page: Page) -> None:
    plain = plain_rubric(dimension("goals", question("a")), overall={"combine": "none"})
    result = published(page(plain, {"goals.a": 1}))
    assert result["overall"] is None
    assert result["recommendations"][0]["gain"] is None


def test_without_answers_scores_are_null_and_never_nought(page: Page) -> None:
    goals = dimension("goals", question("a"))
    result = published(page(plain_rubric(goals, gates=[gate("must", "emerging", overall="score", below=40)]), {}))
    overall = result["overall"]
    assert (overall["score"], overall["exact"], overall["practice"], overall["band"]) == (None, None, None, None)
    assert (overall["low"], overall["high"]) == (0.0, 100.0)
    assert result["binding_constraint"] is None


def test_what_does_not_apply_has_no_numbers(page: Page) -> None:
    goals = dimension("goals", question("a"))
    trust = dimension("trust", question("a", not_applicable=True), part="other")
    none = {"not_applicable": True, "comment": "No."}
    result = published(page(plain_rubric(goals, trust), {"goals.a": 2, "trust.a": none}))
    for one in (result["dimensions"][1], result["parts"][1]):
        assert one["status"] == "not_applicable"
        assert [one[key] for key in ("score", "exact", "low", "high", "coverage")] == [None] * 5


def test_the_committed_schema_is_the_one_that_the_program_prints() -> None:
    """Where it is not, `cooperation rubric schema result` prints the new one."""
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == result_schema()


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(result_schema())


@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("require_evidence", [True, False])
def test_every_result_fits_the_schema(depth: Depth, *, require_evidence: bool) -> None:
    for said in (answers(), answers(trust__money=level(0), power__voice=Reply(State.DONT_KNOW))):
        judged = assessment(rubric(), said, depth, require_evidence=require_evidence)
        result = published(assessment_report(judged, said))
        assert [error.json_path for error in Draft202012Validator(result_schema()).iter_errors(result)] == []


def test_the_schema_refuses_what_it_does_not_know(result: Any) -> None:
    errors = Draft202012Validator(result_schema()).iter_errors({**result, "more": 1})
    assert [error.validator for error in errors] == ["additionalProperties"]


def test_the_result_is_the_same_byte_for_byte(full_page: Report) -> None:
    again = assessment_report(assessment(rubric(), answers()), answers())
    assert render(full_page, FORMATS["json"]) == render(again, FORMATS["json"])
