from hypothesis import given
from hypothesis import strategies as st

from cooperation_cli.rendering.html.anchors import Anchors
from cooperation_cli.text import Words


def name(*titles: str) -> str:
    return Anchors().name([Words(title) for title in titles])


def test_a_place_is_called_by_its_headings() -> None:
    assert name("What to do next") == "what-to-do-next"
    assert name("Every answer", "Power: how well held") == "every-answer-power-how-well-held"
    assert name("Ce qui presse à Genève") == "ce-qui-presse-à-genève"


def test_a_heading_without_letters_has_a_name_all_the_same() -> None:
    assert name("?!") == "section"


def test_a_name_that_is_taken_gets_a_number() -> None:
    anchors = Anchors()
    assert [anchors.name([Words("Power")]) for _ in range(3)] == ["power", "power-2", "power-3"]


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_names_are_unique_and_stand_in_an_address(titles: list[str]) -> None:
    anchors = Anchors()
    found = [anchors.name([Words(title)]) for title in titles]
    assert len(set(found)) == len(found)
    assert all(each and not set(each) & set(" \t\n\r\f\"'<>#%?/&") for each in found)
