import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from builders.full_page import rubric
from builders.html_reading import html_reading
from builders.small_rubric import small_rubric
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation_cli.answers.blank import RESPONDENT, Form, form_for
from cooperation_cli.answers.model import State
from cooperation_cli.answers.schema import WORDS
from cooperation_cli.rendering.blanks.formats import FORMATS, render
from cooperation_cli.rendering.blanks.html import page
from cooperation_cli.rendering.html.script import data
from cooperation_cli.report.sentences.form import COUNTS, SAYINGS
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth
from cooperation_cli.text import Words, one_line, visible

SCRIPTS = sorted((Path(page.__file__).parent / "page").glob("*.js"))
NAMES = {
    "state": {*map(str, State)},
    "refused": {
        *re.findall(r'Refused\("(\w+)"', "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)),
    },
}
"""What the ends of names of sentences are, by their beginnings."""
CHOSEN = {"begin", "next", "comment", "reason", "kept", "ahead_without_facts"}
"""The names of sentences that stand in the script where one of two is said."""
SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|srcdoc|setHTML|https?:"
)


def html(form: Form) -> str:
    return str(render(form, FORMATS["html"]))


def scripts(text: str) -> list[str]:
    return re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.DOTALL)


def given_to_script(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(scripts(html(form))[0])
    return found


def test_the_policy_lets_the_page_run_its_own_script_and_load_nothing() -> None:
    text = html(form_for(rubric()))
    (_, code), found = scripts(text), html_reading(text)
    style, script = (b64encode(sha256(own.encode()).digest()).decode() for own in (found.style, code))
    policy = (
        f"default-src 'none'; script-src 'sha256-{script}'; require-trusted-types-for 'script'; "
        f"style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    )
    assert ("content", policy) in found.values
    assert not re.search(r"<link|<iframe|<object|\son\w+=|\sstyle=|\ssrc=|url\(|@import", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_part_of_the_script_makes_elements_or_code_of_text(path: Path) -> None:
    assert not SINKS.search(path.read_text(encoding="utf-8"))


def test_every_part_of_the_script_is_in_it_and_its_comments_are_not() -> None:
    code = page.script()
    for path in SCRIPTS:
        functions = re.findall(r"^(?:async )?function \w+", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert all(one in code for one in functions)
    assert "</" not in code
    assert not re.search(r"^\s|^//|/\*", code, flags=re.MULTILINE)


def test_every_sentence_that_the_script_says_is_there_and_every_one_there_is_said() -> None:
    code = page.script()
    said = set(re.findall(r'\b(?:say|button)\("(\w+)"', code))
    made = {f"{kind}_{name}" for kind, names in NAMES.items() for name in names}
    assert all(f"`{kind}_${{" in code for kind in NAMES)
    assert all(f'"{name}"' in code for name in CHOSEN)
    assert said | made | {prompt.key for prompt in RESPONDENT} | {*map(str, WORDS)} | CHOSEN == set(SAYINGS)
    assert set(re.findall(r'counted\("(\w+)"', code)) == set(COUNTS)


@settings(max_examples=200)
@given(
    text=st.text(
        st.characters() | st.sampled_from('<>&\u2028\u202e\ud800\0"\\\ufe0f\u2764\u3164\U000e0148'), max_size=20
    )
)
def test_data_for_a_script_ends_no_element_hides_nothing_and_says_the_same(text: str) -> None:
    made = data({"exact": text, "shown": Words(text)}).html
    assert json.loads(made) == {"exact": text, "shown": one_line(text)}
    assert not set("<>&") & set(made)
    assert made.isprintable()
    assert visible(made) == made


def test_everything_that_is_known_can_be_changed_so_that_every_question_is_there() -> None:
    of = small_rubric()
    known = given_to_script(form_for(of, {"form": ("bilateral",)}))
    asked = [question["id"] for topic in known["topics"] for question in topic["questions"]]
    assert asked == list(of.questions)
    assert known["start"]["partnership"]["profile"] == {"form": "bilateral"}


def test_a_short_form_asks_the_short_set(shipped: Rubric) -> None:
    quick = given_to_script(form_for(shipped, depth=Depth.QUICK))
    asked = [question["id"] for topic in quick["topics"] for question in topic["questions"]]
    assert asked == [id_ for id_, question in shipped.questions.items() if question.depth is Depth.QUICK]
    assert quick["start"]["depth"] == "quick"


def test_drafts_of_two_forms_are_kept_apart() -> None:
    forms = [form_for(small_rubric(), title=Words(title)) for title in ("Lake", "Sea", "Lake")]
    lake, sea, again = (given_to_script(form)["id"] for form in forms)
    assert lake == again != sea


def test_the_form_is_small_enough_to_be_mailed(shipped: Rubric) -> None:
    words = len(json.dumps(given_to_script(form_for(shipped))["topics"]))
    assert len(html(form_for(shipped))) - words < 60_000
    assert len(html(form_for(shipped))) < 150_000
