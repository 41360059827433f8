from fractions import Fraction

import pytest
from builders.small_rubric import small_rubric

from cooperation_cli.rubric.conditions import AllOf, AnyOf, Chosen, Condition, CountOf, Kind, Measured, Not
from cooperation_cli.rubric.in_words import in_words

TWO = Chosen("form", frozenset({"bilateral"}))
ANY = Chosen("partners", frozenset({"ngo", "state"}))


def below(kind: Kind, subject: str) -> Measured:
    return Measured(kind, subject, Fraction(5, 2), below=True)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (TWO, "“How many?” is answered “Two”"),
        (ANY, "“Which?” is answered “States” or “NGOs”"),
        (Chosen("depth", frozenset({"quick"})), "the depth is quick"),
        (below(Kind.QUESTION, "goals.purpose"), "“goals.purpose” is below 2.5"),
        (below(Kind.DIMENSION, "goals"), "“Goals” is below 2.5"),
        (below(Kind.PART, "strategies"), "“Strategies” is below 2.5"),
        (below(Kind.OVERALL, "score"), "the overall score is below 2.5"),
        (below(Kind.DIMENSION, "each"), "some dimension is below 2.5"),
        (below(Kind.QUESTION, "each-critical"), "some critical question is below 2.5"),
        (Measured(Kind.PART, "each", Fraction(40), below=False), "some part is at least 40"),
        (
            AllOf((TWO, AnyOf((below(Kind.PART, "each"), TWO)))),
            "“How many?” is answered “Two” and (some part is below 2.5 or “How many?” is answered “Two”)",
        ),
        (Not(TWO), "it is not so that “How many?” is answered “Two”"),
        (
            CountOf((TWO, Not(TWO)), 2),
            "at least 2 of these hold: “How many?” is answered “Two”; it is not so that “How many?” is answered “Two”",
        ),
    ],
)
def test_a_condition_is_a_clause_in_the_words_of_the_rubric(condition: Condition, words: str) -> None:
    assert in_words(condition, small_rubric()).raw == words
