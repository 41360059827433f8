"""Who answers: asked before the questions, as far as the answers do not say so already."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from cooperation_cli.answers.model import Respondent, Side, WorkLevel
from cooperation_cli.interviewer.console import speak
from cooperation_cli.interviewer.layout import lines
from cooperation_cli.interviewer.lines import Listen
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.text import Words

_Choice = TypeVar("_Choice", Side, WorkLevel)
_SIDE: Final = "Its side in the partnership:"
_LEVEL: Final = "Your own part in it:"


def asked_respondent(listen: Listen, known: Respondent) -> Respondent:
    """The respondent with what was typed for each part that was not known; Enter alone leaves a part out."""
    speak("\nA few things about you; Enter alone leaves one out.")
    who = replace(known, partner=known.partner or _text(listen, "Your organisation or party: "))
    who = replace(who, side=known.side or _choice(listen, _SIDE, SIDES))
    who = replace(who, level=known.level or _choice(listen, _LEVEL, WORK_LEVELS))
    who = replace(who, role=known.role or _text(listen, "Your role: "))
    return replace(who, name=known.name or _text(listen, "Your name: "))


def _text(listen: Listen, prompt: str) -> Words | None:
    return Words((listen(prompt) or "").strip()) or None


def _choice(listen: Listen, question: str, choices: Mapping[_Choice, str]) -> _Choice | None:
    """One of the choices, typed as its number or in words; asked again until it is one, or left out."""
    numbered = list(enumerate(choices.items(), start=1))
    meant = {name: choice for number, (choice, words) in numbered for name in (str(number), str(choice), words)}
    speak(lines(question, *(f"  {number}  {words}" for number, (_, words) in numbered)))
    while line := (listen(f"1 to {len(numbered)}: ") or "").strip().casefold():
        if line in meant:
            return meant[line]
        speak(f"Type a number from 1 to {len(numbered)}, or Enter alone to leave it out.")
    return None
