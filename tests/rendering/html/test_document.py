import re
from base64 import b64encode
from hashlib import sha256

import pytest
from builders.figures import grid, point, steps
from builders.full_page import answers, assessment, rubric
from builders.html_reading import html_reading
from builders.markdown_reading import reading

from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import (
    Block,
    Column,
    Item,
    Items,
    Panel,
    Prose,
    Report,
    Row,
    Section,
    Sheet,
    Table,
    Tone,
)
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

X = Prose(Words("x"))
SIDES = {"en": "ltr", "fr-CA": "ltr", "ar": "rtl", "fa_IR": "rtl", "pa-Arab": "rtl", "az-Latn": "ltr", "he": "rtl"}


def page(*blocks: Block, language: str = "en") -> str:
    return render(Report(Words("Title"), blocks, lambda: Sheet((), ()), language=language), FORMATS["html"])


def body(*blocks: Block) -> str:
    return page(*blocks).partition("<h1>Title</h1>\n")[2].rpartition("</div>\n<div")[0]


@pytest.fixture(scope="module")
def report() -> Report:
    return assessment_report(assessment(rubric(), answers()), answers())


def test_a_browser_is_told_to_show_the_page_and_nothing_else(report: Report) -> None:
    text = render(report, FORMATS["html"])
    found = html_reading(text)
    own = b64encode(sha256(found.style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'"
    assert found.values.index(("content", policy)) == found.values.index(("http-equiv", "Content-Security-Policy")) + 1
    assert not re.search(r"<script|<link|<iframe|<object|\son\w+=|\sstyle=|url\(|@import", text)


@pytest.mark.parametrize(("language", "side"), SIDES.items())
def test_a_page_says_its_language_and_from_which_side_it_is_read(language: str, side: str) -> None:
    assert f'<html lang="{language}" dir="{side}">' in page(language=language)


def test_the_verdict_comes_before_the_contents_and_the_sections_after_them() -> None:
    text = page(Panel(Words("Pause"), (X,)), Section(Words("Why"), (X,)), Section(Words("How"), (X,)))
    assert re.findall(r"<h\d.*?>(.*?)</h\d>", text) == ["Title", "Pause", "Contents", "Why", "How"]


def test_contents_lead_to_each_section_of_the_first_rank() -> None:
    deep = Section(Words("Why"), (Section(Words("Why"), (X,)),))
    text = page(deep, Section(Words("Why Why"), (X,)), Section(Words("Why"), (X,)))
    assert re.findall(r'<a href="#(.*?)">', text) == ["why", "why-why", "why-2"]
    assert html_reading(text).anchors == ["why", "why-why-2", "why-why", "why-2"]


def test_a_page_of_one_section_has_no_contents() -> None:
    assert "<nav" not in page(Section(Words("Why"), (X,)))


def test_headings_go_down_by_one_and_from_the_third_rank_on_can_be_folded() -> None:
    nested: Block = X
    for name in "fedcba":
        nested = Section(Words(name), (nested,))
    text = page(nested)
    assert re.findall(r"<(h\d)>(.)</", text) == [
        ("h2", "a"),
        ("h3", "b"),
        ("h4", "c"),
        ("h5", "d"),
        ("h6", "e"),
        ("h6", "f"),
    ]
    assert text.count("<details") == text.count('open=""') == 5


def test_a_tone_is_a_symbol_with_a_name() -> None:
    mark = '<span role="img" aria-label="To watch" class="mark watch">▲</span> '
    assert body(Prose(Words("so"), tone=Tone.WATCH)) == f"<p>{mark}so</p>"
    assert f'<section id="so" class="panel watch"><h2>{mark}so</h2>' in page(Panel(Words("so"), (X,), Tone.WATCH))


def test_a_comment_keeps_its_line_breaks_and_other_texts_do_not() -> None:
    assert body(Prose(Words("one\ntwo"), Words("Comment"), breaks=True)) == "<p><b>Comment:</b> one<br>\ntwo</p>"
    assert body(Prose(Words("one\ntwo"))) == "<p>one two</p>"


def test_lists_are_numbered_bulleted_or_ticked_and_nest() -> None:
    inner = Items((Item(Words("deep")),), ordered=True)
    assert body(Items((Item(Words("one"), Words("Step"), detail=(inner,)),), label=Words("Do"))) == (
        '<p class="lead"><b>Do:</b></p><ul><li><div><b>Step:</b> one</div>\n<div class="detail">'
        "<ol><li>deep</li></ol></div></li></ul>"
    )
    assert body(Items((Item(Words("one")),), tasks=True)) == '<ul class="tasks"><li>one</li></ul>'


def test_a_table_names_its_columns_in_each_cell_for_pages_that_stack_them() -> None:
    columns = (Column(Words("Name")), Column(Words("Score"), right=True))
    found = body(Table(columns, (Row((Words("a"), Words("7")), Tone.BAD),)))
    assert '<th scope="col">Name</th><th scope="col" class="right">Score</th>' in found
    assert '<td data-title="Score" class="right">7</td>' in found
    assert '<th scope="row"><span role="img" aria-label="Bad"' in found


def test_a_table_of_many_columns_can_be_moved_sideways_by_keys() -> None:
    columns = tuple(Column(Words(f"c{number}")) for number in range(5))
    row = Row(tuple(Words(str(number)) for number in range(5)))
    assert body(Table(columns, (row,))).startswith(
        '<div class="wide" role="group" aria-label="c0" tabindex="0"><table class="stacked">'
    )
    assert body(Table(columns[:4], (Row(row.cells[:4]),))).startswith('<table class="stacked">')


def test_a_grid_stands_above_its_numbers() -> None:
    found = body(grid(point(30, 60)))
    assert re.search(r"<figure><svg.*</svg><table.*1\. Power.*30 %.*60 %.*</table></figure>", found, re.DOTALL)


def test_steps_have_a_row_each_under_their_phase() -> None:
    found = body(steps())
    rows = re.findall(r"<th[^>]*>(?:<span.*?</span> )?(.*?)</th>", found)
    assert rows == ["Today", "This month", "1. Say why", "2. Say how", "This year", "3. Do it"]
    assert re.findall(r"<td>(.*?)</td>", found) == ["40 now", "50 now", "60 now", "80 now"]
    assert found.count("<svg") == 4


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


@pytest.mark.parametrize("form", ["assessment", "rubric"])
def test_markdown_and_html_agree_number_for_number(report: Report, shipped: Rubric, form: str) -> None:
    said = {"assessment": report, "rubric": rubric_report(shipped)}[form]
    found = html_reading(render(said, FORMATS["html"])).text
    expected = reading(render(said, FORMATS["markdown"])).text
    assert numbers(found) == numbers(expected)
    assert len(numbers(found)) > 100
