from decimal import Decimal
from pathlib import Path

import pytest

from cooperation_cli.documents.csv import Table
from cooperation_cli.documents.document import Document, Value
from cooperation_cli.documents.reading import load
from cooperation_cli.errors import CooperationError

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"

# What is refused: the place of the first problem, a word of what is wrong, a word of the mend.
REFUSED = {
    "y01-python-object.yaml": (":1:10:", "tags", "delete"),
    "y02-billion-laughs.yaml": (":1:5:", "anchors", "delete"),
    "y04-merge-bomb.yaml": (":1:5:", "anchors", "delete"),
    "y05-deep-flow.yaml": (":1:25:", "24 deep", "flatten"),
    "y08-duplicate-key.yaml": (":3:3:", "first on line 2", "keep one"),
    "y10-norway.yaml": (":1:8:", "true or false", 'quote it: "no"'),
    "y11-sexagesimal.yaml": (":1:8:", "time", 'quote it: "1:30"'),
    "y12-octal.yaml": (":1:8:", "octal", 'quote it: "017"'),
    "y14-date.yaml": (":1:7:", "date", 'quote it: "2024-01-01"'),
    "y16-inf-nan.yaml": (":1:8:", "finite", "quote it"),
    "y18-huge-exp.yaml": (":1:8:", "out of range", "write a number"),
    "y20-bool-tag.yaml": (":1:4:", "tags", "delete"),
    "y21-timestamp-tag.yaml": (":1:4:", "tags", "delete"),
    "y23-recursive-alias.yaml": (":1:4:", "anchors", "delete"),
    "y24-multi-doc.yaml": (":2:1:", "second document", "keep one"),
    "y27-yaml-directive.yaml": (":1:1:", "directives", "delete"),
    "y29-nul-escape.yaml": (":1:7:", "NUL", "delete"),
    "y32-tab-indent.yaml": (":2:1:", "tab", "indent with spaces"),
    "y34-empty.yaml": (":1:1:", "empty", "fill it in"),
    "y35-comment-only.yaml": (":1:1:", "empty", "fill it in"),
    "y38-complex-key.yaml": (":1:3:", "key", "short text"),
    "y44-utf16.yaml": (":", "UTF-16", "UTF-8"),
    "y45-latin1.yaml": (":1:4:", "0xe9", "UTF-8"),
    "y46-nul-byte.yaml": (":1:5:", "NUL", "UTF-8"),
    "j01-nan.json": (":1:11:", "NaN", "write a number"),
    "j02-dup.json": (":1:14:", "first on line 1", "keep one"),
    "j04-1e999.json": (":1:7:", "out of range", "write a number"),
    "j08-trailing.json": (":1:10:", "follows the end", "delete"),
    "c07-unclosed-quote.csv": (":2:7:", "never closed", "close it"),
    "c10-nul.csv": (":2:8:", "NUL", "UTF-8"),
}
ACCEPTED: dict[str, Value] = {
    "y17-exp.yaml": {"gov-1": Decimal(1000)},
    "y28-esc-escape.yaml": {"note": "\x1b[31mRED\x07"},
    "y33-lone-equals.yaml": {"a": "="},
    "y36-list-top.yaml": ["a", "b"],
    "y39-colon-nospace.yaml": "gov-1:3",
    "y40-crlf.yaml": {"a": Decimal(1), "b": Decimal(2)},
    "y41-cr.yaml": {"a": Decimal(1), "b": Decimal(2)},
    "y42-bom.yaml": {"a": Decimal(1)},
    "j07-negzero.json": {"a": Decimal(0)},
    "j09-bool-score.json": {"gov-1": True},
}
TABLES = {
    "c01-bom.csv": [(2, {"id": "gov-1", "answer": "3"})],
    "c02-semicolon.csv": [(2, {"id": "gov-1", "answer": "3"})],
    "c03-sep-line.csv": [(3, {"id": "gov-1", "answer": "3"})],
    "c06-dup-row.csv": [(2, {"id": "gov-1", "answer": "1"}), (3, {"id": "gov-1", "answer": "5"})],
    "c08-quoted-newline.csv": [(2, {"id": "gov-1", "note": "a\nb"})],
    "c12-formula.csv": [(2, {"id": "gov-1", "note": '=HYPERLINK("https://evil.example","x")'})],
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_place_and_mend(name: str) -> None:
    with pytest.raises(CooperationError) as refused:
        load(str(HOSTILE / name))
    place, what, mend = REFUSED[name]
    first = str(refused.value.problems[0])
    assert first.startswith(f"{HOSTILE / name}{place} ")
    assert what in first
    assert mend in first


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_odd_document_loads_as_what_a_person_reads(name: str) -> None:
    document = load(str(HOSTILE / name))
    assert isinstance(document, Document)
    assert document.data == ACCEPTED[name]


@pytest.mark.parametrize("name", TABLES)
def test_an_odd_table_loads_as_what_a_person_reads(name: str) -> None:
    table = load(str(HOSTILE / name))
    assert isinstance(table, Table)
    assert [(min(row.marks.values())[0], row.cells) for row in table.rows] == TABLES[name]


def test_hostile_words_load_whole() -> None:
    document = load(str(HOSTILE / "hostile-text.json"))
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    assert document.data["t01-ansi"] == "\x1b[2J\x1b[31mFAIL\x1b[0m"
    assert document.keys["t01-ansi",] == (2, 2)


def test_every_hostile_file_has_a_verdict() -> None:
    names = {file.name for file in HOSTILE.iterdir()} - {"hostile-text.json"}
    assert names == {*REFUSED, *ACCEPTED, *TABLES}
