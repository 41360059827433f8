"""Who answers, asked before the questions."""

from collections.abc import Callable

import pytest
from builders.talk import Held, hold
from msgspec.structs import replace

from cooperation_cli.answers.model import Invitation, Respondent, Side, WorkLevel
from cooperation_cli.interview.interview import Interview
from cooperation_cli.text import Words

Begun = Callable[..., Interview]
PROMPTS = ["Your organisation or party: ", "1 to 7: ", "1 to 3: ", "Your role: ", "Your name: "]
NOBODY = Respondent()


def asked(begun: Begun, *typed: str, known: Respondent = NOBODY, **answers: object) -> tuple[Respondent, Held]:
    held = hold(begun(respondent=known, **answers), *typed)
    return held.last.answers.respondent, held


def test_each_part_is_asked_and_kept(begun: Begun) -> None:
    who, held = asked(begun, " Ministry ", "5", "3", "Nurse", "Ada")
    assert who == Respondent(
        Words("Ministry"), Side.AFFECTED_COMMUNITY, WorkLevel.DELIVERS, Words("Nurse"), Words("Ada")
    )
    assert [moment.answers.respondent for moment in held.kept[:5]] == [
        Respondent(partner=Words("Ministry")),
        replace(who, level=None, role=None, name=None),
        replace(who, role=None, name=None),
        replace(who, name=None),
        who,
    ]
    assert held.prompts[:5] == PROMPTS


def test_enter_alone_and_the_end_of_input_leave_everything_out(begun: Begun) -> None:
    assert asked(begun, "", "", "", "", "", "1")[0] == asked(begun)[0] == NOBODY


@pytest.mark.parametrize("typed", ["4", "host-authority", "Host authority"])
def test_a_side_is_a_number_or_words(begun: Begun, typed: str) -> None:
    assert asked(begun, "", typed)[0].side is Side.HOST_AUTHORITY


def test_what_is_no_choice_is_asked_again(begun: Begun) -> None:
    who, held = asked(begun, "", "8", "boss", "1", "0", "")
    assert (who.side, who.level) == (Side.FUNDER, None)
    assert held.prompts[:8] == [PROMPTS[0], *["1 to 7: "] * 3, *["1 to 3: "] * 2, *PROMPTS[3:]]
    assert held.shown.count("Type a number from 1 to 7") == 2


def test_the_organisation_may_be_known_already(begun: Begun) -> None:
    known = Respondent(partner=Words("Ministry"), date="2026-01-02")
    who, held = asked(begun, "2", "1", "", "Ada", known=known)
    assert held.prompts[:4] == PROMPTS[1:]
    assert who == replace(known, side=Side.LEAD, level=WorkLevel.DECIDES, name=Words("Ada"))


def test_what_somebody_left_out_is_not_asked_again(begun: Begun) -> None:
    assert asked(begun, "1", known=Respondent(role=Words("Nurse")))[1].prompts[0] not in PROMPTS


def test_who_began_already_is_not_asked(begun: Begun, level_3: object) -> None:
    chosen = {"form": ("bilateral",)}
    for begun_already in ({"chosen": chosen}, {"chosen": chosen, "replies": {"goals.purpose": level_3}}):
        assert asked(begun, known=NOBODY, **begun_already)[1].prompts[0] not in PROMPTS


def test_who_was_invited_is_asked_after_the_invitation_even_where_facts_are_given(begun: Begun) -> None:
    told = Invitation(sender=Words("The secretariat"))
    who, held = asked(begun, "Ministry", chosen={"form": ("bilateral",)}, invitation=told)
    assert who.partner == Words("Ministry")
    assert held.shown.index("Who asks: The secretariat") < held.shown.index(PROMPTS[0])


def test_a_group_only_says_what_it_is(begun: Begun) -> None:
    held = hold(replace(begun(respondent=NOBODY), in_group=True), "The committee", "1")
    assert held.last.answers.respondent == Respondent(name=Words("The committee"))
    assert held.prompts[0].startswith("Who answers together")


def test_who_answers_can_be_changed_from_anywhere_and_that_be_undone(begun: Begun) -> None:
    known = Respondent(Words("Ministry"), Side.LEAD, WorkLevel.MANAGES, Words("Director"), Words("Ada"), "2026-01-02")
    held = hold(begun(respondent=known), "1", "j You", "", "3", "-", "-", " Ada L. ", "u")
    start = held.prompts.index("[Ministry] Your organisation or party: ")
    assert held.prompts[start : start + 5] == [
        "[Ministry] Your organisation or party: ",
        "[lead party] 1 to 7: ",
        "[manages the work] 1 to 3: ",
        "[Director] Your role: ",
        "[Ada] Your name: ",
    ]
    changed, undone = (moment.answers for moment in held.kept[1:3])
    assert changed.respondent == Respondent(Words("Ministry"), Side.IMPLEMENTER, name=Words("Ada L."), date=known.date)
    assert "Who answers is kept." in held.shown
    assert undone.respondent == known
    assert undone.chosen == {"form": ("bilateral",)}
    assert "Undone: who answers is as it was." in held.shown


def test_a_group_can_change_what_it_is(begun: Begun) -> None:
    group = replace(begun(respondent=Respondent(name=Words("The committee"))), in_group=True)
    held = hold(group, "j you", "The board")
    assert held.last.answers.respondent == Respondent(name=Words("The board"))
    assert "[The committee] Who answers together? (Enter leaves it out) " in held.prompts
