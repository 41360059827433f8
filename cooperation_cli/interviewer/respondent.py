"""Who answers: asked before the questions, as far as the answers do not say so already."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from cooperation_cli.answers.model import Respondent, Side, WorkLevel
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interviewer.layout import lines
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.text import Words

_Choice = TypeVar("_Choice", Side, WorkLevel)
_ABOUT_YOU: Final = "A few things about you; Enter alone leaves one out."
_SIDE: Final = "Its side in the partnership:"
_LEVEL: Final = "Your own part in it:"
_GROUP: Final = "Who answers together? (Enter leaves it out) "


def introduced(interview: Interview, manner: Manner) -> Interview:
    """The interview with what was said about who answers, where that was asked.

    It is asked before anything else was said, and once: who sent an invitation may have written facts into the file,
    and to which organisation it goes.
    """
    answers, known = interview.answers, interview.answers.respondent
    is_known = any((known.side, known.level, known.role, known.name))
    if is_known or answers.replies or (answers.chosen and answers.invitation is None):
        return interview
    who = _group(manner) if interview.in_group else _person(known.partner, manner)
    manner.say("Thank you.")
    return replace(interview, answers=replace(answers, respondent=replace(who, date=known.date)))


def _group(manner: Manner) -> Respondent:
    return Respondent(name=_text(manner, _GROUP))


def _person(partner: Words | None, manner: Manner) -> Respondent:
    manner.say(wrapped(_ABOUT_YOU, manner.width))
    return Respondent(
        partner=partner or _text(manner, "Your organisation or party: "),
        side=_choice(manner, _SIDE, SIDES),
        level=_choice(manner, _LEVEL, WORK_LEVELS),
        role=_text(manner, "Your role: "),
        name=_text(manner, "Your name: "),
    )


def _text(manner: Manner, prompt: str) -> Words | None:
    return Words((manner.line(prompt) or "").strip()) or None


def _choice(manner: Manner, question: str, choices: Mapping[_Choice, str]) -> _Choice | None:
    """One of the choices, typed as its number or in words; asked again until it is one, or left out."""
    numbered = list(enumerate(choices.items(), start=1))
    meant = {name: choice for number, (choice, words) in numbered for name in (str(number), str(choice), words)}
    manner.say(lines(question, *(f"  {number}  {words}" for number, (_, words) in numbered)))
    while line := (manner.line(f"1 to {len(numbered)}: ") or "").strip().casefold():
        if line in meant:
            return meant[line]
        manner.say(f"Type a number from 1 to {len(numbered)}, or Enter alone to leave it out.")
    return None
