import pytest
from builders.figures import contour, grid, point
from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.plot import key, plot
from cooperation_cli.rendering.strokes import ASCII, UNICODE, Strokes
from cooperation_cli.report.model import Grid

PERCENT = st.integers(0, 100)


def drawn(block: Grid, width: int = 40) -> list[str]:
    return list(plot(block, width, ASCII))


def test_pressure_grows_to_the_right_and_protection_upwards() -> None:
    assert drawn(grid(point(0, 0), point(100, 100), point(50, 50), point(100, 0))) == [
        "      Protection",
        "100 % +                              2",
        "      |",
        "      |",
        "      |",
        "      |",
        "      |",
        " 50 % +               3",
        "      |",
        "      |",
        "      |",
        "      |",
        "      |",
        "  0 % +1                             4",
        "      +---------------+---------------",
        "      0 %           50 %         100 %",
        "                              Pressure",
    ]


def test_lines_have_no_gaps_and_say_at_their_end_what_they_are_worth() -> None:
    lines = drawn(grid(point(50, 50), contours=(contour((0, 0), (100, 100), label="even"),)), 60)
    marked = [line for line in lines if "." in line]
    assert len(marked) == len(lines) - 4
    assert marked[0].endswith(" even")
    assert sum("even" in line for line in lines) == 1


def test_points_stand_over_lines_and_beside_each_other() -> None:
    lines = drawn(grid(point(50, 50), point(50, 50), contours=(contour((0, 50), (100, 50)),)))
    (row,) = [line for line in lines if "1" in line and "2" in line]
    assert "..2.1.." in row


def test_numbers_of_two_digits_are_drawn_whole() -> None:
    text = "\n".join(drawn(grid(*(point(100, 100) for _ in range(12))), 80))
    for number in range(1, 13):
        assert str(number) in text


def test_the_key_says_what_each_number_is_with_its_ranges() -> None:
    table = key(grid(point(10, 20, "Power"), point(30, 40, "Means")))
    assert [column.title.raw for column in table.columns] == ["Challenge", "Pressure", "Protection"]
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [
        ["1. Power", "10 %", "20 %"],
        ["2. Means", "30 %", "40 %"],
    ]


@pytest.mark.parametrize("strokes", [ASCII, UNICODE])
@given(places=st.lists(st.tuples(PERCENT, PERCENT), max_size=9), width=st.integers(40, 120))
def test_whatever_is_drawn_fits_and_every_number_is_seen(
    strokes: Strokes, places: list[tuple[int, int]], width: int
) -> None:
    block = grid(*(point(*place) for place in places), contours=(contour((0, 0), (100, 0)), contour(label="even")))
    lines = list(plot(block, width, strokes))
    assert max(map(len, lines)) <= width
    found = "".join(line[7:] for line in lines[1:-3])
    assert all(str(number) in found for number in range(1, len(places) + 1))
