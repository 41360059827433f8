"""What holds for the page of every rubric: generated ones with any rule, scale and condition, and small ones."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from builders.json_reading import json_reading
from builders.reading_pages import told
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from oracle.bridge import answers_of, assessment_of, rubric_of
from oracle.generating import a_rubric, answers_to
from oracle.instrument import Raw
from oracle.shipped import shipped_rubric

from cooperation_cli.answers.model import Answers, Reply, Respondent, State
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.assessment.supposing import Wish
from cooperation_cli.commands.chance import draws
from cooperation_cli.comparison.comparison import compare
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.panel.anonymity import anonymous
from cooperation_cli.panel.gathering import Sheet, Terms, gathered
from cooperation_cli.panel.model import By
from cooperation_cli.plan.plan import Planner
from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.rendering.lines import width
from cooperation_cli.report.anonymous import anonymous_report
from cooperation_cli.report.anonymous_view import anonymous_view
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.comparison import comparison_report
from cooperation_cli.report.model import Block, Meter, Meters, Report, Section
from cooperation_cli.report.panel import panel_report
from cooperation_cli.report.panel_view import panel_view
from cooperation_cli.report.plan import plan_report
from cooperation_cli.report.result import result_schema
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.report.summary import Scored, summary_report
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.library import shapes
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

SCHEMA = Draft202012Validator(result_schema())
few, fewer = settings(max_examples=40), settings(max_examples=15)
seeds = st.integers(min_value=0, max_value=2**24)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrics")


def pages(folder: Path, seed: int) -> list[Report]:
    chance = Random(seed)  # noqa: S311
    plain = a_rubric(chance)
    said, read = answers_to(plain, chance), rubric_of(plain, folder)
    evidence = chance.choice(["claimed", "required"])
    answers, assessed = answers_of(said, read), assessment_of(said, read, evidence=evidence)
    scored = Scored("a.yaml", answers, assessed)
    return [assessment_report(assessed, answers), summary_report([scored, scored]), rubric_report(read)]


def bars(blocks: Sequence[Block]) -> Iterator[Meter]:
    for block in blocks:
        if isinstance(block, Meters):
            yield from block.meters
        elif isinstance(block, Section):
            yield from bars(block.blocks)


@few
@given(seed=seeds)
def test_every_page_is_written_in_every_format(folder: Path, seed: int) -> None:
    for page in pages(folder, seed):
        for columns in (40, 80):
            lines = render(page, FORMATS["terminal"], Canvas(columns)).splitlines()
            assert max(map(width, lines)) <= columns
        for name in ("markdown", "csv", "json"):
            assert render(page, FORMATS[name])
        assert {len(row) for row in page.sheet.rows} <= {len(page.sheet.header)}


@few
@given(seed=seeds)
def test_every_result_fits_the_schema(folder: Path, seed: int) -> None:
    page, summary, _ = pages(folder, seed)
    lines = render(summary, FORMATS["json"]).splitlines()
    for text in (render(page, FORMATS["json"]), *lines):
        assert [error.json_path for error in SCHEMA.iter_errors(json_reading(text))] == []


def several(plain: Raw, read: Rubric, chance: Random) -> Iterator[Answers]:
    """Five partners' answers about one partnership."""
    first = answers_of(answers_to(plain, chance), read)
    for letter in "ABCDE":
        said = answers_of(answers_to(plain, chance), read)
        yield replace(said, chosen=first.chosen, depth=first.depth, respondent=Respondent(Words(letter)))


def results(folder: Path, seed: int) -> Iterator[Report]:
    """The pages of everything that is reckoned from answers."""
    chance = Random(seed)  # noqa: S311
    plain = shipped_rubric(chance.choice(shapes())) if seed % 4 == 0 else a_rubric(chance)
    read = rubric_of(plain, folder)
    panel = list(several(plain, read, chance))
    judged = [judge_answers(read, readings(read, said)) for said in panel]
    wish = [(each.id, Reply(State.LEVEL, chance.choice(each.scale.values))) for each in read.questions.values()]
    yield assessment_report(assess(judged[0], draws, Wish(replies=tuple(wish[::2]))), panel[0])
    moments = [Moment("a.yaml", said, each, (said.respondent,)) for said, each in zip(panel, judged, strict=True)]
    yield comparison_report(compare(moments[:3]))
    found = gathered([Sheet(f"{place}.yaml", said, read) for place, said in enumerate(panel)], Terms())
    yield panel_report(panel_view(found, draws, tuple(By), 7, Wish(replies=tuple(wish[1::2]))))
    yield anonymous_report(anonymous_view(anonymous(found), draws, 7))
    if read.has_overall:
        yield plan_report(
            Standing(found.judged, panel[0]), Planner(found.judged.verdict, frozenset()).within(4), (), {}
        )


@fewer
@given(seed=seeds)
def test_every_number_of_every_result_is_one(folder: Path, seed: int) -> None:
    for page in results(folder, seed):
        assert json_reading(render(page, FORMATS["json"]))


@few
@given(seed=seeds)
def test_every_bar_stands_within_its_range(folder: Path, seed: int) -> None:
    page, *_ = pages(folder, seed)
    for meter in bars(page.blocks):
        assert 0 <= meter.low <= meter.high <= 1
        assert meter.share is None or meter.low <= meter.share <= meter.high


@few
@given(seed=seeds)
def test_no_sentence_says_what_it_must_not(folder: Path, seed: int) -> None:
    page, *_ = pages(folder, seed)
    text = "\n".join(told(page))
    assert not re.search(r"recipient|beneficiar|\bgate\b|exposure|safeguard|Words\(|Fraction\(|\bNone\b|\{|\}", text)
