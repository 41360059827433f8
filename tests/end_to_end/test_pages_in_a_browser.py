"""HTML reports as a browser shows them: on a telephone and a desk, by day and by night, on paper, to assistive tools.

One window is used all along, because opening one takes longer than showing a page in it.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from builders.browser import CHROMIUM, SCHEMES, Scheme, Window, elements, open_window, overflow
from builders.figures import grid, point, steps
from builders.full_page import rubric
from builders.hostile_pages import HARMLESS, PAGES, TEXTS, Maker, assessed, drawn
from msgspec.structs import replace
from playwright.sync_api import Page

from cooperation_cli.answers.opening import open_answers
from cooperation_cli.answers.readings import readings
from cooperation_cli.assessment.assessment import assess, judge_answers
from cooperation_cli.rendering.formats import FORMATS, render
from cooperation_cli.report.assessment import assessment_report
from cooperation_cli.report.findings import findings_report
from cooperation_cli.report.model import Column, Report, Row, Section, Sheet, Table
from cooperation_cli.report.rubric import rubric_report
from cooperation_cli.report.summary import Scored, summary_report
from cooperation_cli.rubric import library
from cooperation_cli.rubric.checking.finding import Finding, Severity
from cooperation_cli.text import Words, plain

WIDTHS = (360, 800, 1280)
PAPERS = {"A4": (600, 840), "Letter": (610, 790)}
"""Their sides in points, to the nearest ten."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@dataclass
class Reader:
    """Somebody who is shown reports in one window."""

    window: Window

    def show(self, report: Report, width: int = 800, scheme: Scheme = "light") -> Page:
        return self.window.show(render(report, FORMATS["html"]), width, scheme)

    @property
    def noticed(self) -> tuple[list[str], list[str]]:
        """What the page asked for, and what it complained about."""
        return self.window.asked, self.window.said


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with open_window(tmp_path_factory.mktemp("browser")) as opened:
        yield Reader(opened)


@cache
def scored(example: str) -> Scored:
    path = next(each.path for each in library.examples() if each.name == example)
    answers, instrument = open_answers(path, lambda named: library.open_rubric(named.id))
    return Scored(example, answers, assess(judge_answers(instrument, readings(instrument, answers))))


@cache
def reports() -> dict[str, Report]:
    """One of each page, as they are seen in practice."""
    row, other = scored("montreal-protocol"), scored("lake-health-2025/ministry-north-director")
    finding = Finding(Severity.ERROR, Words("dimensions[2].questions[0]"), Words("has no text"), Words("write one"))
    columns = tuple(Column(Words(f"Column {number}"), right=number > 0) for number in range(9))
    wide = Table(columns, (Row(tuple(Words("123456789.0") for _ in columns)),))
    figures = Section(Words("Figures"), (steps(), grid(*(point(50, 50) for _ in range(6))), wide))
    return {
        "assessment": assessment_report(assess(row.judged), row.answers),
        "rubric": rubric_report(rubric()),
        "summary": summary_report([row, other]),
        "findings": findings_report(rubric(), [finding]),
        "figures": Report(Words("Figures"), (figures,), lambda: Sheet((), ())),
    }


KINDS = ("assessment", "rubric", "summary", "findings", "figures")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_fits_its_window_and_asks_for_nothing(window: Reader, kind: str, width: int) -> None:
    page = window.show(reports()[kind], width)
    assert overflow(page) == 0
    assert window.noticed == ([], [])
    # The policy lets the page's own style through: without it, no element would be as wide as this.
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(window: Reader, kind: str, scheme: Scheme) -> None:
    for width in (360, 800):
        found = Axe().run(window.show(reports()[kind], width, scheme))
        assert found.violations_count == 0, found.generate_report()


def test_night_is_dark_and_day_is_light(window: Reader) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    grounds = [window.show(reports()["summary"], scheme=scheme).evaluate(ground) for scheme in SCHEMES]
    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 23, 26)"]


def test_every_link_of_the_contents_leads_to_its_heading(window: Reader) -> None:
    page = window.show(reports()["assessment"])
    for link in page.locator("nav a").all():
        link.click()
        assert page.evaluate("document.querySelector(':target > h2').textContent") == link.text_content()


def test_without_script_a_section_folds_and_paper_shows_it_all_the_same(window: Reader) -> None:
    page = window.show(reports()["assessment"])
    fold = page.locator("details", has=page.locator("summary", has_text="Begin in the first 90 days")).first
    entry = fold.locator("li").first
    assert entry.is_visible()
    fold.locator("summary").click()
    assert not entry.is_visible()
    page.emulate_media(media="print")
    assert entry.is_visible()


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_of_either_size_is_filled_and_no_row_is_cut(window: Reader, paper: str) -> None:
    page = window.show(reports()["assessment"])
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format=paper))
    assert {tuple(round(float(side), -1) for side in sides) for sides in found} == {PAPERS[paper]}
    page.emulate_media(media="print")
    cut = (
        "[...document.querySelectorAll('tr, figure > svg')].filter(one => getComputedStyle(one).breakInside != 'avoid')"
    )
    assert page.evaluate(f"{cut}.length") == 0
    assert not page.locator("nav").is_visible()


def test_a_page_from_right_to_left_has_its_bars_grow_from_the_right(window: Reader) -> None:
    page = window.show(replace(reports()["figures"], language="ar"), 360)
    edges = "['.track', '.stand'].map(one => document.querySelector(`.bar ${one}`).getBoundingClientRect().right)"
    track, stand = page.evaluate(edges)
    assert track == pytest.approx(stand)
    assert overflow(page) == 0


@pytest.fixture(scope="module")
def harmless(window: Reader) -> Callable[[Maker], list[str]]:
    return cache(lambda maker: elements(window.show(maker(HARMLESS), 360)))


def shown() -> Iterator[tuple[Maker, str]]:
    """Every text on two pages, and by turns on one of the others; with `HOSTILE=all` on all of them."""
    others = [maker for maker in PAGES if maker not in {assessed, drawn}]
    for number, text in enumerate(text for text in TEXTS.values() if text.strip()):
        every = os.environ.get("HOSTILE") == "all"
        for maker in (assessed, drawn, *(others if every else [others[number % len(others)]])):
            yield maker, text


@pytest.mark.parametrize(("maker", "text"), list(shown()))
def test_a_hostile_text_is_shown_and_does_nothing(
    window: Reader, harmless: Callable[[Maker], list[str]], maker: Maker, text: str
) -> None:
    expected = harmless(maker)
    page = window.show(maker(text), 360)
    assert window.noticed == ([], [])
    assert overflow(page) == 0
    assert elements(page) == expected
    assert squeezed(plain(text)) in squeezed(page.inner_text("body"))


def squeezed(text: str) -> str:
    return "".join(text.split())
