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
_GROUP: Final = "Who answers together, such as the steering committee? (Enter leaves it out) "


def introduced(interview: Interview, manner: Manner) -> Interview:
    """The interview with what was said about who answers, where that was asked: before anything else was said.

    A file that came with an invitation may have its facts already.
    """
    answers = interview.answers
    if answers.replies or (answers.chosen and answers.invitation is None):
        return interview
    who = _group(answers.respondent, manner) if interview.in_group else _person(answers.respondent, manner)
    if who != answers.respondent:
        manner.say("Thank you.")
    return replace(interview, answers=replace(answers, respondent=who))


def _group(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, name=known.name or _text(manner, _GROUP))


def _person(known: Respondent, manner: Manner) -> Respondent:
    if all((known.partner, known.side, known.level, known.role, known.name)):
        return known
    manner.say(wrapped(_ABOUT_YOU, manner.width))
    return Respondent(
        partner=known.partner or _text(manner, "Your organisation or party: "),
        side=known.side or _choice(manner, _SIDE, SIDES),
        level=known.level or _choice(manner, _LEVEL, WORK_LEVELS),
        role=known.role or _text(manner, "Your role: "),
        name=known.name or _text(manner, "Your name: "),
        date=known.date,
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
