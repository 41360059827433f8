"""The interview as a state machine: what is asked next, what a reply does, and what it never does."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec.structs import replace

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
    Undid,
    WentBack,
    WentForward,
)
from cooperation_cli.interview.scope import Scope
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
    return replace(plain, **parts)


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
    return Interview.begin(RUBRIC, replace(EMPTY, **answers))


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


def test_the_depth_may_decide_the_words() -> None:
    brief = Variant(Chosen("depth", frozenset({"quick"})), text=Words("In brief?"))
    aim = replace(RUBRIC.questions["goals.aim"], variants=(brief,))
    short = replace(RUBRIC, dimensions=(a_dimension("goals", aim),), profile=())
    for depth, text in ((Depth.QUICK, "In brief?"), (Depth.FULL, aim.text.raw)):
        step = Interview.begin(short, EMPTY, depth).current
        assert isinstance(step, QuestionStep)
        assert step.wording.text == Words(text)


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
        (Undid(), Refusal.NOTHING_TO_UNDO),
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
    assert refusal(review, WentForward()) is Refusal.NOTHING_AHEAD
    assert after(review, Finished()).where == AtEnd(finished=True)
    assert after(review, Paused()).where == AtEnd(finished=False)
    assert after(review, WentBack()).where == AtQuestion("goals.aim")


def test_once_over_nothing_more_is_taken() -> None:
    assert refusal(after(begun(), Paused()), Skipped()) is Refusal.OVER


def test_progress_counts_facts_then_questions_and_the_share_answered() -> None:
    fact = after(begun(), ChoseFacts(("bilateral",))).progress
    assert fact == Progress(None, number=2, of=3, left=4, done=Fraction(0), seconds=140.0)
    third = after(begun(chosen=BILATERAL), Chose(Fraction(1)), DontKnow()).progress
    assert third == Progress(RUBRIC.dimension["trust"], number=3, of=4, left=2, done=Fraction(1, 2), seconds=60.0)
    assert after(begun(chosen=BILATERAL), JumpedTo(AtReview())).progress.number == 0


def test_tallies_say_what_is_left_in_each_dimension_that_asks_anything() -> None:
    interview = after(begun(chosen=BILATERAL), Chose(Fraction(1)), Skipped(), DontKnow())
    told = [(tally.dimension.id, tally.asked, tally.open) for tally in interview.tallies]
    assert told == [("goals", 2, 1), ("trust", 2, 1)]
    assert interview.tallies[1].states == {State.DONT_KNOW: 1, State.UNANSWERED: 1}
    assert [question.id for question in interview.open_questions] == ["goals.roles", "trust.news"]


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
moves = st.one_of(st.just(Skipped()), st.just(WentBack()), st.just(WentForward()), stops.map(JumpedTo))
sayings = st.lists(told | moves | st.just(Undid()), max_size=40)


def taken(interview: Interview, said: Said) -> Interview:
    try:
        return interview.take(said)
    except RefusedError:
        return interview


def wandered(said: list[Said], interview: Interview | None = None) -> Interview:
    interview = interview or begun()
    for one in said:
        interview = taken(interview, one)
    return interview


@settings
@given(sayings, told | moves)
def test_back_returns_from_every_move(said: list[Said], last: Said) -> None:
    before = wandered(said)
    moved = taken(before, last)
    if isinstance(last, WentBack | Noted) or moved is before:
        return
    assert moved.take(WentBack()).where == before.where


@settings
@given(sayings)
def test_forward_returns_from_every_step_back(said: list[Said]) -> None:
    before = wandered(said)
    back = taken(before, WentBack())
    if back is not before:
        assert back.take(WentForward()).where == before.where


@settings
@given(sayings, told, st.lists(moves, max_size=5))
def test_undo_takes_back_the_last_change_wherever_one_has_gone_since(
    said: list[Said], last: Said, since: list[Said]
) -> None:
    before = wandered(said)
    changed = taken(before, last)
    if changed.answers == before.answers:
        return
    assert changed.take(Undid()) == before
    assert wandered(since, changed).take(Undid()) == before


@settings
@given(sayings, st.lists(told | moves, max_size=20))
def test_undo_goes_back_change_by_change_to_the_beginning(said: list[Said], more: list[Said]) -> None:
    start = Interview.begin(RUBRIC, wandered(said).answers)
    moments = [start]
    for one in more:
        moments.append(taken(moments[-1], one))
    undone = moments[-1]
    for earlier in reversed(moments):
        if earlier.answers != undone.answers:
            undone = undone.take(Undid())
            assert undone.answers == earlier.answers
    assert refusal(undone, Undid()) is Refusal.NOTHING_TO_UNDO


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


patterns = st.sampled_from(["goals", "trust", "*.m*", "goals.aim", "voice*", "profile", "form", "*"])
states = st.sets(st.sampled_from([State.UNANSWERED, State.DONT_KNOW])).map(frozenset)
scopes = st.builds(Scope, st.lists(patterns, max_size=2).map(tuple), states)


@settings
@given(sayings, scopes, sayings)
def test_a_sitting_about_a_part_loses_nothing_outside_it(said: list[Said], scope: Scope, more: list[Said]) -> None:
    answers = wandered(said).answers
    part = Interview.begin(RUBRIC, answers, scope=scope)
    assert part.answers == answers
    later = wandered(more, part)
    inside = scope.part(RUBRIC, answers)
    for question in RUBRIC.questions:
        if inside is not None and AtQuestion(question) not in inside:
            assert later.reply(question) == part.reply(question)
    for fact in RUBRIC.profile:
        if inside is not None and AtFact(fact.id) not in inside:
            assert later.answers.chosen.get(fact.id) == answers.chosen.get(fact.id)


@settings
@given(sayings, scopes, st.lists(answers_said, min_size=12, max_size=12))
def test_a_sitting_about_a_part_ends_after_one_reply_to_each_of_its_stops(
    said: list[Said], scope: Scope, onward: list[Said]
) -> None:
    interview = Interview.begin(RUBRIC, wandered(said).answers, scope=scope)
    stops = len(interview.path) - 1
    replies = 0
    for one in onward:
        if interview.where == AtReview():
            break
        here = one if isinstance(interview.where, AtQuestion) else ChoseFacts(_first_choice(interview))
        moved = taken(interview, here)
        interview = moved if moved is not interview else interview.take(Skipped())
        replies += 1
    assert interview.where == AtReview()
    # A fact may add questions on the way.
    assert replies <= stops + len(RUBRIC.questions)


def _first_choice(interview: Interview) -> tuple[str, ...]:
    step = interview.current
    assert isinstance(step, FactStep)
    return (next(iter(step.fact.choices)),)


SOME = {
    "goals.aim": LEVEL_3,
    "goals.roles": Reply(State.DONT_KNOW),
    "trust.money": Reply(State.DONT_KNOW, comment=Words("asked")),
}


def in_part(*only: str, states: tuple[State, ...] = ()) -> Interview:
    answers = replace(EMPTY, chosen=BILATERAL, replies=SOME)
    return Interview.begin(RUBRIC, answers, scope=Scope(only, frozenset(states)))


@pytest.mark.parametrize(
    ("only", "states", "path"),
    [
        (("goals",), (), ["goals.aim", "goals.roles"]),
        (("goals.*", "trust.news"), (), ["goals.aim", "goals.roles", "trust.news"]),
        (("*",), (State.UNANSWERED,), ["trust.news"]),
        ((), (State.UNANSWERED,), ["trust.news"]),
        ((), (State.DONT_KNOW,), ["goals.roles", "trust.money"]),
        ((), (State.DONT_KNOW, State.UNANSWERED), ["goals.roles", "trust.money", "trust.news"]),
        (("trust",), (State.DONT_KNOW,), ["trust.money"]),
        (("voice",), (), []),
        (("Goals",), (), []),
    ],
)
def test_a_part_is_what_its_names_and_states_have_in_common(
    only: tuple[str, ...], states: tuple[State, ...], path: list[str]
) -> None:
    assert in_part(*only, states=states).path == (*map(AtQuestion, path), AtReview())


def test_a_part_may_be_the_profile_or_a_fact_of_it() -> None:
    assert in_part("profile").path == (AtFact("form"), AtFact("stage"), AtFact("partners"), AtReview())
    assert in_part("f*").path == (AtFact("form"), AtReview())
    open_fact = Interview.begin(
        RUBRIC,
        replace(EMPTY, chosen={"form": ("bilateral",)}, replies=SOME),
        scope=Scope((), frozenset({State.UNANSWERED})),
    )
    assert open_fact.where == AtFact("stage")


def test_a_part_begins_at_its_first_stop_and_asks_each_once_more() -> None:
    goals = in_part("goals")
    assert goals.where == AtQuestion("goals.aim")
    assert goals.progress == Progress(RUBRIC.dimension["goals"], number=1, of=2, left=2, done=Fraction(0), seconds=60.0)
    assert goals.take(DontKnow()).where == AtQuestion("goals.roles")
    assert after(goals, DontKnow(), DontKnow()).where == AtReview()
    assert after(goals, DontKnow(), DontKnow()).progress.done == 1
    assert after(goals, DontKnow(), Undid()) == goals


def test_passing_over_an_answer_lets_it_stand() -> None:
    kept = after(in_part("goals"), Skipped(), Skipped())
    assert kept.progress.done == 1
    assert kept.answers == in_part("goals").answers


def test_what_is_still_not_known_is_not_asked_a_third_time() -> None:
    unsure = in_part(states=(State.DONT_KNOW,))
    assert after(unsure, DontKnow(), DontKnow()).where == AtReview()
    passed_over = after(unsure, Skipped(), Chose(Fraction(2)), WentBack(), WentBack(), Chose(Fraction(1)))
    assert passed_over.where == AtReview()


def test_what_lies_outside_the_part_cannot_be_jumped_to() -> None:
    assert refusal(in_part("goals"), JumpedTo(AtQuestion("trust.news"))) is Refusal.ANOTHER_PART
    assert refusal(in_part("goals"), JumpedTo(AtFact("form"))) is Refusal.ANOTHER_PART
    assert refusal(in_part("goals"), JumpedTo(AtQuestion("voice.many"))) is Refusal.NOT_ASKED
    assert in_part("goals").take(JumpedTo(AtReview())).where == AtReview()


def test_what_is_open_outside_the_part_is_known() -> None:
    goals = in_part("goals")
    assert [question.id for question in goals.open_questions] == ["trust.news"]
    assert [question.id for question in goals.left_questions] == ["goals.aim", "goals.roles"]
    assert [tally.dimension.id for tally in goals.tallies] == ["goals"]


def test_names_that_mean_nothing_are_told() -> None:
    assert Scope(("goals", "goal", "x*", "profile", "stage")).unknown(RUBRIC) == ("goal", "x*")
    assert Scope(("profile",)).unknown(replace(RUBRIC, profile=())) == ("profile",)


def test_the_agreement_of_a_group_joins_the_comment() -> None:
    interview = after(
        begun(chosen=BILATERAL), Noted(comment=Words("see minutes")), Chose(Fraction(2), Words("5 of 7."))
    )
    assert interview.reply("goals.aim") == Reply(State.LEVEL, Fraction(2), (), Words("see minutes\n5 of 7."))
    assert after(interview, Undid()).reply("goals.aim").comment == Words("see minutes")
    assert after(interview, WentBack(), Chose(Fraction(2), Words("5 of 7."))).answers == interview.answers


def test_the_same_answer_again_is_no_change_to_undo() -> None:
    twice = after(begun(chosen=BILATERAL), Chose(Fraction(2)), WentBack(), Chose(Fraction(2)))
    assert twice.take(Undid()).reply("goals.aim") == UNANSWERED
