"""The tables of keys are those that the program reads and writes."""

import itertools
import json
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from docs.pages import ROOT, Page
from pydantic import BaseModel

from cooperation_cli.answers import schema as answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.assessment.trials import shape as trials
from cooperation_cli.report import comparison_shape as comparison
from cooperation_cli.report import firmness_shapes, result, verdict_shapes, what_if_shapes
from cooperation_cli.report import plan_shape as plan
from cooperation_cli.report import rubric_diff_shape as rubric_diff
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.rubric import library
from cooperation_cli.rubric import schema as rubric
from cooperation_cli.rubric.model import Weights
from cooperation_cli.text import Words

FILES = Page(ROOT / "docs" / "reference" / "files.md")
_READ: dict[str, type[BaseModel]] = {
    "Keys of an answers file": answers.AnswersFile,
    "Keys of partnership": answers.PartnershipEntry,
    "Keys of respondent": answers.RespondentEntry,
    "Keys of invitation": answers.InvitationEntry,
    "An answer": answers.ReplyEntry,
    "The frame": rubric.RubricEntry,
    "A scale": rubric.ScaleEntry,
    "A level": rubric.LevelEntry,
    "A range": rubric.RangeEntry,
    "A profile fact": rubric.FactEntry,
    "A band": rubric.BandEntry,
    "A variant of a band": rubric.BandVariantEntry,
    "The overall": rubric.OverallEntry,
    "A part": rubric.PartEntry,
    "A gate": rubric.GateEntry,
    "A warning": rubric.WarningEntry,
    "An opportunity": rubric.OpportunityEntry,
    "A scenario": rubric.ScenarioEntry,
    "What crossing borders costs": rubric.BordersEntry,
    "A source, an enabler, a case": rubric.NoteEntry,
    "A dimension": rubric.DimensionEntry,
    "A question": rubric.QuestionEntry,
    "Advice": rubric.AdviceEntry,
    "A variant of a question": rubric.VariantEntry,
    "Keys of a translation": rubric.TranslationEntry,
    "A wording": rubric.WordingEntry,
    "Keys of a file of vectors": trials.VectorsShape,
    "A vector": trials.VectorShape,
    "What is expected": trials.ExpectedShape,
    "A score spelled out": trials.ScoreShape,
}
_WRITTEN: dict[str, type[BaseModel]] = {
    "The result": result.AssessmentResult,
    "rubric in a result": result.RubricShape,
    "weights in a result": result.WeightsShape,
    "partnership in a result": result.PartnershipShape,
    "respondent in a result": result.RespondentShape,
    "overall in a result": verdict_shapes.OverallShape,
    "with_evidence_required in a result": verdict_shapes.EvidencedShape,
    "An entry of parts": verdict_shapes.ScoreShape,
    "An entry of dimensions": verdict_shapes.DimensionShape,
    "An entry of questions": result.QuestionShape,
    "An entry of gates": verdict_shapes.GateShape,
    "An entry of recommendations": result.RecommendationShape,
    "An entry of find_out": result.FindOutShape,
    "binding_constraint in a result": result.StepShape,
    "firmness in a result": firmness_shapes.FirmnessShape,
    "unknowns in firmness": firmness_shapes.UnknownsShape,
    "An entry of any_one_answer": firmness_shapes.MovingStepShape,
    "weights in firmness": firmness_shapes.WeighingsShape,
    "compensation, pressure and evidence in firmness": firmness_shapes.AlternativeShape,
    "straight_lining in firmness": firmness_shapes.SamenessShape,
    "An entry of opportunities": result.OpportunityShape,
    "crossing_borders in a result": result.BordersShape,
    "An entry of costs": result.CostShape,
    "A pressure of costs": result.ExposureShape,
    "An entry of enablers": result.EnablerShape,
    "An entry of warnings": result.WarningShape,
    "An entry of scenarios": what_if_shapes.ScenarioShape,
    "An entry of changes": what_if_shapes.ChangeShape,
    "what_if in a result": what_if_shapes.WhatIfShape,
    "An entry of pairs": result.PairShape,
    "An entry of strategies": result.NamedScore,
    "An entry of set_aside": result.SetAsideShape,
    "The plan": plan.PlanResult,
    "present in a plan": plan.StandShape,
    "result in a plan": plan.EndShape,
    "An entry of steps": plan.PlanStepShape,
    "An entry of find_out_first": plan.OpenGateShape,
    "out_of_reach in a plan": plan.OutOfReachShape,
    "The comparison": comparison.ComparisonResult,
    "An entry of moments": comparison.MomentShape,
    "own of a moment": comparison.OwnShape,
    "An entry of gates of a moment": comparison.MomentGateShape,
    "common of a moment": comparison.CommonShape,
    "overall of common": comparison.CommonScoreShape,
    "An entry of changes between moments": comparison.BetweenShape,
    "overall of a change": comparison.ChangeShape,
    "An entry of parts and dimensions of a change": comparison.NamedChangeShape,
    "An entry of questions of a change": comparison.QuestionChangeShape,
    "before and after of a question": comparison.SaidShape,
    "An entry of advised": comparison.FollowedShape,
    "respondents of a change": comparison.PeopleShape,
    "An entry of gates between moments": comparison.GateChangesShape,
    "An entry of unmatched": comparison.UnmatchedShape,
    "An entry of left_out": comparison.LeftOutShape,
    "The difference": rubric_diff.RubricDiffResult,
    "answers in a difference": rubric_diff.AnswersReadShape,
    "An entry of differences": rubric_diff.DifferenceShape,
    "An entry of pieces": rubric_diff.PieceShape,
    "An entry of files": rubric_diff.RereadShape,
    "before and after of a file": rubric_diff.ByOneShape,
}


class Row(NamedTuple):
    """A key as a table tells it."""

    key: str
    second: str
    meaning: str


def _rows(heading: str) -> list[Row]:
    _, *rows = FILES.tables[heading]
    return [Row(*row) for row in rows]


def _values(shape: Any) -> set[str]:
    """The words that may stand there."""
    if isinstance(shape, list):
        return set().union(*map(_values, shape))
    if not isinstance(shape, dict):
        return set()
    here = {*shape.get("enum", ()), shape.get("const")} - {None, True}
    return {str(value) for value in here}.union(*(_values(part) for part in shape.values()))


@pytest.mark.parametrize("heading", [*_READ, *_WRITTEN])
def test_a_table_has_the_keys_of_the_program_in_its_order(heading: str) -> None:
    shape = {**_READ, **_WRITTEN}[heading]
    assert [row.key for row in _rows(heading)] == list(shape.model_json_schema()["properties"])


@pytest.mark.parametrize("heading", _READ)
def test_a_table_says_what_is_required_and_what_stands_in_its_place_otherwise(heading: str) -> None:
    schema = _READ[heading].model_json_schema()
    for key, default, _ in _rows(heading):
        assert (default == "required") is (key in schema.get("required", ())), key
        told = schema["properties"][key].get("default")
        if isinstance(told, str | bool):
            assert default == json.dumps(told).strip('"'), key


# Which rule may stand where is decided when the rubric is built; an answer and a score have tables of their own.
_TOLD_ELSEWHERE = {"combine", "answers", "overall", "parts", "dimensions", "enablers", "when"}


@pytest.mark.parametrize("heading", [*_READ, *_WRITTEN])
def test_a_table_names_every_word_that_may_stand_there(heading: str) -> None:
    shape = {**_READ, **_WRITTEN}[heading].model_json_schema()["properties"]
    for row in _rows(heading):
        names = {name.strip("`,;:.()") for name in row.meaning.split()}
        assert row.key in _TOLD_ELSEWHERE or _values(shape[row.key]) <= {*names, row.second}, row.key


@pytest.mark.parametrize("heading", _WRITTEN)
def test_a_table_says_what_may_be_null(heading: str) -> None:
    shape = _WRITTEN[heading].model_json_schema()["properties"]
    for row in _rows(heading):
        nullable = {"type": "null"} in shape[row.key].get("anyOf", ())
        assert nullable is ("null" in row.second), row.key


def test_no_shape_of_the_result_is_left_out() -> None:
    wholes = (result.AssessmentResult, plan.PlanResult, comparison.ComparisonResult, rubric_diff.RubricDiffResult)
    shapes = {name for whole in wholes for name in whole.model_json_schema()["$defs"]}
    assert shapes <= {shape.__name__ for shape in _WRITTEN.values()}


def _kinds(example: str) -> list[str]:
    said, instrument = open_answers(example, lambda named: library.open_rubric(named.id))
    weighed = instrument.weighed(Weights(Words("Ours"), {instrument.dimensions[0].id: Fraction(2)}))
    judged = judge_answers(weighed, readings(weighed, said))
    assessment = assess(judged, lambda: itertools.repeat(0.5), Wish(weighed.scenarios))
    return list(dict.fromkeys(str(row[0]) for row in assessment_report(assessment, said).sheet.rows))


def test_the_kinds_of_rows_of_the_sheet_are_told_in_their_order() -> None:
    _, *rows = FILES.tables["Results as CSV"]
    told = [kind for kind, _ in rows]
    sheets = [_kinds(each.path) for each in library.examples()]
    assert {kind for kinds in sheets for kind in kinds} == set(told)
    assert sheets == [[kind for kind in told if kind in kinds] for kinds in sheets]
