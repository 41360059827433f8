"""The shipped rubric as the plain dict that its files hold."""

from pathlib import Path

from oracle.instrument import Raw

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load

FOLDER = Path(__file__).parents[2] / "rubrics" / "international-cooperation"


def shipped_rubric() -> Raw:
    """The frame with its dimensions written out, nothing filled in."""
    frame = _data(FOLDER / "rubric.yaml")
    return {**frame, "dimensions": [_data(FOLDER / "dimensions" / f"{name}.yaml") for name in frame["dimensions"]]}


def _data(file: Path) -> Raw:
    document = load(str(file))
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    return document.data
