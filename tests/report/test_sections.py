"""The sections behind the first screen."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from builders.full_page import answers, assessment, level, rubric
from builders.reading_pages import headed, titles, told
from oracle.small import challenge, dimension, exposure, gate, question, safeguard
from oracle.small import rubric as plain_rubric

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.model import Grid, Meter, Meters, Report, Table, Tone
from cooperation_cli.rubric.question import Depth

Page = Callable[..., Report]


def meters(report: Report, title: str) -> list[Meter]:
    found = [block for block in headed(report.blocks, title).blocks if isinstance(block, Meters)]
    return [meter for block in found for meter in block.meters]


def test_the_page_goes_from_the_verdict_to_the_record(full_page: Report) -> None:
    assert titles(full_page) == [
        "Repair while running",
        "What this means",
        "The picture",
        "Pressure against protection",
        "Must-haves",
        "Strengths and gaps",
        "Challenges and what counters them",
        "How firm it is",
        "What to do next",
        "What to find out",
        "High answers without evidence",
        "Stress tests",
        "Warning signs",
        "What comes within reach",
        "Looking ahead",
        "To note",
        "Answers set aside",
        "The partnership",
        "Every answer",
        "How the score was reached",
    ]


def test_a_bare_rubric_gets_only_the_sections_that_say_something(page: Page) -> None:
    report = page(plain_rubric(dimension("goals", question("a")), bands=[]), {"goals.a": 2})
    assert titles(report)[1:] == [
        "The picture",
        "Strengths and gaps",
        "How firm it is",
        "What to do next",
        "Every answer",
        "How the score was reached",
    ]


def test_bars_stand_by_part_with_score_and_range(full_page: Report) -> None:
    goals, trust, power = meters(full_page, "The picture")
    assert (goals.text.raw, goals.share, goals.tone) == ("78 (all answered)", Fraction(7, 9), Tone.WATCH)
    assert (trust.text.raw, trust.low, trust.high) == ("83 (56 to 89)", Fraction(5, 9), Fraction(8, 9))
    assert (trust.tone, power.label.raw) == (Tone.GOOD, "Power: how well held")


def test_too_little_answered_shows_a_range_and_no_point(page: Page) -> None:
    goals = dimension("goals", question("a"), question("b"), question("c"))
    report = page(plain_rubric(goals, min_coverage=0.5), {"goals.a": 4})
    (bar,) = meters(report, "The picture")
    assert (bar.text.raw, bar.share, bar.tone) == ("not scored, 33 % answered (0 to 100)", None, Tone.UNKNOWN)


def test_what_does_not_apply_is_named_and_has_no_bar(page: Page) -> None:
    trust = dimension("trust", question("a", not_applicable=True))
    none = {"not_applicable": True, "comment": "No."}
    report = page(plain_rubric(dimension("goals", question("a")), trust), {"goals.a": 2, "trust.a": none})
    assert [bar.label.raw for bar in meters(report, "The picture")] == ["Goals"]
    assert told(report, "The picture")[-1] == "Not applicable here, so left out of every score: Trust."


def test_a_part_without_anything_applicable_is_left_out(page: Page) -> None:
    trust = challenge("trust", safeguard("a", not_applicable=True))
    none = {"not_applicable": True, "comment": "No."}
    report = page(plain_rubric(dimension("goals", question("a")), trust), {"goals.a": 2, "trust.a": none})
    assert "Challenges, not applicable:" not in told(report, "The picture")
    assert "Pressure against protection" not in titles(report)


def test_bars_of_a_rubric_with_its_own_units_span_what_scores_can_be(page: Page) -> None:
    scales = {"practice": {"levels": [{"value": value} for value in (1, 2, 3)]}}
    plain = plain_rubric(dimension("goals", question("a")), scales=scales, report_as="value", bands=[])
    (bar,) = meters(page(plain, {"goals.a": 2}), "The picture")
    assert (bar.text.raw, bar.share, bar.tone) == ("2 (all answered)", Fraction(1, 2), Tone.PLAIN)


def grid(report: Report) -> Grid:
    (found,) = [one for one in headed(report.blocks, "Pressure against protection").blocks if isinstance(one, Grid)]
    return found


def test_a_challenge_stands_between_its_pressure_and_its_protection_with_their_ranges(full_page: Report) -> None:
    (point,) = grid(full_page).points
    assert (point.label.raw, point.tone) == ("Power: how well held", Tone.WATCH)
    assert (point.across.text.raw, point.across.share) == ("67 % (all answered)", Fraction(2, 3))
    assert (point.up.text.raw, point.up.share) == ("67 % (33 % to 83 %)", Fraction(2, 3))
    assert (point.up.low, point.up.high) == (Fraction(1, 3), Fraction(5, 6))


def test_pressures_that_nobody_answered_are_read_as_the_strongest(page: Page) -> None:
    plain = plain_rubric(challenge("power", exposure("a"), safeguard("b")))
    (point,) = grid(page(plain, {"power.b": 2})).points
    assert point.across.text.raw == "not answered, read as the strongest"
    assert (point.across.share, point.across.low, point.across.high) == (Fraction(1), Fraction(0), Fraction(1))


def test_a_line_joins_what_scores_the_same_from_side_to_side(full_page: Report) -> None:
    lines = {contour.label.raw: contour.course for contour in grid(full_page).contours}
    assert list(lines) == ["score 40", "score 60", "score 80"]
    for title, course in lines.items():
        assert {100 * (1 - pressure * (1 - protection)) for pressure, protection in course} == {int(title[-2:])}
        assert course[0][1] == 0
        assert course[-1][0] == 1


def test_bands_in_another_unit_than_a_challenge_s_score_draw_no_lines(page: Page) -> None:
    plain = plain_rubric(challenge("power", exposure("a"), safeguard("b")), overall={"combine": "sum"})
    assert grid(page(plain, {"power.a": 1, "power.b": 2})).contours == ()


def test_without_an_answered_protection_there_is_nothing_to_weigh(page: Page) -> None:
    plain = plain_rubric(challenge("power", exposure("a"), safeguard("b")))
    assert "Pressure against protection" not in titles(page(plain, {"power.a": 2}))


def test_little_pressure_and_little_protection_is_called_untested(page: Page) -> None:
    plain = plain_rubric(challenge("power", exposure("a"), safeguard("b")), exposure_floor=0.25)
    report = page(plain, {"power.a": 0, "power.b": 1})
    assert told(report, "Pressure against protection")[-1].startswith("Untested, with little pressure so far")


def test_must_haves_show_state_margin_and_what_they_cap(full_page: Report) -> None:
    assert told(full_page, "Must-haves")[1:] == [
        "Purpose agreed | not met | 1 level short: Purpose | Repair while running",
        "No dimension below 40 | met | 37.8 points to spare: Shared goals | Proceed with conditions",
        "Data protected | not decided: answer this first | Data | Proceed with conditions",
        "Goals and trust | met |  | Pause and prepare",
        "Full set | met |  | Proceed with conditions",
    ]


@pytest.mark.parametrize(
    ("said", "row", "tone"),
    [
        (2, "Purpose | met, narrowly | exactly on the line: A", Tone.WATCH),
        (4, "Purpose | met | 2 levels to spare: A", Tone.GOOD),
        (0, "Purpose | not met | 2 levels short: A", Tone.BAD),
        ("dont_know", "Purpose | not decided: answer this first | A", Tone.UNKNOWN),
        ({"not_applicable": True, "comment": "No."}, "Purpose | met | not asked here", Tone.GOOD),
    ],
)
def test_a_must_have_says_how_far_it_is_from_its_line(page: Page, said: object, row: str, tone: Tone) -> None:
    goals = dimension("goals", question("a", not_applicable=True), question("b"))
    must = gate("purpose", "emerging", question="goals.a", below=2)
    report = page(
        plain_rubric(goals, gates=[must], overall={"combine": "none"}, bands=[{"id": "emerging", "from": 0}]),
        {"goals.a": said, "goals.b": 1},
    )
    assert told(report, "Must-haves")[1:] == [row]
    table = headed(report.blocks, "Must-haves").blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0].tone is tone


def test_one_point_is_said_in_the_singular(page: Page) -> None:
    goals = dimension("goals", question("a"))
    must = gate("weak", "emerging", dimension="goals", below=49)
    report = page(plain_rubric(goals, gates=[must]), {"goals.a": 2})
    assert "Weak | met, narrowly | 1 point to spare: Goals | Emerging" in told(report, "Must-haves")


def test_strengths_stand_beside_gaps_and_what_is_high_is_no_gap(page: Page) -> None:
    dimensions = [dimension(name, question("a", levels={0: "Nothing.", 4: "All of it."})) for name in "pqrs"]
    said = {"p.a": 4, "q.a": 0, "r.a": 4, "s.a": 3}
    assert told(page(plain_rubric(*dimensions), said), "Strengths and gaps") == [
        "Strengths:",
        'P: 100 (all answered). "A" is at level 4: All of it.',
        'R: 100 (all answered). "A" is at level 4: All of it.',
        "Gaps:",
        'Q: 0 (all answered). "A" is at level 0: Nothing.',
        'S: 75 (all answered). "A" is at level 3.',
    ]
    high = told(page(plain_rubric(*dimensions), dict.fromkeys(said, 4)), "Strengths and gaps")
    assert high[-1] == "No dimension falls short of the highest verdict."


def test_a_challenge_stands_beside_the_strategies_that_counter_it(full_page: Report) -> None:
    assert told(full_page, "Challenges and what counters them")[1] == (
        "Power: how well held: 78 (56 to 89). Countered by Shared goals 78 (all answered) and Trust 83 (56 to 89)."
    )


def test_steps_say_what_who_effort_gain_and_an_example(full_page: Report) -> None:
    lines = told(full_page, "What to do next", "Begin in the first 90 days")
    assert lines[:3] == [
        "Purpose: from level 1, Ad hoc, to level 2, Agreed: Read it again",
        (
            "Who can begin: International organisation, NGO or city hall; medium effort, +2.8 overall, "
            '+11.1 in its dimension, meets "Purpose agreed".'
        ),
        "Example: The Rhine commission. Nine states since 1815.",
    ]
    assert lines[-2:] == [
        "Fear: from level 1, Ad hoc, to level 0, Absent: The rubric gives no advice for this step.",
        "Effort and gain: Medium effort, +4.2 overall, +16.7 in its dimension.",
    ]


def test_later_steps_stand_by_dimension_in_reading_order(page: Page) -> None:
    names = "pqrst"
    dimensions = [dimension(name, question("a"), question("b")) for name in names]
    said = {f"{name}.{q}": 1 for name in names for q in "ab"}
    report = page(plain_rubric(*dimensions), said)
    later = [line for line in told(report, "What to do next", "Then, by dimension") if line.startswith("# ")]
    assert later == [f"# {name.upper()}" for name in names]


def test_where_all_is_done_that_is_said(page: Page) -> None:
    report = page(plain_rubric(dimension("goals", question("a"))), {"goals.a": 4})
    assert told(report, "What to do next") == [
        "Every practice and protection that was answered has reached its target."
    ]


def test_a_rubric_without_a_total_gives_steps_without_gain(page: Page) -> None:
    plain = plain_rubric(dimension("goals", question("a"), question("b")), overall={"combine": "none"})
    report = page(plain, {"goals.a": 1, "goals.b": "dont_know"})
    assert "Effort and gain: Medium effort, +25 in its dimension." in told(
        report, "What to do next", "Begin in the first 90 days"
    )
    assert told(report, "What to find out") == ["Questions that are open:", "B: What is there to see?"]
    assert "High answers without evidence" not in titles(page(plain, {"goals.a": 4, "goals.b": 4}))


def test_a_step_of_an_unscored_dimension_has_no_gain_in_it(page: Page) -> None:
    goals = dimension("goals", question("a"), question("b"), question("c"))
    report = page(plain_rubric(goals, min_coverage=0.5), {"goals.a": 1})
    assert "Effort and gain: Medium effort." in told(report, "What to do next", "Begin in the first 90 days")


def test_what_to_find_out_says_how_much_an_answer_tells(full_page: Report) -> None:
    assert told(full_page, "What to find out")[1:] == ["Data: Is there data? (8.3 points, decides a must-have)"]


def test_claims_show_both_numbers(full_page: Report) -> None:
    assert told(full_page, "High answers without evidence") == [
        (
            "1 answer stands at level 3, In use, or higher, with nothing given that would show it. As claimed: "
            "Repair while running, 79 (61 to 86). If each counted only as the level below: Repair while running, "
            "74 (56 to 81)."
        ),
        "Measures: level 3, In use",
    ]


def test_where_evidence_is_required_claims_are_shown_as_counted() -> None:
    said = answers()
    report = assessment_report(assessment(rubric(), said, require_evidence=True), said)
    assert "As claimed: Repair while running, 79 (61 to 86)." in told(report, "High answers without evidence")[0]
    assert "This report counts them" in told(report, "High answers without evidence")[1]
    assert "Counted lower: No evidence is given, so it counts as level 2, Agreed." in told(report, "Every answer")
    assert "This report counts them at the level below, because evidence was required." in told(report, "To note")


def test_claims_without_a_verdict_show_the_scores(page: Page) -> None:
    plain = plain_rubric(dimension("goals", question("a")), bands=[])
    assert "As claimed: 100 (all answered)." in told(page(plain, {"goals.a": 4}), "High answers without evidence")[0]


def test_warning_signs_that_are_seen_come_first_with_why() -> None:
    said = answers(trust__money=level(0), trust__fear=level(3))
    lines = told(assessment_report(assessment(rubric(), said), said), "Warning signs")
    assert lines[1:] == ["No trust: Seen. Promises are not believed.", "Drift: Not seen."]


def test_a_warning_sign_that_nobody_can_tell_is_unknown() -> None:
    said = answers(trust__money=Reply(State.DONT_KNOW), trust__fear=Reply(State.DONT_KNOW))
    lines = told(assessment_report(assessment(rubric(), said), said), "Warning signs")
    assert lines[1:] == ["No trust: Not known: too little is answered.", "Drift: Not seen."]


def test_an_opportunity_names_its_weakest_foundation(full_page: Report) -> None:
    assert told(full_page, "What comes within reach")[1] == (
        "A warning in time: Both towns hear of a flood early. Within reach, 81 (62 to 85); "
        'its weakest foundation is "Shared goals".'
    )


def test_an_opportunity_on_unscored_ground_is_unknown() -> None:
    said = answers(trust__money=Reply(State.DONT_KNOW), trust__fear=Reply(State.DONT_KNOW))
    line = told(assessment_report(assessment(rubric(), said), said), "What comes within reach")[1]
    assert line.endswith("Not known: too little is answered.")


def test_enablers_are_scores_with_ranges(full_page: Report) -> None:
    assert told(full_page, "Looking ahead")[1:] == ["Learning together: 67 (all answered)"]


def test_an_enabler_may_be_unanswered_or_unasked() -> None:
    open_ = answers(goals__purpose=Reply(State.DONT_KNOW), trust__money=Reply(State.DONT_KNOW))
    asked = assessment_report(assessment(rubric(), open_), open_)
    assert told(asked, "Looking ahead")[1:] == ["Learning together: not answered"]
    gone = answers(goals__purpose=Reply(State.NOT_APPLICABLE), trust__money=Reply(State.NOT_APPLICABLE))
    unasked = assessment_report(assessment(rubric(), gone), gone)
    assert told(unasked, "Looking ahead")[1:] == ["Learning together: not asked here"]


def test_what_is_set_aside_is_listed_with_why(full_page: Report) -> None:
    assert told(full_page, "Answers set aside")[1:] == [
        "Notes: not asked of a partnership with this profile",
        "goals.old: no longer part of the rubric",
    ]
    quick = assessment_report(assessment(rubric(), answers(), Depth.QUICK), answers())
    assert "Measures: not asked in a screening" in told(quick, "Answers set aside")


def test_profile_facts_that_nobody_gave_are_said() -> None:
    said = answers()
    unknown = type(said)(said.rubric, said.version, said.title, replies=said.replies)
    report = assessment_report(assessment(rubric(), unknown), unknown)
    assert told(report, "The partnership") == ["Where does it stand?: not given", "Who takes part?: not given"]
    assert told(report, "To note") == [
        (
            "These facts about the partnership are not given, so whatever depends on them was left out: "
            "Where does it stand?"
        )
    ]


def test_every_answer_stands_with_level_words_evidence_and_comment(full_page: Report) -> None:
    lines = told(full_page, "Every answer")
    assert "Purpose: Level 1, Ad hoc: Purpose is ad hoc" in lines
    assert "Comment: Half of the council agrees." in lines
    assert lines[lines.index("Open money: Level 3, In use: Open money is in use") :][1:3] == [
        "Evidence: Accounts 2026",
        "Evidence: Minutes of May",
    ]
    assert "Data: Don't know." in lines
    assert "Repair: Prefer not to say." in lines


def test_how_the_score_was_reached_has_its_numbers_in_words(full_page: Report) -> None:
    lines = told(full_page, "How the score was reached")
    assert "Pressure is never taken for less than 25 %" in lines[1]
    assert lines[2:5] == [
        "Strategies, 81 (67 to 83): the mean of Shared goals 78 (all answered) and Trust 83 (56 to 89).",
        "Challenges, how well held, 78 (56 to 89): the mean of Power: how well held 78 (56 to 89).",
        "Overall, 79 (61 to 86): the mean of Strategies and Challenges, how well held.",
    ]
    assert lines[-1] == "Verdict: Repair while running, 79 (61 to 86). The reasons stand at the top of this page."


@pytest.mark.parametrize(
    ("combine", "words"),
    [
        ("sum", "the sum of"),
        ("minimum", "the lowest of"),
        ("median", "the median of"),
        ("geometric", "the geometric mean of"),
    ],
)
def test_other_rules_are_named(page: Page, combine: str, words: str) -> None:
    parts = [{"id": "strategies", "combine": combine}]
    report = page(plain_rubric(dimension("goals", question("a")), parts=parts), {"goals.a": 2})
    assert any(words in line for line in told(report, "How the score was reached"))


def test_a_share_names_its_threshold_and_no_total_is_said(page: Page) -> None:
    parts = [{"id": "strategies", "combine": "share", "at_least": 60}]
    plain = plain_rubric(dimension("goals", question("a")), parts=parts, overall={"combine": "none"})
    lines = told(page(plain, {"goals.a": 2}), "How the score was reached")
    assert "Strategies, 0 (all answered): the share of Goals 50 (all answered) at 60 or more." in lines
    assert "The rubric adds the dimensions up to no total." in lines
    assert lines[-1] == "Verdict: No total. The reasons stand at the top of this page."
