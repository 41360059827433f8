"""The shapes of rubric files as JSON Schema, for editors."""

import json
from collections.abc import Mapping
from typing import Final

from cooperation_cli.documents.fields import Strict
from cooperation_cli.rubric.schema import DimensionEntry, RubricEntry, TranslationEntry

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: Mapping[str, tuple[str, type[Strict]]] = {
    "rubric": ("A rubric for cooperation, or its frame", RubricEntry),
    "dimension": ("A dimension of a rubric, in a file of its own", DimensionEntry),
    "translation": ("A rubric's words in another language", TranslationEntry),
}
_NUMBER: Final = {"type": "number"}
_NAME: Final = {"type": "string"}
_NAMES: Final = {"type": "array", "minItems": 1, "items": _NAME}


def schemas() -> dict[str, dict[str, object]]:
    """The JSON Schema (2020-12) of each kind of rubric file, by its name: `rubric`, `dimension`, `translation`."""
    return {name: _schema(title, shape) for name, (title, shape) in _SHAPES.items()}


def _schema(title: str, shape: type[Strict]) -> dict[str, object]:
    text = json.dumps(shape.model_json_schema())
    # Pydantic knows no recursive schema that is not a model, so that conditions are put in here.
    made = json.loads(text.replace('"$comment": "Condition"', '"$ref": "#/$defs/Condition"'))
    if "#/$defs/Condition" in json.dumps(made):
        made["$defs"] |= {"Condition": _condition()}
    return {"$schema": _DIALECT, **made, "title": title}


def _condition() -> dict[str, object]:
    several = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}}
    return {
        "description": "A condition on the profile, on levels or on scores.",
        "oneOf": [
            _measured("question", _NAME, "A full id, each, or each-critical."),
            _measured("dimension", _NAME, "An id, or each."),
            _measured("part", _NAME, "An id, or each."),
            _measured("overall", {"enum": ["score", None]}, "The overall score."),
            {"oneOf": [_form({"profile": _NAME, "is": _NAME}), _form({"profile": _NAME, "in": _NAMES})]},
            _form({"all": several}),
            _form({"any": several}),
            _form({"not": {"$ref": "#/$defs/Condition"}}),
            _form({"count": several, "at_least": {"type": "integer", "minimum": 1}}),
        ],
    }


def _measured(kind: str, subject: Mapping[str, object], says: str) -> dict[str, object]:
    named = {**subject, "description": says}
    return {"oneOf": [_form({kind: named, "below": _NUMBER}), _form({kind: named, "at_least": _NUMBER})]}


def _form(keys: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """A mapping with exactly these keys."""
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}
