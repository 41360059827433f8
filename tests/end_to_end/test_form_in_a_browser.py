"""A form as people meet it: on a telephone and a desk, by keys alone, to assistive tools, offline, and with copies."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from builders.browser import CHROMIUM, SCHEMES, Scheme, Window, elements, open_window, overflow
from builders.full_page import answers, rubric
from builders.hostile_pages import HARMLESS, TEXTS
from builders.replying import go
from msgspec.structs import replace
from playwright.sync_api import Locator, Page

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import State
from cooperation_cli.answers.writing import json_of
from cooperation_cli.documents import json as json_documents
from cooperation_cli.rendering.blanks.formats import FORMATS, render
from cooperation_cli.report.sentences.form import NEEDS_SCRIPT, SAYINGS
from cooperation_cli.rubric.library import open_rubric
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words, plain

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
WIDTHS = (320, 360, 800, 1280)
PAGES = ("start", "you", "partnership", "topic-goals", "topic-power", "review")
RIVER = rubric()
TITLE = Words("River partnership")
DRAFT = "Object.values(localStorage).join()"


def form(of: Rubric = RIVER, title: Words = TITLE) -> str:
    return str(render(form_for(of, title=title, sent=replace(answers(), rubric=of.id)), FORMATS["html"]))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with open_window(tmp_path_factory.mktemp("browser")) as window:
        yield window


@pytest.fixture
def window(opened: Window) -> Window:
    """A window whose browser keeps nothing yet."""
    opened.show(form())
    opened.page.evaluate("localStorage.clear(); sessionStorage.clear()")
    opened.agrees = True
    return opened


@pytest.fixture
def page(window: Window) -> Page:
    return window.show(form())


def words(saying: str, /, **parts: str) -> str:
    return str(SAYINGS[saying]).format(**parts)


def question(page: Page, name: str) -> Locator:
    go(page, name)
    return page.locator(f'[id="{name}"]')


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=words(name), exact=True).click()


def copied(page: Page) -> dict[str, object]:
    """What a copy of the answers would say now."""
    go(page, "review")
    text = page.locator("#as-text").input_value()
    data: dict[str, object] = json.loads(text)
    return data


def open_copy(page: Page, text: str) -> None:
    go(page, "start")
    content = {"name": "copy.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#open").set_input_files(content)  # type: ignore[arg-type]
    page.locator("footer p").filter(has_text=re.compile(r"\S")).first.wait_for()


def fill_some(page: Page) -> None:
    """Something of everything: a fact, a claim, a reason that is missing, notes."""
    go(page, "partnership")
    page.get_by_label("Running").check()
    question(page, "goals.purpose").get_by_role("radio").nth(4).check()
    block = question(page, "goals.measures")
    block.get_by_label(words("not_applicable")).check()
    question(page, "power.voice").get_by_label(words("dont_know")).check()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_its_window_and_asks_for_nothing(window: Window, width: int) -> None:
    page = window.show(form(), width)
    fill_some(page)
    for place in PAGES:
        go(page, place)
        assert overflow(page) == 0
    assert (window.asked, window.said) == ([], [])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 800])
def test_axe_finds_nothing_on_any_page(window: Window, scheme: Scheme, width: int) -> None:
    page = window.show(form(title=Words("")), width, scheme)
    fill_some(page)
    for place in PAGES:
        go(page, place)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{place}: {found.generate_report()}"
    open_copy(page, "{")
    assert Axe().run(page).violations_count == 0
    page.evaluate("sessionStorage.clear()")
    page.reload()
    assert page.get_by_role("button").count() == 2
    assert Axe().run(page).violations_count == 0


def test_keys_alone_answer_everything(page: Page) -> None:
    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == name:
                return
        raise AssertionError(name)

    tab_to(words("begin"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == words("you")
    page.keyboard.press("Tab")
    page.keyboard.type("Upper town")
    tab_to(words("next"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(words("next"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The text of May")
    said = copied(page)
    assert said["respondent"]["partner"] == "Upper town"  # type: ignore[index]
    assert said["partnership"]["profile"] == {"stage": "running"}  # type: ignore[index]
    assert said["answers"]["goals.purpose"] == {"level": 2, "comment": "The text of May"}  # type: ignore[index]


def test_an_address_that_leads_nowhere_leads_to_the_beginning(window: Window, page: Page) -> None:
    for place in ("%E0%A4%A", "topic-none", "goals.none", "bar"):
        go(page, place)
        assert page.locator("h2").inner_text() == words("start")
    assert window.said == []


def test_whoever_hears_the_page_is_told_what_is_asked_how_far_it_is_and_where_they_are(page: Page) -> None:
    block = question(page, "goals.purpose")
    assert page.get_by_role("group", name="1. Is there purpose?").count() == 1
    assert block.get_by_role("radio", name="2 Agreed. Purpose is agreed").count() == 1
    progress = page.locator("#progress")
    assert progress.get_attribute("role") == "status"
    assert progress.inner_text() == "0 of 8 questions answered"
    block.get_by_role("radio").first.check()
    assert progress.inner_text() == "1 of 8 questions answered"
    assert page.evaluate("document.querySelector('#bar').value") == 1
    press(page, "next")
    page.locator("h2:focus").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Topic 2 of 3: Trust"


def test_facts_change_at_once_what_is_asked_and_in_which_words(page: Page) -> None:
    assert question(page, "goals.purpose").locator("legend").inner_text() == "1. Is there purpose?"
    go(page, "partnership")
    page.get_by_label("Closing").check()
    assert page.locator("#news").inner_text() == words("now_asked", questions="9 questions")
    assert question(page, "goals.notes").is_visible()
    go(page, "partnership")
    page.get_by_label("Running").check()
    assert question(page, "goals.purpose").locator("legend").inner_text() == "1. Is the purpose still read?"
    assert page.get_by_label("2 Agreed. It is read").count() == 1
    assert page.locator('[id="goals.notes"]').count() == 0


def test_what_is_no_longer_asked_stays_in_the_file(page: Page) -> None:
    go(page, "partnership")
    page.get_by_label("Closing").check()
    question(page, "goals.notes").get_by_role("radio").nth(1).check()
    go(page, "partnership")
    press(page, "clear")
    assert copied(page)["answers"]["goals.notes"] == 1  # type: ignore[index]
    assert "profile" not in copied(page)["partnership"]  # type: ignore[operator]


def test_not_applicable_needs_a_reason(page: Page) -> None:
    block = question(page, "goals.measures")
    block.get_by_label(words("not_applicable")).check()
    assert block.get_by_role("alert").inner_text() == words("reason_needed")
    assert page.locator("#progress").inner_text().startswith("0 of")
    assert copied(page)["answers"]["goals.measures"] is None  # type: ignore[index]
    block = question(page, "goals.measures")
    block.get_by_label(words("reason")).fill(" only two of us ")
    assert block.get_by_role("alert").inner_text() == ""
    assert page.locator("#progress").inner_text().startswith("1 of")
    said = {"not_applicable": True, "comment": "only two of us"}
    assert copied(page)["answers"]["goals.measures"] == said  # type: ignore[index]


def test_a_high_level_is_a_claim_until_there_is_evidence(page: Page) -> None:
    block = question(page, "trust.money")
    note = block.get_by_text(words("claim"))
    block.get_by_role("radio").nth(3).check()
    assert note.is_visible()
    block.locator("summary").click()
    block.get_by_label(words("evidence"), exact=True).fill("Accounts\n\n  2026 ")
    assert not note.is_visible()
    assert copied(page)["answers"]["trust.money"] == {"level": 3, "evidence": ["Accounts", "2026"]}  # type: ignore[index]


def test_an_answer_can_be_taken_back(page: Page) -> None:
    block = question(page, "goals.purpose")
    block.get_by_role("radio").first.check()
    block.get_by_role("button", name=words("clear")).click()
    assert copied(page)["answers"]["goals.purpose"] is None  # type: ignore[index]


def test_who_answers_can_be_taken_back_and_there_is_nothing_to_take_back_before(window: Window) -> None:
    page = window.show(str(render(form_for(RIVER, title=TITLE), FORMATS["html"])))
    go(page, "you")
    clear = page.get_by_role("button", name=words("clear"))
    assert clear.count() == 0
    page.get_by_label("secretariat").check()
    assert copied(page)["respondent"]["side"] == "secretariat"  # type: ignore[index]
    go(page, "you")
    clear.click()
    assert list(copied(page)["respondent"]) == ["date"]  # type: ignore[call-overload]


def test_of_a_long_scale_a_number_is_typed(window: Window) -> None:
    balanced = open_rubric("balanced")
    page = window.show(form(balanced))
    assert words("ahead_without_facts", questions="9 questions") in page.inner_text("main")
    name = next(iter(balanced.questions))
    block = question(page, name)
    block.get_by_label(words("number")).fill("1000")
    assert "That is not on the scale: it goes from" in block.inner_text()
    assert copied(page)["answers"][name] is None  # type: ignore[index]
    question(page, name).locator(".number").fill(" 40 ")
    assert copied(page)["answers"][name] == 40  # type: ignore[index]
    block = question(page, name)
    assert block.locator(".number").input_value() == "40"
    block.get_by_label(words("dont_know")).check()
    assert block.locator(".number").input_value() == ""
    assert copied(page)["answers"][name] == "dont_know"  # type: ignore[index]


def test_a_draft_is_back_after_the_page_was_loaded_again(page: Page) -> None:
    question(page, "goals.purpose").get_by_role("radio").nth(2).check()
    page.reload()
    assert page.locator('[id="goals.purpose"]').get_by_role("radio").nth(2).is_checked()


def test_in_a_new_window_somebody_is_asked_whose_draft_it_is(window: Window, page: Page) -> None:
    question(page, "goals.purpose").get_by_role("radio").nth(2).check()
    other = page.context.new_page()
    other.goto(window.file.as_uri() + "#goals.purpose")
    assert words("draft_found") in other.inner_text("main")
    assert other.get_by_role("radio").count() == 0
    press(other, "go_on")
    other.locator("#news").filter(has_text=re.compile(r"\S")).wait_for()
    assert other.locator("#news").inner_text() == words("restored", questions="1 question has a reply")
    assert copied(other)["answers"]["goals.purpose"] == 2  # type: ignore[index]
    other.close()


def test_a_draft_of_somebody_else_can_be_deleted_unseen(window: Window, page: Page) -> None:
    question(page, "goals.purpose").get_by_role("radio").nth(2).check()
    page.evaluate("sessionStorage.clear()")
    page = window.show(form())
    press(page, "begin_anew")
    assert page.evaluate(DRAFT) == ""
    assert copied(page)["answers"]["goals.purpose"] is None  # type: ignore[index]


def test_a_draft_is_deleted_when_its_owner_says_so_twice(window: Window, page: Page) -> None:
    question(page, "goals.purpose").get_by_role("radio").nth(2).check()
    window.agrees = False
    press(page, "delete")
    assert "goals.purpose" in page.evaluate(DRAFT)
    window.agrees = True
    press(page, "delete")
    page.locator("#news").filter(has_text=re.compile(r"\S")).wait_for()
    assert window.said == [words("really_delete")] * 2
    assert page.evaluate(DRAFT) == ""
    assert page.locator("#progress").inner_text() == "0 of 8 questions answered"


def test_a_browser_that_keeps_nothing_says_so_and_the_form_works(window: Window, tmp_path: Path) -> None:
    other = window.page.context.new_page()
    other.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    other.goto(window.file.as_uri())
    assert words("not_kept") in other.inner_text("main")
    question(other, "goals.purpose").get_by_role("radio").nth(2).check()
    with other.expect_download() as download:
        press(other, "save_copy")
    download.value.save_as(tmp_path / "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text(encoding="utf-8"))["answers"]["goals.purpose"] == 2
    other.close()


def test_a_browser_that_has_no_room_left_says_so(window: Window) -> None:
    other = window.page.context.new_page()
    other.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    other.goto(window.file.as_uri())
    assert words("kept") in other.inner_text("main")
    question(other, "goals.purpose").get_by_role("radio").nth(2).check()
    assert other.locator("#news").inner_text() == words("not_kept")
    other.close()


def test_a_copy_of_an_untidy_title_is_for_its_form(window: Window) -> None:
    page = window.show(form(title=Words(" Lake\r\nhealth ")))
    copy = copied(page)
    assert copy["partnership"] == {"title": " Lake\r\nhealth "}
    open_copy(page, json.dumps(copy))
    assert page.locator("#news").inner_text() == words("opened", questions="0 questions have a reply")


def test_a_copy_is_opened_again_with_everything_that_was_said(page: Page) -> None:
    given = json_of(replace(answers(), set_aside={}, notices=()), RIVER)
    open_copy(page, given)
    assert page.locator("#news").inner_text() == words("opened", questions="8 questions have a reply")
    again = answers_from(json_documents.parse(json.dumps(copied(page)), "copy"), RIVER)
    assert again == replace(answers_from(json_documents.parse(given, "given"), RIVER), depth=Depth.FULL)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ('"rubric": "river@1.2.0"|"rubric": "lake@1.2.0"', words("refused_other_rubric", theirs="lake", ours="river")),
        ("river@1.2.0|river@2.0.0", words("refused_other_version", theirs="2.0.0", ours="1.2.0")),
        ('"answers": {|"depth": "quick", "answers": {', words("refused_other_depth")),
        ("River partnership|Sea", words("refused_other_partnership", theirs="Sea", ours="River partnership")),
        ("goals.measures|goals.more", words("refused_not_in_form", question="goals.more")),
        ('"goals.measures": 3|"goals.measures": 9', words("refused_broken_at", place="goals.measures")),
        ('"goals.measures": 3|"goals.measures": {"level": 3, "dont_know": true}', "goals.measures"),
        ('"goals.measures": 3|"goals.measures": "not_applicable"', "goals.measures"),
        ('"goals.purpose": {|"goals.purpose": {"not_applicable": false, ', "goals.purpose"),
        ('"comment": "Half|"comment": 3, "x": "Half', "goals.purpose"),
        ('"stage": "running"|"stage": "sleeping"', words("refused_broken_at", place="stage")),
        ('"stage": "running"|"state": "running"', words("refused_broken_at", place="state")),
        ('"side": "lead"|"side": "left"', words("refused_broken_at", place="side")),
        ('"answers": {|"more": {}, "answers": {', words("refused_broken_at", place="more")),
        ('"partnership": {|"partnership": [], "targets": {', words("refused_broken_at", place="partnership")),
        ("cooperation-answers/1|cooperation-result/1", words("refused_no_answers")),
        ("}\n}|}\n", words("refused_broken")),
        ("{|[] {", words("refused_broken")),
    ],
)
def test_a_copy_that_is_broken_or_not_for_this_form_is_refused(page: Page, change: str, refused: str) -> None:
    before, after = change.split("|")
    question(page, "goals.purpose").get_by_role("radio").nth(2).check()
    given = json_of(replace(answers(), set_aside={}, notices=()), RIVER)
    assert before in given
    open_copy(page, given.replace(before, after, 1))
    assert refused in page.locator("#refused").inner_text()
    assert copied(page)["answers"]["goals.purpose"] == 2  # type: ignore[index]


def test_a_copy_may_be_written_by_hand_in_every_way_that_an_answers_file_may(page: Page) -> None:
    said = {"goals.purpose": "2", "goals.measures": {"level": "dont_know"}, "trust.money": {"evidence": "A page"}}
    said |= {
        "trust.fear": {"prefer_not_to_say": True},
        "trust.data": " ",
        "power.voice": {"level": None, "comment": ""},
    }
    data = {"format": "cooperation-answers/1", "rubric": "river", "partnership": {"title": TITLE.raw}, "answers": said}
    open_copy(page, json.dumps(data))
    again = answers_from(json_documents.parse(json.dumps(copied(page)), "copy"), RIVER)
    given = answers_from(json_documents.parse(json.dumps(data), "given"), RIVER)
    kept = {
        name: reply for name, reply in given.replies.items() if reply.state is not State.UNANSWERED or reply.evidence
    }
    assert again.replies == kept


def test_a_file_that_is_too_large_is_not_read(page: Page) -> None:
    open_copy(page, " " * 2_000_001)
    assert page.locator("#refused").inner_text() == words("refused_too_large")


def test_a_copy_takes_the_place_of_what_was_entered_only_if_that_is_agreed_to(window: Window, page: Page) -> None:
    question(page, "goals.purpose").get_by_role("radio").nth(3).check()
    window.agrees = False
    go(page, "start")
    content = {"name": "copy.json", "mimeType": "application/json", "buffer": b"{"}
    page.locator("#open").set_input_files(content)  # type: ignore[arg-type]
    page.wait_for_timeout(100)
    assert window.said == [words("replace")]
    assert page.locator("#refused").inner_text() == ""


def test_without_a_name_of_the_partnership_nothing_is_sent_back(window: Window) -> None:
    page = window.show(form(title=Words("")))
    go(page, "review")
    assert page.get_by_role("button", name=words("save_answers")).is_disabled()
    assert words("untitled") in page.inner_text("main")
    go(page, "start")
    page.get_by_label(words("name_it")).fill("  Lake & sea ")
    go(page, "review")
    with page.expect_download() as download:
        press(page, "save_answers")
    assert download.value.suggested_filename == "answers-lake-sea-upper-town-ada-brook.json"
    assert page.locator("#news").inner_text() == words("saved", name=download.value.suggested_filename)
    assert copied(page)["partnership"] == {"title": "Lake & sea"}


def test_the_summary_has_it_all_and_goes_on_paper_without_the_rest(page: Page) -> None:
    open_copy(page, json_of(replace(answers(), set_aside={}, notices=()), RIVER))
    go(page, "review")
    page.emulate_media(media="print")
    shown = page.inner_text("body")
    for said in ("River partnership", "Mayor", "lead party", "States; Citizens", "1. Is the purpose still read?"):
        assert said in shown
    assert "Half of the council agrees." in shown
    assert f"{words('evidence')}: Accounts 2026\nMinutes of May" in shown
    assert not page.get_by_role("button").first.is_visible()
    assert not page.locator("#progress").is_visible()
    sides = {
        round(float(side), -1)
        for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format="A4"))
        for side in found
    }
    assert sides == {600, 840}


def test_without_script_it_is_said_what_the_form_needs(window: Window) -> None:
    browser = window.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plainly = context.new_page()
    plainly.goto(window.file.as_uri())
    assert str(NEEDS_SCRIPT) in plainly.inner_text("main")
    context.close()


def test_the_policy_runs_the_form_and_nothing_else(window: Window, page: Page) -> None:
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.append('window.ran = true');
            try { document.body.append(script); } catch {}
            try { document.body.innerHTML = '<p>gone</p>'; } catch {}
            fetch('https://example.org/').catch(() => {});
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.locator("h1").count() == 1
    assert len(window.said) >= 3


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_read_from_the_side_of_its_language(window: Window, language: str) -> None:
    page = window.show(form(replace(RIVER, language=language)), 360)
    go(page, "topic-goals")
    box, says = page.locator(".option").first.locator("input"), page.locator(".option").first.locator("span")
    first, second = box.bounding_box(), says.bounding_box()
    assert first
    assert second
    assert (first["x"] > second["x"]) == (language == "ar")
    assert overflow(page) == 0


@pytest.fixture(scope="module")
def harmless(opened: Window) -> dict[str, list[str]]:
    return shapes(opened, HARMLESS)


def hostile(text: str) -> str:
    of = rubric(lambda _: Words(text))
    return form(of, Words(text))


def shapes(window: Window, text: str) -> dict[str, list[str]]:
    """The elements of each page of a form in which this text stands everywhere."""
    page = window.show(hostile(text), 360)
    found = {}
    for place in PAGES:
        go(page, place)
        assert overflow(page) == 0
        assert squeezed(plain(text)) in squeezed(page.inner_text("main") if place != "you" else plain(text))
        found[place] = elements(page)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items() if text.strip()])
def test_a_hostile_text_is_shown_and_does_nothing(window: Window, harmless: dict[str, list[str]], text: str) -> None:
    assert shapes(window, text) == harmless
    assert (window.asked, window.said) == ([], [])


def test_a_hostile_comment_is_shown_and_does_nothing(window: Window, page: Page) -> None:
    for text in filter(str.strip, TEXTS.values()):
        block = question(page, "goals.purpose")
        block.locator("details").evaluate("one => { one.open = true; }")
        block.get_by_label(words("comment"), exact=True).fill(text)
        copy = copied(page)
        kept = copy["answers"]["goals.purpose"]["comment"]  # type: ignore[index]
        assert squeezed(plain(kept)) in squeezed(page.inner_text("#summary"))
        assert answers_from(json_documents.parse(json.dumps(copy), "copy"), RIVER).replies
    assert (window.asked, window.said) == ([], [])
