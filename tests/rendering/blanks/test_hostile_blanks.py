"""Every hostile text in every text field of a blank."""

from functools import cache

import pytest
from builders.csv_reading import cells, formulas
from builders.full_page import answers, rubric
from builders.hostile_pages import HARMLESS, TEXTS
from builders.markdown_reading import HAS_CMARK, reading, tags
from builders.shown_words import strange, times
from msgspec.structs import replace

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.model import Invitation
from cooperation_cli.rendering.blanks.formats import FORMATS, render
from cooperation_cli.text import Words

HOSTILE = pytest.mark.parametrize("text", [pytest.param(text, id=id_) for id_, text in TEXTS.items() if text.strip()])


@cache
def blank(form: str, text: str) -> str:
    """A blank that is sent to somebody, by somebody who says all that there is to say."""
    words = Words(text)
    sent = replace(answers(lambda _: words), invitation=Invitation(*[words] * 5))
    written = render(form_for(rubric(lambda _: words), {"stage": ("running",)}, title=words, sent=sent), FORMATS[form])
    assert isinstance(written, str)
    return written


@HOSTILE
def test_markdown_opens_what_a_harmless_text_opens_and_shows_every_word(text: str) -> None:
    found, expected = reading(blank("markdown", text)), reading(blank("markdown", HARMLESS))
    assert strange(blank("markdown", text)) <= {"\u200c"}
    assert found.shape == expected.shape
    assert times(text, found.text.replace("\u2060", "")) >= times(HARMLESS, expected.text)


@pytest.mark.skipif(not HAS_CMARK, reason="cmark-gfm is not installed")
@HOSTILE
def test_the_renderer_of_code_hosts_makes_no_other_tag_of_it(text: str) -> None:
    assert tags(blank("markdown", text)) == tags(blank("markdown", HARMLESS))


@HOSTILE
def test_csv_keeps_its_shape_and_runs_nothing(text: str) -> None:
    found, expected = cells(blank("csv", text)), cells(blank("csv", HARMLESS))
    assert strange(blank("csv", text)) <= {"\u200c"}
    assert [len(row) for row in found] == [len(row) for row in expected]
    assert formulas(found) == []
    assert times(text, "\n".join(map("\n".join, found))) >= times(HARMLESS, "\n".join(map("\n".join, expected)))
