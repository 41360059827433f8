import re

import pytest
from builders.full_page import answers, assessment, rubric
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.formats import FORMATS, Canvas, Colour, render
from cooperation_cli.rendering.lines import width
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
from cooperation_cli.text import Words

SHEET = Sheet((), ())


def page(*blocks: Block, columns: int = 80, colour: Colour = Colour.NONE, unicode: bool = True) -> list[str]:
    report = Report(Words("Title"), blocks, lambda: SHEET)
    return render(report, FORMATS["terminal"], Canvas(columns, colour, unicode)).splitlines()[2:]


@pytest.fixture(scope="module")
def report() -> Report:
    return assessment_report(assessment(rubric(), answers()), answers())


@pytest.mark.parametrize("columns", [40, 60, 72, 80, 100, 120])
def test_every_line_fits(report: Report, columns: int) -> None:
    lines = render(report, FORMATS["terminal"], Canvas(columns)).splitlines()
    assert max(map(width, lines)) <= columns
    assert not [line for line in lines if line != line.rstrip()]


def test_without_colour_there_is_no_escape_code(report: Report) -> None:
    assert "\x1b" not in render(report, FORMATS["terminal"], Canvas(80))


def test_colour_adds_codes_and_changes_no_word(report: Report) -> None:
    coloured = render(report, FORMATS["terminal"], Canvas(80, Colour.STANDARD))
    assert set(re.findall(r"\x1b\[([0-9;]*)m", coloured)) == {"0", "1", "32", "35", "1;35", "31"}
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    squeezed = [line.rstrip() for line in bare.splitlines()]
    assert squeezed == render(report, FORMATS["terminal"], Canvas(80)).splitlines()


def test_ascii_takes_the_place_of_every_drawn_character(report: Report) -> None:
    assert render(report, FORMATS["terminal"], Canvas(80, unicode=False)).isascii()
    assert page(Prose(Words("\u201cA\u201d \u2013 it\u2019s\u2026")), unicode=False) == ['"A" - it\'s...']


def test_a_verdict_is_framed_above_and_below_and_says_its_tone_by_a_symbol() -> None:
    framed = page(Panel(Words("Pause"), (Prose(Words("Why.")),), Tone.BAD), columns=40)
    assert framed == ["═" * 40, "✕ Pause", "", "Why.", "═" * 40]
    assert page(Panel(Words("Pause"), (), Tone.BAD), columns=40, colour=Colour.STANDARD)[1] == (
        "\x1b[31m✕\x1b[0m \x1b[1;31mPause\x1b[0m"
    )


def test_headings_are_underlined_by_their_rank() -> None:
    deep = Section(Words("One"), (Section(Words("Two"), (Section(Words("Three"), (Prose(Words("x")),)),)),))
    assert page(deep, columns=40) == ["One", "─" * 40, "", "Two", "---", "", "Three", "", "x"]


def test_entries_hang_under_their_mark_with_what_belongs_to_them() -> None:
    detail = (Prose(Words("a city hall"), Words("Who")), Items((Item(Words("more")),)))
    entry = Item(Words("one two three"), Words("Step"), Tone.GOOD, detail)
    assert page(Items((entry,), label=Words("Do"))) == [
        "Do:",
        "● Step: one two three",
        "  Who: a city hall",
        "  • more",
    ]
    numbered = Items(tuple(Item(Words("word " * 9)) for _ in range(10)), ordered=True)
    assert page(numbered, columns=40)[-2:] == ["10. word word word word word word word", "    word word"]
    assert page(Items((entry,), ordered=True))[0] == "1. ● Step: one two three"


def test_a_table_shares_the_room_and_keeps_numbers_whole() -> None:
    columns = (Column(Words("Name")), Column(Words("Score"), right=True))
    rows = (Row((Words("long words " * 4), Words("68 (67 to 69)")), Tone.GOOD), Row((Words("b"), Words("7"))))
    assert page(Table(columns, rows), columns=40) == [
        "   Name                            Score",
        "─" * 40,
        "●  long words long words   68 (67 to 69)",
        "   long words long words",
        "   b                                   7",
    ]


def test_a_table_without_room_becomes_a_list() -> None:
    columns = tuple(Column(Words(name)) for name in ("Name", "Why", "How", "Where"))
    rows = (Row((Words("a" * 20), Words("b" * 20), Words(""), Words("d" * 20)), Tone.BAD),)
    assert page(Table(columns, rows), columns=40) == [f"✕ {'a' * 20}", f"  Why: {'b' * 20}", f"  Where: {'d' * 20}"]


def test_a_comment_keeps_its_line_breaks_and_elsewhere_none_forges_a_line() -> None:
    said = Words("first\nsecond")
    assert page(Prose(said, Words("Comment"), breaks=True)) == ["Comment: first", "second"]
    assert page(Prose(said), Items((Item(said),))) == ["first second", "", "• first second"]
    assert page(Section(said, ())) == ["first second", "─" * 80]


@given(st.text(max_size=80), st.integers(40, 120))
def test_whatever_stands_in_a_block_no_line_is_too_wide(text: str, columns: int) -> None:
    words = Words(text)
    blocks = (Prose(words, words, breaks=True), Items((Item(words, words),)), Table((Column(words),), (Row((words,)),)))
    lines = page(*blocks, Panel(words, ()), Section(words, ()), columns=columns)
    assert max(map(width, lines)) <= columns


def test_tasks_have_a_box_to_tick() -> None:
    assert page(Items((Item(Words("Agree it."), detail=(Prose(Words("NGO"), Words("Who")),)),), tasks=True)) == [
        "[ ] Agree it.",
        "    Who: NGO",
    ]


def test_a_cell_may_have_a_tone_of_its_own() -> None:
    row = Row((Words("Goals"), Words("30"), Words("80")), tones=(Tone.PLAIN, Tone.BAD, Tone.GOOD))
    table = Table(tuple(Column(Words(title)) for title in ("Dimension", "North", "South")), (row,))
    shown = "\n".join(page(table))
    assert "✕ 30" in shown
    assert "● 80" in shown
