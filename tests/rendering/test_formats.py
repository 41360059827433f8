import subprocess
import sys

import pytest
from builders.full_page import answers, assessment, rubric

from cooperation_cli.rendering.formats import FILE, FORMATS, SUFFIXES, Canvas, Colour, render
from cooperation_cli.report.assessment import assessment_report


def test_every_format_has_a_name_a_suffix_and_a_renderer() -> None:
    assert {name: form.suffix for name, form in FORMATS.items()} == {
        "terminal": ".txt",
        "markdown": ".md",
        "html": ".html",
        "json": ".json",
        "csv": ".csv",
    }
    assert [SUFFIXES[form.suffix] for form in FORMATS.values()] == list(FORMATS.values())


@pytest.mark.parametrize("name", FORMATS)
def test_a_page_ends_with_one_line_break(name: str) -> None:
    text = render(assessment_report(assessment(rubric(), answers()), answers()), FORMATS[name])
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_files_have_80_columns_and_no_colour() -> None:
    assert Canvas(80, Colour.NONE, unicode=True) == FILE


def test_only_the_chosen_renderer_is_imported() -> None:
    code = (
        "import sys; from cooperation_cli.rendering.formats import FORMATS, render\n"
        "from cooperation_cli.report.model import Report, Sheet; from cooperation_cli.text import Words\n"
        "render(Report(Words('x'), (), lambda: Sheet(('a',), ())), FORMATS['csv'])\n"
        "print(*sorted(name for name in sys.modules if name.startswith(('rich', 'cooperation_cli.rendering.'))))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert found == ["cooperation_cli.rendering.csv", "cooperation_cli.rendering.formats"]
