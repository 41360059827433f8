"""What holds for the scores of every rubric, shipped or generated."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cooperation_cli.answers.readings import evidence_required
from cooperation_cli.rubric.question import Question
from cooperation_cli.scoring.score import Score
from cooperation_cli.scoring.scorecard import Scorecard, scorecard

Cases = Callable[[int], Any]
seeds = st.integers(min_value=0, max_value=2**24)
few = settings(max_examples=settings().max_examples * 6 // 10)


def _numbers(score: Score) -> tuple[Fraction | None, ...]:
    return score.low, score.exact, score.published, score.high


def _never_lower(before: Scorecard, after: Scorecard, scores: Callable[[Scorecard], dict[str, Score]]) -> None:
    then, now = scores(before), scores(after)
    for name in then:
        for was, is_ in zip(_numbers(then[name]), _numbers(now[name]), strict=True):
            assert (was is None) == (is_ is None)
            assert was is None or is_ is None or is_ >= was, name


def _raisable(cases: Cases, seed: int, *, exposure: bool) -> tuple[Any, Question, Fraction]:
    """A case of this seed, or of the next with one: a question that is answered, and a higher level of it."""
    while True:
        case = cases(seed)
        higher = [
            (question, level)
            for question in case.answered()
            if question.is_exposure == exposure
            for level in question.ascending
            if question.value(level) > question.value(case.read.level(question.id))
        ]
        if higher:
            return case, *case.chance.choice(higher)
        seed += 1


@few
@given(seed=seeds)
def test_a_better_practice_or_safeguard_never_lowers_a_score(case_of: Cases, seed: int) -> None:
    case, question, higher = _raisable(case_of, seed, exposure=False)
    after = case.with_level(question, higher)
    _never_lower(case.card, after, case.scores)
    assert case.card.practice is None or after.practice >= case.card.practice


@few
@given(seed=seeds)
def test_a_higher_exposure_never_raises_a_score_and_leaves_practice(pressed_case_of: Cases, seed: int) -> None:
    case, question, higher = _raisable(pressed_case_of, seed, exposure=True)
    after = case.with_level(question, higher)
    _never_lower(after, case.card, case.scores)
    assert after.practice == case.card.practice


@few
@given(seed=seeds)
def test_every_score_lies_in_its_interval_also_as_published(case_of: Cases, seed: int) -> None:
    case = case_of(seed)
    for score in case.scores(case.card).values():
        if score.applies:
            assert score.low <= score.high
            assert score.exact is None or score.low <= score.exact <= score.high


@few
@given(seed=seeds)
def test_an_answer_to_an_open_question_never_widens_an_interval(alike_case_of: Cases, seed: int) -> None:
    case = alike_case_of(seed)
    assume(case.open())
    question = case.chance.choice(case.open())
    before = case.scores(case.card)
    after = case.scores(case.with_level(question, case.chance.choice(question.scale.values)))
    for name, score in before.items():
        if score.applies:
            assert score.low <= after[name].low
            assert after[name].high <= score.high


@few
@given(seed=seeds)
def test_practice_is_never_above_readiness(case_of: Cases, seed: int) -> None:
    card = case_of(seed).card
    if card.practice is not None:
        assert card.practice <= card.overall.exact


@few
@given(seed=seeds)
def test_requiring_evidence_never_raises_a_score(case_of: Cases, seed: int) -> None:
    case = case_of(seed)
    _never_lower(scorecard(case.rubric, evidence_required(case.rubric, case.read)), case.card, case.scores)


@few
@given(seed=seeds)
def test_scoring_again_what_a_step_touches_equals_scoring_all(case_of: Cases, seed: int) -> None:
    case = case_of(seed)
    asked = [case.rubric.questions[name] for name in case.read.replies if case.read.applies(name)]
    assume(asked)
    levels = {
        question.id: case.chance.choice(question.scale.values)
        for question in case.chance.sample(asked, min(2, len(asked)))
    }
    assert case.card.after(levels) == scorecard(case.rubric, case.read.changed(levels))
