import time
from decimal import Decimal

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.documents import yaml
from cooperation_cli.documents.document import Document, Value
from cooperation_cli.errors import CooperationError


@pytest.fixture(params=["c", "pure"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yaml, "_PARSER", pyyaml.BaseLoader)


def data(text: str) -> Value:
    return yaml.parse(text, "f.yaml").data


def problems(text: str) -> list[str]:
    with pytest.raises(CooperationError) as refused:
        yaml.parse(text, "f.yaml")
    return [str(problem).removeprefix("f.yaml:") for problem in refused.value.problems]


@pytest.mark.usefixtures("each_parser")
def test_plain_scalars_mean_what_they_say_and_quoted_ones_are_text() -> None:
    text = "a: 3\nb: '3'\nc: \"true\"\nd: true\ne:\nf: |\n  no\ng: >-\n  1:30\nh: =\n"
    expected = {"a": Decimal(3), "b": "3", "c": "true", "d": True, "e": None, "f": "no\n", "g": "1:30", "h": "="}
    assert data(text) == expected


@pytest.mark.usefixtures("each_parser")
def test_keys_are_always_text() -> None:
    assert data("0: a\nno: b\n1:30: c\n2024-01-01: d\n~: e\n'<<': f\n? |-\n  long\n: g\n") == {
        "0": "a", "no": "b", "1:30": "c", "2024-01-01": "d", "~": "e", "<<": "f", "long": "g",
    }  # fmt: skip


@pytest.mark.usefixtures("each_parser")
def test_every_path_has_its_line_and_column() -> None:
    document = yaml.parse("# a comment\né: [x, {y: 1}]\nb:\n  - c\n", "f.yaml")
    assert document.values == {
        (): (2, 1),
        ("é",): (2, 4),
        ("é", 0): (2, 5),
        ("é", 1): (2, 8),
        ("é", 1, "y"): (2, 12),
        ("b",): (4, 3),
        ("b", 0): (4, 5),
    }
    assert document.keys == {("é",): (2, 1), ("é", 1, "y"): (2, 9), ("b",): (3, 1)}


@pytest.mark.usefixtures("each_parser")
def test_all_problems_of_a_file_are_reported_at_once() -> None:
    found = problems("a: no\nb: &x 1\nc: !t 2\na: 3\nd: 1e999\n? [k]\n: v\n<<: {}\n")
    assert [line.split(":")[0] for line in found] == ["1", "2", "3", "4", "5", "6", "8"]


@pytest.mark.usefixtures("each_parser")
def test_a_syntax_error_comes_after_what_was_found_before_it() -> None:
    assert [line.split(":")[0] for line in problems("a: no\nb: [1\n")] == ["1", "2"]


@pytest.mark.usefixtures("each_parser")
def test_problems_are_not_reported_without_end() -> None:
    assert len(problems("- no\n" * 10_000)) == 50


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a:\n\tb: 1", "2:1", "a tab stands where spaces should; indent with spaces"),
        ("a: |\n\tx", "2:1", "a tab stands where spaces should; indent with spaces"),
        ("a: 'x\nb: 1", "1:4", "a quote that opens here is never closed; close it"),
        ("a: [1, 2\nb: 1", "1:4", "a list that opens here is not closed"),
        ("a: {b: 1", "1:4", "a mapping that opens here is not closed"),
        ("a: b: c", "1:5", "a colon stands where none can; put the text in quotes"),
        ("a: 1\nb\n", "2:1", "a key without a colon"),
        ("a: 1\n}", "2:1", "this does not fit in with the lines above"),
        ("- a\nb: 1", "2:1", "this does not fit in with the lines above"),
        ("a: `x`", "1:4", "a text cannot begin with `; put the text in quotes"),
        ('a: "C:\\q"', "1", "a backslash in double quotes begins no known escape"),
        ('a: "x\n  \\q"', "2", "a backslash in double quotes begins no known escape"),
        ("a: 1\n%FOO\n", "2:1", "directives (%) are not read; delete the line"),
        ("a: !e!x 1", "1:4", "tags (!) are not read"),
        ("%YAML 1.1\n%YAML 1.1\n---\na", "1:1", "directives (%) are not read"),
        ("%YAML 3.0\n---\na", "1:1", "directives (%) are not read"),
        ("%FOO\n---\na: 1", "1", "directives (%) are not read"),
        ("# note\r%YAML 1.2\r---\ra: 1", "2:1", "directives (%) are not read; delete the line"),
        ("a: 1\x07", "1:5", "the character U+0007 may not stand in a file; delete it"),
        ("a: 1\n\ud800", "2:1", "the character U+D800"),
        ("a: 1\n...\n---\nb: 1", "3:1", "a second document begins here"),
        ("'a' 'b'\n", "1:5", "this is not YAML"),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_broken_yaml_is_explained_in_plain_words(text: str, place: str, words: str) -> None:
    assert problems(text)[0].startswith(f"{place}:")
    assert words in problems(text)[0]


@pytest.mark.parametrize("text", ["a: &x 1", "&x a: 1", "a: &x [1]", "a: [*x]", "*x : 1", "a: &x", "{&x a: 1}"])
@pytest.mark.usefixtures("each_parser")
def test_anchors_and_aliases_are_refused_anywhere(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize("text", ["! a", "!!str a", "a: !x [1]", "!x a: 1", "a: ! 'b'", "- !", "!<tag:x> a"])
@pytest.mark.usefixtures("each_parser")
def test_tags_are_refused_anywhere(text: str) -> None:
    assert any("tags (!)" in problem for problem in problems(text))


@pytest.mark.usefixtures("each_parser")
def test_a_tagged_text_is_refused_for_its_tag_alone() -> None:
    assert problems("a: !!str no") == ["1:4: a: tags (!) are not read; delete it; quote a text that begins with !"]


@pytest.mark.usefixtures("each_parser")
def test_what_is_wrong_in_a_key_that_is_none_and_under_it_is_told_too() -> None:
    assert [problem.split(" may")[0] for problem in problems("? [no]\n: off")] == [
        "1:3: a key is a list, a mapping or an alias; write a short text as the key",
        "1:4: ?[0]: no",
        "2:3: ?: off",
    ]


@pytest.mark.usefixtures("each_parser")
def test_keys_that_differ_in_unicode_spelling_only_are_one_key() -> None:
    assert problems("caf\u00e9: 1\ncafe\u0301: 2") == [
        '2:1: cafe\u0301: "cafe\u0301" stands twice, first on line 1; keep one of the two'
    ]


@pytest.mark.usefixtures("each_parser")
def test_a_nul_in_a_key_is_refused() -> None:
    assert "a key holds a NUL character" in problems('"a\\0": 1')[0]


@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "? ", "[{", "{a: ", "[[],", "- - a\n", "a:\n ", '"', "'\n", "&a ", "!a ", "#\n"]
)
def test_two_megabytes_of_one_piece_are_refused_without_harm(piece: str) -> None:
    assert problems((piece * 2_000_000)[:2_000_000])


TAG = "%TAG !a{}! x\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# why\n\n  # not\n" + TAG, 4),
        ("# no break in YAML 1.2: \x85\n" + TAG, 2),
        ("...\n" + TAG, 2),
        ("a: 1\n...\n# more\n" + TAG, 4),
        ("a: 1\n... # end\n\n...\n" + TAG, 5),
        ("\n\ufeff\n" + TAG, 3),
        ("[a]\n" + TAG, 2),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_directives_are_refused_before_the_parser_compares_each_with_each(text: str, line: int) -> None:
    beginning = text.removesuffix(TAG)
    begin = time.process_time()
    (problem,) = problems(beginning + "".join(map(TAG.format, range(100_000))) + "---\nb: 1\n")
    assert time.process_time() - begin < 2
    assert problem.startswith(f"{line}:")
    assert "directives (%) are not read" in problem


@pytest.mark.usefixtures("each_parser")
def test_a_percent_sign_elsewhere_is_text() -> None:
    assert data('a: |\n  x\n  %y\nb: "x\n  %y"\n...\n# %z\n') == {"a": "x\n%y\n", "b": "x %y"}


@pytest.mark.usefixtures("each_parser")
def test_a_byte_order_mark_stands_in_a_text_and_no_second_one_where_a_file_begins() -> None:
    assert data("X: b\ufeff") == {"X": "b\ufeff"}
    assert problems("\ufeffX: b") == ["1:1: a second byte order mark stands here; delete it"]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_in_yaml_1_1_alone_is_part_of_a_text(mark: str) -> None:
    assert data(f"a: 1\n# not counted{mark}b: 2\nc{mark}: x{mark}y\nd: |\n  x{mark}\n") == {
        "a": 1, f"c{mark}": f"x{mark}y", "d": f"x{mark}\n"
    }  # fmt: skip
    (problem,) = problems(f"# {mark * 9}\na: @b\n")
    assert problem.startswith("2:4: ")


@pytest.mark.usefixtures("each_parser")
def test_that_holds_however_many_other_characters_there_are() -> None:
    others = "".join(map(chr, [*range(0xE000, 0xFEFF), *range(0x10000, 0x20000)]))
    text = f"{others}\x85\u2028\u2029"
    assert data(f'a: "{text}"') == {"a": text}


def test_a_key_of_accents_without_end_is_refused_before_they_are_sorted() -> None:
    begin = time.process_time()
    (problem,) = problems(f'? "{(chr(0x300) + chr(0x316)) * 60_000}"\n: 1\n')
    assert time.process_time() - begin < 2
    assert "a key is longer than 200 characters; shorten it" in problem


@pytest.mark.usefixtures("each_parser")
def test_depth_is_limited() -> None:
    assert data("[" * 24 + "]" * 24)
    assert "more than 24 deep" in problems("[" * 25 + "]" * 25)[0]


def test_the_number_of_values_is_limited() -> None:
    assert "more than 50,000 values" in problems("[" + "1," * 50_000 + "]")[0]
    assert data("[" + "1," * 49_999 + "]")


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000", "\\UFFFFFFFF"])
def test_half_a_character_and_none_at_all_are_refused(escape: str) -> None:
    assert problems(f'"{escape}"')


@pytest.mark.skipif(not pyyaml.__with_libyaml__, reason="the pure parser takes halves for characters")
def test_the_halves_of_a_character_are_not_said_to_be_a_backslash() -> None:
    (problem,) = problems('a: "\\ud83d\\ude00"')
    assert problem == "1:7: an escape in double quotes names no character; write the character itself"


def test_a_number_of_a_million_digits_is_refused_in_short_words() -> None:
    (problem,) = problems("9" * 1_000_000)
    assert len(problem) < 200


PIECES = [
    *" \n\t:-?[]{},&*!|>'\"%@`#~=<ab01.\\xu\r\u2028\ufeff\x85é😀",
    "\n  ",
    "- ",
    ": ",
    "---\n",
    "a: ",
    "\n- ",
    "'a'",
]
yaml_like = st.lists(st.sampled_from(PIECES)).map("".join)


@settings(max_examples=200)
@given(st.one_of(yaml_like, st.text()))
def test_any_text_is_a_document_or_refused(text: str) -> None:
    for parser in (pyyaml.CBaseLoader, pyyaml.BaseLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml, "_PARSER", parser)
            assert isinstance(outcome(text), Document | CooperationError)


def outcome(text: str) -> Document | CooperationError:
    try:
        return yaml.parse(text, "f")
    except CooperationError as refused:
        return refused
