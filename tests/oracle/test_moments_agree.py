"""The engine's common scores against the second implementation, on generated rubrics and answers."""

from pathlib import Path
from random import Random

import pytest
from oracle.bridge import answers_of, readings_of, rubric_of
from oracle.comparing import different
from oracle.generating import a_rubric, answers_to
from oracle.instrument import Raw
from oracle.moments import common_coverage, common_questions, common_scores
from oracle.scorer import readings

from cooperation_cli.assessment.assessment import judge_answers
from cooperation_cli.comparison.common import Common
from cooperation_cli.comparison.comparison import compare
from cooperation_cli.comparison.moment import Moment
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.scoring.score import Score

_BATCHES, _EACH = 4, 25


def _common(rubric: Rubric, files: list[Raw]) -> Common:
    moments = []
    for said in files:
        answers = answers_of(said, rubric)
        judged = judge_answers(rubric, readings_of(said, rubric, "full"))
        moments.append(Moment("answers.json", answers, judged, (answers.respondent,)))
    return compare(moments).common


def _score(score: Score) -> Raw:
    return {
        "status": score.status.value,
        "score": score.exact,
        "low": score.low,
        "high": score.high,
        "coverage": score.coverage if score.applies else None,
    }


def _plain(score: Raw) -> Raw:
    return {word: score[word] for word in ("status", "score", "low", "high", "coverage")}


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_common_scores_agree(batch: int, tmp_path: Path) -> None:
    for seed in range(batch * _EACH, (batch + 1) * _EACH):
        chance = Random(seed)  # noqa: S311
        plain = a_rubric(chance)
        rubric = rubric_of(plain, tmp_path)
        files = [answers_to(plain, chance) for _ in range(2 + seed % 3)]
        found = _common(rubric, files)
        assert list(found.questions) == common_questions([readings(plain, said, "full") for said in files])
        for card, wanted in zip(found.cards, common_scores(plain, files, "full"), strict=True):
            here = {name: _score(one.score) for name, one in card.dimensions.items()}
            there = {name: _plain(one) for name, one in wanted["dimensions"].items()}
            assert list(different(f"seed {seed}", here, there)) == []
            parts = {name: _plain(one) for name, one in wanted["parts"].items()}
            assert list(different("", {name: _score(one) for name, one in card.parts.items()}, parts)) == []
            for name, share in common_coverage(plain, files, "full").items():
                assert card.dimensions[name].score.coverage == share


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_moments_and_a_moment_said_twice_change_no_common_score(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311
    plain = a_rubric(chance)
    rubric = rubric_of(plain, tmp_path)
    files = [answers_to(plain, chance) for _ in range(3)]
    cards = _common(rubric, files).cards
    again = _common(rubric, [*files[::-1], files[0]]).cards
    assert [card.dimensions for card in cards] == [card.dimensions for card in again[2::-1]]
    assert again[-1].dimensions == cards[0].dimensions
