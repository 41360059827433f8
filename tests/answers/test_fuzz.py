"""Whatever a document holds, it is read or refused as a `CooperationError`."""

from contextlib import suppress
from decimal import Decimal

import pytest
from builders.small_rubric import small_rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.answers.loading import answers_from, rubric_named
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.tabular import COLUMNS, document_of_table
from cooperation_cli.documents import csv, yaml
from cooperation_cli.documents.document import Document, Value
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.errors import CooperationError

RUBRIC = small_rubric()
WORDS = [
    "format", "cooperation-answers/1", "rubric", "small", "small@1.0.0", "partnership", "title", "profile", "form",
    "bilateral", "partners", "ngo", "respondent", "side", "funder", "level", "date", "2026-11-22", "invitation", "from",
    "depth", "quick", "answers", "targets", "dont_know", "not_applicable", "comment", "evidence", "3", "A", "N/A", "",
    "goals.purpose", "goals.grade", "goals.mark", "aims.mark", "goals.gone", "power.control", "=1", "'=1",
]  # fmt: skip
words = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
numbers = st.sampled_from([Decimal(text) for text in ("0", "3", "2.5", "-1", "3.7", "1e300", "1e-300")])
values = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=5),
    max_leaves=20,
)
HEAD: dict[str, Value] = {
    "format": "cooperation-answers/1",
    "rubric": "small",
    "partnership": {"title": "Lake"},
    "answers": {},
}
files = st.fixed_dictionaries(
    {"answers": st.dictionaries(words, values, max_size=6) | values},
    optional=dict.fromkeys(("partnership", "respondent", "invitation", "depth", "targets", "rubric"), values),
)


def read(document: Document) -> None:
    with suppress(CooperationError):
        rubric_named(document)
    with suppress(CooperationError):
        assert isinstance(answers_from(document, RUBRIC), Answers)


@settings(max_examples=200)
@given(data=values | files.map(lambda given: HEAD | given))
def test_any_document_is_read_or_refused(data: Value) -> None:
    with suppress(CooperationError):
        read(yaml.parse(dump(data), "fuzz.yaml"))


names = words | st.sampled_from(
    ["_rubric", "_profile.form", "_profile.", "_target.goals.purpose", "_x", "_partnership.title"]
)


@settings(max_examples=200)
@given(rows=st.lists(st.tuples(names, words, words, words), max_size=8))
def test_any_table_is_read_or_refused(rows: list[tuple[str, ...]]) -> None:
    with suppress(CooperationError):
        read(document_of_table(csv.parse(csv.write_rows([COLUMNS, *rows]), "fuzz.csv")))


def test_the_head_that_is_fuzzed_is_sound() -> None:
    answers_from(yaml.parse(dump(HEAD), "a.yaml"), RUBRIC)
    with pytest.raises(CooperationError):
        answers_from(yaml.parse(dump(HEAD | {"answers": True}), "a.yaml"), RUBRIC)
