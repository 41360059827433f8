"""How firm a verdict is, as it is told."""

from collections.abc import Callable

import pytest
from builders.reading_pages import headed
from oracle.instrument import Raw
from oracle.small import dimension, question, rubric

from cooperation_cli.report.model import Items, Report
from cooperation_cli.report.sentences import firmness as say
from cooperation_cli.text import Words

Page = Callable[..., Report]
LOW_HIGH = [{"id": "low", "from": 0}, {"id": "high", "from": 60}]


def looks(report: Report) -> dict[str, str]:
    section = headed(report.blocks, "How firm it is")
    items = next(block for block in section.blocks if isinstance(block, Items))
    return {item.label.raw: item.words.raw for item in items.items if item.label}


def many(number: int, level: int) -> tuple[Raw, Raw]:
    plain = rubric(dimension("a", *(question(f"q{place}") for place in range(number))), bands=LOW_HIGH)
    return plain, {f"a.q{place}": level for place in range(number)}


def test_answers_alike_raise_a_doubt(page: Page) -> None:
    assert looks(page(*many(12, 2)))["Answers alike"] == (
        "12 of 12 answers are at level 2: answers so alike may say little."
    )


def test_what_open_questions_could_do_is_told(page: Page) -> None:
    plain, said = many(2, 2)
    told = looks(page(plain, {**said, "a.q1": "dont_know"}))
    assert told["Unknown answers"] == (
        "Depending on the open questions, the score alone could mean anything from Low to High. "
        'The best answer to "Q1" would lift the verdict.'
    )


def test_where_evidence_is_required_the_verdict_is_the_one_in_use(page: Page) -> None:
    assert looks(page(*many(2, 3), evidence="required"))["Evidence"] == (
        "High answers without evidence count as the level below: the overall would be 50 (all answered), "
        "and the verdict would stay."
    )


@pytest.mark.parametrize(
    ("lift", "lower", "told"),
    [
        (1, 0, "one unknown answer could lift it"),
        (2, 1, "two unknown answers could lift it and one could lower it"),
        (0, 14, "14 unknown answers could lower it"),
    ],
)
def test_unknown_answers_are_counted_in_words(lift: int, lower: int, told: str) -> None:
    assert say.unknown_answers(lift, lower).raw == told


def test_without_a_verdict_it_says_what_is_still_possible() -> None:
    low, high = Words("Low"), Words("High")
    assert say.no_verdict([low]).raw == "There is no verdict yet; by its score it could only be Low."
    assert say.no_verdict([low, high]).raw.endswith("the score could mean anything from Low to High.")


@pytest.mark.parametrize(("questions", "told"), [(1, "in one answer"), (2, "in either of two"), (5, "in any of five")])
def test_single_steps_are_counted(questions: int, told: str) -> None:
    assert told in say.moved_by(questions).raw
