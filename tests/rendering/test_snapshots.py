"""One page in each format, as files to be read. `UPDATE_SNAPSHOTS=1 pytest tests/rendering` renews them."""

import os
from pathlib import Path

import pytest
from builders.full_page import answers, assessment, rubric

from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.report.assessment import assessment_report

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
PAGES = {
    "assessment-80.txt": ("terminal", Canvas(80)),
    "assessment-120.txt": ("terminal", Canvas(120)),
    "assessment-60-ascii.txt": ("terminal", Canvas(60, unicode=False)),
    "assessment.md": ("markdown", Canvas()),
    "assessment.html": ("html", Canvas()),
    "assessment.json": ("json", Canvas()),
    "assessment.csv": ("csv", Canvas()),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_reads_as_it_did(name: str) -> None:
    form, canvas = PAGES[name]
    found = render(assessment_report(assessment(rubric(), answers()), answers()), FORMATS[form], canvas)
    file = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(found, encoding="utf-8", newline="")
    assert file.read_bytes().decode() == found
