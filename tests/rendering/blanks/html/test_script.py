"""The form's script against the program: conditions, words and texts come out the same."""

import json
import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from builders.browser import CHROMIUM, open_window
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from cooperation_cli.answers.blank import form_for
from cooperation_cli.documents.json_writing import escaped
from cooperation_cli.rendering.blanks.html import page as form_page
from cooperation_cli.rendering.blanks.html.data import data_of
from cooperation_cli.rendering.html.script import data
from cooperation_cli.rubric.asking import asked, with_depth, worded
from cooperation_cli.rubric.building.digest import canonical
from cooperation_cli.rubric.conditions import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    CountOf,
    Facts,
    Kind,
    Measured,
    Not,
    Profile,
    Truth,
    decide,
)
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import UNSEEN, Words, one_line, plain

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
SCRIPTS = Path(form_page.__file__).parent / "page"
FACTS = ("form", "stage", "partners")
CHOICES = ("one", "two", "three")
TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}

leaves = st.builds(Chosen, st.sampled_from(FACTS), st.frozensets(st.sampled_from(CHOICES), min_size=1)) | st.just(
    Measured(Kind.QUESTION, "goals.purpose", Fraction(2), below=True)
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda inner: (
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Not, inner)
        | st.builds(CountOf, st.lists(inner, max_size=4).map(tuple), st.integers(1, 3))
    ),
    max_leaves=8,
)
profiles = st.dictionaries(st.sampled_from(FACTS), st.frozensets(st.sampled_from(CHOICES), min_size=1))


class NothingMeasured:
    """Facts by which nothing has a level yet."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def members(self, leaf: Measured) -> list[tuple[str, Fraction | None]]:
        return [(leaf.subject, None)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page that knows the functions of the script."""
    with open_window(tmp_path_factory.mktemp("browser")) as window:
        window.page.goto("about:blank")
        for name in ("text", "conditions", "answers"):
            window.page.add_script_tag(content=(SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
        yield window.page


def spelled(profile: Profile) -> dict[str, list[str]]:
    return {fact: sorted(choices) for fact, choices in profile.items()}


@settings(max_examples=200)
@given(condition=conditions, profile=profiles)
def test_a_condition_is_decided_as_the_program_does(page: Page, condition: Condition, profile: Profile) -> None:
    facts: Facts = NothingMeasured(profile)
    decided = page.evaluate(
        "([condition, profile]) => decide(condition, fact => profile[fact] ?? [])",
        [canonical(condition), spelled(profile)],
    )
    assert decided is TRUTHS[decide(condition, facts)]


def any_profile(rubric: Rubric) -> st.SearchStrategy[Profile]:
    return st.fixed_dictionaries(
        {},
        optional={
            fact.id: st.frozensets(
                st.sampled_from(list(fact.choices)), min_size=1, max_size=len(fact.choices) if fact.several else 1
            )
            for fact in rubric.profile
        },
    )


@pytest.mark.parametrize("depth", Depth)
def test_of_any_profile_the_same_is_asked_in_the_same_words(page: Page, shipped: Rubric, depth: Depth) -> None:
    given_to_script: dict[str, Any] = json.loads(data(data_of(form_for(shipped, depth=depth))).html)
    page.evaluate("form => { window.given = form; }", given_to_script)

    @settings(max_examples=100)
    @given(profile=any_profile(shipped))
    def agree(profile: Profile) -> None:
        found = page.evaluate(
            """profile => {
                const said = { profile: new Map(Object.entries(profile)) };
                const facts = factsOf(given, said);
                const asked = questionsOf(given).filter(one => isAsked(given, said, one));
                return asked.map(one => [one.id, worded(one, facts)]);
            }""",
            spelled(profile),
        )
        assert found == [in_words(question, with_depth(profile, depth)) for question in asked(shipped, profile, depth)]

    agree()


def in_words(question: Any, profile: Profile) -> list[object]:
    words = worded(question, profile)
    levels = [said(words.levels.get(value)) for value in question.scale.values]
    return [question.id, {"text": said(words.text), "evidence": said(words.evidence), "levels": levels}]


def said(words: Words | None) -> str | None:
    return one_line(words) if words else None


SIGNS = (
    "\0\t\n\r\u200c\u200d\u202e\ufeff\u3164\x85\u2028\ud800 a1#\u20e3\u0646\u2764\U0001f3fd\U0001f525\u845b\u182d"
    "\ufe00\ufe0e\ufe0f\u180b\u180e\U000e0100\U000e0041"
)


@settings(max_examples=200)
@given(text=st.text(st.characters() | st.sampled_from(SIGNS), max_size=12))
def test_a_text_is_shown_and_kept_as_by_the_program(page: Page, text: str) -> None:
    # The browser may know letters that this Python does not, and the other way round.
    text = "".join(one for one in text if ord(one) < 0x0870 or one in SIGNS)
    shown, kept, written = page.evaluate(
        "text => { const exact = JSON.parse(text); return [visible(exact), tidy(exact), quoted(exact)]; }",
        json.dumps(text),
    )
    assert shown == plain(text)
    assert written == escaped(json.dumps(text, ensure_ascii=False))
    clean = "".join("\ufffd" if one in "\0\ud800" else one for one in text)
    assert kept == clean.replace("\r\n", "\n").replace("\r", "\n").strip()


BESIDE = "{}\ufe0f{}\U000e0100{}\u180b{}\u200d{}"
SHAPING = "[^\ufe0f\U000e0100\u180b\u200d\n]"
LOOKED_AT = """([beside, shaping, unknown]) => {
    const left = new Set(unknown), seen = [], strange = [];
    for (let code = 0; code < 0x110000; code++) {
        const one = String.fromCodePoint(code);
        if (one.search(UNSEEN) >= 0) continue;
        if (!left.has(code)) (/\\p{Cn}/u.test(one) ? strange : seen).push(one);
    }
    const around = visible(seen.map(one => beside.replaceAll("{}", one)).join("\\n"));
    return [seen.join(""), strange, around.replaceAll(new RegExp(shaping, "gu"), "")];
}"""


def test_of_every_character_form_and_program_agree_on_what_is_seen_and_what_it_may_stand_beside(page: Page) -> None:
    characters = [one for one in map(chr, range(0x110000)) if not UNSEEN.match(one)]
    unknown = {one for one in characters if unicodedata.category(one) == "Cn" or one in "\t\n"}
    seen, strange, around = page.evaluate(LOOKED_AT, [BESIDE, SHAPING, [*map(ord, unknown)]])
    left_out = unknown.union(strange)
    expected = [one for one in characters if one not in left_out]
    said = plain("\n".join(BESIDE.replace("{}", one) for one in expected))
    assert set(seen) ^ set(expected) == set()
    # A difference of long texts takes minutes to be told.
    pairs = zip(expected, around.split("\n"), re.sub(SHAPING, "", said).split("\n"), strict=True)
    assert [one for one, by_form, by_program in pairs if by_form != by_program] == []
