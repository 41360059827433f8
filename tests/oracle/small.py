"""Small rubrics for worked examples, as plain dicts: only what a test is about is written there."""

from typing import Any

from oracle.instrument import Raw

SCALES: Raw = {
    "practice": {"evidence_from": 3, "levels": [{"value": value} for value in range(5)]},
    "exposure": {"levels": [{"value": value} for value in range(5)]},
}
BANDS = [
    {"id": "not-ready", "from": 0},
    {"id": "emerging", "from": 40},
    {"id": "conditional", "from": 60},
    {"id": "ready", "from": 80},
]


def rubric(*dimensions: Raw, **frame: Any) -> Raw:
    """A rubric of these dimensions, with the parts that they name; `frame` adds or replaces keys."""
    parts = dict.fromkeys(dimension["part"] for dimension in dimensions)
    return {
        "format": "cooperation-rubric/1",
        "id": "small",
        "version": "1.0.0",
        "scales": SCALES,
        "bands": BANDS,
        "parts": [{"id": part} for part in parts],
        "dimensions": list(dimensions),
        **frame,
    }


def dimension(name: str, *questions: Raw, **more: Any) -> Raw:
    """A dimension on the practice scale."""
    return {"id": name, "part": "strategies", "scale": "practice", "questions": list(questions), **more}


def question(name: str, **more: Any) -> Raw:
    """A question of one's choice."""
    return {"id": name, "text": "What is there to see?", **more}


def exposure(name: str, **more: Any) -> Raw:
    """A pressure of a residual dimension."""
    return question(name, role="exposure", scale="exposure", **more)


def safeguard(name: str, **more: Any) -> Raw:
    """A protection of a residual dimension."""
    return question(name, role="safeguard", **more)


def challenge(name: str, *questions: Raw, **more: Any) -> Raw:
    """A residual dimension."""
    return dimension(name, *questions, **{"combine": "residual", "part": "challenges", **more})


def answers(said: Raw | None = None, **more: Any) -> Raw:
    """Answers to a small rubric; `more` adds or replaces keys."""
    return {
        "format": "cooperation-answers/1",
        "rubric": "small",
        "partnership": {"title": "Two banks of one river", "profile": more.pop("profile", {})},
        "answers": said or {},
        **more,
    }


def gate(name: str, caps_at: str, **when: Any) -> Raw:
    """A must-have that fails when the condition holds."""
    return {"id": name, "when": when, "caps_at": caps_at, "because": "it is not there"}
