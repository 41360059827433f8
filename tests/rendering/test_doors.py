"""The one door of each format, for whatever text: it comes out whole, as a text, and as nothing else."""

import csv
import io
import json
import re
import shutil
import subprocess
import unicodedata
from typing import Final

import pytest
from builders.html_reading import html_reading
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell  # type: ignore[import-untyped]

from cooperation_cli.rendering.formats import FORMATS, Canvas, Colour, render
from cooperation_cli.rendering.html import markup
from cooperation_cli.rendering.markdown import escaped
from cooperation_cli.report.model import Column, Item, Items, Prose, Report, Row, Section, Sheet, Table
from cooperation_cli.text import Words, one_line, plain

RISKY: Final = (
    "aA1i #*_-+=>|`~[](){}<!&;:@.,\\/$^%'\"\n\r\t\v\0\x1b\x9b\x85\u2028\u200b\u202e\u2066\ufeff\ud800\uff1d湖é"
    "\ufe00\ufe0f\u2764\u180b\u3164\U0001d159\U000e0100\U000e0148"
)
ANY: Final = st.text(st.sampled_from(RISKY), max_size=40) | st.text(
    st.characters(codec=None, exclude_categories=()), max_size=40
)
OURS: Final = re.compile(r"\x1b\[(?:0|1|31|32|35|1;31|1;32|1;35)m")
SPREADSHEET: Final = Workbook().active
PLACES: Final = ("{}", "- {}", "1. {}", "# {}", "| a | b |\n|---|---|\n| {} | c |", "> {}", "**x:** {}")


def unseen(text: str) -> set[str]:
    """The kinds of characters that move a cursor, hide, or turn a line around; joiners between letters aside."""
    kinds = {unicodedata.category(character) for character in re.sub("[\n\u200c\u200d]", "", text)}
    return kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def sheet_of(text: str) -> Report:
    return Report(Words("Title"), (), lambda: Sheet(("before", "text", "after"), (("1", Words(text), "2"),)))


@settings(max_examples=200)
@given(ANY)
@example('"><script>alert(1)</script>')
@example("' onmouseover='x")
@example("]]></style><!--")
def test_in_html_it_opens_no_element_and_ends_no_attribute(text: str) -> None:
    page = markup.element("p", Words(text), title=Words(text)).html
    found = html_reading(page)
    assert found.shape == [("p", "title"), ("/p",)]
    assert found.values == [("title", one_line(text))]
    assert found.text == one_line(text)
    assert unseen(page) == set()


@settings(max_examples=200)
@given(ANY)
@example("a\n<b>\r\n\x1b]8;;x\x07")
def test_in_html_its_lines_stay_its_own(text: str) -> None:
    found = html_reading(markup.element("p", markup.lines(Words(text))).html)
    assert found.shape == [("p",), ("/p",)]
    assert found.text.replace("\n\n", "\n") == plain(text).replace("\n\n", "\n")


@settings(max_examples=200)
@given(ANY)
@example('=HYPERLINK("https://evil.example","x")')
@example("\t=1+1")
@example("'=1")
@example('a";=1\n=2')
def test_in_csv_it_fills_one_cell_that_is_no_formula(text: str) -> None:
    output = render(sheet_of(text), FORMATS["csv"])
    (_, row) = csv.reader(io.StringIO(output, newline=""), strict=True)
    before, cell, after = row
    assert (before, after) == ("1", "2")
    assert cell in {plain(text), f"'{plain(text)}"}
    assert not re.match("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell)
    assert Cell(SPREADSHEET, value=cell).data_type != "f"
    assert unseen(output) == set()


@settings(max_examples=200)
@given(ANY)
def test_in_json_it_is_the_text_and_no_octet_of_control(text: str) -> None:
    output = render(sheet_of(text), FORMATS["json"])
    assert json.loads(output) == [{"before": "1", "text": text, "after": "2"}]
    assert unseen(output) == set()
    output.encode("utf-8")


@settings(max_examples=200)
@given(ANY, st.integers(40, 120), st.booleans())
@example("\x1b]0;owned\x07\x1b[2J", 80, True)
@example("[red]x[/] [/] [link=https://evil.example]y", 80, True)
@example(":smile: 1:30", 80, True)
def test_on_a_terminal_it_moves_no_cursor_and_makes_no_colour(text: str, columns: int, unicode: bool) -> None:
    words = Words(text)
    blocks = (
        Prose(words, words, breaks=True),
        Items((Item(words, words),), label=words),
        Table((Column(words),), (Row((words,)),)),
        Section(words, (Prose(words),)),
    )
    report = Report(words, blocks, lambda: Sheet((), ()))
    output = render(report, FORMATS["terminal"], Canvas(columns, Colour.STANDARD, unicode))
    assert unseen(OURS.sub("", output)) == set()
    assert squeezed(plain(text)) in squeezed(render(report, FORMATS["terminal"], Canvas(5000)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(not shutil.which("cmark-gfm"), reason="cmark-gfm is not installed")
@given(ANY)
@example("<script>alert(1)</script> <!-- --> <a href=x>")
@example("[x](javascript:alert(1)) ![x](https://evil.example/x.png)")
@example("www.evil.example https://evil.example me@evil.example")
@example("[^1]: x [^1] ~~x~~ | y")
def test_in_markdown_of_code_hosts_it_makes_no_tag(text: str) -> None:
    door = escaped(Words(text))
    if door:
        assert tags(door) == tags("x")


def tags(words: str) -> list[str]:
    """The tags that cmark-gfm makes with raw HTML allowed, the words standing in each kind of place."""
    extensions = [word for name in ("table", "autolink", "strikethrough", "footnotes") for word in ("-e", name)]
    page = "\n\n<!-- -->\n\n".join(place.format(words) for place in PLACES)
    made = subprocess.run(["cmark-gfm", "--unsafe", *extensions], input=page.encode(), capture_output=True, check=True)
    return re.findall(r"<[^>]*>", made.stdout.decode())
