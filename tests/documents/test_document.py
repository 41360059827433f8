import pytest

from cooperation_cli.documents.document import Document, Path, dotted, respelled, shown
from cooperation_cli.errors import Place

DOCUMENT = Document(
    "f.yaml",
    {"gates": [{"when": "x"}]},
    {(): (1, 1), ("gates",): (2, 3), ("gates", 0): (2, 5), ("gates", 0, "when"): (2, 11)},
    {("gates",): (1, 1), ("gates", 0, "when"): (2, 5)},
)


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("gates", 0, "when"), False, Place("f.yaml", 2, 11)),
        (("gates", 0, "when"), True, Place("f.yaml", 2, 5)),
        (("gates", 0), True, Place("f.yaml", 2, 5)),
        (("gates", 0, "missing", 3), False, Place("f.yaml", 2, 5)),
        (("nothing",), True, Place("f.yaml", 1, 1)),
    ],
)
def test_a_path_has_the_place_of_its_nearest_known_ancestor(path: Path, key: bool, place: Place) -> None:
    assert DOCUMENT.place(path, key=key) == place


def test_a_document_without_places_still_names_the_file() -> None:
    assert Document("f", None, {}, {}).place(("a",)) == Place("f")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ((), ""),
        (("gates", 2, "when"), "gates[2].when"),
        ((0, 1, "a"), "[0][1].a"),
        (("answers", "shared-goals.purpose", "level"), "answers.shared-goals.purpose.level"),
        (("a\x1b\n", "b" * 50), "a\\u{1b} ." + "b" * 40 + "…"),
    ],
)
def test_a_path_reads_as_a_person_would_write_it(path: Path, says: str) -> None:
    assert dotted(path) == says


def test_a_problem_carries_place_and_path() -> None:
    problem = DOCUMENT.problem(("gates", 0, "when"), "is wrong", "mend it", key=True)
    assert str(problem) == "f.yaml:2:5: gates[0].when: is wrong; mend it"
    assert str(DOCUMENT.problem(("gates", 0, "when"), "is wrong")) == "f.yaml:2:11: gates[0].when: is wrong"


def test_a_place_is_that_of_the_value_where_the_key_is_not_asked_for() -> None:
    assert DOCUMENT.place(("gates", 0, "when")) == Place("f.yaml", 2, 11)


def test_a_document_with_other_keys_has_everything_in_its_place() -> None:
    other = respelled(DOCUMENT, {("gates",): "doors", ("gates", 0, "when"): "if"})
    assert other.data == {"doors": [{"if": "x"}]}
    assert other.place(("doors", 0, "if")) == DOCUMENT.place(("gates", 0, "when"))
    assert other.place(("doors", 0, "if"), key=True) == DOCUMENT.place(("gates", 0, "when"), key=True)
    assert DOCUMENT.data == {"gates": [{"when": "x"}]}


def test_foreign_text_is_cut_and_made_safe() -> None:
    assert shown("a" * 40) == "a" * 40
    assert shown("a" * 41) == "a" * 40 + "\u2026"
    assert shown("a\nb\x07" + "c" * 10, 5) == "a b\\u{7}c…"
