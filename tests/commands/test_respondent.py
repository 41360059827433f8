"""Who answers, asked before the questions."""

import pytest

from cooperation_cli.answers.model import Respondent, Side, WorkLevel
from cooperation_cli.commands.respondent import asked_respondent
from cooperation_cli.text import Words


def asked(*typed: str, known: Respondent | None = None) -> tuple[Respondent, list[str]]:
    lines = iter(typed)
    prompts: list[str] = []

    def listen(prompt: str) -> str | None:
        prompts.append(prompt)
        return next(lines, None)

    return asked_respondent(listen, known or Respondent()), prompts


def test_each_part_is_asked_and_kept() -> None:
    who, _ = asked(" Ministry ", "5", "3", "Nurse", "Ada")
    assert who == Respondent(
        Words("Ministry"), Side.AFFECTED_COMMUNITY, WorkLevel.DELIVERS, Words("Nurse"), Words("Ada")
    )


def test_enter_alone_and_the_end_of_input_leave_everything_out() -> None:
    assert asked("", "", "", "", "")[0] == asked()[0] == Respondent()


@pytest.mark.parametrize("typed", ["4", "host-authority", "Host authority"])
def test_a_side_is_a_number_or_words(typed: str) -> None:
    assert asked("", typed)[0].side is Side.HOST_AUTHORITY


def test_what_is_no_choice_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    who, prompts = asked("", "8", "boss", "1", "0", "")
    assert (who.side, who.level) == (Side.FUNDER, None)
    assert prompts == [
        "Your organisation or party: ",
        *["1 to 7: "] * 3,
        *["1 to 3: "] * 2,
        "Your role: ",
        "Your name: ",
    ]
    assert capsys.readouterr().err.count("Type a number from 1 to 7") == 2


def test_what_is_known_is_not_asked_again() -> None:
    known = Respondent(partner=Words("Ministry"), side=Side.LEAD, role=Words("Nurse"))
    who, prompts = asked("1", "Ada", known=known)
    assert prompts == ["1 to 3: ", "Your name: "]
    assert who == Respondent(Words("Ministry"), Side.LEAD, WorkLevel.DECIDES, Words("Nurse"), Words("Ada"))
