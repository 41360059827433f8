from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cooperation_cli.rubric.asking import asked, unknown_facts, with_depth, worded
from cooperation_cli.rubric.conditions import Chosen
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth, Question, Variant
from cooperation_cli.text import Words


@pytest.fixture
def lake(load: Callable[[str], Rubric], whole: str) -> Rubric:
    return load(whole)


def test_what_is_asked_depends_on_the_profile(lake: Rubric) -> None:
    everyone = ["goals.purpose", "goals.grade", "pressure.storm"]
    assert [question.id for question in asked(lake, {}, Depth.FULL)] == everyone
    states = {"partners": frozenset({"state", "ngo"})}
    assert [question.id for question in asked(lake, states, Depth.FULL)] == [*everyone, "pressure.wall"]


def test_quick_depth_asks_quick_questions_only(lake: Rubric) -> None:
    assert [question.id for question in asked(lake, {}, Depth.QUICK)] == ["goals.purpose"]


def test_a_question_may_be_asked_at_one_depth(
    load: Callable[[str], Rubric], changed: Callable[[str, str], str]
) -> None:
    rubric = load(changed("ask_if: {profile: partners, is: state}", "ask_if: {profile: depth, is: full}, depth: quick"))
    assert "pressure.wall" in [question.id for question in asked(rubric, {}, Depth.FULL)]
    assert "pressure.wall" not in [question.id for question in asked(rubric, {}, Depth.QUICK)]


def test_the_depth_of_the_run_outranks_one_in_the_profile() -> None:
    assert with_depth({"depth": frozenset({"full"})}, Depth.QUICK) == {"depth": frozenset({"quick"})}


def test_a_variant_changes_the_words_that_it_gives(lake: Rubric) -> None:
    question = lake.questions["goals.purpose"]
    plain = worded(question, {})
    assert (plain.text, plain.levels[Fraction(2)]) == (Words("Is there a purpose?"), Words("Used last year."))
    more = worded(question, {"form": frozenset({"more"})})
    assert more.text == Words("Do all share a purpose?")
    assert more.levels == {
        Fraction(0): Words("None at all."),
        Fraction(1): Words("Agreed in writing."),
        Fraction(2): Words("Used."),
    }
    assert more.advice == {Fraction(1): Words("Do."), Fraction(2): Words("Use it.")}
    assert more.evidence == Words("The text.")


def varied(question: Question) -> Question:
    """The question with two variants that fit form two: the first gives evidence, both give level 1."""
    two = Chosen("form", frozenset({"two"}))
    one, other = Words("first"), Words("second")
    level = Fraction(1)
    variants = (
        Variant(two, levels={level: one}, evidence=one),
        Variant(two, text=other, levels={level: other}, evidence=other, advice={level: other}),
    )
    return replace(question, variants=variants)


def test_the_first_fitting_variant_that_gives_a_piece_decides_it(lake: Rubric) -> None:
    words = worded(varied(lake.questions["goals.purpose"]), {"form": frozenset({"two"})})
    assert (words.levels[Fraction(1)], words.evidence) == (Words("first"), Words("first"))
    assert (words.text, words.advice[Fraction(1)]) == (Words("second"), Words("second"))


def test_facts_that_decide_and_are_not_given_are_named_in_order(lake: Rubric) -> None:
    assert unknown_facts(lake, {}) == ("partners",)
    assert unknown_facts(lake, {"partners": frozenset()}) == ()
