"""The calibration table: every practice at one level, every pressure at one, and what the shipped rubric says."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from oracle.bridge import readings_of
from oracle.instrument import Raw

from cooperation_cli.assessment.verdict import Verdict, verdict
from cooperation_cli.rubric.model import Rubric

TABLE = Path(__file__).parents[1] / "data" / "calibration.csv"
EVERYTHING: Raw = {
    "scope": "cross-border",
    "partners": ["state", "igo", "ngo", "business", "academia", "community", "foundation"],
    "basis": "memorandum",
    "smaller-party": "included",
    "funding": "one-way",
    "personal-data": "handled",
    "affected-community": "present",
    "setting": "fragile",
}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def at(rubric: Rubric, row: dict[str, str], **profile: str) -> Verdict:
    levels = {
        name: int(row["exposure"] if question.is_exposure else row["practice"])
        for name, question in rubric.questions.items()
    }
    said = {
        "format": "cooperation-answers/1",
        "rubric": "international-cooperation",
        "partnership": {"title": "Calibration", "profile": EVERYTHING | profile},
        "answers": levels,
    }
    read = readings_of(said, rubric)
    return verdict(rubric, read)


def told(found: Verdict) -> list[str]:
    assert found.card.overall is not None
    assert found.uncapped is not None
    assert found.band is not None
    exact = [found.card.parts["strategies"].exact, found.card.parts["challenges"].exact, found.card.overall.exact]
    numbers = [str(float(number)) for number in exact if number is not None]
    return [*numbers, str(float(found.card.practice or 0)), found.uncapped.id, found.band.id]


COLUMNS = ("strategies", "challenges", "overall", "practice_score", "uncapped_band", "band")
PROFILES = [
    (form, stage) for form in ("bilateral", "multilateral") for stage in ("before", "running", "renewing", "closing")
]


def test_the_table_has_every_pair_of_levels() -> None:
    assert [(row["practice"], row["exposure"]) for row in rows()] == [(p, e) for p in "01234" for e in "01234"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"practice {row['practice']}, exposure {row['exposure']}")
def test_the_shipped_rubric_says_what_the_table_says(shipped: Rubric, row: dict[str, str]) -> None:
    found = told(at(shipped, row, form="multilateral", stage="running"))
    assert found == [row[column] for column in COLUMNS]


@pytest.mark.parametrize(("form", "stage"), PROFILES)
def test_the_table_holds_for_every_form_and_stage(shipped: Rubric, form: str, stage: str) -> None:
    for row in rows()[::6]:
        assert told(at(shipped, row, form=form, stage=stage)) == [row[column] for column in COLUMNS]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"practice {row['practice']}, exposure {row['exposure']}")
def test_the_table_can_be_worked_out_by_hand(row: dict[str, str]) -> None:
    done, pressed = Fraction(int(row["practice"]), 4), max(Fraction(1, 4), Fraction(int(row["exposure"]), 4))
    strategies, challenges = 100 * done, 100 * (1 - pressed * (1 - done))
    assert Fraction(row["strategies"]) == strategies
    assert Fraction(row["challenges"]) == challenges
    assert Fraction(row["overall"]) == (strategies + challenges) / 2
    assert Fraction(row["practice_score"]) == 100 * done


def test_more_practice_or_less_pressure_never_means_a_lower_band() -> None:
    order = ["not-ready", "emerging", "conditional", "ready"]
    bands = {(int(row["practice"]), int(row["exposure"])): order.index(row["band"]) for row in rows()}
    for (practice, pressure), band in bands.items():
        assert bands.get((practice + 1, pressure), band) >= band
        assert bands.get((practice, pressure + 1), band) <= band
