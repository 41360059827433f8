"""Every hostile text in every text field, through every format."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest
from builders.hostile_pages import HARMLESS, PAGES, TEXTS, Maker, assessed, summed
from builders.html_reading import HtmlReading, html_reading
from builders.markdown_reading import Reading, reading
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


def squeezed(text: str) -> str:
    """Without white space and case: neither wrapping nor a capital at the start of a sentence matters."""
    return "".join(text.split()).lower()


def times(text: str, output: str) -> int:
    return squeezed(output).count(squeezed(plain(text)))


def strange(output: str) -> set[str]:
    """The characters that nobody sees, line breaks aside."""
    return {character for character in output if not character.isprintable()} - {"\n"}


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


@pytest.mark.skipif(not shutil.which("cmark-gfm"), reason="cmark-gfm is not installed")
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_the_renderer_of_code_hosts_makes_no_other_tag_of_it(page: Maker, text: str) -> None:
    if text.strip():
        assert tags(render(page(text), FORMATS["markdown"])) == harmless_tags(page)


def tags(markdown: str) -> list[str]:
    extensions = [word for name in ("table", "autolink", "strikethrough", "footnotes") for word in ("-e", name)]
    command = ["cmark-gfm", "--unsafe", *extensions]
    page = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return re.findall(r"<[^>]*>", page)


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
    begins = rf"(?!-[0-9.]+$)[=+\-@\t\r\n{FULL_WIDTH}]"  # a number of our own may be below nought
    assert not [cell for row in found for cell in row if re.match(begins, cell)]
    assert times(text, "\n".join(cell for row in found for cell in row)) >= times(
        HARMLESS, "\n".join(cell for row in expected for cell in row)
    )


def cells(output: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(output), strict=True))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_json_gives_the_text_back_and_no_control_byte(page: Maker, text: str) -> None:
    output = render(page(text), FORMATS["json"])
    output.encode("utf-8")
    assert not strange(output) - {"\u3000"}
    for document in documents(output, lines=page is summed):
        assert times_in(document, text) >= 1


def documents(output: str, *, lines: bool) -> Iterator[object]:
    yield from map(json.loads, output.splitlines() if lines else [output])


def times_in(document: object, text: str) -> int:
    match document:
        case dict():
            return sum(times_in(value, text) for value in document.values())
        case list():
            return sum(times_in(value, text) for value in document)
        case _:
            return int(isinstance(document, str) and text.strip().lower() in document.lower())
