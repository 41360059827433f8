from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

import pytest
from msgspec.structs import replace

from cooperation_cli.answers.loading import answers_from, found_for, rubric_named
from cooperation_cli.answers.model import (
    UNANSWERED,
    Answers,
    Invitation,
    Reply,
    Respondent,
    Side,
    State,
    WorkLevel,
)
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents import json, yaml
from cooperation_cli.errors import CooperationError, Place, Problem
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

Read = Callable[..., Answers]
Refused = Callable[..., tuple[Problem, ...]]


def the_only(problems: tuple[Problem, ...]) -> str:
    assert len(problems) == 1, problems
    return str(problems[0])


def problems_of(text: str, rubric: Rubric) -> tuple[Problem, ...]:
    with pytest.raises(CooperationError) as caught:
        answers_from(yaml.parse(text, "a.yaml"), rubric)
    return caught.value.problems


# The five replies


def test_a_number_is_a_level(read: Read) -> None:
    assert read("goals.purpose: 3").replies == {"goals.purpose": Reply(State.LEVEL, Fraction(3))}


@pytest.mark.parametrize("written", ["2.5", "2.50", '"2.5"', '" no "', "{level: 2.5}", '{level: "no"}'])
def test_a_level_may_be_typed_by_value_by_text_or_by_code(read: Read, written: str) -> None:
    assert read(f"goals.grade: {written}").replies == {"goals.grade": Reply(State.LEVEL, Fraction(5, 2))}


@pytest.mark.parametrize("word", ["dont_know", "prefer_not_to_say"])
@pytest.mark.parametrize("shape", ["{}", '" {} "', "{{{}: true}}", "{{level: {}}}", '{{level: " {} "}}'])
def test_a_word_may_stand_alone_or_spelled_out(read: Read, word: str, shape: str) -> None:
    replies = read(f"goals.purpose: {shape.format(word)}").replies
    assert replies == {"goals.purpose": Reply(State(word))}


@pytest.mark.parametrize("said", ["not_applicable: true", "level: not_applicable"])
def test_not_applicable_takes_its_reason_along(read: Read, said: str) -> None:
    reply = read(f"goals.measures: {{{said}, comment: only two partners}}").replies["goals.measures"]
    assert reply == Reply(State.NOT_APPLICABLE, comment=Words("only two partners"))


@pytest.mark.parametrize("blank", ["", "~", '"  "', "{}", "{level: }", '{level: "", comment: "", evidence: [""]}'])
def test_a_blank_is_as_if_it_were_not_there(read: Read, blank: str) -> None:
    assert read(f"goals.purpose: {blank}").replies == {}


def test_a_note_on_an_open_question_is_kept_and_leaves_it_open(read: Read) -> None:
    reply = read("goals.purpose: {comment: ask Ana, evidence: [MoU]}").replies["goals.purpose"]
    assert reply == replace(UNANSWERED, comment=Words("ask Ana"), evidence=(Words("MoU"),))


def test_one_text_of_evidence_is_a_list_of_one(read: Read) -> None:
    reply = read("goals.purpose: {level: 3, evidence: MoU 2024}").replies["goals.purpose"]
    assert reply.evidence == (Words("MoU 2024"),)


def test_no_answers_yet_are_no_replies(read: Read) -> None:
    assert read("").replies == {}


def test_replies_and_targets_stand_in_the_order_of_the_rubric(read: Read) -> None:
    answers = read(
        "power.concerns: 1\ngoals.purpose: 2", "targets: {power.concerns: 3, goals.purpose: 4, goals.grade: A}"
    )
    assert list(answers.replies) == ["goals.purpose", "power.concerns"]
    assert list(answers.targets) == ["goals.purpose", "goals.grade", "power.concerns"]


# Replies that are refused


@pytest.mark.parametrize("written", ["3.7", "5", "-1", '"3.7"', "A", "{level: 7}"])
def test_a_level_off_the_scale_names_the_levels(refused: Refused, written: str) -> None:
    says = the_only(refused(f"goals.purpose: {written}"))
    assert "is not a level of this question" in says
    assert "write one of: 0 Absent, 1 Ad hoc, 2 Agreed, 3 In use, 4 Reviewed" in says


def test_what_does_not_fit_is_told_where_it_stands_and_not_where_its_key_does(refused: Refused) -> None:
    (problem,) = refused("goals.purpose: 9")
    assert (problem.place.line, problem.place.column) == (6, 18)


@pytest.mark.parametrize("written", ["true", "false", "{level: true}"])
def test_true_is_not_a_level(refused: Refused, written: str) -> None:
    what = written.strip("{}").removeprefix("level: ")
    assert f"{what} is not a level" in the_only(refused(f"goals.purpose: {written}"))


def test_a_long_scale_is_told_by_its_ends(refused: Refused, rubric: Rubric) -> None:
    grade = rubric.questions["goals.grade"]
    levels = tuple(replace(grade.scale.levels[0], value=Fraction(value, 2), code=None) for value in range(100))
    rest = tuple(question for question in rubric.dimensions[0].questions if question != grade)
    longer = replace(rubric.dimensions[0], questions=(*rest, replace(grade, scale=replace(grade.scale, levels=levels))))
    says = the_only(refused("goals.grade: 400", using=replace(rubric, dimensions=(longer,))))
    assert says.endswith("write one of: from 0 to 49.5 in steps of 0.5")


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("don't know", "write dont_know"),
        ("Dont-Know", "write dont_know"),
        ("prefer not to say", "write prefer_not_to_say"),
        ("N/A", "write not_applicable, and say in comment why"),
    ],
)
def test_a_word_in_another_spelling_is_told_the_right_one(refused: Refused, written: str, mend: str) -> None:
    assert the_only(refused(f"goals.purpose: {written}")).endswith(mend)


@pytest.mark.parametrize("written", ["not_applicable", '" not_applicable "'])
def test_a_bare_not_applicable_is_told_how_to_give_a_reason(refused: Refused, written: str) -> None:
    says = the_only(refused(f"goals.measures: {written}"))
    assert says.startswith("answers.yaml:6:19: answers.goals.measures: ")
    assert says.endswith("write {not_applicable: true, comment: why}")


@pytest.mark.parametrize("comment", ["", ", comment: ", ', comment: "  "'])
def test_not_applicable_without_a_reason_is_refused(refused: Refused, comment: str) -> None:
    assert "needs a reason" in the_only(refused(f"goals.measures: {{not_applicable: true{comment}}}"))


def test_not_applicable_is_refused_where_the_rubric_does_not_allow_it(refused: Refused) -> None:
    says = the_only(refused("goals.purpose: {not_applicable: true, comment: why not}"))
    assert "answers.goals.purpose.not_applicable: the rubric does not allow" in says


@pytest.mark.parametrize(
    ("first", "second"), [*combinations(("level", "dont_know", "prefer_not_to_say", "not_applicable"), 2)]
)
def test_two_things_at_once_are_refused(refused: Refused, first: str, second: str) -> None:
    said = ", ".join(f"{key}: {2 if key == 'level' else 'true'}" for key in (first, second))
    says = the_only(refused(f"goals.measures: {{{said}, comment: why}}"))
    assert f": {first} and {second} cannot both be the answer" in says


def test_a_list_is_told_where_evidence_goes(refused: Refused) -> None:
    says = the_only(refused("goals.purpose: [3, MoU]"))
    assert says.endswith(
        "a list is not an answer; write one level; evidence goes into {level: \N{HORIZONTAL ELLIPSIS}, "
        "evidence: [\N{HORIZONTAL ELLIPSIS}]}"
    )


@pytest.mark.parametrize("written", ["{dont_know: false}", "{dont_know: 1}", '{dont_know: "true"}', "{dont_know: }"])
def test_only_true_may_follow_a_word(refused: Refused, written: str) -> None:
    assert "only true may stand here" in the_only(refused(f"goals.purpose: {written}"))


@pytest.mark.parametrize("written", ["[3]", "{level: [3]}", "{level: {a: 1}}", "{evidence: {a: b}}", "{evidence: [3]}"])
def test_a_reply_of_another_shape_is_refused_at_its_place(refused: Refused, written: str) -> None:
    assert the_only(refused(f"goals.purpose: {written}")).startswith("answers.yaml:6:")


def test_an_unknown_key_of_a_reply_names_the_nearest(refused: Refused) -> None:
    assert 'did you mean "evidence"?' in the_only(refused("goals.purpose: {level: 2, evidense: [MoU]}"))


# Ids


def test_an_unknown_question_names_the_nearest(refused: Refused) -> None:
    says = the_only(refused("goals.porpose: 2"))
    assert says == (
        'answers.yaml:6:3: answers.goals.porpose: the rubric has no question "goals.porpose"; '
        'did you mean "goals.purpose"?'
    )


def test_a_question_without_its_dimension_names_the_whole_id(refused: Refused) -> None:
    assert 'did you mean "power.concerns"?' in the_only(refused("concerns: 2"))


def test_a_question_that_is_near_to_none_is_told_where_they_stand(refused: Refused, rubric: Rubric) -> None:
    many = tuple(replace(rubric.questions["goals.purpose"], id=f"goals.q{number}") for number in range(13))
    larger = replace(rubric, dimensions=(replace(rubric.dimensions[0], questions=many),))
    assert "cooperation rubric show small lists the questions" in the_only(refused("zzzz: 2", using=larger))


def test_an_id_is_shown_in_one_line_and_not_whole(refused: Refused) -> None:
    says = the_only(refused('"\\e[31m\\n' + "x" * 150 + '": 2'))
    assert "\\u{1b}" in says
    assert "\n" not in says
    assert "x" * 50 not in says.partition("the rubric has")[2]


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file(refused: Refused) -> None:
    problems = refused(
        "goals.purpose: 9\ngoals.porpose: 1\npower.control: x",
        "partnership: {title: Lake, profile: {form: trilateral, size: big}}\ntargets: {power.control: 1}",
    )
    assert [problem.path for problem in problems] == [
        "partnership.profile.form",
        "partnership.profile.size",
        "targets.power.control",
        "answers.goals.purpose",
        "answers.goals.porpose",
        "answers.power.control",
    ]


def test_unknown_ids_are_said_together_with_a_wrong_shape(refused: Refused) -> None:
    problems = refused("goals.porpose: 1\ngoals.purpose: [1]", "targets: {goals.grad: 4}")
    assert [problem.path for problem in problems] == [
        "targets.goals.grad",
        "answers.goals.porpose",
        "answers.goals.purpose",
    ]


# Profile, respondent, invitation, depth, targets


def test_the_profile_keeps_choices_in_the_order_given(read: Read) -> None:
    about = "partnership: {title: Lake, profile: {partners: [ngo, state, ngo], form: bilateral}}"
    answers = read("", about)
    assert answers.chosen == {"form": ("bilateral",), "partners": ("ngo", "state")}
    assert answers.profile == {"form": {"bilateral"}, "partners": {"ngo", "state"}}


def test_one_choice_of_several_needs_no_list_and_a_blank_one_is_not_known(read: Read) -> None:
    assert read("", "partnership: {title: Lake, profile: {partners: ngo, form: }}").chosen == {"partners": ("ngo",)}


def test_several_choices_for_a_single_fact_are_refused(refused: Refused) -> None:
    says = the_only(refused("", "partnership: {title: Lake, profile: {form: [bilateral, multilateral]}}"))
    assert "partnership.profile.form: form takes one choice, and has 2" in says


def test_an_unknown_choice_names_the_nearest(refused: Refused) -> None:
    says = the_only(refused("", "partnership: {title: Lake, profile: {partners: [state, ngos]}}"))
    assert 'partnership.profile.partners[1]: "ngos" is not a choice of partners; did you mean "ngo"?' in says


def test_the_depth_is_no_profile_fact(refused: Refused) -> None:
    says = the_only(refused("", "partnership: {title: Lake, profile: {depth: quick}}"))
    assert "write depth: at the left margin" in says


def test_who_answered_and_what_they_were_told_is_read(read: Read) -> None:
    answers = read(
        "",
        'respondent: {partner: A, side: funder, level: decides, role: " ", name: B, date: "2026-11-22"}\n'
        "invitation: {from: C, purpose: learn, who_sees: us, affects_funding: not at all, kept_until: June}\n"
        "depth: quick",
    )
    assert answers.respondent == Respondent(
        Words("A"), Side.FUNDER, WorkLevel.DECIDES, name=Words("B"), date="2026-11-22"
    )
    assert answers.invitation == Invitation(Words("C"), Words("learn"), Words("us"), Words("not at all"), Words("June"))
    assert answers.depth is Depth.QUICK


@pytest.mark.parametrize("date", ["", "''", "' '"])
def test_blanks_of_a_template_say_nothing(read: Read, date: str) -> None:
    answers = read(
        "",
        f"respondent: {{partner: , side: , level: '', date: {date}}}\n"
        "invitation: {from: }\ndepth:\ntargets: {goals.purpose: }",
    )
    assert (answers.respondent, answers.invitation, answers.depth, answers.targets) == (Respondent(), None, None, {})


@pytest.mark.parametrize("blank", ["", '""', '" "'])
@pytest.mark.parametrize("key", ["from", "purpose", "who_sees", "affects_funding", "kept_until"])
def test_what_an_invitation_leaves_blank_is_not_told(read: Read, key: str, blank: str) -> None:
    assert read("", f"invitation: {{{key}: {blank}}}").invitation is None


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("respondent: {side: founder}", 'did you mean "funder"?'),
        ("respondent: {side: 3}", "expected text, found a number"),
        ("respondent: {date: 22 November}", 'as in "2026-11-22"'),
        ('respondent: {date: "2026-13-01"}', "is no date"),
        ('respondent: {date: "2026-02-30"}', "is no date"),
        ('respondent: {date: "0000-01-01"}', "is no date"),
        ("respondent: {date: 2026}", "expected text, found a number"),
        ("respondent: {nam: B}", 'did you mean "name"?'),
        ("invitation: {sender: C}", '"sender" is not known here'),
        ("depth: deep", "write one of: quick, full"),
        ("target: {}", 'did you mean "targets"?'),
        ("targets: {power.control: 1}", "a pressure is not chosen"),
        ("targets: {goals.purpose: 9}", "9 is not a level"),
        ("targets: {goals.purpose: dont_know}", "write one of: 0 Absent"),
        ("partnership: {profile: {}}", '"title" is missing'),
        ("partnership: {title: }", "the partnership has no title"),
        ('partnership: {title: " "}', "the partnership has no title"),
        ("partnership: {title: [Lake]}", "expected text, found a list"),
    ],
)
def test_the_rest_of_the_file_is_as_strict(refused: Refused, more: str, says: str) -> None:
    assert says in the_only(refused("", more))


# The file as a whole


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- 1\n- 2\n", "this is a list, not an answers file"),
        ("hello:world\n", "this is a text without any key, not an answers file"),
        ("3\n", "this is a value, not an answers file"),
    ],
)
def test_a_file_without_a_mapping_is_told_how_to_begin(rubric: Rubric, text: str, says: str) -> None:
    message = the_only(problems_of(text, rubric))
    assert says in message
    assert "begin it with format: cooperation-answers/1" in message


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("cooperation-answers/2", "install a newer release"),
        ("cooperation-rubric/1", "this is a rubric, not an answers file"),
        ("cooperation-result/1", "write cooperation-answers/1"),
    ],
)
def test_another_format_is_said_alone(rubric: Rubric, written: str, says: str) -> None:
    assert says in the_only(problems_of(f"format: {written}\nunknown: 1\n", rubric))


def test_what_is_missing_is_all_named(rubric: Rubric) -> None:
    says = "\n".join(map(str, problems_of("depth: full\n", rubric)))
    assert all(f'"{key}" is missing' in says for key in ("format", "rubric", "partnership", "answers"))


@pytest.mark.parametrize("written", ["", "Small", "small@", "small@one", "small@1.2.0.0", "[small]", "1"])
def test_a_rubric_that_is_no_name_is_refused(refused: Refused, written: str) -> None:
    (problem,) = refused(named=written)
    assert problem.path == "rubric"


def test_the_rubric_is_named_before_all_else_is_checked() -> None:
    text = "format: cooperation-answers/1\nrubric: other@2.0.0\nanswers: nonsense\n"
    assert rubric_named(yaml.parse(text, "a.yaml")) == Named("other", "2.0.0")


def test_a_file_that_names_no_rubric_is_told_all_that_is_wrong() -> None:
    with pytest.raises(CooperationError) as caught:
        rubric_named(yaml.parse("format: cooperation-answers/1\nrubic: small\nanswers: 3\n", "a.yaml"))
    assert {problem.path for problem in caught.value.problems} >= {"rubic", "answers"}


def test_json_is_read_alike(rubric: Rubric) -> None:
    text = (
        '{"format": "cooperation-answers/1", "rubric": "small", "partnership": {"title": "Lake"},'
        ' "answers": {"goals.purpose": 3, "goals.grade": "A", "goals.measures": null}}'
    )
    answers = answers_from(json.parse(text, "a.json"), rubric)
    assert {id_: reply.level for id_, reply in answers.replies.items()} == {"goals.purpose": 3, "goals.grade": 4}
    assert answers.version is None


def test_faults_of_shape_and_faults_against_the_rubric_come_out_together(rubric: Rubric) -> None:
    text = """
format: cooperation-answers/1
rubric: small@1.2.0
partnership: {titel: A lake, profile: {form: nobody}}
answers: {goals.nowhere: 1, goals.purpose: 77}
colour: red
"""
    paths = [problem.path for problem in problems_of(text, rubric)]
    assert paths == [
        "partnership.titel",
        "partnership.profile.form",
        "answers.goals.nowhere",
        "answers.goals.purpose",
        "colour",
    ]


def test_problems_are_not_reported_without_end(rubric: Rubric) -> None:
    written = "".join(f"  goals.porpose{number}: 1\n" for number in range(10_000))
    head = "format: cooperation-answers/1\nrubric: small@1.2.0\npartnership: {title: A lake}\n"
    assert len(problems_of(f"{head}answers:\n{written}", rubric)) == 50


def test_fifty_problems_are_enough_to_begin_with(refused: Refused) -> None:
    assert len(refused("".join(f"goals.porpose{number}: 1\n" for number in range(51)))) == 50
    assert len(refused("".join(f"goals.porpose{number}: 1\n" for number in range(49)))) == 49


def test_who_answers_is_read_key_by_key_and_a_blank_is_nothing(rubric: Rubric) -> None:
    head = "format: cooperation-answers/1\nrubric: small\npartnership: {title: Lake}\nanswers: {}\n"
    full = "respondent: {partner: A, side: lead, level: decides, role: B, name: C, date: '2026-11-22'}\n"
    found = answers_from(yaml.parse(head + full, "a.yaml"), rubric).respondent
    told = [None if words is None else words.raw for words in (found.partner, found.role, found.name)]
    assert (told, found.date) == (["A", "B", "C"], "2026-11-22")
    assert (str(found.side), str(found.level)) == ("lead", "decides")
    blank = "respondent: {partner: ' ', role: '', name: ' '}\n"
    assert answers_from(yaml.parse(head + blank, "a.yaml"), rubric).respondent == Respondent()


def test_what_is_no_level_is_told_without_the_blanks_around_it(refused: Callable[..., tuple[Problem, ...]]) -> None:
    (problem,) = refused('goals.purpose: " nine "')
    assert problem.what == "nine is not a level of this question"


def test_a_rubric_that_is_not_found_is_told_at_the_line_that_names_it(rubric: Rubric) -> None:
    here, elsewhere = Problem(Place("a.yaml"), "does not ship", "", "rubric"), Problem(Place("b.yaml"), "is no rubric")

    def find(_: Named) -> Rubric:
        raise CooperationError(here, elsewhere)

    document = yaml.parse("format: cooperation-answers/1\nrubric: other\n", "a.yaml")
    with pytest.raises(CooperationError) as caught:
        found_for(document, find)
    assert caught.value.problems == (replace(here, place=Place("a.yaml", 2, 9)), elsewhere)
    assert found_for(document, lambda _: rubric) is rubric
