"""What holds of every scenario, in any rubric that loads and in those that ship."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.assessment.supposing import Supposed, Wish, suppose
from cooperation_cli.assessment.verdict import judge
from cooperation_cli.rubric.model import Scenario
from cooperation_cli.text import Words

Cases = Callable[[int], Any]
seeds = st.integers(min_value=0, max_value=2**24)


def struck(case: Any) -> Supposed:
    """The case with a scenario that hits some of its questions, asked and not asked, at any of their levels."""
    hit = [question for question in case.rubric.questions.values() if case.chance.randrange(3) == 0]
    levels = {question.id: case.chance.choice(question.scale.values) for question in hit}
    exposed = {question.id for question in hit if question.is_exposure}
    at_least = {name: level for name, level in levels.items() if name in exposed}
    at_most = {name: level for name, level in levels.items() if name not in exposed}
    return suppose(judge(case.card), Wish((Scenario("blow", Words("Blow"), None, at_least, at_most),)))


@given(seed=seeds)
def test_a_scenario_never_improves_a_value(case_of: Cases, seed: int) -> None:
    for change in struck(case_of(seed)).changes:
        if change.before.level is not None:
            assert change.after.level is not None
            before, after = (change.question.value(level) for level in (change.before.level, change.after.level))
            assert before < after if change.question.is_exposure else after < before


@given(seed=seeds)
def test_a_scenario_that_sets_no_open_question_never_raises_a_score(alike_case_of: Cases, seed: int) -> None:
    case = alike_case_of(seed)
    supposed = struck(case)
    if any(change.before.level is None for change in supposed.changes):
        return
    now, then = case.scores(case.card), case.scores(supposed.verdict.card)
    for name, score in then.items():
        if score.exact is not None and now[name].exact is not None:
            assert score.exact <= now[name].exact


@given(seed=seeds)
def test_no_scenario_raises_the_high_end_of_what_is_scored(alike_case_of: Cases, seed: int) -> None:
    case = alike_case_of(seed)
    now, then = case.scores(case.card), case.scores(struck(case).verdict.card)
    for name, score in then.items():
        if score.exact is not None and now[name].exact is not None:
            assert score.high <= now[name].high


@given(seed=seeds)
def test_a_second_blow_of_the_same_kind_changes_nothing_more(case_of: Cases, seed: int) -> None:
    first = struck(case_of(seed))
    replies = tuple((change.question.id, change.after) for change in first.changes)
    again = suppose(first.verdict, Wish(replies=replies))
    assert again.changes == ()
