from collections.abc import Callable

import pytest

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.answers.tabular import document_of_table, table_of
from cooperation_cli.documents import csv
from cooperation_cli.errors import CooperationError
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

Read = Callable[..., Answers]
HEAD = "question,level,evidence,comment\n_rubric,small@1.2.0,,\n_partnership.title,Lake,,\n"


def read_csv(text: str, rubric: Rubric) -> Answers:
    return answers_from(document_of_table(csv.parse(text, "a.csv")), rubric)


def problems_of(text: str, rubric: Rubric) -> list[str]:
    with pytest.raises(CooperationError) as caught:
        read_csv(text, rubric)
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_an_answer(rubric: Rubric) -> None:
    rows = (
        "goals.purpose,3,MoU,ask Ana\ngoals.measures,not_applicable,,two partners\ngoals.grade,A,,\npower.control,,,\n"
    )
    assert read_csv(HEAD + rows, rubric).replies == {
        "goals.purpose": Reply(State.LEVEL, rubric.scales["practice"].values[3], (Words("MoU"),), Words("ask Ana")),
        "goals.measures": Reply(State.NOT_APPLICABLE, comment=Words("two partners")),
        "goals.grade": Reply(State.LEVEL, rubric.scales["grades"].highest),
    }


@pytest.mark.parametrize("written", ["3", "3.0", " 3 "])
def test_a_level_is_read_as_a_spreadsheet_writes_it(rubric: Rubric, written: str) -> None:
    assert read_csv(f"{HEAD}goals.purpose,{written},,\n", rubric).replies["goals.purpose"].level == 3


def test_more_evidence_repeats_the_row_in_any_order(rubric: Rubric) -> None:
    rows = "goals.purpose,,first,\npower.concerns,1,,\ngoals.purpose,3,second,why\ngoals.purpose,3,third,why\n"
    reply = read_csv(HEAD + rows, rubric).replies["goals.purpose"]
    assert reply == Reply(
        State.LEVEL, rubric.scales["practice"].values[3], tuple(map(Words, ("first", "second", "third"))), Words("why")
    )


def test_one_guard_is_taken_off(rubric: Rubric) -> None:
    rows = "goals.purpose,2,'=1+1,'it is\ngoals.grade,'-1,''@x,\n"
    replies = read_csv(HEAD + rows, rubric).replies
    assert replies["goals.purpose"].evidence == (Words("=1+1"),)
    assert replies["goals.purpose"].comment == Words("'it is")
    assert replies["goals.grade"].level == -1
    assert replies["goals.grade"].evidence == (Words("'@x"),)


def test_further_columns_are_ignored_and_notes_may_be_left_out(rubric: Rubric) -> None:
    text = "Level,TEXT,Question\nsmall,x,_rubric\nLake,x,_partnership.title\n3,=evil,goals.purpose\n"
    assert read_csv(text, rubric).replies["goals.purpose"] == Reply(State.LEVEL, rubric.scales["practice"].values[3])


def test_blanks_around_what_is_typed_say_nothing(rubric: Rubric) -> None:
    rows = " goals.purpose , 3 ,one,\ngoals.purpose,3,two,\n _set_aside.goals.gone , 9 ,,\n"
    answers = read_csv(HEAD + rows, rubric)
    assert answers.replies["goals.purpose"].evidence == (Words("one"), Words("two"))
    assert answers.set_aside == {"answers": {"goals.gone": {"level": "9"}}}


def test_a_blank_row_of_a_question_that_is_gone_is_not_set_aside(rubric: Rubric) -> None:
    answers = read_csv(f"{HEAD.replace('1.2.0', '1.0.0')}goals.gone,,,\n", rubric)
    assert answers.set_aside == {}


def test_what_is_no_answer_has_rows_of_its_own(read: Read, rubric: Rubric) -> None:
    rows = (
        "_format,cooperation-answers/1,,\n_profile.form,bilateral,,\n_profile.partners,ngo,,\n_profile.partners,state,,\n"
        "_respondent.partner, A ,,\n_respondent.side, funder,,\n_respondent.name,,,\n"
        "_invitation.from,B,,\n_depth,quick ,,\n"
        "_target.goals.purpose,4,,\n"
    )
    assert read_csv(HEAD + rows, rubric) == read(
        "",
        "partnership: {title: Lake, profile: {form: bilateral, partners: [ngo, state]}}\n"
        "respondent: {partner: ' A ', side: funder}\ninvitation: {from: B}\ndepth: quick\ntargets: {goals.purpose: 4}",
    )


def test_problems_are_not_reported_without_end(rubric: Rubric) -> None:
    assert len(problems_of(HEAD + "_x,1,,\n" * 10_000, rubric)) == 50
    assert len(problems_of(HEAD + "_profile.partners," + "x;" * 10_000 + ",,\n", rubric)) == 50


def test_choices_without_end_are_refused_without_harm(rubric: Rubric) -> None:
    (problem,) = problems_of(HEAD + f"_profile.partners,{'a;' * 900_000},,\n", rubric)
    assert "a.csv:4:19: partnership.profile.partners: holds more than 50,000 choices; keep those that fit" in problem
    (problem,) = problems_of(HEAD + f"_profile.partners,{'ngo;' * 30_000},,\n" * 2, rubric)


def test_fifty_thousand_choices_are_not_too_many(rubric: Rubric) -> None:
    assert read_csv(HEAD + f"_profile.partners,{'ngo;' * 50_000},,\n", rubric).chosen == {"partners": ("ngo",)}


@pytest.mark.parametrize("separator", [", ", "; ", ";"])
def test_several_choices_may_share_a_cell(rubric: Rubric, separator: str) -> None:
    row = f'_profile.partners,"state{separator}ngo",,\n'
    assert read_csv(HEAD + row, rubric).chosen == {"partners": ("state", "ngo")}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            "goals.purpose,3,,\ngoals.purpose,2,,\n",
            "a.csv:5:15: answers.goals.purpose.level: 2 here, but 3 on line 4; keep one of the two",
        ),
        (
            "goals.purpose,3,,one\ngoals.purpose,,,two\n",
            "a.csv:5:17: answers.goals.purpose.comment: two here, but one on line 4; keep one of the two",
        ),
        ("_depth,full,,\n_depth,quick,,\n", "a.csv:5:8: depth: quick here, but full on line 4; keep one of the two"),
        (",3,,\n", "a.csv:4:1: this row names no question; write the id of its question in the first column"),
        ("_respondant.name,B,,\n", 'a.csv:4:1: a row "_respondant.name" is not known here'),
        ("_profile,B,,\n", 'a.csv:4:1: a row "_profile" is not known here'),
        ("_rubrik,small,,\n", 'did you mean "_rubric"?'),
        ("goals.porpose,3,,\n", 'a.csv:4:1: answers.goals.porpose: the rubric has no question "goals.porpose"'),
        ("goals.purpose,true,,\n", "a.csv:4:15: answers.goals.purpose.level: true is not a level of this question"),
        ("goals.purpose,3.7,,\n", "3.7 is not a level of this question; write one of: 0 Absent"),
        (
            "goals.measures,not_applicable,,\n",
            "a.csv:4:16: answers.goals.measures: not applicable needs a reason; say in comment why it does not apply",
        ),
        ('"goals.purpose\n","\n9",,\n', "a.csv:5:3: answers.goals.purpose.level: 9 is not a level"),
        ("goals.measures,N/A,,\n", "write not_applicable, and say in comment why"),
        ("_profile.form,trilateral,,\n", 'a.csv:4:15: partnership.profile.form[0]: "trilateral" is not a choice'),
        (
            '_profile.form,"bilateral,multilateral",,\n',
            "a.csv:4:15: partnership.profile.form: form takes one choice, and has 2",
        ),
        (
            "_profile.partners,state,,\n_profile.partners,moon,,\n",
            'a.csv:5:19: partnership.profile.partners[1]: "moon" is not a choice',
        ),
        ("_format,,,\n", "a.csv:4:9: format: expected text, found nothing; fill it in"),
        ("_respondent.side,founder,,\n", 'a.csv:4:18: respondent.side: "founder" is not known here'),
        ("_respondent.nam,B,,\n", 'a.csv:4:1: respondent.nam: "nam" is not known here'),
        ("_target.power.control,1,,\n", "a.csv:4:23: targets.power.control: a pressure is not chosen"),
        (
            "_format,cooperation-answers/2,,\n",
            "a.csv:4:9: format: cooperation-answers/2 is a format that this release does not read",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_line_and_column(rubric: Rubric, rows: str, says: str) -> None:
    (problem,) = problems_of(HEAD + rows, rubric)
    assert says in problem


def test_all_rows_that_do_not_fit_are_named_at_once(rubric: Rubric) -> None:
    rows = "goals.purpose,3,,\ngoals.purpose,2,,\n,x,,\n_x,1,,\n"
    assert [problem.split(": ")[0] for problem in problems_of(HEAD + rows, rubric)] == [
        "a.csv:5:15",
        "a.csv:6:1",
        "a.csv:7:1",
    ]


def test_a_table_of_something_else_is_told_its_columns(rubric: Rubric) -> None:
    (problem,) = problems_of("id,answer\ngov-1,3\n", rubric)
    assert problem == (
        "a.csv:1:1: there is no column question and no column level; "
        "write question,level,evidence,comment as the first line"
    )


def test_a_table_without_a_rubric_or_title_says_what_is_missing(rubric: Rubric) -> None:
    first, second = problems_of("question,level\ngoals.purpose,3\n", rubric)
    assert first.startswith('a.csv:1:1: "rubric" is missing')
    assert second.startswith('a.csv:1:1: "partnership" is missing')


def test_free_texts_keep_the_blanks_around_them(rubric: Rubric) -> None:
    rows = "_respondent.partner, A ,,\n_respondent.role, B ,,\n_respondent.name, C ,,\n_invitation.from, D ,,\n"
    answers = read_csv(HEAD.replace("Lake", " Lake ") + rows, rubric)
    who = answers.respondent
    told = (answers.title, who.partner, who.role, who.name, answers.invitation and answers.invitation.sender)
    assert told == tuple(map(Words, (" Lake ", " A ", " B ", " C ", " D ")))


def test_a_table_is_written_with_a_row_an_answer(read: Read, rubric: Rubric) -> None:
    answers = read(
        "goals.purpose: {level: 3, evidence: [one, '=two'], comment: why}\ngoals.grade: -1\npower.concerns: dont_know",
        "partnership: {title: '+Lake', profile: {partners: [ngo, state]}}\ntargets: {goals.purpose: 4}",
    )
    assert table_of(answers, rubric) == (
        "question,level,evidence,comment\n"
        "_format,cooperation-answers/1,,\n"
        "_rubric,small@1.2.0,,\n"
        "_partnership.title,'+Lake,,\n"
        "_profile.partners,ngo,,\n"
        "_profile.partners,state,,\n"
        "_target.goals.purpose,4,,\n"
        "goals.purpose,3,one,why\n"
        "goals.purpose,,'=two,\n"
        "goals.measures,,,\n"
        "goals.grade,-1,,\n"
        "power.control,,,\n"
        "power.concerns,dont_know,,\n"
    )


def test_what_was_set_aside_has_rows_of_its_own(read: Read, rubric: Rubric) -> None:
    kept = "set_aside: {answers: {goals.gone: 9}, profile: {size: big}, targets: {goals.gone: 4}}"
    written = table_of(read("", kept), rubric)
    rows = "_set_aside_profile.size,big,,\n_set_aside_target.goals.gone,4,,\n"
    assert rows in written
    assert written.endswith("_set_aside.goals.gone,9,,\n")
    assert read_csv(written, rubric).set_aside == {
        "answers": {"goals.gone": {"level": "9"}},
        "profile": {"size": ["big"]},
        "targets": {"goals.gone": "4"},
    }


def test_evidence_that_was_set_aside_empty_is_written_as_none(read: Read, rubric: Rubric) -> None:
    answers = read("", "set_aside: {answers: {goals.gone: {level: 9, evidence: []}}}")
    assert "_set_aside.goals.gone,9,,\n" in table_of(answers, rubric)
