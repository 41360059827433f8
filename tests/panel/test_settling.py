"""What is left to settle when all meet."""

from collections.abc import Sequence
from fractions import Fraction

from builders.panels import DK, NA, SECRET, member, panel, reply
from msgspec.structs import replace

from cooperation_cli.answers.model import Answers, Reply, State
from cooperation_cli.panel.gathering import Sheet
from cooperation_cli.panel.settling import to_settle
from cooperation_cli.panel.voices import Voice
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words

NAMES = {"purpose": "goals.purpose", "measures": "goals.measures"}


def spread(_question: Question, voices: Sequence[tuple[Words, Voice]]) -> Words:
    return Words(", ".join(f"{who.raw}: {voice.reply.level}" for who, voice in voices))


def settled(*sheets: Sheet) -> Answers:
    return to_settle(panel(*sheets), spread, Words("everybody"))


def said(answers: Answers, short: str = "purpose") -> tuple[State, Fraction | None, str | None]:
    found = answers.replies[NAMES[short]]
    return found.state, found.level, None if found.comment is None else found.comment.raw


def test_what_all_say_is_settled() -> None:
    found = settled(member("A", "a", purpose=3), member("A", "b", purpose=3), member("B", "c", purpose=3))
    assert said(found) == (State.LEVEL, Fraction(3), None)


def test_what_one_alone_says_is_settled() -> None:
    assert said(settled(member("A", "a", purpose=3))) == (State.LEVEL, Fraction(3), None)


def test_where_they_differ_it_is_blank_and_told_by_partner() -> None:
    found = settled(member("A", "a", purpose=3), member("A", "b", purpose=2), member("B", "c", purpose=3))
    assert said(found) == (State.UNANSWERED, None, "A: 5/2, B: 3")


def test_who_left_it_blank_within_a_partner_that_replied_does_not_stand_in_the_way() -> None:
    found = settled(member("A", "a", purpose=3), member("A", "b"), member("B", "c", purpose=3))
    assert said(found) == (State.LEVEL, Fraction(3), None)


def test_a_partner_that_says_nothing_has_to_be_heard() -> None:
    assert said(settled(member("A", "a", purpose=3), member("B", "b"))) == (State.UNANSWERED, None, "A: 3, B: None")


def test_what_nobody_knows_or_says_is_not_settled() -> None:
    for word in (DK, SECRET):
        found = settled(member("A", "a", purpose=word), member("B", "b", purpose=word))
        assert said(found) == (State.UNANSWERED, None, "A: None, B: None")


def test_what_applies_to_nobody_is_settled_with_a_reason() -> None:
    found = settled(member("A", "a", measures=NA), member("B", "b", measures=NA))
    assert said(found, "measures") == (State.NOT_APPLICABLE, None, "A: None, B: None")


def with_evidence(sheet: Sheet, level: int, *evidence: str) -> Sheet:
    shown = {"goals.purpose": reply(level, None, *evidence)}
    return replace(sheet, answers=replace(sheet.answers, replies=shown))


def test_all_evidence_is_kept_once() -> None:
    one, other = member("A", "a"), member("B", "b")
    same = settled(with_evidence(one, 4, "Minutes"), with_evidence(other, 4, "Map", "Minutes"))
    apart = settled(with_evidence(one, 4, "Minutes"), with_evidence(other, 1, "Map", "Minutes"))
    for found in (same, apart):
        assert found.replies["goals.purpose"].evidence == (Words("Minutes"), Words("Map"))


def test_it_is_answered_by_all_for_the_installed_rubric() -> None:
    found = settled(member("A", "a", side=None, purpose=3), member("B", "b", purpose=3))
    assert found.respondent.role == Words("everybody")
    assert found.respondent.partner is None
    assert (found.rubric, found.version, found.title) == ("small", "1.2.0", Words("River"))
    assert found.replies["goals.measures"] == Reply(State.UNANSWERED, comment=Words("A: None, B: None"))
