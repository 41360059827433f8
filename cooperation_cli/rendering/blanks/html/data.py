"""What the script of a form is given: all that may be asked, in all words that may fit, and the form's own words."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from hashlib import sha256

from cooperation_cli.answers.blank import RESPONDENT, Form
from cooperation_cli.answers.levels import FEW, levels_in_words, says_more
from cooperation_cli.answers.model import Reply, Side, State, WorkLevel
from cooperation_cli.answers.readings import is_claim
from cooperation_cli.answers.writing import document_of, exact_decimal, json_text
from cooperation_cli.report.sentences.form import COUNTS, INVITATION, SAYINGS
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.rubric.building.digest import canonical
from cooperation_cli.rubric.model import Dimension, Fact
from cooperation_cli.rubric.question import Depth, Question, Variant
from cooperation_cli.rubric.scale import Level, Scale
from cooperation_cli.text import Words

Data = dict[str, object]


def data_of(form: Form) -> Data:
    """Everything, as the script reads it: facts that are known can be changed, so that all questions are in it."""
    rubric = form.rubric
    start = {key: said for key, said in document_of(form.start, rubric).items() if key != "answers"}
    topics = [_topic(dimension, form.depth) for dimension in rubric.dimensions]
    return {
        "id": sha256((rubric.digest + json_text(start)).encode()).hexdigest()[:16],
        "start": {"respondent": {}, **start},
        "description": rubric.description,
        "invitation": list(INVITATION.items()),
        "respondent": [prompt.key for prompt in RESPONDENT],
        "choices": {"side": _choices(SIDES), "level": _choices(WORK_LEVELS)},
        "facts": [_fact(fact) for fact in rubric.profile],
        "scales": {id_: _scale(scale) for id_, scale in rubric.scales.items()},
        "topics": [topic for topic in topics if topic["questions"]],
        "say": {**SAYINGS, **COUNTS},
    }


def _choices(named: Mapping[Side, str] | Mapping[WorkLevel, str]) -> list[tuple[str, Words]]:
    return [(str(id_), Words(words)) for id_, words in named.items()]


def _fact(fact: Fact) -> Data:
    return {
        "id": fact.id,
        "text": fact.text,
        "help": fact.help,
        "several": fact.several,
        "choices": list(fact.choices.items()),
    }


def _scale(scale: Scale) -> Data:
    span = levels_in_words(scale) if len(scale.levels) > FEW else None
    return {"span": span, "levels": [_level(level) for level in scale.levels]}


def _level(level: Level) -> Data:
    return {
        "json": _exactly(level.value),
        "key": Words(level.typed),
        "label": level.label if says_more(level) else None,
    }


def _exactly(value: Fraction) -> str:
    """The level as an answers file in JSON has it, to the letter."""
    return json_text(exact_decimal(value)).strip()


def _topic(dimension: Dimension, depth: Depth) -> Data:
    fitting = (question for question in dimension.questions if depth is Depth.FULL or question.depth is Depth.QUICK)
    return {
        "id": dimension.id,
        "title": dimension.title,
        "why": dimension.why,
        "questions": [_question(question) for question in fitting],
    }


def _question(question: Question) -> Data:
    levels = question.scale.levels
    claims = (is_claim(question, Reply(State.LEVEL, level.value)) for level in levels)
    return {
        "id": question.id,
        "text": question.text,
        "if": question.ask_if and canonical(question.ask_if),
        "scale": question.scale.id,
        "levels": [question.levels.get(level.value) for level in levels] if question.levels else [None] * len(levels),
        "evidence": question.evidence,
        "variants": [_variant(variant, levels) for variant in question.variants],
        **_marks(na=question.not_applicable, critical=question.critical, exposure=question.is_exposure),
        "claims": [place for place, claim in enumerate(claims) if claim],
    }


def _variant(variant: Variant, levels: Iterable[Level]) -> Data:
    says = {place: variant.levels[level.value] for place, level in enumerate(levels) if level.value in variant.levels}
    pieces = {"text": variant.text, "evidence": variant.evidence, "levels": says}
    return {"if": canonical(variant.ask_if)} | {name: piece for name, piece in pieces.items() if piece}


def _marks(**marks: bool) -> Data:
    return {name: True for name, mark in marks.items() if mark}
