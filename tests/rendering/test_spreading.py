from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.spreading import spread

SIZE = (20, 9)
SPOTS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 8)), max_size=20)
APART = st.tuples(st.integers(1, 3), st.integers(1, 2))


def test_marks_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([(0, 0), (2, 0), (0, 1)], SIZE, (2, 1)) == [(0, 0), (2, 0), (0, 1)]


def test_the_first_stays_and_the_second_moves_to_the_nearest_free_spot() -> None:
    assert spread([(5, 5), (5, 5)], SIZE, (2, 1)) == [(5, 5), (3, 5)]
    assert spread([(5, 5), (5, 5)], SIZE, (1, 2)) == [(5, 5), (4, 5)]
    assert spread([(0, 0), (0, 0)], SIZE, (2, 1)) == [(0, 0), (0, 1)]


def test_where_no_room_is_left_marks_cover_each_other() -> None:
    assert spread([(0, 0)] * 3, (2, 1), (1, 1)) == [(0, 0), (1, 0), (0, 0)]


@given(SPOTS, APART)
def test_marks_stay_inside_and_apart(wanted: list[tuple[int, int]], apart: tuple[int, int]) -> None:
    found = spread(wanted, SIZE, apart)
    assert len(found) == len(wanted)
    for place, (column, row) in enumerate(found):
        assert 0 <= column < SIZE[0]
        assert 0 <= row < SIZE[1]
        for across, down in found[:place]:
            near = abs(across - column) < apart[0] and abs(down - row) < apart[1]
            # Twenty marks of the widest kind fill the grid: those alone may find no room.
            assert not near or apart[0] * apart[1] * place * 4 > SIZE[0] * SIZE[1]
