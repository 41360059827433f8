"""The page that stands while somebody chooses."""

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from builders.hostile_pages import TEXTS
from builders.shown_words import times
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact, AtQuestion, AtReview, JumpedTo
from cooperation_cli.interviewer.keys.choosing import Choosing
from cooperation_cli.interviewer.keys.page import Page, drawn
from cooperation_cli.interviewer.wrapping import columns
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

TALL = 100


def shown(interview: Interview, *keys: str, width: int = 80, height: int = TALL) -> Page:
    choosing = Choosing.begin(interview)
    for key in keys:
        outcome = choosing.press(key)
        assert isinstance(outcome, Choosing)
        choosing = outcome
    return drawn(choosing, interview, width, height)


def lines(page: Page) -> list[str]:
    return [row.text for row in page.rows]


def under_cursor(page: Page) -> str:
    return page.rows[page.line].text[page.column :]


def test_a_page_has_the_question_its_levels_and_what_the_keys_do(at_questions: Interview) -> None:
    assert "\n".join(lines(shown(at_questions))) == (
        "Question 1 of 5; about 3 minutes left\n"
        "What about goals.purpose?\n"
        "\n"
        "  0   Absent. Nothing is written.\n"
        "  1   Ad hoc\n"
        "  2   Agreed\n"
        "  3   In use. It is read aloud.\n"
        "  4   Reviewed\n"
        "\n"
        "0 to 4, or arrows and Enter; d don't know, p prefer not to say, s skip, b back,\n"
        "f forward, u undo, c comment, e evidence, o overview, a answers, j jump,\n"
        "r review, ? help, q quit."
    )


def test_the_cursor_is_on_the_key_of_the_current_option(at_questions: Interview) -> None:
    assert under_cursor(shown(at_questions)).startswith("0   Absent.")
    moved = shown(at_questions, "down", "down")
    assert under_cursor(moved) == "2   Agreed"
    assert moved.rows[moved.line].text.startswith("> ")


def test_nothing_points_at_an_option_before_a_key_does(at_questions: Interview) -> None:
    assert not any(line.startswith(">") for line in lines(shown(at_questions)))


def test_the_answer_so_far_is_marked_and_told(begun: Callable[..., Interview], level_3: Reply) -> None:
    answered = begun(chosen={"form": ("bilateral",), "partners": ("state",)}, replies={"goals.purpose": level_3})
    page = shown(answered.take(JumpedTo(AtQuestion("goals.purpose"))))
    assert "> 3 * In use. It is read aloud." in lines(page)
    assert "Your answer so far: 3 In use" in lines(page)


def test_choices_of_several_have_boxes(begun: Callable[..., Interview]) -> None:
    facts = begun(chosen={"form": ("bilateral",)}).take(JumpedTo(AtFact("partners")))
    assert {"  1  [ ] States", "> 2  [x] NGOs"} <= set(lines(shown(facts, "2")))


def test_what_was_said_to_the_last_key_stands_over_the_keys(at_questions: Interview) -> None:
    page = lines(shown(at_questions, "x"))
    assert page[page.index('"x" means nothing here.') + 1].startswith("0 to 4, or arrows and Enter;")


def test_a_long_comment_is_shown_by_its_beginning(begun: Callable[..., Interview]) -> None:
    long = Reply(State.DONT_KNOW, comment=Words("\n".join(f"line {number}" for number in range(50))))
    page = lines(shown(begun(replies={"goals.purpose": long}).take(JumpedTo(AtQuestion("goals.purpose")))))
    assert page[page.index("Comment: line 0") :][:3] == ["Comment: line 0", "  line 1", "  …"]


def test_a_verb_whose_letter_is_a_level_is_typed_as_a_line(at_questions: Interview) -> None:
    page = " ".join(lines(shown(at_questions.take(JumpedTo(AtQuestion("goals.grade"))))))
    assert ":evidence" in page
    assert ":answers" in page
    assert "c comment" in page


def test_at_the_review_only_the_keys_are_left(at_questions: Interview) -> None:
    page = shown(at_questions.take(JumpedTo(AtReview())))
    assert lines(page)[0].startswith("f finish, b back,")
    assert page.line == len(page.rows) - 1


def test_in_little_room_the_levels_stay(at_questions: Interview) -> None:
    levels = lines(shown(at_questions))[3:8]
    for height in range(7, 14):
        page = lines(shown(at_questions, height=height))
        assert len(page) <= height
        assert set(levels) < set(page)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_foreign_text_cannot_move_the_cursor(begun: Callable[..., Interview], rubric: Rubric, text: str) -> None:
    hostile = Words(text)
    question = replace(rubric.dimensions[0].questions[0], text=hostile, levels={Fraction(1): hostile})
    goals = replace(rubric.dimensions[0], questions=(question,))
    interview = begun(
        using=replace(rubric, dimensions=(goals, rubric.dimensions[1])),
        replies={"goals.purpose": Reply(State.UNANSWERED, evidence=(hostile,))},
    ).take(JumpedTo(AtQuestion("goals.purpose")))
    page = lines(shown(interview, height=1000))
    assert {character for line in page for character in line if not character.isprintable()} <= {"\u200c"}
    assert times(text, "\n".join(page)) >= 2 or not text.strip()


def shipped_moments() -> Iterator[Interview]:
    """Each fact and question of the shipped rubric, in the words of each stage, with and without an answer."""
    shipped = open_rubric("international-cooperation")
    many = {fact.id: tuple(fact.choices) if fact.several else tuple(fact.choices)[-1:] for fact in shipped.profile}
    stages = next(fact for fact in shipped.profile if fact.id == "stage").choices
    for stage in stages:
        answers = Answers(shipped.id, shipped.version, Words("Lake"), chosen={**many, "stage": (stage,)})
        fresh = Interview.begin(shipped, answers)
        yield from (fresh.take(JumpedTo(stop)) for stop in fresh.path[:-1])
        for question in fresh.asked:
            said = Reply(State.LEVEL, question.scale.highest, comment=Words("As agreed at the last meeting"))
            answered = replace(answers, replies={question.id: said})
            yield Interview.begin(shipped, answered).take(JumpedTo(AtQuestion(question.id)))


def test_every_page_of_the_shipped_rubric_fits_60_columns_and_24_lines_whole() -> None:
    for interview in shipped_moments():
        page = shown(interview, width=60, height=24)
        assert len(page.rows) <= 24
        assert all(columns(row.text) <= 60 for row in page.rows)
        assert set(lines(page)) >= {*lines(shown(interview, width=60))} - {""}, lines(page)


def test_to_a_group_the_options_stand_apart_and_none_is_marked(begun: Callable[..., Interview]) -> None:
    answered = begun(replies={"goals.purpose": Reply(State.LEVEL, Fraction(2), comment=Words("see minutes"))})
    group = replace(answered.take(JumpedTo(AtQuestion("goals.purpose"))), in_group=True)
    page = shown(group)
    assert lines(page)[:9] == [
        "Question 1 of 5; 20% done, about 3 minutes left",
        "",
        "What about goals.purpose?",
        "",
        "  0   Absent. Nothing is written.",
        "",
        "  1   Ad hoc",
        "",
        "  2   Agreed",
    ]
    assert under_cursor(page).startswith("0")
    assert not any(mark in "\n".join(lines(page)) for mark in (">", "*", "see minutes"))


def test_where_a_group_has_a_small_screen_the_options_close_up(at_questions: Interview) -> None:
    group = replace(at_questions, in_group=True)
    page = shown(group, height=14)
    assert len(page.rows) <= 14
    assert "  0   Absent. Nothing is written.\n  1   Ad hoc\n  2   Agreed" in "\n".join(lines(page))
