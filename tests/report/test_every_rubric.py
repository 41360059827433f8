"""What holds for the page of every rubric: generated ones with any rule, scale and condition."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from builders.reading_pages import told
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from oracle.bridge import answers_of, assessment_of, rubric_of
from oracle.generating import a_rubric, answers_to

from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.rendering.lines import width
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Block, Meter, Meters, Report, Section
from cooperation_cli.report.result import result_schema
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.report.summary import Scored, summary_report

SCHEMA = Draft202012Validator(result_schema())
few = settings(max_examples=40)
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
        assert not re.search(r": -0(\.0)?[,\n}]", text)
        assert [error.json_path for error in SCHEMA.iter_errors(json.loads(text))] == []


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
