"""From rubric to answers through the engine of ODK Collect: what shows, and what comes back."""

import re
from pathlib import Path

import pytest
from builders.exports import as_csv, imported
from builders.filling import HAS_JAVA, filled, replies
from builders.xlsforms import converted
from msgspec.structs import replace

from cooperation_cli.answers.blank import form_for
from cooperation_cli.answers.form_names import form_name, reply_path
from cooperation_cli.answers.model import Answers
from cooperation_cli.answers.opening import open_answers
from cooperation_cli.rubric.asking import asked, with_depth, worded
from cooperation_cli.rubric.library import examples
from cooperation_cli.rubric.model import Rubric
from cooperation_cli.rubric.question import Depth

pytestmark = pytest.mark.skipif(not HAS_JAVA, reason="ODK's engine needs Java")
LAKE = "lake-health-2026/federation-volunteers"
PROFILES: list[dict[str, tuple[str, ...]]] = [
    {
        "stage": ("before",),
        "scope": ("national",),
        "partners": ("business", "academia"),
        "affected-community": ("none",),
    },
    {"stage": ("closing",), "smaller-party": ("included",), "personal-data": ("handled",), "setting": ("fragile",)},
]


@pytest.fixture(scope="module")
def xform(shipped: Rubric) -> str:
    return converted(form_for(shipped))


def test_what_is_answered_comes_back(shipped: Rubric, xform: str, tmp_path: Path) -> None:
    path = next(each.path for each in examples() if each.name == LAKE)
    answers = replace(open_answers(path, lambda _: shipped)[0], invitation=None)
    _, submitted = filled(xform, replies(answers, shipped), tmp_path)
    (back,) = imported(as_csv([[*submitted], [*submitted.values()]]), languages=(shipped,))
    assert replace(back, respondent=replace(back.respondent, date=answers.respondent.date)) == answers


@pytest.mark.parametrize("chosen", PROFILES, ids=["before", "closing"])
def test_what_shows_is_what_the_interview_asks(
    chosen: dict[str, tuple[str, ...]], shipped: Rubric, xform: str, tmp_path: Path
) -> None:
    answers = Answers(shipped.id, None, shipped.title, chosen)
    shown, _ = filled(xform, replies(answers, shipped), tmp_path)
    fields = re.compile(r"([a-z0-9_]+?__[a-z0-9_]+?)(__[0-9]+)?")
    found = {match[1]: says for name, says in shown.items() if (match := fields.fullmatch(name))}
    expected = {
        form_name(reply_path(each.id)): worded(each, with_depth(answers.profile, Depth.FULL)).text.raw
        for each in asked(shipped, answers.profile, Depth.FULL)
    }
    assert found == {name: " ".join(says.split()) for name, says in expected.items()}
