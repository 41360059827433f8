from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import UNANSWERED, Answers, Invitation, Reply, Respondent, Side, State, WorkLevel
from cooperation_cli.answers.tabular import document_of_table, table_of
from cooperation_cli.answers.writing import document_of, json_of, json_text, yaml_of
from cooperation_cli.documents import csv, json, yaml
from cooperation_cli.documents.yaml_writing import dump
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question
from cooperation_cli.text import UNSEEN, Words, visible

Read = Callable[..., Answers]

hostile = st.sampled_from(
    ["=1+1", "'=1", "''@x", "no", "1:30", "# x", "[/]", "a\r\nb", "\ra", " edge ", '"', "\x1b[0m", "\uff1d1"]
) | st.sampled_from(
    [
        "c\x9b31m\x7f",
        "\u202eton",
        "gov\ufe0f-1 \u2764\ufe0f",
        "x\U000e0148\U000e0155y",
        "\\u{9b}",
        "\\\\u{5c}u{0}",
        "\ue000",
    ]
)
texts = (hostile | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))).map(Words).filter(bool)


def replies(question: Question) -> st.SearchStrategy[Reply]:
    evidence = st.lists(texts, max_size=3).map(tuple)
    comment = st.none() | texts
    states = [State.DONT_KNOW, State.PREFER_NOT_TO_SAY, State.UNANSWERED]
    levels = st.sampled_from(question.scale.values)
    kinds = [
        st.builds(Reply, st.just(State.LEVEL), levels, evidence, comment),
        st.builds(Reply, st.sampled_from(states), st.none(), evidence, comment),
    ]
    if question.not_applicable:
        kinds.append(st.builds(Reply, st.just(State.NOT_APPLICABLE), st.none(), evidence, texts))
    return st.one_of(kinds)


@st.composite
def some_answers(draw: st.DrawFn, rubric: Rubric) -> Answers:
    maybe = st.none() | texts
    said = {question.id: draw(st.none() | replies(question)) for question in rubric.questions.values()}
    aims = {
        question.id: draw(st.none() | st.sampled_from(question.scale.values))
        for question in rubric.questions.values()
        if not question.is_exposure
    }
    chosen = {
        "form": draw(st.sampled_from([(), ("bilateral",), ("multilateral",)])),
        "partners": draw(st.sampled_from([(), ("ngo",), ("ngo", "state"), ("state", "ngo")])),
    }
    told = draw(st.builds(Invitation, maybe, maybe, maybe, maybe, maybe))
    dates = st.none() | st.dates().map(str)
    sides, levels = st.none() | st.sampled_from(Side), st.none() | st.sampled_from(WorkLevel)
    return Answers(
        rubric=rubric.id,
        version=draw(st.sampled_from([None, rubric.version])),
        title=draw(texts),
        chosen={fact: choices for fact, choices in chosen.items() if choices},
        respondent=draw(st.builds(Respondent, maybe, sides, levels, maybe, maybe, dates)),
        invitation=None if told == Invitation() else told,
        depth=draw(st.none() | st.sampled_from(Depth)),
        replies={id_: reply for id_, reply in said.items() if reply not in (None, UNANSWERED)},
        targets={id_: aim for id_, aim in aims.items() if aim is not None},
    )


@settings(max_examples=100)
@given(data=st.data())
def test_yaml_json_and_csv_give_back_the_same_answers(rubric: Rubric, data: st.DataObject) -> None:
    answers = data.draw(some_answers(rubric))
    in_yaml, in_json, in_csv = yaml_of(answers, rubric), json_of(answers, rubric), table_of(answers, rubric)
    documents = [
        yaml.parse(in_yaml, "a.yaml"),
        json.parse(in_json, "a.json"),
        document_of_table(csv.parse(in_csv, "a.csv")),
    ]
    assert [answers_from(document, rubric) for document in documents] == [answers] * 3
    assert (visible(in_yaml), visible(in_csv)) == (in_yaml, in_csv)
    assert not UNSEEN.search(in_json)


def test_only_a_level_or_a_word_is_written_short(read: Read, rubric: Rubric) -> None:
    answers = read(
        "goals.purpose: 3\n"
        "goals.measures: {level: 2, evidence: [MoU]}\n"
        "goals.grade: A\n"
        "power.control: dont_know\n"
        "power.concerns: {prefer_not_to_say: true, comment: later}"
    )
    assert document_of(answers, rubric)["answers"] == {
        "goals.purpose": Decimal(3),
        "goals.measures": {"level": Decimal(2), "evidence": ["MoU"]},
        "goals.grade": Decimal(4),
        "power.control": "dont_know",
        "power.concerns": {"prefer_not_to_say": True, "comment": "later"},
    }


def test_what_is_asked_stands_blank_and_what_is_not_asked_stays(read: Read, rubric: Rubric) -> None:
    answers = read("goals.voting: 2", "depth: quick")
    assert document_of(answers, rubric)["answers"] == {
        "goals.purpose": None,
        "goals.voting": Decimal(2),
        "power.concerns": None,
    }


def test_a_file_says_at_its_head_what_it_is_and_how_to_go_on(read: Read, rubric: Rubric) -> None:
    written = yaml_of(read("goals.purpose: 3"), rubric)
    assert written.startswith("# Answers about a partnership")
    assert "cooperation assess goes on" in written
    assert "\n  goals.purpose: 3\n  goals.measures:\n  goals.grade:\n" in written


def test_what_nobody_said_is_left_out(read: Read, rubric: Rubric) -> None:
    assert list(document_of(read(), rubric)) == ["format", "rubric", "partnership", "answers"]


def test_only_a_fact_that_takes_several_choices_has_a_list(read: Read, rubric: Rubric) -> None:
    answers = read("", "partnership: {title: Lake, profile: {form: bilateral, partners: ngo}}")
    profile = {"form": "bilateral", "partners": ["ngo"]}
    assert document_of(answers, rubric)["partnership"] == {"title": "Lake", "profile": profile}


def test_json_is_written_for_eyes_too(read: Read, rubric: Rubric) -> None:
    written = json_of(read("goals.purpose: {level: 3, comment: Zo\u00eb}"), rubric)
    assert '\n    "goals.purpose": {\n      "level": 3,\n      "comment": "Zo\u00eb"\n    },\n' in written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("3.0", "3"),
        ("2.5", "2.5"),
        ("0.1", "0.1"),
        ("100000000000000000000000", "100000000000000000000000"),
        ("0.1000000000000000055511151231257827", '"0.1000000000000000055511151231257827"'),
        ("9007199254740992.5", '"9007199254740992.5"'),
    ],
)
def test_in_json_a_number_that_no_float_holds_is_a_text(number: str, written: str) -> None:
    assert json_text({"level": Decimal(number)}) == f'{{\n  "level": {written}\n}}\n'


@pytest.mark.parametrize("aim", [Fraction(5, 2), Fraction(1, 10**12), Fraction(10**70 + 1), Fraction(-1)])
def test_numbers_are_written_exactly(read: Read, rubric: Rubric, aim: Fraction) -> None:
    answers = replace(read(), targets={"goals.purpose": aim})
    written = document_of(answers, rubric)["targets"]
    assert isinstance(written, dict)
    assert isinstance(number := written["goals.purpose"], Decimal)
    assert Fraction(number) == aim


def test_all_that_is_told_of_people_and_of_an_open_question_is_written(read: Read, rubric: Rubric) -> None:
    invitation = {"from": "Us", "purpose": "To talk", "who_sees": "You", "affects_funding": "No", "kept_until": "May"}
    respondent = {"partner": "Montreal", "side": "funder", "level": "decides", "role": "Mayor", "name": "Ann"}
    respondent["date"] = "2026-11-22"
    said = dump({"invitation": invitation, "respondent": respondent})
    written: Any = document_of(read("goals.purpose: {comment: Later.}", said), rubric)
    assert (written["invitation"], written["respondent"]) == (invitation, respondent)
    assert written["answers"]["goals.purpose"] == {"comment": "Later."}
