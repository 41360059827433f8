"""From answers to a document, so that what is loaded again is equal."""

from decimal import Context, Decimal
from fractions import Fraction

from cooperation_cli.answers.model import UNANSWERED, Answers, Invitation, Reply, Respondent, State
from cooperation_cli.answers.schema import FORMAT
from cooperation_cli.answers.versions import Named
from cooperation_cli.documents import json_writing, yaml_writing
from cooperation_cli.documents.document import Value
from cooperation_cli.rubric.asking import asked
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words

_EXACT = Context(prec=1_000)
_HEAD = """\
# Answers about a partnership, written by cooperation. You may edit this file.
# cooperation assess goes on with what is still blank; cooperation score reads what is there.
"""


def yaml_of(answers: Answers, rubric: Rubric) -> str:
    """The answers as a YAML file that says at its head what it is and how to go on."""
    return _HEAD + yaml_writing.dump(document_of(answers, rubric))


def json_of(answers: Answers, rubric: Rubric) -> str:
    """The answers as a JSON file."""
    return json_text(document_of(answers, rubric))


def json_text(data: Value) -> str:
    """An answers file's data as JSON; a level that no float holds exactly stands in quotes, as text may."""
    return json_writing.dump(data, default=json_number, indent=2) + "\n"


def json_number(value: object) -> int | float | str:
    """A decimal as JSON has it: a number where a float holds it exactly, else text."""
    exact = Fraction(str(value))
    if exact.denominator == 1:
        return int(exact)
    return float(exact) if Fraction(repr(float(exact))) == exact else str(value)


def document_of(answers: Answers, rubric: Rubric) -> dict[str, Value]:
    """The answers as an answers file has them, in its order; what is asked and has no answer stands blank.

    The ids are those of `rubric`, but for what is set aside.
    """
    data: dict[str, Value] = {
        "format": FORMAT,
        "rubric": str(Named(answers.rubric, answers.version)),
        "partnership": _partnership(answers, rubric),
    }
    optional: dict[str, Value] = {
        "respondent": _respondent(answers.respondent),
        "invitation": _invitation(answers.invitation) if answers.invitation else None,
        "depth": answers.depth.value if answers.depth else None,
    }
    data |= {key: value for key, value in optional.items() if value}
    data["answers"] = _answers(answers, rubric)
    if answers.targets:
        data["targets"] = {question: exact_decimal(level) for question, level in answers.targets.items()}
    if answers.set_aside:
        data["set_aside"] = {section: dict(kept) for section, kept in answers.set_aside.items()}
    return data


def _partnership(answers: Answers, rubric: Rubric) -> dict[str, Value]:
    several = {fact.id for fact in rubric.profile if fact.several}
    profile: dict[str, Value] = {
        fact: list(choices) if fact in several else choices[0] for fact, choices in answers.chosen.items()
    }
    return {"title": answers.title.raw} | ({"profile": profile} if profile else {})


def _respondent(who: Respondent) -> dict[str, Value]:
    return _texts(partner=who.partner, side=who.side, level=who.level, role=who.role, name=who.name, date=who.date)


def _invitation(told: Invitation) -> dict[str, Value]:
    return _texts(
        **{"from": told.sender},
        purpose=told.purpose,
        who_sees=told.who_sees,
        affects_funding=told.affects_funding,
        kept_until=told.kept_until,
    )


def _texts(**parts: Words | str | None) -> dict[str, Value]:
    raw = {key: part.raw if isinstance(part, Words) else part for key, part in parts.items()}
    return {key: str(part) for key, part in raw.items() if part is not None}


def _answers(answers: Answers, rubric: Rubric) -> dict[str, Value]:
    depth = answers.depth or Depth.FULL
    listed = {question.id for question in asked(rubric, answers.profile, depth)} | answers.replies.keys()
    return {id_: _reply(answers.replies.get(id_, UNANSWERED)) for id_ in rubric.questions if id_ in listed}


def _reply(reply: Reply) -> Value:
    """The short form where a level, a word or nothing is all that was said."""
    noted: dict[str, Value] = {}
    if reply.evidence:
        noted["evidence"] = [words.raw for words in reply.evidence]
    if reply.comment:
        noted["comment"] = reply.comment.raw
    level = None if reply.level is None else exact_decimal(reply.level)
    match reply.state:
        case State.LEVEL:
            return {"level": level, **noted} if noted else level
        case State.UNANSWERED:
            return noted or None
        case word:
            return {word.value: True, **noted} if noted else word.value


def exact_decimal(value: Fraction) -> Decimal:
    """The exact decimal; levels come from decimals, so that there is one."""
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
