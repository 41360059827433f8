from fractions import Fraction

import pytest
from builders.small_rubric import question
from msgspec.structs import replace

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.form_names import (
    DEPTH,
    RUBRIC,
    TITLE,
    fact_path,
    form_name,
    labels,
    level_label,
    level_name,
    part_labels,
    reply_path,
    words_allowed,
)
from cooperation_cli.answers.model import State
from cooperation_cli.documents.document import Path
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (reply_path("shared-goals.first-aim"), "shared_goals__first_aim"),
        (reply_path("shared-goals.first-aim", "comment"), "shared_goals__first_aim__comment"),
        (fact_path("legal-form"), "profile_legal_form"),
        (RUBRIC, "cooperation_rubric"),
        (DEPTH, "cooperation_depth"),
        (TITLE, "partnership_title"),
        (("respondent", "name"), "respondent_name"),
        (("invitation", "who_sees"), "invitation_who_sees"),
    ],
)
def test_each_part_of_an_answers_file_has_a_name_that_forms_can_take(path: Path, name: str) -> None:
    assert form_name(path) == name


def test_paths_are_those_of_an_answers_file() -> None:
    assert (reply_path("goals.aim"), reply_path("goals.aim", "evidence")) == (
        ("answers", "goals.aim", "level"),
        ("answers", "goals.aim", "evidence"),
    )
    assert fact_path("form") == ("partnership", "profile", "form")


@pytest.mark.parametrize(
    ("code", "name"), [(None, "2.5"), ("A", "A"), ("zZ09_.-+", "zZ09_.-+"), ("B 1", "2.5"), ("\N{CHECK MARK}", "2.5")]
)
def test_a_level_is_exported_by_its_code_if_forms_can_take_that(code: str | None, name: str) -> None:
    assert level_name(Level(Fraction(5, 2), Words("Fair"), code)) == name


def test_a_level_is_read_with_what_it_says() -> None:
    level = Level(Fraction(3), Words("In use"), "C")
    assert level_label(level, Words("In use: it is done.")) == Words("C In use: it is done.")
    assert level_label(level, Words("")) == Words("C")


def test_only_where_it_may_be_said_is_not_applicable_offered() -> None:
    always = (State.DONT_KNOW, State.PREFER_NOT_TO_SAY)
    assert words_allowed(question("goals.aim")) == always
    assert words_allowed(question("goals.aim", not_applicable=True)) == (*always, State.NOT_APPLICABLE)


def test_evidence_and_comment_are_told_apart_by_the_id_where_a_title_comes_twice(rubric: Rubric) -> None:
    first, second, third = (question(f"goals.{name}") for name in ("one", "two", "three"))
    questions = (first, replace(second, title=Words("Aims")), replace(third, title=Words("Aims")))
    narrow = replace(rubric, dimensions=(replace(rubric.dimensions[0], questions=questions),))
    assert {form_name(path): words.raw for path, words in part_labels(narrow).items()} == {
        "goals__one__evidence": "Evidence: goals.one",
        "goals__one__comment": "Comment: goals.one",
        "goals__two__evidence": "Evidence: Aims (goals.two)",
        "goals__two__comment": "Comment: Aims (goals.two)",
        "goals__three__evidence": "Evidence: Aims (goals.three)",
        "goals__three__comment": "Comment: Aims (goals.three)",
    }


def test_a_reply_is_a_level_or_a_word_each_with_what_a_person_reads(rubric: Rubric) -> None:
    grade, measures = (
        next(blank for blank in form_for(rubric).blanks if blank.question.id == id_)
        for id_ in ("goals.grade", "goals.measures")
    )
    words = (("dont_know", "I do not know"), ("prefer_not_to_say", "I prefer not to say"))
    found = [(name, says.raw) for name, says in labels(grade)]
    assert found == [("E", "E Poor"), ("no", "no Fair"), ("A", "A Good"), *words]
    assert [name for name, _ in labels(measures)] == [*"01234", *dict(words), "not_applicable"]


def test_a_level_of_a_long_scale_without_words_is_read_as_it_is_typed(rubric: Rubric) -> None:
    scale = Scale("points", tuple(Level(Fraction(value), Words("")) for value in range(13)), zero=Fraction(0))
    narrow = replace(rubric, dimensions=(replace(rubric.dimensions[0], questions=(question("goals.aim", scale),)),))
    (blank,) = form_for(narrow).blanks
    assert [(name, says.raw) for name, says in labels(blank)][:13] == [(str(value), str(value)) for value in range(13)]
