import pytest
from builders.full_page import answers, assessment, rubric
from builders.markdown_reading import reading
from hypothesis import example, given
from hypothesis import strategies as st

from cooperation_cli.rendering.formats import FORMATS, Canvas, render
from cooperation_cli.rendering.markdown import escaped
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import (
    Block,
    Column,
    Item,
    Items,
    Prose,
    Report,
    Row,
    Section,
    Sheet,
    Table,
    Tone,
)
from cooperation_cli.text import Words, one_line

SHEET = Sheet((), ())
PLACES = ["{}", "- {}", "1. {}", "# {}", "| a | b |\n|---|---|\n| {} | c |", "> {}", "**x:** {}"]
RISKY = st.text(st.sampled_from("aA1i #*_-+=>|`~[](){}<!&;:@.\\/$^%\n\t\"'wxé湖\u200b\x1b"), max_size=30)


def page(*blocks: Block) -> str:
    return render(Report(Words("Title"), blocks, lambda: SHEET), FORMATS["markdown"])


@given(RISKY | st.text(max_size=30))
@example("1. x")
@example("a\n# b")
@example("&copy; &#64;")
@example("x https://evil.example www.evil.example")
@example("Table: x")
@example("^[note] $x$ ~a~ `b` <i> ![](x)")
def test_a_text_is_a_text_wherever_it_stands(text: str) -> None:
    expected = one_line(Words(text)).strip()
    for place in PLACES if expected else ():
        found = reading(place.format(escaped(Words(text))))
        assert found.shape == reading(place.format("x")).shape
        assert squeezed(expected) in squeezed(found.text.replace("\u2060", ""))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The plan, agreed in 2026.", "The plan, agreed in 2026."),
        ("It costs $5 and 10% at 10:30.", r"It costs \$5 and 10% at 10:30."),
        ("R&D (see annex)", "R&D (see annex)"),
        ("None. But then", "None. But then"),
        ("Purpose: agreed", "Purpose: agreed"),
        ("see https://who.int", r"see https\://who.int"),
        ("write to a@b.org", "write to a@&#8288;b.org"),
        ("fixes #12", r"fixes \#&#8288;12"),
        ("1. First", r"1\. First"),
        ("- Dash", r"\- Dash"),
        ("&amp;", "&amp;amp;"),
    ],
)
def test_ordinary_text_stays_readable_as_it_stands(text: str, written: str) -> None:
    assert escaped(Words(text)) == written


def test_a_page_has_one_first_heading_and_its_sections_below() -> None:
    nested: Block = Prose(Words("x"))
    for name in "gfedcb":
        nested = Section(Words(name), (nested,))
    lines = page(nested).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# Title",
        "## b",
        "### c",
        "#### d",
        "##### e",
        "###### f",
        "###### g",
    ]


def test_no_line_of_a_wrapped_paragraph_opens_a_block() -> None:
    text = " ".join(["word - 1. # + > =="] * 20)
    found = reading(page(Prose(Words(text))))
    assert [kind for kind, _, _ in found.shape] == [
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
    ]
    assert text in found.text


def test_lists_nest_and_stay_one_list() -> None:
    inner = Items((Item(Words("deep"), detail=(Prose(Words("deeper"), Words("Why")),)),))
    items = Items((Item(Words("one"), detail=(inner,)), Item(Words("two"))), ordered=True, label=Words("Steps"))
    assert page(items) == "# Title\n\n**Steps:**\n\n1. one\n   - deep\n     - **Why:** deeper\n2. two\n"


def test_a_table_inside_a_list_is_indented_with_it() -> None:
    table = Table((Column(Words("a")),), (Row((Words("b"),)),))
    assert page(Items((Item(Words("one"), detail=(table,)),))).endswith("- one\n  | a   |\n  | --- |\n  | b   |\n")


def test_tables_are_aligned_numbers_to_the_right_and_carry_their_tone() -> None:
    columns = (Column(Words("Name")), Column(Words("Score"), right=True))
    rows = (Row((Words("a | b"), Words("7")), Tone.GOOD), Row((Words("c"), Words("12")), Tone.BAD))
    assert page(Table(columns, rows)).split("\n\n")[1] == (
        "| Name     | Score |\n| -------- | ----: |\n| ● a \\| b |     7 |\n| ✕ c      |    12 |\n"
    )


def test_a_comment_keeps_its_line_breaks_and_a_title_does_not() -> None:
    said = Words("first\n\nsecond")
    assert page(Prose(said, breaks=True)).endswith("\n\nfirst\nsecond\n")
    assert page(Prose(said)).endswith("\n\nfirst  second\n")


@pytest.mark.parametrize(
    ("label", "written"),
    [("Why", "**Why:** x"), ("How many?", "**How many?** x"), ("Power: held", "**Power: held.** x"), (" ", "x")],
)
def test_a_label_ends_in_a_colon_unless_it_has_one(label: str, written: str) -> None:
    assert page(Prose(Words("x"), Words(label))) == f"# Title\n\n{written}\n"


def test_lines_are_wrapped_to_the_canvas() -> None:
    said = answers()
    report = assessment_report(assessment(rubric(), said), said)
    for width in (60, 80):
        lines = render(report, FORMATS["markdown"], Canvas(width)).splitlines()
        wrapped = [line for line in lines if not line.startswith("|") and " " in line.strip()]
        assert max(map(len, wrapped)) <= width + 1


def test_tasks_have_a_box_to_tick_and_details_stay_in_their_list() -> None:
    entry = Item(Words("Agree it."), Words("Purpose"), detail=(Prose(Words("NGO"), Words("Who")),))
    found = page(Items((entry, Item(Words("Then go."))), tasks=True))
    assert found.splitlines()[2:] == ["- [ ] **Purpose:** Agree it.", "  - **Who:** NGO", "- [ ] Then go."]
