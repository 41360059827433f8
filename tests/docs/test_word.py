"""The Markdown of a report becomes a Word file that has all of it, by the line of the documentation."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from builders.full_page import answers, assessment, rubric
from builders.markdown_reading import reading
from docs.pages import ROOT

from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.assessment import assessment_report

LINE = "pandoc report.md -o report.docx"


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_a_word_file_has_every_heading_and_every_row(tmp_path: Path) -> None:
    assert f"$ {LINE}\n" in (ROOT / "docs" / "how-to" / "share-a-report.md").read_text(encoding="utf-8")
    page = render(assessment_report(assessment(rubric(), answers()), answers()), FORMATS["markdown"])
    (tmp_path / "report.md").write_text(page, encoding="utf-8")
    subprocess.run(LINE.split(), cwd=tmp_path, check=True)
    blocks = read_back(tmp_path)
    shape = [kind for kind, _, _ in reading(page).shape]
    assert count(blocks, "Header") == shape.count("heading_open")
    assert count(blocks, "Table") == shape.count("table_open")
    assert count(blocks, "CodeBlock") == 1


def read_back(folder: Path) -> list[dict[str, Any]]:
    read = subprocess.run(["pandoc", "report.docx", "-t", "json"], cwd=folder, check=True, capture_output=True)
    blocks: list[dict[str, Any]] = json.loads(read.stdout)["blocks"]
    return blocks


def count(blocks: list[dict[str, Any]], kind: str) -> int:
    return sum(block["t"] == kind for block in blocks)
