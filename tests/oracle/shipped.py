"""The shipped rubric and its examples as the plain dicts that their files hold."""

from pathlib import Path

from oracle.instrument import Raw

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load

FOLDER = Path(__file__).parents[2] / "rubrics" / "international-cooperation"


def shipped_rubric() -> Raw:
    """The frame with its dimensions written out, nothing filled in."""
    frame = data_of(FOLDER / "rubric.yaml")
    return {**frame, "dimensions": [data_of(FOLDER / "dimensions" / f"{name}.yaml") for name in frame["dimensions"]]}


def data_of(file: Path) -> Raw:
    """What a YAML file holds."""
    document = load(str(file))
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    return document.data
