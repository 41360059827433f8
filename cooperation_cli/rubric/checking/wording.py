"""Whether the words of a rubric are short, plain and about one thing."""

import re
import statistics
from collections.abc import Callable, Iterator

from cooperation_cli.rubric.checking.finding import Finding, Severity, warning
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Question
from cooperation_cli.rubric.scale import number_text
from cooperation_cli.text import Words, phrase

Readability = Callable[[str], float]
"""The school grade that a text needs, such as Flesch-Kincaid's."""

MOST_WORDS_OF_A_QUESTION = 25
MOST_WORDS_OF_A_LEVEL = 20
MOST_WORDS_OF_ADVICE = 45
HIGHEST_GRADE = 11
HIGHEST_MEDIAN_GRADE = 9
_EITHER = re.compile(r"\band\s*/\s*or\b", re.IGNORECASE)


def texts_are_short(rubric: Rubric) -> Iterator[Finding]:
    """Questions, levels and advice keep to their most words."""
    for question in rubric.questions.values():
        for what, words, most in _texts(question):
            count = len(words.raw.split())
            if count > most:
                says = phrase("{what} has {count} words", what=what, count=count)
                yield warning(question.id, says, phrase("use at most {most}", most=most))


def texts_say_one_thing(rubric: Rubric) -> Iterator[Finding]:
    """No text leaves open what is meant, and no question asks two things."""
    for question in rubric.questions.values():
        for what, words, _ in _texts(question):
            if _EITHER.search(words.raw):
                yield warning(question.id, phrase('{what} says "and/or"', what=what), Words("choose one of the two"))
        for words in _wordings(question):
            if words.raw.count("?") > 1:
                yield warning(question.id, Words("two questions stand in one"), Words("ask one of them"))


def questions_are_readable(rubric: Rubric, readability: Readability | None) -> Iterator[Finding]:
    """Reading grades: none too high, and a median that most can read. English only."""
    if readability is None or not rubric.language.startswith("en"):
        reason = "no measure is installed" if readability is None else "the measure knows English only"
        what = phrase("the reading grade was not measured: {reason}", reason=reason)
        yield Finding(Severity.NOTICE, Words(rubric.id), what, Words("read the questions aloud"))
        return
    grades = []
    for question in rubric.questions.values():
        for words in _wordings(question):
            grades.append(grade := readability(words.raw))
            if grade > HIGHEST_GRADE:
                what = phrase("it needs reading grade {grade}", grade=f"{grade:.1f}")
                yield warning(question.id, what, phrase("use shorter words, for grade {most}", most=HIGHEST_GRADE))
    if (median := statistics.median(grades)) > HIGHEST_MEDIAN_GRADE:
        what = phrase("the median reading grade is {grade}", grade=f"{median:.1f}")
        yield warning(rubric.id, what, phrase("bring it down to {most}", most=HIGHEST_MEDIAN_GRADE))


def _wordings(question: Question) -> list[Words]:
    return [question.text, *(variant.text for variant in question.variants if variant.text)]


def _texts(question: Question) -> Iterator[tuple[str, Words, int]]:
    """Every text that has a limit, with what it is."""
    for words in _wordings(question):
        yield "the question", words, MOST_WORDS_OF_A_QUESTION
    for levels in (question.levels, *(variant.levels for variant in question.variants)):
        for value, words in levels.items():
            yield f"level {number_text(value)}", words, MOST_WORDS_OF_A_LEVEL
    for value, step in question.advice.items():
        yield f"the advice for level {number_text(value)}", step.do, MOST_WORDS_OF_ADVICE
    for variant in question.variants:
        for value, words in variant.advice.items():
            yield f"the advice for level {number_text(value)}", words, MOST_WORDS_OF_ADVICE
