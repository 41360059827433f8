"""Every hostile text in every text field, through every format."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from builders.csv_reading import cells, formulas
from builders.hostile_pages import HARMLESS, PAGES, TEXTS, Maker, assessed, summed
from builders.html_reading import HtmlReading, html_reading
from builders.json_reading import json_reading
from builders.markdown_reading import HAS_CMARK, Reading, reading, tags
from builders.shown_words import squeezed, strange, times
from msgspec.structs import replace

from cooperation_cli.rendering.formats import FORMATS, Canvas, Colour, render
from cooperation_cli.text import plain

HOSTILE = [pytest.param(text, id=name) for name, text in TEXTS.items()]
FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"


@cache
def harmless(page: Maker, form: str, width: int = 80) -> str:
    return render(page(HARMLESS), FORMATS[form], Canvas(width))


@cache
def harmless_html_reading(page: Maker) -> HtmlReading:
    return html_reading(harmless(page, "html"))


@cache
def harmless_reading(page: Maker) -> Reading:
    return reading(harmless(page, "markdown"))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_a_terminal_shows_every_word_and_obeys_none(page: Maker, text: str) -> None:
    wide = Canvas(width=5000)
    output = render(page(text), FORMATS["terminal"], wide)
    assert strange(output) <= {"\u200c"}
    if text.strip():
        assert times(text, output) >= times(HARMLESS, harmless(page, "terminal", 5000))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_s_lines_fit_and_carry_no_codes_but_ours(text: str, width: int) -> None:
    canvas = Canvas(width, Colour.STANDARD, unicode=False)
    output = re.sub(r"\x1b\[[0-9;]*m", "", render(assessed(text), FORMATS["terminal"], canvas))
    assert strange(output) <= {"\u200c"}
    assert max(map(columns, output.splitlines())) <= width


def columns(line: str) -> int:
    """How many columns a line takes: two for each of the wide letters used here, none for the combining ones."""
    wide = sum("\u4e00" <= character <= "\u9fff" or character in FULL_WIDTH for character in line)
    joined = sum("\u0300" <= character <= "\u036f" or character == "\u200c" for character in line)
    return len(line) + wide - joined


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_markdown_opens_what_a_harmless_text_opens_and_shows_every_word(page: Maker, text: str) -> None:
    output = render(page(text), FORMATS["markdown"])
    assert strange(output) <= {"\u200c"}
    if not text.strip():
        return
    found, expected = reading(output), harmless_reading(page)
    assert found.shape == expected.shape
    assert times(text, found.text.replace("\u2060", "")) >= times(HARMLESS, expected.text)


@cache
def harmless_tags(page: Maker) -> list[str]:
    return tags(harmless(page, "markdown"))


@pytest.mark.skipif(not HAS_CMARK, reason="cmark-gfm is not installed")
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_the_renderer_of_code_hosts_makes_no_other_tag_of_it(page: Maker, text: str) -> None:
    if text.strip():
        assert tags(render(page(text), FORMATS["markdown"])) == harmless_tags(page)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_html_opens_what_a_harmless_text_opens_and_shows_every_word(page: Maker, text: str) -> None:
    output = render(page(text), FORMATS["html"])
    output.encode("utf-8")
    assert strange(output) <= {"\u200c"}
    found, expected = html_reading(output), harmless_html_reading(page)
    assert found.style == expected.style
    if text.strip():
        assert found.shape == expected.shape
        assert times(text, found.text) >= times(HARMLESS, expected.text)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_leads_nowhere_but_to_its_own_places(text: str) -> None:
    found = html_reading(render(replace(assessed(text), language=text), FORMATS["html"]))
    leads = {value for name, value in found.values if name in {"href", "src"}}
    assert leads <= {f"#{name}" for name in found.anchors}
    assert len(found.anchors) == len(set(found.anchors))
    assert ("lang", plain(text).replace("\n", " ")) in found.values


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_csv_keeps_its_shape_and_runs_nothing(page: Maker, text: str) -> None:
    output = render(page(text), FORMATS["csv"])
    assert strange(output) <= {"\u200c"}
    found, expected = cells(output), cells(harmless(page, "csv"))
    assert [len(row) for row in found] == [len(row) for row in expected]
    assert formulas(found) == []
    assert times(text, "\n".join(cell for row in found for cell in row)) >= times(
        HARMLESS, "\n".join(cell for row in expected for cell in row)
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_json_gives_the_text_back_and_no_control_byte(page: Maker, text: str) -> None:
    output = render(page(text), FORMATS["json"])
    output.encode("utf-8")
    assert not strange(output) - {"\u3000"}
    if text.strip():
        assert times_in(page, output, text) >= times_in(page, harmless(page, "json"), HARMLESS)


def times_in(page: Maker, output: str, text: str) -> int:
    """How often the text stands in what a program reads, itself and not as it is shown."""
    documents = output.splitlines() if page is summed else [output]
    return sum(squeezed(held).count(squeezed(text)) for each in documents for held in texts_of(json_reading(each)))


def texts_of(document: object) -> Iterator[str]:
    match document:
        case dict():
            for value in document.values():
                yield from texts_of(value)
        case list():
            for value in document:
                yield from texts_of(value)
        case str():
            yield document
