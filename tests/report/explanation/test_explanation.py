"""The printed arithmetic, done again by a calculator that knows nothing of scores."""

import re
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import pytest
from builders.reading_pages import told
from hypothesis import example, given, settings
from hypothesis import strategies as st
from oracle.bridge import answers_of, assessment_of, rubric_of
from oracle.generating import a_rubric, answers_to

from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import judge_answers
from cooperation_cli.errors import CooperationError, Place
from cooperation_cli.report.explanation import dimension as dimensions
from cooperation_cli.report.explanation import group as groups
from cooperation_cli.report.explanation.page import check, explanation_report, known
from cooperation_cli.report.explanation.steps import Explained
from cooperation_cli.report.model import Table
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.rubric.model import Rubric

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = Fraction(1, 10**6)
"""What nine decimals, put into a sum of a few dozen terms, may be off by."""
ROOTS = Fraction(1, 10**30)
"""What powers of forty digits may be off by, where their product is a whole number all the same."""


class Pencil:
    """A calculator for sums, products, powers, brackets, ⌊ ⌋, and the three that pick from a list."""

    TOKEN = re.compile(r"\s*(the lowest of|the middle of|the larger of|½|-?\d+(?:\.\d+)?|[-+×/^(),⌊⌋])")

    def __init__(self, text: str) -> None:
        self.left = self.TOKEN.findall(text)
        assert "".join(self.left).replace(" ", "") == text.replace(" ", ""), text

    def result(self) -> Fraction:
        value = self.sum()
        assert not self.left
        return value

    def take(self, *tokens: str) -> str | None:
        return self.left.pop(0) if self.left and self.left[0] in tokens else None

    def sum(self) -> Fraction:
        value = self.product()
        while self.left:
            if self.left[0].startswith("-") and len(self.left[0]) > 1:  # 4 -1 is 4 and then -1
                value += self.product()
            elif sign := self.take("+", "-"):
                value += self.product() * (1 if sign == "+" else -1)
            else:
                break
        return value

    def product(self) -> Fraction:
        value = self.power()
        while sign := self.take("×", "/"):
            value = value * self.power() if sign == "×" else value / self.power()
        return value

    def power(self) -> Fraction:
        value = self.atom()
        if self.take("^"):
            context = Context(prec=40)
            base, exponent = (
                context.divide(Decimal(each.numerator), each.denominator) for each in (value, self.atom())
            )
            return Fraction(context.power(base, exponent))
        return value

    def atom(self) -> Fraction:
        pick: dict[str, Callable[[list[Fraction]], Fraction]] = {
            "the lowest of": min,
            "the middle of": median,
            "the larger of": max,
        }
        first = self.left.pop(0)
        if first in pick:
            return pick[first](self.list())
        if first == "⌊":
            value = Fraction(self.sum() // 1)
            assert self.take("⌋")
            return value
        if first == "(":
            value = self.sum()
            assert self.take(")")
            return value
        return Fraction(1, 2) if first == "½" else Fraction(first)

    def list(self) -> list[Fraction]:
        assert self.take("(")
        values = [self.sum()]
        while self.take(","):
            values.append(self.sum())
        assert self.take(")")
        return values


def test_the_pencil_can_reckon() -> None:
    assert Pencil("⌊10 × (50 + 2 × 75) / (1 + 2) + ½⌋ / 10").result() == Fraction(667, 10)
    assert Pencil("the middle of (1, 2, 4, -8)").result() == Fraction(3, 2)
    assert Pencil("4 ^ (1 / 2) × 3 - -2").result() == 8


def stand(answers: Answers, rubric: Rubric, *, strict: bool = False) -> Standing:
    return Standing(judge_answers(rubric, readings(rubric, answers), require_evidence=strict), answers)


def reckoned(explained: Explained) -> dict[str, Fraction]:
    """Each step's result, by its label, after it was found to be what its formula comes to."""
    for step in explained.steps:
        formula, sign, result = re.split(r" ([=≈]) ", str(step.equation))
        value = Pencil(formula).result()
        off = abs(value - Fraction(result))
        if sign == "=":
            assert off <= (ROOTS if "^" in formula else 0)
        else:
            assert off < PLACES * max(Fraction(1), abs(value))
    return {step.label.raw: step.equation.result for step in explained.steps}


def hold(standing: Standing) -> None:
    """Every explanation of a rubric leads to the scorer's own numbers."""
    card = standing.card
    scores = [
        (dimensions.explained(standing, one), card.dimensions[one.id].score, card.dimensions[one.id].practice)
        for one in card.rubric.dimensions
    ]
    for part in card.rubric.parts:
        group = card.groups[part.id]
        scores.append((groups.explained_part(standing, part), group.score, group.practice))
    if card.whole is not None:
        scores.append((groups.explained_overall(standing, "overall"), card.whole.score, card.whole.practice))
    for explained, score, practised in scores:
        found = reckoned(explained)
        assert found.get(say.COVERAGE.raw) == (score.coverage if score.applies else None)
        assert found.get(say.SHOWN.raw) == score.published
        if score.exact is not None:
            assert score.exact == found.get(say.RESULT.raw, found.get(say.SCORE.raw))
            practice = practised.exact
            assert found.get(say.PRACTICE.raw, practice) == practice
        if score.exact is not None and not score.is_certain:
            assert score.low == min(score.exact, found[say.LEAST.raw])
            assert score.high == max(score.exact, found[say.MOST.raw])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rubrics")


@settings(max_examples=150)
@given(seed=st.integers(min_value=0, max_value=2**24))
@example(seed=5025172)  # The roots of 50 ^ 3, 100 ^ 2 and 25 ^ 2 give 50 together.
def test_the_arithmetic_of_every_rubric_leads_to_its_scores(folder: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    plain = a_rubric(chance)
    said, rubric = answers_to(plain, chance), rubric_of(plain, folder)
    judged = assessment_of(said, rubric, evidence=chance.choice(["claimed", "required"])).judged
    standing = Standing(judged, answers_of(said, rubric))
    hold(standing)
    report = explanation_report(standing, known(rubric))
    assert len(report.blocks) == len(known(rubric))
    assert all(len(row) == len(report.sheet.header) for row in report.sheet.rows)


FOLDER = Path(__file__).parents[3] / "rubrics" / "international-cooperation"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return open_rubric("international-cooperation")


@pytest.mark.parametrize("path", sorted((FOLDER / "examples").rglob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("strict", [False, True])
def test_the_arithmetic_of_every_example_leads_to_its_scores(path: Path, strict: bool, rubric: Rubric) -> None:
    hold(stand(open_answers(str(path), lambda _: rubric)[0], rubric, strict=strict))


def lake(rubric: Rubric) -> Standing:
    path = min((FOLDER / "examples" / "lake-health-2025").iterdir())
    return stand(open_answers(str(path), lambda _: rubric)[0], rubric)


def test_the_overall_ends_with_the_band_and_what_holds_it(rubric: Rubric) -> None:
    standing = lake(rubric)
    page = " ".join(told(explanation_report(standing, ["overall"]), say.OVERALL.raw))
    for gate in standing.verdict.capping:
        assert gate.gate.title.raw in page
    assert standing.verdict.band is not None
    assert standing.band_title(standing.verdict.band).raw in page


def test_a_claim_is_said_to_be_read_lower(rubric: Rubric) -> None:
    paths = (FOLDER / "examples").rglob("*.yaml")
    standings = (stand(open_answers(str(path), lambda _: rubric)[0], rubric, strict=True) for path in sorted(paths))
    standing = next(each for each in standings if each.judged.claims)
    claim = standing.judged.claims[0]
    page = explanation_report(standing, [claim])
    assert "comes with no evidence" in " ".join(told(page, rubric.questions[claim].title.raw))


def test_each_applicable_question_has_a_row(rubric: Rubric) -> None:
    standing = lake(rubric)
    for one in rubric.dimensions:
        tables = [block for block in dimensions.explained(standing, one).terms if isinstance(block, Table)]
        applicable = [each for each in one.questions if standing.card.readings.applies(each.id)]
        assert [len(table.rows) for table in tables] == [len(applicable)]


def test_an_unknown_name_gets_the_nearest(rubric: Rubric) -> None:
    with pytest.raises(CooperationError) as caught:
        check(rubric, ["overal", "shared-goals.purpos", "shared-goals"], Place("--explain"))
    assert [problem.mend for problem in caught.value.problems] == [
        'did you mean "overall"?',
        'did you mean "shared-goals.purpose"?',
    ]
