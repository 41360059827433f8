"""The questions of a rubric as its page shows them, and as a spreadsheet has them."""

from collections.abc import Iterator

from cooperation_cli.report.model import Block, Cell, Item, Items, Prose, Section, Sheet
from cooperation_cli.report.sentences import rubric as say
from cooperation_cli.report.sentences.parts import EFFORTS, level_words, listed, who_words
from cooperation_cli.report.sentences.rules import rule
from cooperation_cli.rubric.in_words import in_words
from cooperation_cli.rubric.model import Dimension, Rubric
from cooperation_cli.rubric.question import Advice, Depth, Question, Role, Variant
from cooperation_cli.rubric.scale import Level, number_text
from cooperation_cli.text import Words, joined, phrase


def dimension_section(rubric: Rubric, dimension: Dimension) -> Section:
    """A dimension with why it is asked, how it is scored, and its questions."""
    return Section(dimension.title, tuple(_dimension(rubric, dimension)))


def _dimension(rubric: Rubric, dimension: Dimension) -> Iterator[Block]:
    if dimension.why:
        yield Prose(dimension.why, say.WHY)
    yield Prose(rule(dimension.combine), say.SCORED)
    if dimension.countered_by:
        yield Prose(listed([rubric.dimension[name].title for name in dimension.countered_by]), say.COUNTERED_BY)
    for question in dimension.questions:
        yield Section(question.title, tuple(_question(rubric, question)))


def _question(rubric: Rubric, question: Question) -> Iterator[Block]:
    yield Prose(question.text)
    yield Items(tuple(_level(question, level) for level in question.scale.levels), label=say.LEVELS)
    if question.evidence:
        yield Prose(question.evidence, say.EVIDENCE)
    yield Prose(joined([Words(question.id), *_marks(question)], "; "), say.QUESTION)
    if question.ask_if:
        yield Prose(in_words(question.ask_if, rubric), say.ONLY_IF)
    if question.derived_from:
        sources = [rubric.sources[name].title for name in question.derived_from]
        yield Prose(joined(sources, "; "), say.DERIVED)
    for variant in question.variants:
        yield Items(tuple(_variant(question, variant)), label=say.where(in_words(variant.ask_if, rubric)))


def _level(question: Question, level: Level) -> Item:
    """A level with what one sees at it, and the advice that leads there."""
    advice = question.advice.get(level.value)
    detail = () if advice is None else (Prose(_advice(advice), say.ADVICE),)
    return Item(question.levels.get(level.value, Words("")), _named(level), detail=detail)


def _named(level: Level) -> Words:
    number = say.level(number_text(level.value), level.code)
    return number if level.label.raw == number.raw else phrase("{number} {label}", number=number, label=level.label)


def _advice(advice: Advice) -> Words:
    who = who_words(advice.who)
    effort = phrase("{effort} effort", effort=EFFORTS[advice.effort])
    return say.advised(advice.do, joined([words for words in (who, effort) if words]))


def _marks(question: Question) -> Iterator[Words]:
    """What sets the question apart, in a few words each."""
    if question.role is not None:
        yield {Role.EXPOSURE: say.PRESSURE, Role.SAFEGUARD: say.PROTECTION}[question.role]
    marks = {
        say.CRITICAL: question.critical,
        say.QUICK: question.depth is Depth.QUICK,
        say.NOT_APPLICABLE: question.not_applicable,
        say.REVERSED: question.reverse,
        say.WORST: question.worst,
        say.weight(number_text(question.weight)): question.weight != 1,
    }
    yield from (words for words, holds in marks.items() if holds)


def _variant(question: Question, variant: Variant) -> Iterator[Item]:
    if variant.text:
        yield Item(variant.text)
    for level, text in variant.levels.items():
        yield Item(text, level_words(question.scale, level))
    if variant.evidence:
        yield Item(variant.evidence, say.EVIDENCE)
    for level, text in variant.advice.items():
        yield Item(text, say.to_reach(level_words(question.scale, level)))


_HEADER = (
    "dimension",
    "question",
    "title",
    "text",
    "role",
    "depth",
    "must_have",
    "weight",
    "level",
    "label",
    "words",
    "advice",
    "effort",
    "who",
    "evidence",
)


def sheet_of(rubric: Rubric) -> Sheet:
    """A row for each level of each question."""
    return Sheet(
        _HEADER,
        tuple(_row(question, level) for question in rubric.questions.values() for level in question.scale.levels),
    )


def _row(question: Question, level: Level) -> tuple[Cell, ...]:
    advice = question.advice.get(level.value)
    return (
        question.dimension,
        question.id,
        question.title,
        question.text,
        question.role.value if question.role else None,
        question.depth.value,
        "yes" if question.critical else None,
        number_text(question.weight),
        number_text(level.value),
        level.label,
        question.levels.get(level.value),
        advice.do if advice else None,
        advice.effort.value if advice else None,
        "; ".join(advice.who) if advice else None,
        question.evidence,
    )
