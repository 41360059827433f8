"""What exports become that other tools have written, or that were written as they write."""

import random

import pytest
from builders.exports import as_csv, cells, expected, export, imported, rows, text
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers

REAL = [
    "kobo-codes",
    "kobo-codes-groups",
    "kobo-labels",
    "kobo-labels-groups",
    "kobo-labels-details",
    "central",
    "central-no-groups",
    "central-split",
]
BY_HAND = ["google-forms", "google-sheets", "limesurvey-texts", "limesurvey-codes-and-texts"]
PEOPLE = [expected(name) for name in ("ministry", "federation", "nobody")]


def by_partner(answers: list[Answers]) -> list[Answers]:
    return sorted(answers, key=lambda each: each.respondent.partner.raw if each.respondent.partner else "")


@pytest.mark.parametrize("name", REAL)
def test_an_export_of_our_own_form_becomes_what_was_answered(name: str) -> None:
    assert by_partner(imported(text(name))) == by_partner(PEOPLE)


@pytest.mark.parametrize("name", BY_HAND)
def test_an_export_of_a_form_built_by_hand_is_read_by_its_texts(name: str) -> None:
    found = [each for each in imported(text(name)) if each.replies]
    undated = [replace(each, depth=None, respondent=replace(each.respondent, date=None)) for each in PEOPLE]
    assert [replace(each, respondent=replace(each.respondent, date=None)) for each in found] == undated


def test_the_day_is_told_where_day_and_month_cannot_be_mixed_up() -> None:
    assert [each.respondent.date for each in imported(text("google-forms"))] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ]
    assert {each.respondent.date for each in imported(text("google-sheets"))} == {None}


@pytest.mark.parametrize("name", [*REAL, *BY_HAND])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_nothing_depends_on_the_order_of_columns_or_what_divides_them(name: str, delimiter: str) -> None:
    table = cells(text(name))
    order = random.Random(name).sample(range(len(table[0])), len(table[0]))  # noqa: S311 - any order will do
    moved = as_csv([[line[place] for place in order] for line in table], delimiter)
    assert [(row.mark, row.slug) for row in rows(moved)] == [(row.mark, row.slug) for row in rows(text(name))]
    assert imported(moved) == imported(text(name))


@pytest.mark.parametrize(
    ("name", "over"),
    [
        ("kobo-labels", {"_status", "__version__", "_index"}),
        (
            "central",
            {"SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Edits", "FormVersion"},
        ),
        ("limesurvey-texts", {"Last page", "Start language", "Seed"}),
        ("google-forms", {"Anything else?"}),
    ],
)
def test_what_is_left_over_are_the_columns_that_say_something_else(name: str, over: set[str]) -> None:
    assert export(text(name)).left_over.keys() == over


@pytest.mark.parametrize("name", REAL)
def test_a_submission_has_the_same_mark_in_every_export_of_its_tool(name: str) -> None:
    first = "kobo-codes" if name.startswith("kobo") else "central"
    assert {row.mark for row in rows(text(name))} == {row.mark for row in rows(text(first))}
