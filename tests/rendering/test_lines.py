from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.lines import Cell, Span, Style, line_width, side_by_side, width, wrapped, written

TEXTS = st.text(st.sampled_from("ab -é湖\u0301"), max_size=60)
LINES = st.lists(st.builds(Span, TEXTS, st.sampled_from(["", "1", "31"])), max_size=4)


def plain(line: object) -> str:
    assert isinstance(line, list | tuple)
    return written(line, colour=False)


@given(LINES, st.integers(2, 30))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(line: list[Span], room: int) -> None:
    lines = list(wrapped(line, room))
    assert all(line_width(one) <= room for one in lines)
    assert "".join(plain(one).replace(" ", "") for one in lines) == plain(line).replace(" ", "")


@given(LINES)
def test_a_line_that_fits_stays_one(line: list[Span]) -> None:
    assert len(list(wrapped(line, 1_000))) == 1


def test_lines_break_at_spaces_and_inside_a_word_only_where_it_is_too_long() -> None:
    line = [Span("one two"), Span("abcdefghij", Style.BOLD), Span("k")]
    assert [plain(one) for one in wrapped(line, 5)] == ["one", "two", "abcde", "fghij", "k"]


def test_a_name_too_long_for_its_line_breaks_behind_a_joint_near_the_end() -> None:
    assert [plain(one) for one in wrapped([Span("ministry-north-director.yaml")], 20)] == [
        "ministry-north-",
        "director.yaml",
    ]
    assert [plain(one) for one in wrapped([Span("a-ministryofnorth")], 9)] == ["a-ministr", "yofnorth"]


def test_a_wide_letter_takes_two_columns_and_is_never_cut() -> None:
    assert width("湖") == 2
    assert [plain(one) for one in wrapped([Span("湖湖湖")], 5)] == ["湖湖", "湖"]


def test_neighbours_of_one_style_share_their_codes() -> None:
    line = [Span("a", Style.RED.bold), Span("b", Style.RED.bold), Span("c")]
    assert written(line, colour=True) == "\x1b[1;31ma b\x1b[0m c"
    assert written(line, colour=False) == "a b c"
    assert Style.PLAIN.bold == Style.BOLD


def test_cells_stand_side_by_side_two_columns_apart() -> None:
    left = Cell([(Span("a"),), (Span("bcd"),)], 3)
    right = Cell([(Span("7"),)], 3, right=True)
    full = Cell([(Span("湖x"),)], 3)
    assert [plain(row) for row in side_by_side([left, right, full])] == ["a      7  湖x", "bcd          "]
