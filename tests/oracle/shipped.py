"""The shipped rubrics and their examples as the plain dicts that their files hold."""

from pathlib import Path

from oracle.instrument import Raw

from cooperation_cli.documents.document import Document
from cooperation_cli.documents.reading import load
from cooperation_cli.rubric.library import DEFAULT, place_of

FOLDER = Path(__file__).parents[2] / "rubrics" / "international-cooperation"


def shipped_rubric(name: str = DEFAULT) -> Raw:
    """The one of this id, its dimensions written out, nothing filled in."""
    place = Path(place_of(name))
    if place.is_file():
        return data_of(place)
    frame = data_of(place / "rubric.yaml")
    return {**frame, "dimensions": [data_of(place / "dimensions" / f"{name}.yaml") for name in frame["dimensions"]]}


def data_of(file: Path) -> Raw:
    """What a YAML file holds."""
    document = load(str(file))
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    return document.data
