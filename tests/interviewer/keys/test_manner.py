"""An interview by keys, as a person meets it."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from builders.talk import hold
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interviewer.keys.conftest import Seat
from msgspec.structs import replace

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtEnd, AtQuestion
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.text import Words

PURPOSE, MEASURES = "goals.purpose", "goals.measures"
UP, DOWN, LEFT, RIGHT = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
KEEP = "\x13"
DELETE = "\x1b[3~"
Begun = Callable[..., Interview]


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def test_an_interview_goes_from_the_profile_to_the_end(seat: Seat, begun: Begun) -> None:
    keys = ["1", "12\r", "3", "nonly one party", KEEP, "A", "2", "d", "f"]
    last = seat.hold(begun(), *keys)[-1]
    assert last.where == AtEnd(finished=True)
    assert last.answers.chosen == {"form": ("bilateral",), "partners": ("state", "ngo")}
    assert last.answers.replies == {
        PURPOSE: Reply(State.LEVEL, Fraction(3)),
        MEASURES: Reply(State.NOT_APPLICABLE, comment=Words("only one party")),
        "goals.grade": Reply(State.LEVEL, Fraction(4)),
        "power.control": Reply(State.LEVEL, Fraction(2)),
        "power.concerns": Reply(State.DONT_KNOW),
    }


def test_what_is_left_in_the_end_is_a_record_of_one_line_a_reply(seat: Seat, begun: Begun) -> None:
    seat.hold(begun(), "1", "1\r", "3", "s", "q")
    assert seat.screen.splitlines()[-8:] == [
        "How many? Two.",
        "Which? States.",
        "",
        "Topic 1 of 2: Goals",
        "Partners may want different things.",
        "",
        "1 goals.purpose: 3 In use; without evidence it counts as a claim.",
        "2 goals.measures: Skipped; it stays open.",
    ]


def test_arrows_and_enter_choose(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, DOWN, DOWN, UP, "\r")[-1].reply(PURPOSE).level == 1


def test_the_sides_go_back_and_forward(seat: Seat, at_questions: Interview) -> None:
    held = seat.hold(at_questions, "2", LEFT, RIGHT, "q")
    assert [moment.where for moment in held[:3]] == [AtQuestion(MEASURES), AtQuestion(PURPOSE), AtQuestion(MEASURES)]


def test_enter_pressed_too_often_answers_nothing(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, "\r\r", "3\r", "\r\r")[-1].answers.replies.keys() == {PURPOSE}


def test_enter_in_one_go_with_a_key_belongs_to_it(seat: Seat, at_questions: Interview) -> None:
    # At a question that has an answer, Enter by itself would go on.
    held = seat.hold(at_questions, "1", "2", "r\r", "j1\r", "4\r")
    assert held[-2].where == AtQuestion("goals.grade")
    assert held[-1].reply(PURPOSE).level == 4


@pytest.mark.parametrize("text", ["First.\n\n2\nq", "First.\r\r2\rq", "First.\r\n\r\n2\r\nq"])
def test_a_paste_into_a_comment_stays_one_comment(seat: Seat, at_questions: Interview, text: str) -> None:
    last = seat.hold(at_questions, "c", pasted(text), KEEP, "3")[-1]
    assert last.answers.replies == {PURPOSE: Reply(State.LEVEL, Fraction(3), comment=Words("First.\n\n2\nq"))}


def test_a_paste_from_a_terminal_that_does_not_say_so_stays_one_comment(seat: Seat, at_questions: Interview) -> None:
    last = seat.hold(at_questions, "c", "  First.\r\r  2\rq\r", KEEP)[-1]
    assert last.answers.replies == {PURPOSE: Reply(State.UNANSWERED, comment=Words("First.\n\n  2\nq"))}


def test_a_paste_of_several_lines_answers_no_question(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, pasted("2\n2\n2"), "q")[-1].answers.replies == {}


def test_a_pasted_line_is_one_line(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, ":", pasted("2\n2\n2"), "\r", "q")[-1].answers.replies == {}
    assert "means nothing here" in seat.screen


def test_a_long_comment_is_kept_whole(seat: Seat, at_questions: Interview) -> None:
    long = "word " * 4000 + "end"
    assert seat.hold(at_questions, "c", pasted(long), KEEP)[-1].reply(PURPOSE).comment == Words(long)
    assert "Comment kept: 20003 characters." in seat.screen


def test_a_comment_is_changed_where_it_stands(seat: Seat, at_questions: Interview) -> None:
    held = seat.hold(at_questions, "c", "one", KEEP, "c", "\x7f\x7fly two", KEEP, "c", "\x7f" * 9, KEEP)
    assert [moment.reply(PURPOSE).comment for moment in held[:3]] == [Words("one"), Words("only two"), None]
    assert "1 goals.purpose: Comment taken out." in seat.screen


def test_a_comment_left_as_it_was_is_no_change(seat: Seat, at_questions: Interview) -> None:
    assert len(seat.hold(at_questions, "c", KEEP, "c", "one", KEEP, "c", KEEP)) == 2
    assert seat.screen.count("Nothing noted.") == 2


def test_a_line_with_only_a_full_stop_keeps_as_it_does_in_lines(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, "c", "one\rtwo\r.\r", "3")[-1].reply(PURPOSE) == Reply(
        State.LEVEL, Fraction(3), comment=Words("one\ntwo")
    )


def test_each_line_of_evidence_is_a_piece_and_one_of_several_lines_stays_whole(seat: Seat, begun: Begun) -> None:
    noted = Reply(State.UNANSWERED, evidence=(Words("MoU\n2024"),))
    last = seat.hold(begun(replies={PURPOSE: noted}, chosen={"form": ("bilateral",)}), "jgoals\r", "eminutes", KEEP)
    assert last[-1].reply(PURPOSE).evidence == (Words("MoU\n2024"), Words("minutes"))


def test_what_cannot_be_kept_or_seen_does_no_harm(seat: Seat, at_questions: Interview) -> None:
    last = seat.hold(at_questions, "c", pasted("ab\u202ec\x1b[2Jd"), KEEP)[-1]
    assert last.reply(PURPOSE).comment == Words("ab\u202ec\x1b[2Jd")
    assert "\u202e" not in seat.talk.getvalue()


def test_what_shapes_the_letters_that_are_written_stands_and_what_hides_among_them_is_marked(
    seat: Seat, at_questions: Interview
) -> None:
    seat.hold(at_questions, "c", pasted("gov\ufe0f-1 \u0645\u06cc\u200c\u062e\u0648 \u2764\ufe0f x\U000e0148y"), KEEP)
    written = seat.talk.getvalue()
    assert (
        "gov\N{REPLACEMENT CHARACTER}-1 \u0645\u06cc\u200c\u062e\u0648 \u2764\ufe0f x\N{REPLACEMENT CHARACTER}y"
        in written
    )
    assert "\U000e0148" not in written


@pytest.mark.parametrize("spoilt", ["\0", "\udce9"])
def test_what_is_no_text_is_refused_until_it_is_taken_out(seat: Seat, at_questions: Interview, spoilt: str) -> None:
    line = pasted(f"c thr{spoilt}ee")
    held = seat.hold(at_questions, "c", pasted(f"one{spoilt}two"), KEEP, DELETE, KEEP, ":", line, "\r")
    assert {moment.reply(PURPOSE).comment for moment in held} == {Words("onetwo")}
    assert "What the cursor is on is no text" in seat.talk.getvalue()


def test_a_reply_can_be_typed_as_a_line(seat: Seat, at_questions: Interview) -> None:
    held = seat.hold(at_questions, ":", "comment from the minutes\r", KEEP, ":", "  \r", ":", "prefer not to say\r")
    assert held[-1].reply(PURPOSE) == Reply(State.PREFER_NOT_TO_SAY, comment=Words("from the minutes"))


def test_jumping_asks_where_to(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, "j", "power\r", "q")[0].where == AtQuestion("power.control")


def test_after_help_the_cursor_is_where_it_was(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, DOWN, DOWN, "?", UP, "\r")[0].reply(PURPOSE).level == 1
    assert "What would show it: The signed text." in seat.screen
    assert "Behind : any reply can be typed as a line." in " ".join(seat.screen.split())


def test_marks_survive_a_look_at_the_overview(seat: Seat, begun: Begun) -> None:
    assert seat.hold(begun(chosen={"form": ("bilateral",)}), "2", "o", "1", "\r")[0].answers.chosen["partners"] == (
        "state",
        "ngo",
    )


def test_what_a_page_would_push_out_of_sight_waits_to_be_read(seat: Seat, at_questions: Interview) -> None:
    seat.rows = 20
    assert seat.hold(at_questions, "\r", "?", "3")[0].reply(PURPOSE).level == 3


def test_keys_that_say_nothing_are_not_heard(seat: Seat, at_questions: Interview) -> None:
    # Tab, Escape, F1, Ctrl-A, Delete, a word's end cut off.
    assert seat.hold(at_questions, "\t", "\x1bOP", "\x01", "\x1b[3~", "3")[0].reply(PURPOSE).level == 3


@pytest.mark.parametrize("ending", ["", "\x04"])
def test_when_nothing_more_comes_it_pauses_and_says_so(seat: Seat, at_questions: Interview, ending: str) -> None:
    held = seat.hold(at_questions, "1", ending)
    assert held[-1].where == AtEnd(finished=False)
    assert seat.keys.ended
    assert "End of input." in seat.screen


def test_when_nothing_more_comes_within_a_comment_it_is_kept(seat: Seat, at_questions: Interview) -> None:
    assert seat.hold(at_questions, "c", "so far")[-1].reply(PURPOSE).comment == Words("so far")


def test_control_c_interrupts(seat: Seat, at_questions: Interview) -> None:
    with pytest.raises(KeyboardInterrupt):
        seat.hold(at_questions, "1", "\x03")


def test_control_c_within_a_comment_keeps_it_first(seat: Seat, at_questions: Interview) -> None:
    kept: list[Interview] = []
    with pytest.raises(KeyboardInterrupt):
        seat.hold(at_questions, "c", "so far\x03", into=kept)
    assert kept[-1].reply(PURPOSE).comment == Words("so far")


def test_who_answers_is_asked_apart_from_the_question(seat: Seat, at_questions: Interview) -> None:
    (changed,) = seat.hold(at_questions, "jyou\r", "NGO\r", "3\r", "\r", "\r", "\r")[:1]
    assert changed.answers.respondent.partner == Words("NGO")
    assert "[Ada] Your name:\nWho answers is kept." in seat.screen


def test_a_group_counts_under_the_question_and_its_dissent_is_kept(seat: Seat, at_questions: Interview) -> None:
    group = replace(at_questions, in_group=True)
    last = seat.hold(group, "2", "5 of 7\r", "Never seen.", KEEP, "q")[-1]
    assert str(last.reply(PURPOSE).comment) == "Level 2: 5 of 7 agree. Seen differently: Never seen."
    counting = seat.talk.getvalue().partition("How many agree")[0]
    assert counting.count("What about goals.purpose?") == 2


def test_each_question_to_a_group_but_the_first_begins_a_page(seat: Seat, at_questions: Interview) -> None:
    seat.hold(replace(at_questions, in_group=True), "2", "\r", "q")
    assert seat.talk.getvalue().count("\n" * seat.rows) == 1


def test_a_text_can_be_changed_in_an_editor(
    seat: Seat, at_questions: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cooperation_cli.interviewer.keys.manner.edited", str.upper)
    assert seat.hold(at_questions, "c", "loud\x0f", " enough", KEEP)[-1].reply(PURPOSE).comment == Words("LOUD enough")


def test_what_is_undone_says_itself_what_it_is_about(seat: Seat, at_questions: Interview) -> None:
    seat.hold(at_questions, "3", "u", "q")
    assert 'Undone: "goals.purpose" is open again.' in seat.screen.splitlines()


def test_a_line_asked_for_on_the_way_stays_in_sight(seat: Seat) -> None:
    assert seat.typed("What is it called? ", "Lak\x7fke\r") == "Lake"
    assert seat.screen == "What is it called? Lake"


def test_nothing_typed_where_a_line_is_asked_for_ends_it(seat: Seat) -> None:
    assert seat.typed("What is it called? ", "\x04") is None


def test_control_d_in_a_line_takes_out_a_character(seat: Seat) -> None:
    assert seat.typed("What is it called? ", "Lake\x01\x04l\r") == "lake"


said = st.lists(
    st.sampled_from(
        [*"012347dpsbfuoa?rx", "", "j 2\rn\rnone\r.", "c\rtext\r.", "e\rone\rtwo\r.", "j 3", "j power", "j nowhere"]
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said)
def test_the_same_typing_gives_the_same_answers_by_keys_as_in_lines(
    begun: Begun, rubric: Rubric, said: list[str]
) -> None:
    # Without codes for levels, and facts, for which letters and numbers mean something of their own.
    goals, power = rubric.dimensions
    plain = replace(goals, questions=tuple(each for each in goals.questions if each.scale.id == "practice"))
    fresh = begun(using=replace(rubric, profile=(), dimensions=(plain, power)))
    with Seat.taken() as seat:
        by_keys = seat.hold(fresh, *(f"{each}\r" for each in said))
    in_lines = hold(fresh, *(line for each in said for line in each.split("\r"))).kept
    assert by_keys[-1].answers == in_lines[-1].answers
