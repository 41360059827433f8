"""How one question's answer becomes a number."""

from collections.abc import Iterator
from fractions import Fraction

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.report.explanation.arithmetic import equation, number
from cooperation_cli.report.explanation.steps import Explained, Step
from cooperation_cli.report.model import Block, Prose
from cooperation_cli.report.sentences import appendix
from cooperation_cli.report.sentences import explanation as say
from cooperation_cli.report.sentences.parts import level_words, sentence
from cooperation_cli.report.view import Standing
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words


def explained(standing: Standing, question: Question) -> Explained:
    """The level that was read, and its place on the scale."""
    reply = standing.card.readings.replies.get(question.id)
    terms = tuple(_terms(standing, question, reply))
    if reply is None or reply.state is State.NOT_APPLICABLE:
        return Explained(question.id, question.title, terms, ())
    levels = (
        [(say.PLACE, reply.level)]
        if reply.level is not None
        else [
            (say.WORST, question.worst_to_best[0]),
            (say.BEST, question.worst_to_best[-1]),
        ]
    )
    steps = tuple(step for label, level in levels for step in _place(question, level, label))
    return Explained(question.id, question.title, terms, steps)


def _terms(standing: Standing, question: Question, reply: Reply | None) -> Iterator[Block]:
    if reply is None:
        yield Prose(say.NOT_ASKED)
        return
    yield Prose(standing.wordings[question.id].text)
    if reply.level is None:
        yield Prose(appendix.STATES[reply.state], say.ANSWER)
        yield Prose(say.NOTHING_APPLIES if reply.state is State.NOT_APPLICABLE else say.COUNTED)
        return
    said = standing.judged.said.level(question.id)
    yield Prose(sentence(level_words(question.scale, reply.level if said is None else said)), say.ANSWER)
    if said is not None and said != reply.level:
        yield Prose(say.claimed(level_words(question.scale, reply.level)))


def _place(question: Question, level: Fraction, label: Words) -> Iterator[Step]:
    scale = question.scale
    forward = question.forward(level)
    if question.reverse:
        turned = f"{number(scale.lowest)} + {number(scale.highest)} - {number(level)}"
        yield Step(say.TURNED, equation(turned, forward, scale.lowest, scale.highest, level))
    zero = number(scale.zero)
    formula = f"({number(forward)} - {zero}) / ({number(scale.highest)} - {zero})"
    yield Step(label, equation(formula, question.value(level), forward, scale.zero, scale.highest))
