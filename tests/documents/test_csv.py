import csv as stdlib
import io
import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cooperation_cli.documents.csv import (
    Grid,
    Row,
    Table,
    guarded,
    kept,
    parse,
    parse_grid,
    told,
    unguarded,
    write_rows,
)
from cooperation_cli.errors import CooperationError
from cooperation_cli.text import visible


def problems(text: str) -> list[str]:
    with pytest.raises(CooperationError) as refused:
        parse(text, "f.csv")
    return [str(problem).removeprefix("f.csv:") for problem in refused.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        'question,comment\na.b,"x;\ny""z"\n',
        'question;comment\r\na.b;"x;\ny""z"\r\n',
        'question\tcomment\ra.b\t"x;\ny""z"',
        '"Question", COMMENT \n\na.b,"x;\ny""z"\n,\n   \n',
        '\n\nquestion;comment\na.b;"x;\ny""z"\n;;;\n',
    ],
)  # fmt: skip
def test_every_dialect_loads_equal(text: str) -> None:
    table = parse(text, "f.csv")
    assert table.header == ("question", "comment")
    assert [row.cells for row in table.rows] == [{"question": "a.b", "comment": 'x;\ny"z'}]


@pytest.mark.parametrize(("line", "delimiter"), [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t"), ("sep=; ", ";")])
def test_a_separator_line_settles_the_separator(line: str, delimiter: str) -> None:
    table = parse(f"{line}\nquestion{delimiter}a,b;c\n".replace("a,b;c", '"a,b;c"'), "f.csv")
    assert table.header == ("question", "a,b;c")


def test_the_first_line_alone_settles_the_separator() -> None:
    assert parse("X\na;b\n", "f.csv").rows == (Row({"x": "a;b"}, {"x": (2, 1)}),)


def test_rows_know_where_their_cells_begin() -> None:
    table = parse('sep=,\r\na,b\r\n"1\r\n\r\n2",3\r\n\r\n4,5\r\n', "f.csv")
    first = Row({"a": "1\r\n\r\n2", "b": "3"}, {"a": (3, 1), "b": (5, 4)})
    assert table == Table("f.csv", ("a", "b"), (first, Row({"a": "4", "b": "5"}, {"a": (7, 1), "b": (7, 3)})))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1:1: the file is empty"),
        ("\n , \n", "1:1: the file is empty"),
        ("sep=;\n", "1:1: the file is empty"),
        ("sep=|\na|b", '1:5: "|" is no separator'),
        ("sep=X\naXb", '1:5: "X" is no separator'),
        ("sep=\na,b", '1:5: "" is no separator'),
        ('a,b\n1,"2\n3,4\n', "2:3: a quote that opens here is never closed"),
        ('a,b\n1,"2"x\n', "2:6: text follows a closing quote"),
        ('a,b\n"1\n" ,2\n', "3:2: text follows a closing quote"),
        ('a,b\n1,2"x"\n', "2:4: a quote stands inside a cell"),
        ('a,b\n1, "x"\n', "2:4: a quote stands inside a cell"),
        ("a,b\n1,2,3\n", "2:5: this row has 3 cells, the first row has 2"),
        ("a,b\n1\n", "2:2: this row has 1 cell, the first row has 2"),
        ('a,b\n\n"1\n2"\r\n', "4:3: this row has 1 cell, the first row has 2"),
        ('a\n"1\n2","\n3"\n', "3:4: this row has 2 cells, the first row has 1"),
        ("a,B,b ,b\n", '1:5: the column "b" stands twice'),
        ("a,,\n1,2,3", "1:4: two columns have no name"),
        ("a\n" * 50_001, "50001:1: holds more than 50,000 cells"),
    ],
)
def test_a_broken_table_is_refused_with_its_line_and_column(text: str, says: str) -> None:
    assert problems(text)[0].startswith(says)


def test_all_ragged_rows_are_reported_at_once() -> None:
    assert [line.split(": ")[0] for line in problems("a,a\n1\n2,3\n4,5,6\n")] == ["1:3", "2:2", "4:5"]
    assert len(problems("a,b\n" + "1\n" * 1000)) == 50


def test_columns_of_one_name_are_not_told_without_end() -> None:
    assert len(problems(",".join(f"c{number // 2}" for number in range(200)))) == 50


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_guarded_cell_is_no_formula(start: str) -> None:
    assert guarded(start + "1") == f"'{start}1"
    assert unguarded(f"'{start}1") == start + "1"


@pytest.mark.parametrize("cell", ["", "'", "'tis so", "a=b", "''", "' =1"])
def test_harmless_cells_are_left_alone(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@pytest.mark.parametrize("cell", ["=1", "-5", "@home"])
def test_what_was_not_guarded_is_whole(cell: str) -> None:
    assert unguarded(cell) == cell


@given(st.text(st.sampled_from("'=+-@\t\r\na\uff1d")))
def test_the_guard_comes_off_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in set("=+-@\t\r\n\uff1d")


@settings(max_examples=200)
@given(
    st.text(
        st.sampled_from("'=\\u{}5c9b0\x9b\r\n\t\u202e\ufe0f\u2764")
        | st.characters(codec="utf-8", exclude_characters="\0")
    )
)
@example("\\u{9b} \\u{5c}u{9b} \\\\u{9b} \\u{0} \\u{d800}")
def test_a_kept_text_hides_nothing_and_is_told_again(text: str) -> None:
    assert told(kept(text)) == text
    assert visible(kept(text)) == kept(text)
    assert kept(text)[:1] not in set("=+-@\t\r\n\uff1d")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("zażółć 你好 \u2764\ufe0f\tx\ny", "zażółć 你好 \u2764\ufe0f\tx\ny"),
        ("c\x9b31m", "c\\u{9b}31m"),
        ("a\rb\r\nc", "a\\u{d}b\\u{d}\nc"),
        ("C:\\users", "C:\\users"),
        ("\\u{9b}", "\\u{5c}u{9b}"),
    ],
)
def test_only_what_is_not_seen_is_spelt(text: str, cell: str) -> None:
    assert kept(text) == cell
    assert told(cell) == text


def test_what_would_be_seen_and_what_no_text_may_hold_stays_as_it_is() -> None:
    assert told("\\u{E0100}\\u{0009B}\\u{5C}") == "\U000e0100\x9b\\"
    for cell in ("\\u{61}", "\\u{1F30A}", "\\u{0}", "\\u{d800}", "\\u{110000}", "\\u{}", "\\u{g}", "\\u{61", "\\u61"):
        assert told(cell) == cell


def test_only_what_needs_quotes_has_them() -> None:
    assert write_rows([[string.ascii_letters, "a b", "'", ""]]) == f"{string.ascii_letters},a b,',\n"
    assert write_rows([[" a", "a ", "a,b", "a;b", "a\tb"]]) == '" a","a ","a,b","a;b","a\tb"\n'
    assert write_rows([["a", "b"], ["c"]]) == "a,b\nc\n"
    assert write_rows([['a"b', "a\nb", "a\rb"]]) == '"a""b","a\nb","a\rb"\n'


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@settings(max_examples=200)
@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_rows_read_back_as_they_were_written(rows: list[tuple[str, str]]) -> None:
    text = write_rows([("question", "comment"), *rows])
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [(row.cells["question"], row.cells["comment"]) for row in parse(text, "f").rows] == kept


@settings(max_examples=200)
@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_cell_stands_where_its_mark_says(rows: list[tuple[str, str]], line_end: str) -> None:
    text = line_end.join(write_rows([row]).removesuffix("\n") for row in [("question", "comment"), *rows])
    begins = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    for row in parse(text, "f").rows:
        for column, (line, character) in row.marks.items():
            written = write_rows([[row.cells[column]]]).removesuffix("\n")
            assert text[begins[line - 1] + character - 1 :].startswith(written)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=5))
def test_other_readers_read_the_same_rows(rows: list[list[str]]) -> None:
    assert list(stdlib.reader(io.StringIO(write_rows(rows), newline=""), strict=True)) == rows


@settings(max_examples=200)
@given(st.one_of(st.text(st.sampled_from('ab",;\t\r\n =')), st.text(st.characters(codec=None, exclude_categories=()))))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    table = outcome(text)
    assert isinstance(table, CooperationError) or all(tuple(row.cells) == table.header for row in table.rows)


@pytest.mark.parametrize("piece", [",", "\n", '"', '""', "a,b\n", '"a"\n', "a,", ";", "\r"])
def test_two_megabytes_of_one_piece_do_no_harm(piece: str) -> None:
    table = outcome((piece * 2_000_000)[:2_000_000])
    assert isinstance(table, CooperationError) or table.rows == ()


def outcome(text: str) -> Table | CooperationError:
    try:
        return parse(text, "f")
    except CooperationError as refused:
        return refused


def test_a_grid_keeps_names_as_they_are_and_takes_columns_of_one_name() -> None:
    grid = parse_grid('Name ,Comment,Comment\n\n"a\nb",c,\n,,\nd,e,f\n', "f.csv")
    assert grid == Grid("f.csv", ("Name ", "Comment", "Comment"), ((3, ("a\nb", "c", "")), (6, ("d", "e", "f"))))


def test_a_grid_that_is_not_even_is_refused_row_by_row() -> None:
    with pytest.raises(CooperationError) as refused:
        parse_grid("a,b\n1\n1,2\n1,2,3\n", "f.csv")
    assert [problem.place.line for problem in refused.value.problems] == [2, 4]


def test_a_grid_has_room_for_many_cells_but_not_for_any_number() -> None:
    assert len(parse_grid("a" + "," * 499_999, "f.csv").header) == 500_000
    with pytest.raises(CooperationError, match="holds more than 500,000 cells; split the file"):
        parse_grid("a" + "," * 500_000, "f.csv")


def test_a_grid_has_room_for_many_submissions_but_not_for_any_number() -> None:
    assert len(parse_grid("a\n" * 20_001, "f.csv").rows) == 20_000
    with pytest.raises(CooperationError, match="20002:1: holds more than 20,000 rows; split the file"):
        parse_grid("a\n" * 20_002, "f.csv")


def test_a_column_that_is_needed_is_missed_and_no_other() -> None:
    table = parse("a,d\n1,2\n", "f")
    table.require(["a"], ["a", "b"])
    with pytest.raises(CooperationError) as caught:
        table.require(["a", "b", "c"], ["a", "b", "c", "d"])
    assert str(caught.value) == "f:1:1: there is no column b and no column c; write a,b,c,d as the first line"
