"""Where somebody wants to go who typed an id, a number or a title."""

from collections.abc import Iterator

from cooperation_cli.errors import nearest
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact, AtQuestion, Stop
from cooperation_cli.interview.scope import PROFILE
from cooperation_cli.rubric.model import Dimension


def stop_named(text: str, interview: Interview) -> Stop | None:
    """The stop that is meant: a question by number, id or title, a dimension by id or title, a fact by id.

    The beginning of a name will do. In a dimension it is the first question that is left, else the first one. What is
    not asked now is found all the same, so that the interview can say so; None where nothing has that name.
    """
    name = " ".join(text.casefold().split())
    exact = dict(reversed(list(_names(interview))))
    if stop := exact.get(name):
        return stop
    return next((stop for known, stop in _names(interview) if name and known.startswith(name)), None)


def hint(text: str, interview: Interview) -> str:
    """The nearest name to what was typed, as far as there is one."""
    return nearest(text.casefold(), [name for name, _ in _names(interview) if not name.isdecimal()])


def _names(interview: Interview) -> Iterator[tuple[str, Stop]]:
    for number, question in enumerate(interview.questions, start=1):
        yield str(number), AtQuestion(question.id)
    facts = interview.rubric.profile
    if facts:
        yield PROFILE, AtFact((interview.left_facts or interview.facts or facts)[0].id)
    dimensions = [dimension for dimension in interview.rubric.dimensions if dimension.questions]
    for dimension in dimensions:
        yield dimension.id, _first(dimension, interview)
    for id_ in interview.rubric.questions:
        yield id_, AtQuestion(id_)
    for fact in facts:
        yield fact.id, AtFact(fact.id)
    for dimension in dimensions:
        yield dimension.title.raw.casefold(), _first(dimension, interview)
    for question in interview.asked:
        yield question.title.raw.casefold(), AtQuestion(question.id)


def _first(dimension: Dimension, interview: Interview) -> Stop:
    questions = [question for question in interview.questions if question.dimension == dimension.id]
    left = [question for question in questions if interview.is_left(AtQuestion(question.id))]
    outside = [question for question in interview.asked if question.dimension == dimension.id]
    return AtQuestion((left or questions or outside or dimension.questions)[0].id)
