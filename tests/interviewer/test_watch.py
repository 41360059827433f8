"""How long questions take."""

from builders.talk import hold

from cooperation_cli.interview.interview import Interview


def test_each_question_takes_the_time_since_the_reply_before(at_questions: Interview) -> None:
    held = hold(at_questions, "1", "d", "q", seconds=[100, 110, 150])
    assert held.last.pace.times == (10, 40)


def test_looking_around_and_notes_belong_to_the_next_reply(at_questions: Interview) -> None:
    held = hold(at_questions, "c hm", ".", "?", "o", "s", "b", "1", "q", seconds=[0, 60])
    assert held.last.pace.times == (60,)


def test_changing_an_answer_counts_with_the_next_question(at_questions: Interview) -> None:
    held = hold(at_questions, "1", "b", "2", "1", "q", seconds=[0, 10, 35])
    assert held.last.pace.times == (10, 25)


def test_facts_take_no_time_from_questions(begun: object) -> None:
    held = hold(begun(), "1", "1", "1", "q", seconds=[0, 1000, 2000, 2010])  # type: ignore[operator]
    assert held.last.pace.times == (10,)


def test_what_was_undone_keeps_its_time(at_questions: Interview) -> None:
    held = hold(at_questions, "1", "u", "2", "q", seconds=[0, 10, 15])
    assert held.last.pace.times == (10, 5)


def test_a_slow_person_is_told_so(at_questions: Interview) -> None:
    seconds = [float(120 * number) for number in range(5)]
    shown = hold(at_questions, "1", "1", "A", "1", seconds=seconds).shown
    assert "Question 1 of 5; about 3 minutes left" in shown
    assert "Question 5 of 5; 80% done, about 2 minutes left" in shown
