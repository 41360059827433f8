"""What the cells of a row say."""

from fractions import Fraction

import pytest
from builders.exports import LAKE, as_csv, imported, row, rows
from builders.small_rubric import small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Reply, State
from cooperation_cli.importing.submission import Given
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

PARTNERS = "Which kinds of parties take part?"


def said(cell: str, column: str = "shared_goals__purpose") -> Reply:
    (answers,) = imported(row(**{column: cell}))
    (reply,) = answers.replies.values()
    return reply


def refused(**columns: str) -> list[str]:
    (found,) = rows(row(**columns))
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("2", 2),
        (" 2 ", 2),
        ("2.0", 2),
        ("2 In use: It was used in a decision last year.", 2),
        ("2 In use: It was used in talks last year.", 2),
        ("2 - in use", 2),
        ("2. It was used in a decision last year.", 2),
        ("In use: it was used in talks last year", 2),
        ("In use", 2),
        ("IT WAS USED IN A DECISION LAST YEAR", 2),
        ("It was used in talks last year.", 2),
        ("Absent", 0),
        ("0", 0),
    ],
)
def test_a_level_is_told_by_its_code_or_by_its_words(cell: str, level: int) -> None:
    assert said(cell) == Reply(State.LEVEL, Fraction(level))


@pytest.mark.parametrize(("cell", "level"), [("A", 4), ("b", 2), ("Weak", 1), ("C Weak", 1), ("4", 4)])
def test_so_is_a_level_with_a_letter(cell: str, level: int) -> None:
    assert said(cell, "shared_goals__grade").level == level


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("dont_know", State.DONT_KNOW),
        ("I do not know", State.DONT_KNOW),
        ("Don't know", State.DONT_KNOW),
        ("I don\u2019t know", State.DONT_KNOW),
        ("Prefer not to answer", State.PREFER_NOT_TO_SAY),
        ("prefer_not_to_say", State.PREFER_NOT_TO_SAY),
        ("I prefer not to say.", State.PREFER_NOT_TO_SAY),
    ],
)
def test_words_in_the_place_of_a_level_are_told(cell: str, state: State) -> None:
    assert said(cell).state is state


def test_a_blank_cell_is_no_answer() -> None:
    (answers,) = imported(row(shared_goals__purpose="  ", shared_goals__grade="A"))
    assert answers.replies.keys() == {"shared-goals.grade"}


@pytest.mark.parametrize(
    "cell", ["3", "yes", "1 2", "2 Agreed", "In use, mostly", "1,5", "not_applicable", "N/A", "-1"]
)
def test_what_is_no_answer_for_certain_is_left_out_and_said(cell: str) -> None:
    (problem,) = refused(shared_goals__purpose=cell)
    mend = "write one of: 0 Absent, 1 Agreed, 2 In use, dont_know, prefer_not_to_say"
    assert problem == f'export.csv:2: answers.shared-goals.purpose: "{cell}" cannot be told; {mend}'


def test_a_code_that_two_levels_could_mean_means_neither() -> None:
    grades = replace(
        LAKE.scales["grades"],
        levels=tuple(
            replace(each, code=code, label=Words(""))
            for each, code in zip(LAKE.scales["grades"].levels, "+-x", strict=True)
        ),
    )
    goals = LAKE.dimensions[0]
    signed = replace(goals, questions=(*goals.questions[:2], replace(goals.questions[2], scale=grades)))
    rubric = replace(LAKE, dimensions=(signed, LAKE.dimensions[1]))
    (answers,) = imported(row(shared_goals__grade="-"), languages=(rubric,))
    assert answers.replies["shared-goals.grade"].level == 2


def test_not_applicable_goes_with_its_reason() -> None:
    (answers,) = imported(row(shared_goals__measures="It does not apply", shared_goals__measures__comment="Only two"))
    assert answers.replies["shared-goals.measures"] == Reply(State.NOT_APPLICABLE, comment=Words("Only two"))


def test_not_applicable_without_a_reason_is_left_out_and_said() -> None:
    (problem,) = refused(shared_goals__measures="not_applicable")
    what = "not applicable needs a reason, and no column gives one; ask for it in a comment"
    assert problem == f"export.csv:2: answers.shared-goals.measures: {what}"


def test_evidence_has_a_line_a_piece_and_a_comment_stays_as_it_is() -> None:
    columns = {"shared_goals__purpose__evidence": "One\n\n Two \n", "shared_goals__purpose__comment": " =a\nb "}
    (answers,) = imported(row(shared_goals__purpose="1", **columns))
    reply = answers.replies["shared-goals.purpose"]
    assert reply.evidence == (Words("One"), Words("Two"))
    assert reply.comment == Words(" =a\nb ")


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("state academia", ("state", "academia")),
        ("academia;state", ("state", "academia")),
        ("ngo", ("ngo",)),
        ("Governments, at any level, Associations", ("state", "ngo")),
        ("Associations;Governments, at any level", ("state", "ngo")),
        ("Universities / research institutes Associations", ("ngo", "academia")),
        ("Associations\nAssociations", ("ngo",)),
    ],
)
def test_several_choices_are_told_whatever_stands_between_them(cell: str, chosen: tuple[str, ...]) -> None:
    (answers,) = imported(row(**{PARTNERS: cell, "power__money": "1"}))
    assert answers.chosen == {"partners": chosen}


@pytest.mark.parametrize(
    "cell", ["Governments", "state, others", "Associations and governments, at any level", "a " * 3_000]
)
def test_choices_that_are_not_all_known_are_left_out_and_said(cell: str) -> None:
    (problem,) = refused(**{PARTNERS: cell})
    assert "cannot be told; write one of: state, ngo, academia" in problem


def test_a_text_that_can_be_divided_in_two_ways_is_left_out() -> None:
    facts = tuple(
        replace(fact, choices={"a": Words("red"), "b": Words("blue"), "c": Words("red blue")})
        if fact.id == "partners"
        else fact
        for fact in LAKE.profile
    )
    (found,) = rows(row(profile_partners="Red, blue"), languages=(replace(LAKE, profile=facts),))
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("state", "ngo", "chosen"), [("1", "0", ("state",)), ("Yes", "N/A", ("state",)), ("TRUE", "true", ("state", "ngo"))]
)
def test_a_column_a_choice_says_what_was_chosen(state: str, ngo: str, chosen: tuple[str, ...]) -> None:
    columns = {f"{PARTNERS} [Associations]": ngo, "profile_partners/state": state, "power__money": "1"}
    (answers,) = imported(row(**columns))
    assert answers.chosen == {"partners": chosen}


def test_a_choice_may_repeat_its_own_text_in_its_column() -> None:
    (answers,) = imported(row(**{f"{PARTNERS} [Associations]": "Associations", "power__money": "1"}))
    assert answers.chosen == {"partners": ("ngo",)}


def test_a_column_a_choice_that_says_neither_is_said() -> None:
    assert refused(**{"profile_partners/ngo": "maybe"}) == [
        'export.csv:2: partnership.profile.partners: "maybe" does not tell whether ngo was chosen; write 1 or 0'
    ]


def test_a_choice_of_a_question_may_have_a_column_of_its_own() -> None:
    (answers,) = imported(row(**{"Is the purpose written down? [In use]": "1", "shared_goals__purpose/1": "0"}))
    assert answers.replies["shared-goals.purpose"].level == 2


@pytest.mark.parametrize(
    "columns",
    [
        {"power__money": "1", "Does one party / donor hold the money?": "2"},
        {"Does one party / donor hold the money?": "2", "power__money": "1"},
        {"power__money/0": "1", "power__money/1": "1"},
        {"power__money": "2", "power__money/1": "1"},
        {"profile_partners": "state", "profile_partners/ngo": "1"},
        {"profile_stage/before": "1", "profile_stage/running": "1"},
    ],
)
def test_what_is_told_in_two_ways_is_not_decided_by_the_order_of_columns(columns: dict[str, str]) -> None:
    (found,) = rows(row(**columns, shared_goals__purpose="1"))
    answers = answers_from(found.document, LAKE)
    assert len(found.problems) == 1
    assert answers.chosen == {}
    assert answers.replies.keys() == {"shared-goals.purpose"}


def test_two_columns_that_agree_are_one_and_two_that_do_not_are_said() -> None:
    (answers,) = imported(row(shared_goals__purpose="2", shared_goals__purpose__2="In use"))
    assert answers.replies["shared-goals.purpose"].level == 2
    (problem,) = refused(shared_goals__purpose="2", shared_goals__purpose__2="1")
    what = '"shared_goals__purpose" and "shared_goals__purpose__2" say different things'
    assert problem == f"export.csv:2: answers.shared-goals.purpose: {what}; leave one of the two in the export"


def test_the_day_that_somebody_gives_counts_more_than_that_of_arrival() -> None:
    columns = {"_submission_time": "2026-11-22T10:00:00", "power__money": "1"}
    (told,) = imported(row(respondent_date="2026-11-20", **columns))
    (came,) = imported(row(**columns))
    assert (told.respondent.date, came.respondent.date) == ("2026-11-20", "2026-11-22")


@pytest.mark.parametrize("cell", ["20/11/2026", "yesterday", "2026-1-1"])
def test_a_day_that_cannot_be_told_is_said(cell: str) -> None:
    (problem,) = refused(respondent_date=cell)
    assert problem.endswith("cannot be told; write year, month and day, as in 2026-11-22")


def test_what_is_given_stands_in_the_place_of_what_people_wrote() -> None:
    given = Given(Words("Lake health"), {"partners": ("ngo",), "stage": ("closing",)}, Depth.QUICK)
    (answers,) = imported(row(profile_stage="running", cooperation_depth="full", power__money="1"), given)
    assert (answers.title, answers.depth) == (Words("Lake health"), Depth.QUICK)
    assert answers.chosen == {"stage": ("closing",), "partners": ("ngo",)}


def test_a_file_without_any_reply_is_not_answered() -> None:
    (found,) = rows(row(profile_stage="running"))
    assert not found.is_answered


def test_codes_that_python_reads_as_something_else_stay_codes() -> None:
    written = as_csv([["partnership_title", "goals__grade"], ["Lake", "no"]])
    (answers,) = imported(written, languages=(small_rubric(),))
    assert answers.replies["goals.grade"].level == Fraction(5, 2)
