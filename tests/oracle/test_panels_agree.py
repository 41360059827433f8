"""Two implementations of joint readings and gaps agree."""

from fractions import Fraction

import pytest
from builders.panels import DK, NA, RUBRIC, SECRET, member, panel
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from oracle import panels

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.panel.gaps import gaps
from cooperation_cli.panel.model import By, Voices
from cooperation_cli.rubric.model import Rubric

_WORDS = {"na": NA, "dk": DK, "secret": SECRET}
SAID = st.one_of(st.integers(0, 4), st.sampled_from(["na", "dk", "secret", None]))
PANELS = st.lists(st.tuples(st.sampled_from("ABCD"), SAID), min_size=1, max_size=9)


def asking(name: str, *, worst: bool) -> Rubric:
    """The small rubric with the question read by its least favourable partner, or not."""
    changed = tuple(
        replace(one, questions=tuple(replace(each, worst=worst) if each.id == name else each for each in one.questions))
        for one in RUBRIC.dimensions
    )
    return replace(RUBRIC, dimensions=changed)


def told(reply: Reply) -> Fraction | str | None:
    short = {State.NOT_APPLICABLE: "na", State.DONT_KNOW: "dk", State.UNANSWERED: None}
    return reply.level if reply.level is not None else short[reply.state]


@pytest.mark.parametrize("voices", list(Voices))
@pytest.mark.parametrize(
    ("name", "worst"),
    [("goals.measures", None), ("goals.measures", "low"), ("power.control", None), ("power.control", "high")],
)
@settings(max_examples=200)
@given(said=PANELS)
def test_joint_readings_and_gaps_agree(
    voices: Voices, name: str, worst: str | None, said: list[tuple[str, panels.Said]]
) -> None:
    rubric = asking(name, worst=worst is not None)
    short = name.partition(".")[2]
    sheets = [
        member(partner, f"n{place}", rubric=rubric, **{short: _WORDS.get(one) if isinstance(one, str) else one})  # type: ignore[arg-type]
        for place, (partner, one) in enumerate(said)
    ]
    found = panel(*sheets, voices=voices)
    wanted = panels.joint(said, worst, by_person=voices is Voices.RESPONDENT)
    assert told(found.judged.said.replies[name]) == wanted
    sizes = {each.subject.id: each.size for each in gaps(found, [By.PARTNER])}
    assert sizes.get(name, Fraction(0)) == panels.gap(said, 4)
