"""An interview in plain lines, as a person meets it."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from builders import full_page
from builders.hostile_pages import HARMLESS, TEXTS
from builders.shown_words import strange, times
from builders.talk import hold
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.model import UNANSWERED, Invitation, Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtEnd, AtFact, AtQuestion
from cooperation_cli.interviewer.conversation import conduct
from cooperation_cli.interviewer.lines import Lines
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.text import Words

PURPOSE, MEASURES = "goals.purpose", "goals.measures"
Begun = Callable[..., Interview]


def test_an_interview_goes_from_the_profile_to_the_end(begun: Begun) -> None:
    held = hold(begun(), "1", "1,2", "3", "n only one party", ".", "A", "2", "d", "f")
    assert held.last.where == AtEnd(finished=True)
    assert held.last.answers.chosen == {"form": ("bilateral",), "partners": ("state", "ngo")}
    assert held.last.answers.replies == {
        PURPOSE: Reply(State.LEVEL, Fraction(3)),
        MEASURES: Reply(State.NOT_APPLICABLE, comment=Words("only one party")),
        "goals.grade": Reply(State.LEVEL, Fraction(4)),
        "power.control": Reply(State.LEVEL, Fraction(2)),
        "power.concerns": Reply(State.DONT_KNOW),
    }


def test_each_reply_is_given_to_be_kept_before_the_next_question_shows(at_questions: Interview) -> None:
    shown: list[str] = []
    lines = iter(["3", "1"])
    conversation = conduct(at_questions, Lines(lambda _: next(lines), shown.append, lambda: 80))
    first = next(conversation)
    assert first.reply(PURPOSE).level == 3
    assert "Question 2 of 5" not in "".join(shown)
    next(conversation)
    assert "Question 2 of 5" in "".join(shown)


def test_what_was_understood_is_said_back(at_questions: Interview) -> None:
    shown = hold(at_questions, "3", "d", "p", "b", "e", "MoU", ".", "4", "q").shown
    assert "Noted: 3 In use; without evidence it counts as a claim." in shown
    assert "Noted: you don't know." in shown
    assert "Noted: you prefer not to say. It is scored as unanswered and yields no advice." in shown
    assert "Noted: 4 Good." not in shown


def test_a_level_with_evidence_is_no_claim(at_questions: Interview) -> None:
    assert "Noted: 3 In use.\n" in hold(at_questions, "e MoU", ".", "3").shown


def test_a_topic_is_announced_where_it_begins_only(at_questions: Interview) -> None:
    held = hold(at_questions, "1", "1", "A", "1", "b", "b", "q")
    assert held.shown.count("Topic 1 of 2: Goals") == 2
    assert held.shown.count("Topic 2 of 2: Power") == 1


def test_the_words_fit_the_profile_as_soon_as_it_is_known(begun: Begun) -> None:
    fresh = begun(using=open_rubric("international-cooperation"))
    text = " ".join(hold(fresh, "2", "1", *["s"] * 8).shown.split())
    assert "Notes from the preparation show that this purpose was used" in text


@pytest.mark.parametrize("typed", ["7", "3.7", "true", "", "nonsense", "yes", "1\n2"])
def test_a_line_that_means_nothing_changes_nothing(at_questions: Interview, typed: str) -> None:
    held = hold(at_questions, typed, "1")
    assert [moment.reply(PURPOSE).level for moment in held.kept] == [1, 1]
    assert held.shown.count("Question 1 of 5") == 1


def test_not_applicable_where_it_is_not_allowed_is_explained(at_questions: Interview) -> None:
    held = hold(at_questions, "n", "n because")
    assert held.shown.count("This question is for every partnership") == 2
    assert held.last.where == AtEnd(finished=False)


def test_not_applicable_asks_for_the_reason(at_questions: Interview) -> None:
    held = hold(at_questions, "s", "n", "there is", "only one office", ".")
    assert "Write why it does not apply. A line with only a full stop ends it." in held.shown
    assert held.last.reply(MEASURES) == Reply(State.NOT_APPLICABLE, comment=Words("there is\nonly one office"))


def test_not_applicable_without_a_reason_is_not_taken(at_questions: Interview) -> None:
    held = hold(at_questions, "s", "n", " ", ".", "2")
    assert "Not applicable needs a reason. Nothing was changed." in held.shown
    assert held.last.reply(MEASURES).level == 2


def test_a_pasted_comment_of_many_lines_answers_nothing_else(at_questions: Interview) -> None:
    pasted = ["First, we met.", "", "3", "q", "  s", "b", "The end."]
    held = hold(at_questions, "c", *pasted, ".", "1")
    assert held.last.reply(PURPOSE) == Reply(State.LEVEL, Fraction(1), comment=Words("\n".join(pasted)))
    assert set(held.last.answers.replies) == {PURPOSE}
    assert "(. ends) > " in held.prompts


def test_a_comment_pasted_as_one_piece_is_the_same(at_questions: Interview) -> None:
    held = hold(at_questions, "c", "one\n\n2\nthree", ".", "q")
    assert held.last.reply(PURPOSE).comment == Words("one\n\n2\nthree")
    assert hold(at_questions, "c one\n2", ".", "q").last.reply(PURPOSE).comment == Words("one\n2")


def test_a_long_comment_is_kept_whole(at_questions: Interview) -> None:
    long = "word " * 4000 + "end"
    held = hold(at_questions, "c", long, ".", "q")
    assert held.last.reply(PURPOSE).comment == Words(long)
    assert "Comment kept: 20003 characters." in held.shown


def test_a_second_comment_is_added_and_a_dash_replaces(at_questions: Interview) -> None:
    added = hold(at_questions, "c one", ".", "c", "two", ".", "q")
    assert added.last.reply(PURPOSE).comment == Words("one\ntwo")
    replaced = hold(at_questions, "c one", ".", "c", "-", "two", ".", "q")
    assert replaced.last.reply(PURPOSE).comment == Words("two")
    assert "A line with only - at the start takes out what is there." in " ".join(replaced.shown.split())


def test_a_dash_alone_takes_out_what_was_noted(at_questions: Interview) -> None:
    held = hold(at_questions, "c one", ".", "e MoU", ".", "c -", ".", "e -", ".", "q")
    assert held.last.reply(PURPOSE) == UNANSWERED
    assert "Comment taken out." in held.shown
    assert "Evidence taken out." in held.shown


def test_a_dash_is_text_where_nothing_was_noted(at_questions: Interview) -> None:
    assert hold(at_questions, "c", "-", ".", "q").last.reply(PURPOSE).comment == Words("-")


def test_an_empty_note_changes_nothing(at_questions: Interview) -> None:
    held = hold(at_questions, "c", ".", "e", "", ".", "q")
    assert held.shown.count("Nothing noted.") == 2
    assert len(held.kept) == 1


def test_each_line_of_evidence_is_a_piece(at_questions: Interview) -> None:
    held = hold(at_questions, "e MoU 2024", "  minutes ", "", ".", "e", "letter", ".", "q")
    assert held.last.reply(PURPOSE).evidence == (Words("MoU 2024"), Words("minutes"), Words("letter"))
    assert "Kept: 2 pieces of evidence." in held.shown


def test_a_comment_can_be_changed_in_an_editor(at_questions: Interview) -> None:
    typed = iter(["c one", ".", "c", "two", "!", "3"])
    shown: list[str] = []
    *_, last = conduct(at_questions, Lines(lambda _: next(typed, None), shown.append, lambda: 80, str.upper))
    assert last.reply(PURPOSE) == Reply(State.LEVEL, Fraction(3), comment=Words("ONE\nTWO"))
    assert "A line with only ! opens your editor." in " ".join(" ".join(shown).split())


def test_without_an_editor_an_exclamation_mark_is_text(at_questions: Interview) -> None:
    assert hold(at_questions, "c", "!", ".").last.reply(PURPOSE).comment == Words("!")


def test_after_a_note_the_question_still_waits(at_questions: Interview) -> None:
    held = hold(at_questions, "c hello", ".", "2")
    assert held.last.reply(PURPOSE).level == 2
    assert held.shown.count("Question 1 of 5") == 1


def test_back_shows_the_question_again_with_its_answer(at_questions: Interview) -> None:
    held = hold(at_questions, "2", "b", "4", "q")
    assert "Your answer so far: 2 Agreed" in held.shown
    assert [moment.where for moment in held.kept[:3]] == [
        AtQuestion(MEASURES),
        AtQuestion(PURPOSE),
        AtQuestion(MEASURES),
    ]
    assert held.last.reply(PURPOSE).level == 4


def test_back_at_the_beginning_is_explained(begun: Begun) -> None:
    assert "This is the beginning; there is nothing before it." in hold(begun(), "b").shown


def test_enter_keeps_what_is_there_and_never_skips_what_is_open(at_questions: Interview) -> None:
    kept = hold(at_questions, "2", "b", "", "q")
    assert "Left as it is." in kept.shown
    assert kept.kept[2].where == AtQuestion(MEASURES)
    waiting = hold(at_questions, "", "q")
    assert "Type 0 to 4, or one of:" in waiting.shown


def test_enter_keeps_a_chosen_fact(begun: Begun) -> None:
    assert hold(begun(), "1", "b", "").kept[2].where == AtFact("partners")


def test_skipping_leaves_a_question_open(at_questions: Interview) -> None:
    held = hold(at_questions, "s", "q")
    assert "Skipped; it stays open." in held.shown
    assert held.last.answers.replies == {}


def test_a_changed_fact_says_what_it_does_to_answers(begun: Begun, level_3: Reply) -> None:
    many = begun(chosen={"form": ("multilateral",), "partners": ("state",)}, replies={"goals.voting": level_3})
    two = hold(many, "j form", "1", "j form", "2", "q")
    assert "Noted: Two. 1 answer stays in the file, but no longer counts." in two.shown
    assert "Noted: More. 1 answer counts again. That makes 6 questions: 1 more." in two.shown
    assert two.last.answers.replies == many.answers.replies


def test_jumping_leads_to_a_topic_or_says_what_there_is(at_questions: Interview) -> None:
    held = hold(at_questions, "j power", "j", "j nowhere", "j goals.voting", "q")
    assert held.kept[0].where == AtQuestion("power.control")
    assert held.shown.count("Type j and a topic, a question by number or name") == 2
    assert 'There is no topic and no question "nowhere".' in held.shown
    assert "That is not asked of this partnership, going by its facts and the depth." in held.shown


def test_overview_and_help_leave_the_interview_where_it_is(at_questions: Interview) -> None:
    held = hold(at_questions, "o", "?", "1", "q")
    assert "Goals (goals): 3 open" in held.shown
    assert "What would show it: The signed text." in held.shown
    assert held.kept[0].reply(PURPOSE).level == 1


def test_the_review_comes_at_the_end_and_can_be_left_again(at_questions: Interview) -> None:
    held = hold(at_questions, "1", "r", "b", "r", "j 2", "3", "r", "f")
    assert held.shown.count("Review\n") == 3
    assert held.last.where == AtEnd(finished=True)
    assert held.last.reply(MEASURES).level == 3


def test_enter_alone_does_not_finish(at_questions: Interview) -> None:
    held = hold(at_questions, "r", "", "q")
    assert held.last.where == AtEnd(finished=False)
    assert "Type one of: f finish" in held.shown


def test_when_nothing_more_comes_it_pauses_and_says_so(at_questions: Interview) -> None:
    held = hold(at_questions, "1")
    assert held.last.where == AtEnd(finished=False)
    assert "End of input." in held.shown


def test_when_nothing_more_comes_at_the_review_it_is_finished(at_questions: Interview) -> None:
    assert hold(at_questions, "r").last.where == AtEnd(finished=True)


def test_when_nothing_more_comes_within_a_comment_it_is_kept(at_questions: Interview) -> None:
    held = hold(at_questions, "c", "so far")
    assert held.last.reply(PURPOSE).comment == Words("so far")
    assert held.last.where == AtEnd(finished=False)


@pytest.mark.parametrize("half", ["", "and half"])
@pytest.mark.parametrize(
    ("typed", "keeps"),
    [
        (["c", "one", "two"], ["one", "two"]),
        (["c one", "", "two"], ["one", "", "two"]),
        (["c old", ".", "c", "new"], ["old", "new"]),
        (["c old", ".", "c", "-", "new"], ["new"]),
        (["e", "MoU", "minutes"], ["MoU", "minutes"]),
    ],
)
def test_an_interruption_keeps_what_is_being_written_and_asks_nothing_more(
    at_questions: Interview, typed: list[str], keeps: list[str], half: str
) -> None:
    held = hold(at_questions, *typed, KeyboardInterrupt(half), "3")
    assert held.interrupted
    reply = held.last.reply(PURPOSE)
    said = reply.comment.raw.split("\n") if reply.comment else [piece.raw for piece in reply.evidence]
    assert said == [*keeps, *([half] if half else [])]
    assert reply.level is None
    assert held.shown.count("Question 1 of 5") == 1


def test_an_interruption_keeps_a_reason_and_what_a_group_sees_differently(at_questions: Interview) -> None:
    reason = hold(at_questions, "s", "n", "one office", KeyboardInterrupt("only"))
    assert reason.interrupted
    assert reason.last.reply(MEASURES) == Reply(State.NOT_APPLICABLE, comment=Words("one office\nonly"))
    assert "Question 3 of 5" not in reason.shown
    group = hold(replace(at_questions, in_group=True), "", "2", "3 of 5", "Two never", KeyboardInterrupt("saw it"))
    assert group.interrupted
    assert str(group.last.reply(PURPOSE).comment) == "Level 2: 3 of 5 agree. Seen differently: Two never\nsaw it"


def test_an_interruption_before_anything_is_written_changes_nothing(at_questions: Interview) -> None:
    for typed in (["c"], ["c old", ".", "c"], ["n"], []):
        held = hold(at_questions, *typed, KeyboardInterrupt(""), "3")
        assert held.interrupted
        assert [moment.reply(PURPOSE).level for moment in held.kept] == [None] * len(held.kept)


@pytest.mark.parametrize("last", ["last line", ".", "!"])
def test_an_end_among_what_is_pasted_is_part_of_it(at_questions: Interview, last: str) -> None:
    pasted = ("First line", "3", ".", "", " . ", "1", "4", last)
    held = hold(at_questions, "c", pasted, ".", "2")
    kept = pasted[:-1] if last == "." else pasted
    assert held.last.reply(PURPOSE) == Reply(State.LEVEL, Fraction(2), comment=Words("\n".join(kept)))
    assert set(held.last.answers.replies) == {PURPOSE}
    told = 'What you pasted has a line with only ".", which stays in the text. A line with only a full stop, typed by'
    assert (told in " ".join(held.shown.split())) == (last != ".")


def test_an_editor_is_not_opened_by_what_is_pasted(at_questions: Interview) -> None:
    lines = iter([("c", False), ("one", True), ("!", True), ("two", False), (".", False)])
    shown: list[str] = []
    more = [False]

    def listen(_: str) -> str | None:
        line, more[0] = next(lines, (None, False))
        return line

    manner = Lines(listen, shown.append, lambda: 80, str.upper, more=lambda: more[0])
    *_, last = conduct(at_questions, manner)
    assert last.reply(PURPOSE).comment == Words("one\n!\ntwo")
    assert any('a line with only "!"' in text for text in shown)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"0123.-q", "", "f", "text", " . "]), min_size=1, max_size=8))
def test_whatever_is_pasted_into_a_comment_is_one_comment(at_questions: Interview, pasted: list[str]) -> None:
    held = hold(at_questions, "c", (*pasted, "the end"), ".", "q")
    assert held.last.reply(PURPOSE) == Reply(State.UNANSWERED, comment=Words("\n".join([*pasted, "the end"]).strip()))
    assert set(held.last.answers.replies) == {PURPOSE}


def test_words_work_where_a_letter_is_a_level(at_questions: Interview) -> None:
    held = hold(at_questions, "j goals.grade", "evidence the list", ".", "e", "q")
    assert held.last.reply("goals.grade") == Reply(State.LEVEL, Fraction(-1), (Words("the list"),))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_page(at_questions: Interview, width: int) -> None:
    typed = ["?", "o", "x", "j", "n", "3", "c", "p", ".", "r", "q"]
    shown = hold(at_questions, *typed, width=width).shown.split("\n")
    prompts = [line for line in shown if ": " in line and "? help" in line]
    assert all(len(line) <= width for line in shown if line not in prompts)


def test_a_page_fits_the_width_that_there_is_by_then(at_questions: Interview) -> None:
    widths = iter([100, 100, *[40] * 100])
    shown: list[str] = []
    lines = iter(["?"])
    list(conduct(at_questions, Lines(lambda _: next(lines, None), shown.append, lambda: next(widths))))
    _, opening, *later = shown
    assert max(map(len, opening.splitlines())) > 80
    assert max(len(line) for page in later for line in page.splitlines()) <= 40


@cache
def through(text: str, typed: str) -> str:
    """All that is shown in an interview whose rubric and opening say this text wherever they say something."""
    words = Words(text)
    said = replace(full_page.answers(lambda _: words), chosen={}, replies={}, invitation=Invitation(*[words] * 5))
    begun = Interview.begin(full_page.rubric(lambda _: words), said)
    line = " ".join(typed.split())
    remarks = ("?", f"c {line}", typed, ".", f"e {line}", ".", "o", "a", "", f"j {line}", line)
    return hold(begun, "1", "1,2", *remarks, "2", "d", "1", "b", "r", *["f"] * 20).shown


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_is_shown_and_none_is_an_escape_sequence(text: str) -> None:
    assert strange(through(text, "x")) <= {"\u200c"}
    if text.strip():
        assert times(text, through(text, "x")) >= times(HARMLESS, through(HARMLESS, "x")) > 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_that_is_typed_comes_back_as_an_escape_sequence(text: str) -> None:
    assert strange(through(HARMLESS, text)) <= {"\u200c"}


typed_lines = st.lists(
    st.sampled_from(
        [*"0123456dpnsbcefojr?", "", ".", "-", "n none", "c text", "e text", "j 3", "j power", "j form", "1,2"]
    )
    | st.text(max_size=8),
    max_size=30,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed_lines)
def test_whatever_is_typed_it_ends_and_loses_no_answer(begun: Begun, typed: list[str]) -> None:
    held = hold(begun(), *typed)
    assert isinstance(held.last.where, AtEnd)
    for before, after in zip(held.kept, held.kept[1:], strict=False):
        lost = [
            question
            for question in before.answers.replies
            if before.reply(question).state is not State.UNANSWERED and after.reply(question).state is State.UNANSWERED
        ]
        assert lost == []
