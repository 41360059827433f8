"""Which column holds what."""

from fractions import Fraction

import pytest
from builders.exports import LAKE, as_csv, export, imported, row
from builders.small_rubric import dimension, question, small_rubric
from msgspec.structs import replace

from cooperation_cli.answers.form_names import RUBRIC, TITLE, fact_path, form_name, reply_path
from cooperation_cli.documents.document import Path
from cooperation_cli.importing.export import rubrics_named
from cooperation_cli.importing.lexicon import Lexicon, Meant
from cooperation_cli.rubric.library import known, open_rubric
from cooperation_cli.text import Words

PURPOSE = reply_path("shared-goals.purpose")
COMMENT = reply_path("shared-goals.purpose", "comment")
LEXICON = Lexicon((LAKE,))


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("shared_goals__purpose", PURPOSE),
        ("shared_goals__purpose__2", PURPOSE),
        ("shared-goals.purpose", PURPOSE),
        (" Shared-Goals.Purpose ", PURPOSE),
        ("dimension_shared_goals/shared_goals__purpose", PURPOSE),
        ("strategies/shared-goals/purpose", PURPOSE),
        ("dimension_shared_goals-shared_goals__purpose", PURPOSE),
        ("data:group:shared_goals__purpose", PURPOSE),
        ("Is the purpose written down?", PURPOSE),
        ("is the  PURPOSE written down", PURPOSE),
        ("Will the purpose be written down?", PURPOSE),
        ("Shared goals/Is the purpose written down?", PURPOSE),
        ("3. Is the purpose written down?", PURPOSE),
        ("G2Q1. Is the purpose written down?", PURPOSE),
        ("Please tick: [Is the purpose written down?]", PURPOSE),
        ("Shared goals > Is the purpose written down?", PURPOSE),
        ("Goals [of (all) parties] [Is the purpose written down?]", PURPOSE),
        ("Purpose in writing (shared-goals.purpose)", PURPOSE),
        ("shared_goals__purpose__comment", COMMENT),
        ("Comment: Purpose", COMMENT),
        ("Comment: Is the purpose written down?", COMMENT),
        ("Is the purpose written down? [Comment]", COMMENT),
        ("Why? (shared-goals.purpose.comment)", COMMENT),
        ("Evidence: Purpose", reply_path("shared-goals.purpose", "evidence")),
        ("profile_stage", fact_path("stage")),
        ("_profile.stage", fact_path("stage")),
        ("At what stage is the work?", fact_path("stage")),
        ("The name of the partnership", TITLE),
        ("about/partnership_title", TITLE),
        ("The party that you belong to", ("respondent", "partner")),
        ("invitation_who_sees", ("invitation", "who_sees")),
        ("cooperation_rubric", RUBRIC),
    ],
)
def test_a_column_is_known_by_its_id_its_last_part_or_its_text(header: str, path: Path) -> None:
    assert LEXICON.meant(header) == Meant(path)


@pytest.mark.parametrize(
    ("header", "choice"),
    [
        ("profile_partners/ngo", "ngo"),
        ("partnership/profile_partners/ngo", "ngo"),
        ("partnership-profile_partners/ngo", "ngo"),
        ("Which kinds of parties take part?/Associations", "ngo"),
        ("Which kinds of parties take part? [Associations]", "ngo"),
        ("The partnership/Which kinds of parties take part?/Universities / research institutes", "academia"),
    ],
)
def test_a_column_may_stand_for_one_choice(header: str, choice: str) -> None:
    assert LEXICON.meant(header) == Meant(fact_path("partners"), choice)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "?",
        "purpose",
        "Purpose",
        "Comment",
        "shared_goals",
        "Is the purpose written",
        "Was the purpose written down?",
        "the name of your partnership",
        "Which kinds of parties take part?/Others",
        "Is the purpose written down? [Other]",
        "x" * 5_000,
        "/" * 500,
    ],
)
def test_what_is_only_like_a_name_or_a_text_means_nothing(header: str) -> None:
    assert LEXICON.meant(header) is None


def test_former_ids_still_mean_their_questions() -> None:
    rubric = small_rubric()
    assert Lexicon((rubric,)).meant("group/aims__mark") == Meant(reply_path("goals.grade"))


def test_a_text_of_two_questions_means_neither() -> None:
    same = (replace(question("goals.a"), text=Words("Why?")), replace(question("goals.b"), text=Words("Why!")))
    lexicon = Lexicon((replace(LAKE, dimensions=(dimension("goals", "strategies", *same),)),))
    assert lexicon.meant("Why?") is None
    assert lexicon.meant("goals__a") == Meant(reply_path("goals.a"))


def test_texts_are_known_in_every_language() -> None:
    goals = LAKE.dimensions[0]
    said = replace(goals.questions[0], text=Words("Qui décide ?"), levels={Fraction(1): Words("Tous à la fois")})
    french = replace(LAKE, dimensions=(replace(goals, questions=(said, *goals.questions[1:])), LAKE.dimensions[1]))
    (answers,) = imported(row(**{"qui décide": "tous à  la fois."}), languages=(LAKE, french))
    assert answers.replies["shared-goals.purpose"].level == 1


@pytest.mark.parametrize("name", known())
def test_every_name_of_every_rubric_is_known_again(name: str) -> None:
    rubric = open_rubric(name)
    lexicon = Lexicon((rubric,))
    for id_ in rubric.questions:
        for part in ("level", "evidence", "comment"):
            assert lexicon.meant(f"a/b-{form_name(reply_path(id_, part))}") == Meant(reply_path(id_, part))
    for fact in rubric.profile:
        assert lexicon.meant(form_name(fact_path(fact.id))) == Meant(fact_path(fact.id))
        for choice in fact.choices:
            assert lexicon.meant(f"{form_name(fact_path(fact.id))}/{choice}") == Meant(fact_path(fact.id), choice)


def test_every_text_of_the_shipped_questions_is_known_again() -> None:
    rubric = open_rubric("international-cooperation")
    lexicon = Lexicon((rubric,))
    for id_, each in rubric.questions.items():
        for text in (each.text, *(variant.text for variant in each.variants if variant.text)):
            assert lexicon.meant(f"Q1. {text.raw}") == Meant(reply_path(id_))


def test_columns_of_one_name_that_mean_nothing_are_counted() -> None:
    head = ["shared_goals__purpose", "Comment", "Comment", "Empty"]
    assert export(as_csv([head, ["1", "a", "b", ""]])).left_over == {"Comment": 2}


def test_the_rubrics_that_a_form_names_are_told() -> None:
    written = as_csv([["a/cooperation_rubric", "cooperation_rubric"], ["lake@1", ""], ["lake@1", "x@2"], ["", ""]])
    assert rubrics_named(export(written).grid) == ["lake@1", "x@2"]


def test_questions_with_a_column_are_told() -> None:
    assert export(row(power__money="1", power__credit__comment="x")).questions == {"power.money"}
