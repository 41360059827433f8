"""From the oracle's plain dicts to the engine, through the real loaders."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from oracle.instrument import Raw

from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Answers, Reply
from cooperation_cli.answers.readings import Readings, readings
from cooperation_cli.assessment.assessment import Assessment, assess, judge_answers
from cooperation_cli.commands.chance import draws
from cooperation_cli.documents import json as documents_json
from cooperation_cli.rubric.loading import load_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth


def text_of(data: Raw) -> str:
    """The dict as JSON, each number as it was written."""

    def plain(number: Any) -> float:
        assert isinstance(number, Decimal)
        assert Decimal(repr(float(number))) == number
        return float(number)

    return json.dumps(data, default=plain)


def rubric_of(data: Raw, folder: Path) -> Rubric:
    """The rubric as the engine loads it; `folder` takes its file."""
    file = folder / "rubric.json"
    file.write_text(text_of(data), encoding="utf-8")
    return load_rubric(str(file))


def answers_of(data: Raw, rubric: Rubric) -> Answers:
    """The answers as the engine loads them."""
    return answers_from(documents_json.parse(text_of(data), "answers.json"), rubric)


def readings_of(data: Raw, rubric: Rubric, depth: str | None = None) -> Readings:
    """The engine's readings of these answers."""
    return readings(rubric, answers_of(data, rubric), None if depth is None else Depth(depth))


def assessment_of(data: Raw, rubric: Rubric, depth: str | None = None, evidence: str = "claimed") -> Assessment:
    """The engine's assessment of these answers."""
    said = readings_of(data, rubric, depth)
    return assess(judge_answers(rubric, said, require_evidence=evidence == "required"), draws)


def raw_answers(answers: Answers) -> Raw:
    """The engine's answers as the dict that a file would hold."""

    def said(reply: Reply) -> Raw:
        level: Raw = {} if reply.level is None else {"level": Decimal(str(float(reply.level)))}
        word: Raw = {reply.state.value: True} if reply.state.value in WORDS else {}
        return {**level, **word, "evidence": [words.raw for words in reply.evidence], "comment": "a reason"}

    return {
        "format": "cooperation-answers/1",
        "rubric": answers.rubric,
        "partnership": {"title": "?", "profile": {fact: list(each) for fact, each in answers.chosen.items()}},
        "depth": None if answers.depth is None else answers.depth.value,
        "answers": {question: said(reply) for question, reply in answers.replies.items()},
        "targets": {},
    }


WORDS = ("dont_know", "prefer_not_to_say", "not_applicable")


class Assessed(Protocol):
    """The fixture that assesses answers to a plain rubric; `more` are the keys of the answers file."""

    def __call__(
        self, plain: Raw, said: Raw, *, depth: str | None = None, evidence: str = "claimed", **more: Any
    ) -> Assessment: ...
