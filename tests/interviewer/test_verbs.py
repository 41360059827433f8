"""What a typed line means."""

from collections.abc import Callable

import pytest
from builders.small_rubric import GRADES
from msgspec.structs import replace

from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtQuestion, AtReview, JumpedTo
from cooperation_cli.interview.steps import FactStep, QuestionStep, Step
from cooperation_cli.interviewer.verbs import LETTERS, Command, Verb, key, meant, offer, told, verbs_at
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words


@pytest.fixture
def question(at_questions: Interview) -> Step:
    return at_questions.current


@pytest.fixture
def grade(at_questions: Interview) -> Step:
    return at_questions.take(JumpedTo(AtQuestion("goals.grade"))).current


@pytest.fixture
def fact(begun: Callable[..., Interview]) -> Step:
    return begun().current


@pytest.fixture
def several(begun: Callable[..., Interview]) -> Step:
    return begun(chosen={"form": ("bilateral",)}).current


@pytest.fixture
def review(at_questions: Interview) -> Step:
    return at_questions.take(JumpedTo(AtReview())).current


def level(line: str, step: Step) -> str | None:
    match meant(line, step):
        case Level(label=label):
            return label.raw
        case _:
            return None


@pytest.mark.parametrize(("line", "label"), [("3", "In use"), (" 0 ", "Absent"), ("3.0", "In use"), ("03", "In use")])
def test_a_level_is_typed_by_its_value(question: Step, line: str, label: str) -> None:
    assert level(line, question) == label


@pytest.mark.parametrize(
    ("line", "label"), [("A", "Good"), ("a", "Good"), ("4", "Good"), ("no", "Fair"), ("2.5", "Fair")]
)
def test_a_level_is_typed_by_its_code_or_value(grade: Step, line: str, label: str) -> None:
    assert level(line, grade) == label


@pytest.mark.parametrize("line", ["5", "-1", "3.7", "true", "x", "", "3 4", "three"])
def test_what_is_on_no_scale_means_nothing(question: Step, line: str) -> None:
    assert meant(line, question) is None


@pytest.mark.parametrize("line", ["d", "D", "don't know", "Don\u2019t know", "dont know", "DK", "dont_know"])
def test_not_knowing_has_many_spellings(question: Step, line: str) -> None:
    assert meant(line, question) == Command(Verb.DONT_KNOW)


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb != Verb.FINISH])
def test_every_verb_can_be_typed_as_letter_or_words(question: Step, verb: Verb) -> None:
    assert meant(LETTERS[verb], question) == Command(verb)
    assert meant(verb.upper(), question) == Command(verb)
    assert told(verb, question) == f"{LETTERS[verb]} {verb}"


def test_some_verbs_take_the_rest_of_the_line(question: Step) -> None:
    assert meant("c see the minutes", question) == Command(Verb.COMMENT, "see the minutes")
    assert meant("jump  power", question) == Command(Verb.JUMP, "power")
    assert meant("c\nfirst\nsecond", question) == Command(Verb.COMMENT, "first\nsecond")


def test_other_verbs_stand_alone(question: Step) -> None:
    assert meant("d not sure", question) is None
    assert meant("q please", question) is None


def test_a_letter_that_is_a_level_is_no_verb(grade: Step) -> None:
    assert isinstance(grade, QuestionStep)
    assert isinstance(meant("e", grade), Level)
    assert meant("evidence", grade) == Command(Verb.EVIDENCE)
    assert key(Verb.EVIDENCE, grade) == told(Verb.EVIDENCE, grade) == "evidence"


def test_not_applicable_means_something_even_where_it_is_not_offered(question: Step) -> None:
    assert meant("n", question) == meant("n/a", question) == Command(Verb.NOT_APPLICABLE)
    assert Verb.NOT_APPLICABLE not in verbs_at(question)


@pytest.mark.parametrize(("line", "choices"), [("1", ("bilateral",)), ("multilateral", ("multilateral",))])
def test_a_fact_is_chosen_by_number_or_id(fact: Step, line: str, choices: tuple[str, ...]) -> None:
    assert meant(line, fact) == choices


@pytest.mark.parametrize("line", ["1,2", "1, 2", "1 2", "2;1,", "state, ngo"])
def test_several_choices_stand_with_commas(several: Step, line: str) -> None:
    choices = meant(line, several)
    assert isinstance(choices, tuple)
    assert set(choices) == {"state", "ngo"}


@pytest.mark.parametrize("line", ["0", "3", "1,3", "d", "c hello", "", "n"])
def test_what_a_fact_does_not_offer_means_nothing(fact: Step, line: str) -> None:
    assert meant(line, fact) is None


def test_the_review_knows_its_own_verbs(review: Step) -> None:
    assert meant("f", review) == Command(Verb.FINISH)
    assert meant("3", review) is None
    assert offer(review) == ""


def test_two_verbs_share_a_letter_only_where_no_step_has_both(question: Step, fact: Step, review: Step) -> None:
    for step in (question, fact, review):
        letters = [key(verb, step) for verb in verbs_at(step)]
        assert len(letters) == len(set(letters))
    assert (meant("f", fact), meant("f", review)) == (Command(Verb.FORWARD), Command(Verb.FINISH))


def test_what_is_offered_fits_the_step(question: Step, grade: Step, fact: Step, several: Step) -> None:
    assert [offer(step) for step in (question, grade, fact, several)] == [
        "0 to 4",
        "E to A",
        "1 or 2",
        "1 or 2 with commas",
    ]


def test_a_code_reaches_the_prompt_with_its_hidden_characters_shown(grade: Step) -> None:
    assert isinstance(grade, QuestionStep)
    first, *rest = GRADES.levels
    scale = Scale("grades", (replace(first, code="\x1b"), *rest), GRADES.zero)
    hostile = replace(grade, question=replace(grade.question, scale=scale))
    assert offer(hostile) == "\\u{1b} to A"
    assert Words("\x1b").raw not in offer(hostile)


def test_the_number_that_is_shown_wins_over_an_id_that_is_a_number(fact: Step) -> None:
    assert isinstance(fact, FactStep)
    numbered = replace(fact, fact=replace(fact.fact, choices={"2": Words("Two"), "3": Words("Three")}))
    assert meant("2", numbered) == ("3",)
    assert meant("1", numbered) == ("2",)
