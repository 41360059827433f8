"""The interview as a state machine: what is asked next, what a reply does, and what it never does."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cooperation_cli.answers.model import UNANSWERED, Answers, Reply, State
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import (
    AtEnd,
    AtFact,
    AtQuestion,
    AtReview,
    Chose,
    ChoseFacts,
    DontKnow,
    Finished,
    JumpedTo,
    NotApplicable,
    Noted,
    Paused,
    PrefersNotToSay,
    Refusal,
    RefusedError,
    Said,
    Skipped,
    WentBack,
)
from cooperation_cli.interview.steps import FactStep, Over, Progress, QuestionStep, Review
from cooperation_cli.rubric.combine import Combine, Rule
from cooperation_cli.rubric.conditions import Chosen
from cooperation_cli.rubric.model import Dimension, Fact, Part, Rubric
from cooperation_cli.rubric.question import Depth, Question, Variant
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words

settings = hypothesis_settings(max_examples=150, deadline=None)

SCALE = Scale("practice", tuple(Level(Fraction(value), Words(f"Level {value}")) for value in range(5)), Fraction(0))
MANY = Chosen("form", frozenset({"multilateral"}))


def a_question(dimension: str, name: str, **parts: object) -> Question:
    plain = Question(f"{dimension}.{name}", dimension, 0, Words(name), Words(f"How is {name}?"), SCALE)
    return replace(plain, **parts)  # type: ignore[arg-type]


def a_dimension(id_: str, *questions: Question) -> Dimension:
    return Dimension(id_, "work", Words(id_.title()), Combine(Rule.MEAN), questions)


def a_rubric() -> Rubric:
    before = Variant(Chosen("stage", frozenset({"before"})), text=Words("How will the aim be?"))
    return Rubric(
        id="small",
        version="1.0.0",
        title=Words("Small"),
        scales={"practice": SCALE},
        parts=(Part("work", Words("Work")),),
        dimensions=(
            a_dimension(
                "goals",
                a_question("goals", "aim", depth=Depth.QUICK, variants=(before,)),
                a_question("goals", "roles", not_applicable=True),
            ),
            a_dimension("voice", a_question("voice", "many", ask_if=MANY, depth=Depth.QUICK)),
            a_dimension("trust", a_question("trust", "money", depth=Depth.QUICK), a_question("trust", "news")),
        ),
        overall=Combine(Rule.MEAN),
        digest="0",
        profile=(
            Fact("form", Words("How many?"), {"bilateral": Words("Two"), "multilateral": Words("More")}),
            Fact("stage", Words("Where?"), {"before": Words("Before"), "running": Words("Running")}),
            Fact("partners", Words("Who?"), {"state": Words("States"), "ngo": Words("NGOs")}, several=True),
        ),
    )


RUBRIC = a_rubric()
TITLE = Words("Lake health")
EMPTY = Answers("small", "1.0.0", TITLE)
BILATERAL = {"form": ("bilateral",), "stage": ("running",), "partners": ("state",)}
MULTILATERAL = {**BILATERAL, "form": ("multilateral",)}
ASKED_OF_MANY = ("goals.aim", "goals.roles", "voice.many", "trust.money", "trust.news")
LEVEL_3 = Reply(State.LEVEL, Fraction(3))


def begun(**answers: object) -> Interview:
    return Interview.begin(RUBRIC, replace(EMPTY, **answers))  # type: ignore[arg-type]


def after(interview: Interview, *said: Said) -> Interview:
    for one in said:
        interview = interview.take(one)
    return interview


def refusal(interview: Interview, said: Said) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        interview.take(said)
    return caught.value.refusal


def test_the_profile_comes_first_then_the_questions_then_the_review() -> None:
    interview = after(begun(), ChoseFacts(("multilateral",)), ChoseFacts(("running",)), ChoseFacts(("ngo", "state")))
    places = [interview.where]
    for _ in ASKED_OF_MANY:
        interview = interview.take(Chose(Fraction(2)))
        places.append(interview.where)
    assert places == [*map(AtQuestion, ASKED_OF_MANY), AtReview()]
    assert interview.answers.chosen == {**MULTILATERAL, "partners": ("state", "ngo")}
    assert set(interview.answers.replies) == set(ASKED_OF_MANY)


def test_a_step_carries_what_is_to_be_shown() -> None:
    assert begun().current == FactStep(RUBRIC.profile[0], ())
    step = begun(chosen={**BILATERAL, "stage": ("before",)}).current
    assert isinstance(step, QuestionStep)
    assert step.wording.text == Words("How will the aim be?")
    assert (step.question.id, step.dimension.id, step.reply) == ("goals.aim", "goals", UNANSWERED)
    assert after(begun(chosen=BILATERAL), JumpedTo(AtReview())).current == Review()
    assert after(begun(), Paused()).current == Over(finished=False)


def test_it_resumes_at_the_first_question_without_a_reply() -> None:
    replies = {"goals.aim": LEVEL_3, "goals.roles": Reply(State.DONT_KNOW), "trust.news": LEVEL_3}
    assert begun(chosen=MULTILATERAL, replies=replies).where == AtQuestion("voice.many")
    assert begun(chosen=BILATERAL, replies=replies).where == AtQuestion("trust.money")


def test_it_resumes_at_the_questions_even_where_a_fact_was_skipped() -> None:
    assert begun(chosen={"form": ("bilateral",)}, replies={"goals.aim": LEVEL_3}).where == AtQuestion("goals.roles")
    assert begun(chosen={"form": ("bilateral",)}).where == AtFact("stage")


def test_with_everything_answered_it_resumes_at_the_review() -> None:
    assert begun(chosen=MULTILATERAL, replies=dict.fromkeys(ASKED_OF_MANY, LEVEL_3)).where == AtReview()


def test_a_note_alone_leaves_a_question_open() -> None:
    noted = after(begun(chosen=BILATERAL), Noted(comment=Words("later")))
    assert noted.where == AtQuestion("goals.aim")
    assert begun(chosen=BILATERAL, replies=noted.answers.replies).where == AtQuestion("goals.aim")


def test_the_depth_given_is_carried_by_the_answers() -> None:
    full = replace(EMPTY, chosen=MULTILATERAL, depth=Depth.FULL)
    quick = Interview.begin(RUBRIC, full, Depth.QUICK)
    assert [question.id for question in quick.asked] == ["goals.aim", "voice.many", "trust.money"]
    assert quick.answers.depth is Depth.QUICK
    assert Interview.begin(RUBRIC, quick.answers).answers.depth is Depth.QUICK
    assert begun().answers.depth is Depth.FULL


def test_a_changed_fact_changes_what_is_asked_and_sets_answers_aside_without_dropping_them() -> None:
    many = begun(chosen=MULTILATERAL, replies=dict.fromkeys(ASKED_OF_MANY, LEVEL_3))
    two = after(many, JumpedTo(AtFact("form")), ChoseFacts(("bilateral",)))
    assert AtQuestion("voice.many") not in two.path
    assert two.answers.replies == many.answers.replies
    assert after(two, JumpedTo(AtFact("form")), ChoseFacts(("multilateral",))).path == many.path


def test_after_a_changed_fact_the_newly_asked_question_comes_next() -> None:
    replies = dict.fromkeys(set(ASKED_OF_MANY) - {"voice.many"}, LEVEL_3)
    two = begun(chosen=BILATERAL, replies=replies)
    assert after(two, JumpedTo(AtFact("form")), ChoseFacts(("multilateral",))).where == AtQuestion("voice.many")


def test_changing_an_earlier_answer_returns_to_where_the_person_was() -> None:
    third = after(begun(chosen=MULTILATERAL), Chose(Fraction(1)), Chose(Fraction(1)))
    changed = after(third, WentBack(), WentBack(), Chose(Fraction(4)))
    assert changed.where == third.where
    assert changed.reply("goals.aim").level == 4


def test_skipping_goes_to_the_very_next_stop_whether_answered_or_not() -> None:
    interview = begun(chosen=BILATERAL, replies={"goals.aim": LEVEL_3, "trust.money": LEVEL_3})
    assert after(interview, Skipped()).where == AtQuestion("trust.money")
    assert after(interview, Skipped(), Skipped(), Skipped()).where == AtReview()


def test_going_back_without_a_trail_goes_one_stop_up() -> None:
    resumed = begun(chosen=BILATERAL, replies={"goals.aim": LEVEL_3})
    assert after(resumed, WentBack()).where == AtQuestion("goals.aim")
    assert after(resumed, WentBack(), WentBack()).where == AtFact("partners")
    assert refusal(begun(), WentBack()) is Refusal.NOTHING_BEFORE


def test_going_back_passes_over_what_is_no_longer_asked() -> None:
    many = after(begun(chosen=MULTILATERAL), JumpedTo(AtQuestion("voice.many")), JumpedTo(AtFact("form")))
    two = after(many, ChoseFacts(("bilateral",)), WentBack(), WentBack())
    assert two.where == AtQuestion("goals.aim")


def test_each_kind_of_answer_is_kept_as_what_it_is() -> None:
    interview = after(begun(chosen=MULTILATERAL), DontKnow(), NotApplicable(Words("one office")), PrefersNotToSay())
    assert dict(interview.answers.replies) == {
        "goals.aim": Reply(State.DONT_KNOW),
        "goals.roles": Reply(State.NOT_APPLICABLE, comment=Words("one office")),
        "voice.many": Reply(State.PREFER_NOT_TO_SAY),
    }


def test_a_new_answer_keeps_what_was_noted() -> None:
    notes = Noted(comment=Words("see minutes"), evidence=(Words("MoU"), Words(" ")))
    interview = after(begun(chosen=BILATERAL), notes, Chose(Fraction(3)), WentBack(), DontKnow())
    assert interview.reply("goals.aim") == Reply(State.DONT_KNOW, None, (Words("MoU"),), Words("see minutes"))


def test_a_note_replaces_only_the_part_that_it_gives() -> None:
    interview = after(begun(chosen=BILATERAL), Noted(comment=Words("a"), evidence=(Words("b"),)))
    assert after(interview, Noted(comment=Words("c"))).reply("goals.aim").evidence == (Words("b"),)
    assert after(interview, Noted(evidence=())).reply("goals.aim").comment == Words("a")
    assert "goals.aim" not in after(interview, Noted(comment=Words(""), evidence=())).answers.replies


def test_a_reason_stands_beside_an_earlier_comment() -> None:
    at_roles = after(begun(chosen=BILATERAL), Skipped(), Noted(comment=Words("we asked")))
    given_twice = after(at_roles, NotApplicable(Words("no roles")), WentBack())
    assert given_twice.reply("goals.roles").comment == Words("we asked\nno roles")
    same = after(given_twice, NotApplicable(Words("we asked\nno roles")))
    assert same.reply("goals.roles").comment == Words("we asked\nno roles")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Chose(Fraction(5)), Refusal.OFF_THE_SCALE),
        (Chose(Fraction(7, 2)), Refusal.OFF_THE_SCALE),
        (NotApplicable(Words("no")), Refusal.ALWAYS_APPLIES),
        (ChoseFacts(("bilateral",)), Refusal.NOT_HERE),
        (Finished(), Refusal.NOT_HERE),
        (JumpedTo(AtQuestion("voice.many")), Refusal.NOT_ASKED),
        (JumpedTo(AtQuestion("voice.none")), Refusal.NOT_ASKED),
    ],
)
def test_what_does_not_fit_a_question_is_refused(said: Said, why: Refusal) -> None:
    assert refusal(begun(chosen=BILATERAL), said) is why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (ChoseFacts(()), Refusal.NOTHING_CHOSEN),
        (ChoseFacts(("trilateral",)), Refusal.NO_SUCH_CHOICE),
        (ChoseFacts(("bilateral", "multilateral")), Refusal.ONE_CHOICE_ONLY),
        (Chose(Fraction(1)), Refusal.NOT_HERE),
        (DontKnow(), Refusal.NOT_HERE),
        (Noted(comment=Words("hm")), Refusal.NOT_HERE),
    ],
)
def test_what_does_not_fit_a_fact_is_refused(said: Said, why: Refusal) -> None:
    assert refusal(begun(), said) is why


def test_not_applicable_needs_a_reason_that_stays() -> None:
    at_roles = after(begun(chosen=BILATERAL), Skipped())
    assert refusal(at_roles, NotApplicable(Words(" \n"))) is Refusal.NO_REASON
    given_back = after(at_roles, NotApplicable(Words("none")), WentBack())
    assert refusal(given_back, Noted(comment=Words(" "))) is Refusal.NO_REASON


def test_the_review_can_be_finished_left_or_paused_but_not_answered() -> None:
    review = after(begun(chosen=BILATERAL), JumpedTo(AtReview()))
    assert refusal(review, Skipped()) is Refusal.NOT_HERE
    assert refusal(review, Chose(Fraction(1))) is Refusal.NOT_HERE
    assert after(review, Finished()).where == AtEnd(finished=True)
    assert after(review, Paused()).where == AtEnd(finished=False)
    assert after(review, WentBack()).where == AtQuestion("goals.aim")


def test_once_over_nothing_more_is_taken() -> None:
    assert refusal(after(begun(), Paused()), Skipped()) is Refusal.OVER


def test_progress_counts_facts_then_questions_and_the_share_answered() -> None:
    fact = after(begun(), ChoseFacts(("bilateral",))).progress
    assert fact == Progress(None, number=2, of=3, done=Fraction(0))
    third = after(begun(chosen=BILATERAL), Chose(Fraction(1)), DontKnow()).progress
    assert third == Progress(RUBRIC.dimension["trust"], number=3, of=4, done=Fraction(1, 2))
    assert after(begun(chosen=BILATERAL), JumpedTo(AtReview())).progress.number == 0


def test_tallies_say_what_is_left_in_each_dimension_that_asks_anything() -> None:
    interview = after(begun(chosen=BILATERAL), Chose(Fraction(1)), Skipped(), DontKnow())
    told = [(tally.dimension.id, tally.asked, tally.open) for tally in interview.tallies]
    assert told == [("goals", 2, 1), ("trust", 2, 1)]
    assert interview.tallies[1].states == {State.DONT_KNOW: 1, State.UNANSWERED: 1}
    assert [question.id for question in interview.open_questions] == ["goals.roles", "trust.news"]
    assert [fact.id for fact in begun(chosen={"form": ("bilateral",)}).open_facts] == ["stage", "partners"]


def test_a_rubric_that_asks_nothing_begins_at_its_review() -> None:
    bare = replace(RUBRIC, profile=(), dimensions=())
    interview = Interview.begin(bare, EMPTY)
    assert interview.where == AtReview()
    assert interview.progress.done == 1
    assert refusal(interview, WentBack()) is Refusal.NOTHING_BEFORE


notes = st.text("ab \n", max_size=4).map(Words)
levels = st.integers(-1, 5).map(Fraction)
choices = st.lists(st.sampled_from(["bilateral", "multilateral", "before", "running", "state", "ngo"]), max_size=3)
stops = st.sampled_from([*Interview.begin(RUBRIC, replace(EMPTY, chosen=MULTILATERAL)).path])
answers_said = st.one_of(levels.map(Chose), st.just(DontKnow()), st.just(PrefersNotToSay()), notes.map(NotApplicable))
told = st.one_of(
    answers_said,
    choices.map(lambda ids: ChoseFacts(tuple(ids))),
    st.builds(Noted, st.none() | notes, st.none() | st.lists(notes, max_size=2).map(tuple)),
)
moves = st.one_of(st.just(Skipped()), st.just(WentBack()), stops.map(JumpedTo))
sayings = st.lists(told | moves, max_size=40)


def taken(interview: Interview, said: Said) -> Interview:
    try:
        return interview.take(said)
    except RefusedError:
        return interview


def wandered(said: list[Said]) -> Interview:
    interview = begun()
    for one in said:
        interview = taken(interview, one)
    return interview


@settings
@given(sayings, told | moves)
def test_back_undoes_every_move(said: list[Said], last: Said) -> None:
    before = wandered(said)
    moved = taken(before, last)
    if isinstance(last, WentBack | Noted) or moved is before:
        return
    assert moved.take(WentBack()).where == before.where


@settings
@given(sayings, told | moves)
def test_nothing_said_touches_another_answer(said: list[Said], last: Said) -> None:
    before = wandered(said)
    moved = taken(before, last)
    here = before.where
    for question in RUBRIC.questions:
        if here != AtQuestion(question):
            assert moved.reply(question) == before.reply(question)
    for fact in RUBRIC.profile:
        if here != AtFact(fact.id):
            assert moved.answers.chosen.get(fact.id) == before.answers.chosen.get(fact.id)


@settings
@given(sayings, st.lists(answers_said | st.just(Skipped()), min_size=20, max_size=20))
def test_from_anywhere_answering_or_skipping_ends_at_the_review(said: list[Said], onward: list[Said]) -> None:
    interview = wandered(said)
    for one in onward:
        if interview.where == AtReview():
            break
        moved = taken(interview, one)
        interview = moved if moved is not interview else interview.take(Skipped())
    assert interview.where == AtReview()
    assert interview.take(Finished()).current == Over(finished=True)


replies_to_all = st.fixed_dictionaries(
    {question: st.lists(answers_said, min_size=1, max_size=2) for question in ASKED_OF_MANY}
)


@settings
@given(replies_to_all, st.permutations(ASKED_OF_MANY))
def test_the_order_of_replies_does_not_change_the_answers(said: dict[str, list[Said]], order: list[str]) -> None:
    def answered(questions: tuple[str, ...]) -> Answers:
        interview = begun(chosen=MULTILATERAL)
        for question in questions:
            for one in said[question]:
                interview = taken(interview.take(JumpedTo(AtQuestion(question))), one)
        return interview.answers

    one_way, another = answered(ASKED_OF_MANY), answered(tuple(order))
    assert one_way == another
    assert list(one_way.replies) == list(another.replies)


@settings
@given(sayings)
def test_resuming_starts_at_the_first_open_question(said: list[Said]) -> None:
    answers = wandered(said).answers
    resumed = Interview.begin(RUBRIC, answers)
    assert resumed.answers == answers
    if resumed.open_questions and len(resumed.open_questions) < len(resumed.asked):
        assert resumed.where == AtQuestion(resumed.open_questions[0].id)
