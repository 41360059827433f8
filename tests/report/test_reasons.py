"""Why the verdict is what it is, and what would change it, in one sentence each."""

from collections.abc import Callable
from typing import Any

import pytest
from builders.reading_pages import labelled, told
from oracle.instrument import Raw
from oracle.small import dimension, gate, question, rubric

from cooperation_cli.report.model import Panel, Report

Page = Callable[..., Report]

GOALS = dimension("goals", question("a"), question("b"))
TRUST = dimension("trust", question("a"), question("b"))
CRITICAL = {"critical": True, "depth": "quick"}


def levels(*values: Any) -> Raw:
    return dict(zip(("goals.a", "goals.b", "trust.a", "trust.b"), values, strict=True))


def panel(report: Report) -> Panel:
    assert isinstance(report.blocks[0], Panel)
    return report.blocks[0]


def why(report: Report) -> str:
    return labelled(report, "Why", panel(report).title.raw)


def change(report: Report) -> str:
    return labelled(report, "What would change it", panel(report).title.raw)


def test_a_band_that_the_overall_reaches_says_where_it_begins(page: Page) -> None:
    report = page(rubric(GOALS, TRUST), levels(2, 2, 3, 3))
    assert why(report) == "Overall 63 reaches Conditional, which begins at 60."
    assert change(report).startswith(
        "17.5 more points reach Ready, which begins at 80; no single step brings them all."
    )


def test_where_no_single_step_counts_the_cheapest_way_says_the_next_one(page: Page) -> None:
    report = page(rubric(GOALS, TRUST), levels(2, 2, 3, 3))
    assert change(report).endswith(
        'The cheapest way to Ready takes 3 steps; the next one is to raise "A" from level 2 to level 3.'
    )


def test_where_one_step_counts_no_way_is_told(page: Page) -> None:
    assert "cheapest" not in change(page(rubric(GOALS, TRUST), levels(2, 2, 2, 3)))


def test_the_lowest_band_says_what_it_is_short_of(page: Page) -> None:
    assert why(page(rubric(GOALS, TRUST), levels(1, 1, 1, 1))) == "Overall 25 is below 40, where Emerging begins."


def test_the_highest_band_has_nothing_above_it(page: Page) -> None:
    report = page(rubric(GOALS, TRUST), levels(4, 4, 4, 4))
    assert change(report) == "There is no higher verdict. It holds while every must-have does."


def test_the_highest_band_names_the_must_have_that_is_nearest_to_failing(page: Page) -> None:
    must = gate("weak", "emerging", dimension="each", below=97)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(4, 4, 4, 4))
    assert why(report) == "Overall 100 reaches Ready, which begins at 80. Every must-have is met."
    assert change(report) == 'There is no higher verdict. The must-have nearest to failing is "Weak".'


def test_a_missing_must_have_says_what_the_band_would_be_and_what_it_needs(page: Page) -> None:
    must = gate("critical", "emerging", question="goals.a", below=2)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(1, 4, 4, 4))
    assert why(report) == (
        "Overall 81 would be Ready; held at Emerging because it is not there (A: level 1; needs level 2)."
    )
    assert change(report) == 'One step lifts the verdict to Ready: "A" from level 1 to level 2.'


def test_a_must_have_on_a_score_says_the_score_and_what_it_needs(page: Page) -> None:
    must = gate("weak", "emerging", dimension="each", below=60)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(1, 1, 4, 4))
    assert why(report) == (
        "Overall 63 would be Conditional; held at Emerging because it is not there (Goals: 25; needs 60)."
    )
    assert change(report).startswith('No single step lifts it. It waits for: "Weak".')


def test_a_must_have_that_fails_from_a_level_on_needs_less(page: Page) -> None:
    must = gate("much", "emerging", question="goals.a", at_least=3)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(3, 4, 4, 4))
    assert "(A: level 3; needs less than level 3)" in why(report)


def test_an_undecided_must_have_says_answer_this_first_and_not_that_something_is_missing(page: Page) -> None:
    must = gate("critical", "emerging", question="goals.a", below=2)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels("dont_know", 4, 4, 4))
    assert why(report) == (
        'Overall 100 would be Ready; held at Emerging because the must-have "Critical" is not decided '
        "(answer this first: A)."
    )
    assert change(report) == 'An answer, before anything else, to "A".'
    assert "it is not there" not in why(report)
    assert told(report, "Emerging")[-2].startswith("A: Not decided: answer this first.")


def test_a_compound_must_have_names_no_subject(page: Page) -> None:
    both = {"all": [{"question": "goals.a", "below": 2}, {"question": "goals.b", "below": 2}]}
    report = page(rubric(GOALS, TRUST, gates=[gate("both", "emerging", **both)]), levels(1, 1, 4, 4))
    assert why(report) == "Overall 63 would be Conditional; held at Emerging because it is not there."


def test_a_compound_must_have_that_is_open_names_what_is_open_in_it(page: Page) -> None:
    both = {"all": [{"question": "goals.a", "below": 2}, {"question": "goals.b", "below": 3}]}
    report = page(rubric(GOALS, TRUST, gates=[gate("both", "emerging", **both)]), levels("dont_know", 1, 4, 4))
    assert why(report).endswith('held at Emerging because the must-have "Both" is not decided.')
    assert change(report).startswith('An answer, before anything else, to "A".')


def test_a_compound_must_have_that_waits_for_scores_names_itself(page: Page) -> None:
    both = {"all": [{"dimension": "goals", "below": 20}, {"dimension": "trust", "at_least": 1}]}
    report = page(rubric(GOALS, TRUST, gates=[gate("both", "emerging", **both)]), levels(*["dont_know"] * 2, 4, 4))
    assert change(report) == 'An answer, before anything else, to "Both".'


def test_a_missing_must_have_that_changes_nothing_now_is_named_all_the_same(page: Page) -> None:
    must = gate("critical", "emerging", question="goals.a", below=2)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(1, 2, 2, 2))
    assert why(report) == (
        "Overall 44 reaches Emerging, which begins at 40. It could not be higher in any case, because it is not there "
        "(A: level 1; needs level 2)."
    )


def test_a_missing_must_have_above_the_band_says_how_far_one_could_go(page: Page) -> None:
    must = gate("critical", "conditional", question="goals.a", below=2)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(1, 2, 2, 2))
    assert "Beyond Conditional it could not go in any case, because it is not there" in why(report)


def test_a_step_that_meets_a_must_have_without_lifting_the_band_says_what_is_left(page: Page) -> None:
    musts = [
        gate("first", "emerging", question="goals.a", below=2),
        gate("second", "emerging", question="goals.b", below=2),
    ]
    report = page(rubric(GOALS, TRUST, gates=musts), levels(1, 1, 4, 4))
    assert change(report) == (
        'First raise "A" from level 1 to level 2: that meets "First". Then "Second" still holds it down.'
    )


def test_a_step_that_meets_the_last_must_have_says_how_many_points_are_left(page: Page) -> None:
    must = gate("first", "emerging", question="goals.a", below=2)
    report = page(rubric(GOALS, TRUST, gates=[must]), levels(1, 2, 2, 2))
    assert change(report) == (
        'First raise "A" from level 1 to level 2: that meets "First". Conditional then needs 10 more points as well.'
    )


def test_a_step_and_an_open_must_have_are_both_said(page: Page) -> None:
    musts = [
        gate("first", "emerging", question="goals.a", below=2),
        gate("second", "emerging", question="goals.b", below=2),
    ]
    report = page(rubric(GOALS, TRUST, gates=musts), levels(1, "dont_know", 4, 4))
    assert change(report).endswith('Then "Second" still holds it down. An answer, before anything else, to "B".')


def test_too_few_answers_give_no_verdict_and_say_where(page: Page) -> None:
    plain = rubric(GOALS, TRUST, min_coverage=0.5)
    report = page(plain, levels(4, "dont_know", "dont_know", "dont_know"))
    assert panel(report).title.raw == "No verdict yet"
    assert why(report) == (
        "Too few questions are answered for a verdict: 25 % in Strategies. At least 50 % are needed."
    )
    assert change(report) == "More answers: the list of what to find out says which tell most."


def test_no_answers_at_all_give_no_verdict_even_where_none_is_needed(page: Page) -> None:
    report = page(rubric(GOALS, TRUST), levels(*["dont_know"] * 4))
    assert why(report) == "Too few questions are answered for a verdict: 0 % in all. At least 0 % are needed."


def test_a_rubric_without_bands_or_total_says_so(page: Page) -> None:
    bandless = page(rubric(GOALS, TRUST, bands=[]), levels(1, 1, 1, 1))
    assert panel(bandless).title.raw == "No verdict: the rubric has no bands"
    assert why(bandless) == "The rubric names no bands, so the overall score stands for itself."
    totalless = page(rubric(GOALS, TRUST, overall={"combine": "none"}), levels(1, 1, 1, 1))
    assert panel(totalless).title.raw == "No total"
    assert why(totalless) == "The rubric gives each dimension a score of its own, and no total."
    assert not any(line.startswith("What would change it") for line in told(totalless))


@pytest.mark.parametrize("said", [levels(2, 2, 3, 3), levels(0, 4, 4, 4)])
def test_a_screening_is_called_one(page: Page, said: Raw) -> None:
    goals = dimension("goals", question("a", depth="quick"), question("b", depth="quick"))
    trust = dimension("trust", question("a", depth="quick"), question("b"))
    short = gate("screening", "conditional", profile="depth", **{"is": "quick"})
    report = page(rubric(goals, trust, gates=[short]), said, depth="quick")
    assert panel(report).title.raw == "Screening: Conditional"
    assert (
        "3 of 3 questions of the short set answered, none with evidence." in told(report, "Screening: Conditional")[0]
    )
