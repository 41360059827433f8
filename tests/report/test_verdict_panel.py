"""The first screen."""

from collections.abc import Callable
from typing import Any

import pytest
from builders.full_page import answers, assessment, level, rubric
from builders.reading_pages import told
from msgspec.structs import replace
from oracle.small import challenge, dimension, exposure, question, safeguard
from oracle.small import rubric as plain_rubric

from cooperation_cli.answers.model import Reply, Respondent, Side, State, WorkLevel
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Items, Panel, Report, Tone
from cooperation_cli.text import Words

Page = Callable[..., Report]


def page_of(who: Respondent) -> Report:
    said = replace(answers(), respondent=who)
    return assessment_report(assessment(rubric(), said), said)


def screen(report: Report) -> list[str]:
    assert isinstance(report.blocks[0], Panel)
    return told(report, report.blocks[0].title.raw)


@pytest.mark.parametrize(
    ("who", "says"),
    [
        (Respondent(), "The answers do not say who gave them, or when. Stage"),
        (Respondent(date="2026-01-31"), "Answered on 31 January 2026; the answers do not say by whom. Stage"),
        (Respondent(name=Words("Ada Brook")), "Answered by Ada Brook; the answers do not say when. Stage"),
        (
            Respondent(side=Side.FUNDER, date="2026-12-01"),
            "Answered by somebody who gives no name (funder), on 1 December 2026. Stage",
        ),
        (
            Respondent(Words("Upper town"), Side.HOST_AUTHORITY, WorkLevel.MANAGES, Words("Clerk"), Words("Bo")),
            "Answered by Bo, Clerk, Upper town (host authority, manages the work); the answers do not say when. Stage",
        ),
    ],
)
def test_who_answered_and_when_is_said_and_what_is_missing_too(who: Respondent, says: str) -> None:
    assert screen(page_of(who))[0].startswith(says)


def test_the_screen_counts_the_answers_and_those_with_evidence(full_page: Report) -> None:
    assert screen(full_page)[0].endswith(
        "Stage: Running. 6 of 8 questions answered, 1 with evidence. "
        'Also 1 answered "don\'t know" and 1 "prefer not to say".'
    )


@pytest.mark.parametrize(
    ("evidence", "says"), [([], "2 answered, none"), (["a"], "2 answered, 1"), (["a", "b"], "2 answered, all")]
)
def test_evidence_is_none_some_or_all(page: Page, evidence: list[str], says: str) -> None:
    said = {f"goals.{name}": {"level": 1, "evidence": ["x"] if name in evidence else []} for name in "ab"}
    first = screen(page(plain_rubric(dimension("goals", question("a"), question("b"))), said))[0]
    assert says.replace("2 answered", "2 of 2 questions answered") in first


def test_no_answers_come_with_no_word_on_evidence(page: Page) -> None:
    first = screen(page(plain_rubric(dimension("goals", question("a"))), {}))[0]
    assert first.endswith("0 of 1 questions answered. Also 1 left blank.")


def test_readiness_and_practice_stand_side_by_side_with_their_ranges(full_page: Report) -> None:
    readiness, practice = screen(full_page)[1:3]
    assert readiness == "Overall readiness: 79 (61 to 86)"
    assert practice == (
        "Practice: 74 (50 to 83), counted with every pressure at its strongest. Pressure describes circumstances, "
        "not fault. High pressure argues for more support, not less."
    )


def test_without_pressures_practice_says_nothing_new_and_is_left_out(page: Page) -> None:
    lines = screen(page(plain_rubric(dimension("goals", question("a"))), {"goals.a": 2}))
    assert "Overall readiness: 50 (all answered)" in lines
    assert not any(line.startswith("Practice") for line in lines)


def test_a_whole_number_never_stands_on_the_wrong_side_of_a_band(page: Page) -> None:
    weights: dict[str, Any] = {"a": 149, "b": 101}
    plain = plain_rubric(dimension("goals", *(question(name, weight=weight) for name, weight in weights.items())))
    lines = screen(page(plain, {"goals.a": 4, "goals.b": 0}))
    assert "Overall readiness: 59.6 (all answered)" in lines
    assert "Overall 59.6 reaches Emerging" in lines[2]


def test_at_most_three_things_are_named_for_the_first_90_days(full_page: Report) -> None:
    panel = full_page.blocks[0]
    assert isinstance(panel, Panel)
    listed = [block for block in panel.blocks if isinstance(block, Items) and block.ordered]
    assert [len(items.items) for items in listed] == [3]


def test_nothing_to_do_names_nothing(page: Page) -> None:
    lines = screen(page(plain_rubric(dimension("goals", question("a"))), {"goals.a": 4}))
    assert not any(line.startswith("Begin") for line in lines)


def test_the_screen_says_what_it_cannot_tell_and_what_claims_are_worth(full_page: Report) -> None:
    cannot = screen(full_page)[-1]
    assert cannot.startswith("What this cannot tell: It is one account, and nobody has checked it.")
    assert cannot.endswith(
        "1 high answer comes without evidence; if each counted only as the level below, the verdict would stay, "
        "at 74 (56 to 81)."
    )


def test_claims_that_would_change_the_verdict_say_which_it_would_be(page: Page) -> None:
    plain = plain_rubric(dimension("goals", question("a")))
    assert "the verdict would be Emerging, 50 (all answered)." in screen(page(plain, {"goals.a": 4}))[-1]


def test_where_evidence_is_required_the_screen_says_what_was_claimed(page: Page) -> None:
    plain = plain_rubric(dimension("goals", question("a"), question("b")))
    said = {"goals.a": 4, "goals.b": 4}
    cannot = screen(page(plain, said, evidence="required"))[-1]
    assert "2 high answers come without evidence and count here only as the level below; as claimed" in cannot
    assert cannot.endswith("the verdict would be Ready, 100 (all answered).")
    assert (
        "1 high answer comes without evidence and counts here"
        in screen(page(plain, {"goals.a": 4, "goals.b": 1}, evidence="required"))[-1]
    )


@pytest.mark.parametrize(("said", "tone"), [(0, Tone.BAD), (2, Tone.WATCH), (3, Tone.WATCH), (4, Tone.GOOD)])
def test_the_tone_is_the_band_s(page: Page, said: int, tone: Tone) -> None:
    block = page(plain_rubric(dimension("goals", question("a"))), {"goals.a": said}).blocks[0]
    assert isinstance(block, Panel)
    assert block.tone is tone


def test_without_a_band_the_tone_is_unknown_and_no_meaning_is_given(page: Page) -> None:
    report = page(plain_rubric(dimension("goals", question("a"))), {})
    assert isinstance(report.blocks[0], Panel)
    assert report.blocks[0].tone is Tone.UNKNOWN


def test_a_band_s_advice_follows_in_the_words_of_the_stage(full_page: Report) -> None:
    assert told(full_page, "What this means") == ["Carry on and repair."]


def test_practice_keeps_its_range_where_only_a_pressure_is_open(page: Page) -> None:
    plain = plain_rubric(challenge("power", exposure("a"), safeguard("b")))
    lines = screen(page(plain, {"power.b": 2, "power.a": "dont_know"}))
    assert "Overall readiness: 50 (50 to 100)" in lines
    assert lines[2].startswith("Practice: 50 (50 to 50), counted")


def test_a_blank_and_a_not_applicable_question_are_told_apart() -> None:
    said = answers(goals__measures=Reply(State.NOT_APPLICABLE, comment=Words("No.")), trust__data=level(1))
    first = screen(assessment_report(assessment(rubric(), said), said))[0]
    assert '6 of 7 questions answered, 1 with evidence. Also 1 not applicable and 1 "prefer not to say".' in first
