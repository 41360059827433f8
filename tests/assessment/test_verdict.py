from decimal import Decimal
from typing import Any

import pytest
from oracle.bridge import Assessed
from oracle.instrument import Raw
from oracle.small import challenge, dimension, exposure, gate, question, rubric, safeguard

from cooperation_cli.assessment.verdict import Verdict

NEAR = [
    0,
    *(Decimal(text) for text in ("39.949999999", "39.95", "59.949999999", "59.95", "79.949999999", "79.95")),
    100,
]
FINE = {"fine": {"levels": [{"value": value} for value in NEAR]}}


def verdict_of(assessed: Assessed, plain: Raw, said: Raw, **more: Any) -> Verdict:
    return assessed(plain, said, **more).judged.verdict


def bands(verdict: Verdict) -> tuple[str | None, str | None]:
    uncapped, band = verdict.uncapped, verdict.band
    return None if uncapped is None else uncapped.id, None if band is None else band.id


@pytest.mark.parametrize(
    ("level", "band"),
    [
        ("0", "not-ready"),
        ("39.949999999", "not-ready"),
        ("39.95", "emerging"),
        ("59.949999999", "emerging"),
        ("59.95", "conditional"),
        ("79.949999999", "conditional"),
        ("79.95", "ready"),
        ("100", "ready"),
    ],
)
def test_bands_are_decided_on_the_published_overall(assessed: Assessed, level: str, band: str) -> None:
    plain = rubric(dimension("goals", question("a"), scale="fine"), scales=FINE)
    assert bands(verdict_of(assessed, plain, {"goals.a": Decimal(level)})) == (band, band)


FOUR = dimension("goals", *(question(name) for name in "abcd"))
HARM = challenge("harm", exposure("p"), safeguard("s"))
FULL = {f"goals.{name}": 4 for name in "abcd"}


def test_without_the_coverage_of_every_part_there_is_no_band(assessed: Assessed) -> None:
    plain = rubric(FOUR, HARM, min_coverage=Decimal("0.5"), gates=[gate("weak", "emerging", part="each", below=40)])
    verdict = verdict_of(assessed, plain, FULL)
    assert bands(verdict) == (None, None)
    assert verdict.held_by is None
    assert bands(verdict_of(assessed, plain, {**FULL, "harm.s": 4})) == ("ready", "ready")


def test_a_dimension_alone_may_be_insufficient_without_costing_the_band(assessed: Assessed) -> None:
    plain = rubric(FOUR, dimension("trust", question("a"), weight=Decimal("0.5")), min_coverage=Decimal("0.5"))
    assert bands(verdict_of(assessed, plain, FULL)) == ("ready", "ready")


def test_a_failed_gate_caps_the_band(assessed: Assessed) -> None:
    plain = rubric(FOUR, gates=[gate("a", "emerging", question="goals.a", below=2)])
    assert bands(verdict_of(assessed, plain, {**FULL, "goals.a": 1})) == ("ready", "emerging")


def test_an_undecided_gate_caps_the_band(assessed: Assessed) -> None:
    plain = rubric(FOUR, gates=[gate("a", "emerging", question="goals.a", below=2)])
    verdict = verdict_of(assessed, plain, {**FULL, "goals.a": "dont_know"})
    assert bands(verdict) == ("ready", "emerging")
    assert [found.gate.id for found in verdict.capping] == ["a"]


def test_a_passed_gate_caps_nothing(assessed: Assessed) -> None:
    plain = rubric(FOUR, gates=[gate("a", "emerging", question="goals.a", below=2)])
    verdict = verdict_of(assessed, plain, FULL)
    assert bands(verdict) == ("ready", "ready")
    assert verdict.capping == ()


def test_a_gate_never_lifts_a_band(assessed: Assessed) -> None:
    plain = rubric(FOUR, gates=[gate("a", "conditional", question="goals.a", below=2)])
    verdict = verdict_of(assessed, plain, {f"goals.{name}": 0 for name in "abcd"})
    assert bands(verdict) == ("not-ready", "not-ready")
    assert verdict.held_by is None


def test_a_gate_that_caps_at_the_band_that_is_reached_holds_nothing_down(assessed: Assessed) -> None:
    plain = rubric(FOUR, gates=[gate("a", "emerging", question="goals.a", below=3)])
    verdict = verdict_of(assessed, plain, {f"goals.{name}": 2 for name in "abcd"})
    assert bands(verdict) == ("emerging", "emerging")
    assert verdict.capping
    assert verdict.held_by is None


def test_the_band_is_held_by_the_gate_that_caps_it_lowest_and_of_equals_the_first(assessed: Assessed) -> None:
    gates = [
        gate("loose", "conditional", question="goals.a", below=2),
        gate("first", "emerging", question="goals.b", below=2),
        gate("second", "emerging", question="goals.a", below=2),
    ]
    verdict = verdict_of(assessed, rubric(FOUR, gates=gates), {**FULL, "goals.a": 1, "goals.b": 1})
    assert bands(verdict) == ("conditional", "emerging")
    assert verdict.held_by is not None
    assert verdict.held_by.gate.id == "first"


def test_without_an_overall_there_is_no_band_and_nothing_is_capped(assessed: Assessed) -> None:
    plain = rubric(FOUR, overall={"combine": "none"}, gates=[gate("a", "emerging", question="goals.a", below=2)])
    verdict = verdict_of(assessed, plain, {**FULL, "goals.a": 1})
    assert bands(verdict) == (None, None)
    assert verdict.capping == ()
    assert [found.state.value for found in verdict.gates] == ["failed"]


def test_a_rubric_without_bands_gives_none(assessed: Assessed) -> None:
    assert bands(verdict_of(assessed, rubric(FOUR, bands=[]), FULL)) == (None, None)


def test_a_verdict_is_as_high_as_its_band_stands_among_the_bands(assessed: Assessed) -> None:
    heights = [verdict_of(assessed, rubric(FOUR), {f"goals.{name}": level for name in "abcd"}) for level in (0, 2, 4)]
    assert [verdict.height for verdict in heights] == [0, 1, 3]
    assert verdict_of(assessed, rubric(FOUR), {}).height == -1
