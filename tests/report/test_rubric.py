"""The page of a rubric, and of its check."""

import pytest
from builders.full_page import rubric
from builders.reading_pages import titles, told
from msgspec.structs import replace

from cooperation_cli.report.findings import findings_report
from cooperation_cli.report.model import Prose, Table, Tone
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.rubric.checking.finding import Finding, Severity, error, warning
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words


def test_the_page_goes_from_the_frame_to_the_arithmetic() -> None:
    assert titles(rubric_report(rubric())) == [
        "At a glance",
        "Scales",
        "About the partnership",
        "Strategies",
        "Challenges, how well held",
        "Verdicts",
        "Must-haves",
        "Warning signs",
        "What comes within reach",
        "Stress tests",
        "Looking ahead",
        "Examples from elsewhere",
        "What the questions are derived from",
        "How the score is reached",
    ]


def test_a_bare_rubric_has_only_what_it_has() -> None:
    full = rubric()
    bare = replace(
        full,
        description=None,
        licence=None,
        profile=(),
        bands=(),
        gates=(),
        warnings=(),
        opportunities=(),
        scenarios=(),
        enablers={},
        cases={},
        sources={},
        min_coverage=full.min_coverage * 0,
        exposure_floor=full.exposure_floor * 0,
        overall=Combine(Rule.NONE),
        stale=("goals.purpose.text",),
        dimensions=tuple(replace(one, why=None, questions=one.questions[1:2]) for one in full.dimensions[:2]),
        parts=full.parts[:1],
    )
    assert titles(rubric_report(bare)) == [
        "At a glance",
        "Scales",
        "Strategies",
        "How the score is reached",
        "Translations that are older than the text they translate",
    ]
    assert told(rubric_report(bare), "How the score is reached") == [
        "Strategies: the mean of Shared goals and Trust",
        "Overall: no total of Strategies",
    ]


def test_a_question_is_told_whole() -> None:
    assert told(rubric_report(rubric()), "Strategies", "Shared goals", "Purpose") == [
        "Is there purpose?",
        "Levels:",
        "0 Absent: Purpose is absent",
        "1 Ad hoc: Purpose is ad hoc",
        "How to get there: Take step 1 (international organisation, NGO or city hall, small effort)",
        "2 Agreed: Purpose is agreed",
        "How to get there: Take step 2 (international organisation, NGO or city hall, medium effort)",
        "3 In use: Purpose is in use",
        "How to get there: Take step 3 (international organisation, NGO or city hall, large effort)",
        "What would show it: A paper on purpose",
        "Question: goals.purpose; a must-have; in the short set; a panel reads it by the least favourable partner",
        "Derived from: A goal that is written down",
        "Where “Where does it stand?” is answered “Running”:",
        "Is the purpose still read?",
        "level 2, Agreed: It is read",
        "What would show it: Minutes",
        "To reach level 2, Agreed: Read it again",
    ]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (("Strategies", "Shared goals", "Measures"), 'may be answered "not applicable", with a reason; weight 2'),
        (("Strategies", "Shared goals", "Notes"), "Asked only if: “Where does it stand?” is answered “Closing”"),
        (("Strategies", "Trust", "Fear"), "Question: trust.fear; low is good"),
        (("Challenges, how well held", "Power: how well held", "Control"), "a pressure: high is bad; in the short set"),
        (("Challenges, how well held", "Power: how well held", "Voice"), "power.voice; a protection; in the short set"),
        (("Challenges, how well held", "Power: how well held"), "Countered by: Shared goals and Trust"),
        (("Challenges, how well held", "Power: how well held"), "Scored as: 100 less the risk that remains"),
        (("Strategies", "Shared goals"), "Why we ask: Because rivers flood."),
        (("At a glance",), "Questions: 9, of which 3 are in the short set"),
        (("Scales",), "From level 3, In use on, an answer without evidence counts as a claim."),
        (("About the partnership",), "Who takes part? Several may be chosen."),
        (("Verdicts",), "Proceed: from 80."),
        (
            ("Verdicts",),
            "is answered “Running”: Repair while running. Carry on and repair.",
        ),
        (("Must-haves",), "Purpose agreed. Not met if: Some critical question is below 2."),
        (("Must-haves",), "Then at most: Build foundations"),
        (("Warning signs",), "Because: Promises are not believed."),
        (("What comes within reach",), "Rests on: Shared goals and Trust (weight 2)"),
        (("Stress tests",), "Control is at least at level 3, Severe"),
        (("Stress tests",), "Purpose is at most at level 1, Ad hoc"),
        (("Looking ahead",), "Learning together"),
        (("Examples from elsewhere",), "The Rhine commission: Nine states since 1815. https://example.org"),
        (("How the score is reached",), "Pressure is never taken for less than 25 %."),
        (("How the score is reached",), "At least 50 % must be answered for a score"),
    ],
)
def test_every_setting_is_said(path: tuple[str, ...], says: str) -> None:
    assert any(says in line for line in told(rubric_report(rubric()), *path))


def test_codes_and_shares_are_said() -> None:
    full = rubric()
    practice, (goals, *others) = full.scales["practice"], full.dimensions
    lettered = zip(practice.levels, "abcd", strict=True)
    coded = replace(practice, levels=tuple(replace(one, label=Words(letter), code=letter) for one, letter in lettered))
    purpose = replace(goals.questions[0], scale=coded)
    goals = replace(goals, combine=Combine(Rule.SHARE, full.min_coverage), questions=(purpose,))
    report = rubric_report(replace(full, scales={"practice": coded}, dimensions=(goals, *others)))
    assert "1 (b) b: Purpose is ad hoc" in told(report, "Strategies", "Shared goals", "Purpose")
    assert "Scored as: the share at 0.5 or more" in told(report, "Strategies", "Shared goals")


def test_the_sheet_has_a_row_for_each_level() -> None:
    sheet = rubric_report(rubric()).sheet
    assert len(sheet.rows) == 9 * 4
    first = dict(zip(sheet.header, sheet.rows[1], strict=True))
    assert (first["question"], first["must_have"], first["level"]) == ("goals.purpose", "yes", "1")
    assert (first["advice"], first["effort"], first["who"]) == (Words("Take step 1"), "small", "igo; ngo; city-hall")


def test_the_shipped_rubric_has_a_page(shipped: Rubric) -> None:
    report = rubric_report(shipped)
    asked = {cell for row in report.sheet.rows for cell in row if isinstance(cell, str)}
    assert set(shipped.questions) <= asked
    assert all(part.title.raw in titles(report) for part in shipped.parts)


def findings() -> list[Finding]:
    return [
        error("goals.purpose", Words("it has no levels"), Words("describe each")),
        warning("goals", Words("it is long"), Words("")),
        Finding(Severity.NOTICE, Words("river"), Words("not measured"), Words("read aloud")),
    ]


def test_findings_stand_in_a_table_with_their_tone() -> None:
    report = findings_report(rubric(), findings())
    assert told(report) == [
        "1 error, 1 warning.",
        "error | goals.purpose | it has no levels; describe each",
        "warning | goals | it is long",
        "notice | river | not measured; read aloud",
    ]
    table = report.blocks[1]
    assert isinstance(table, Table)
    assert [row.tone for row in table.rows] == [Tone.BAD, Tone.WATCH, Tone.UNKNOWN]
    assert report.sheet.rows[1] == ("warning", Words("goals"), Words("it is long"), Words(""))


@pytest.mark.parametrize(
    ("found", "says", "tone"),
    [
        (findings(), "1 error, 1 warning.", Tone.BAD),
        (findings()[1:], "0 errors, 1 warning.", Tone.WATCH),
        (findings()[2:], "Nothing is wrong with it.", Tone.GOOD),
        ([], "Nothing is wrong with it.", Tone.GOOD),
    ],
)
def test_how_bad_it_is_is_said_first(found: list[Finding], says: str, tone: Tone) -> None:
    first = findings_report(rubric(), found).blocks[0]
    assert isinstance(first, Prose)
    assert (first.words.raw, first.tone) == (says, tone)
