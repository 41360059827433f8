"""What nobody sees in the words of a form is seen in the form, in every format; what is filled in is to the letter."""

import pytest
from builders.full_page import answers, rubric
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.loading import answers_from
from cooperation_cli.answers.model import Invitation
from cooperation_cli.answers.tabular import document_of_table
from cooperation_cli.documents import csv, json, yaml
from cooperation_cli.documents.document import Document
from cooperation_cli.rendering.blanks.formats import FORMATS, render
from cooperation_cli.text import UNSEEN, Words, visible

hidden = st.sampled_from("\x1b\x7f\x90\x9b\x9d\r\u200b\u202e\u2066\u3164\ufe00\ufe0f\u2764\u180b\U0001d159\U000e0148")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | hidden, min_size=1, max_size=30)
READ = ("yaml", "json", "csv")


def read(name: str, text: str) -> Document:
    if name == "csv":
        return document_of_table(csv.parse(text, name))
    return json.parse(text, name) if name == "json" else yaml.parse(text, name)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.is_text])
@settings(max_examples=60)
@given(text=texts.filter(str.strip))
@example("x\x9b31m\u202e")
@example("\\u{9b} =1\r\n2")
def test_a_form_hides_nothing_and_keeps_what_is_known(name: str, text: str) -> None:
    words = Words(text)
    sent = replace(answers(lambda _: words), invitation=Invitation(*[words] * 5))
    form = form_for(rubric(lambda _: words), {"stage": ("running",)}, title=words, sent=sent)
    written = render(form, FORMATS[name])
    assert name == "json" or written == visible(str(written))
    assert name != "json" or not UNSEEN.search(str(written))
    if name in READ:
        assert answers_from(read(name, str(written)), form.rubric) == form.start
