"""Who answers: asked before the questions, as far as the answers do not say so already, and changed on request."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from cooperation_cli.answers.model import Respondent, Side, WorkLevel
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import Introduced
from cooperation_cli.interviewer.layout import lines
from cooperation_cli.interviewer.lines import TAKEN_OUT
from cooperation_cli.interviewer.manner import Manner
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.report.sentences.parts import SIDES, WORK_LEVELS
from cooperation_cli.text import Words, one_line

_Choice = TypeVar("_Choice", Side, WorkLevel)
_Ask = Callable[[Respondent, Manner], Respondent]
"""Asks for one thing about whoever answers, and gives what is known then."""
YOU: Final = "you"
"""What whoever answers is called where one can go to."""
_ABOUT_YOU: Final = "A few things about you; Enter alone leaves one out."
_AS_IT_IS: Final = f"Who answers. Enter alone keeps what stands in brackets, {TAKEN_OUT} takes it out."


def introduced(interview: Interview, manner: Manner) -> Iterator[Interview]:
    """The interview after each thing that was asked about who answers; none where nothing was to be asked.

    It is asked before anything else was said, and once: who sent an invitation may have written facts into the file,
    and to which organisation it goes.
    """
    answers, known = interview.answers, interview.answers.respondent
    is_known = any((known.side, known.level, known.role, known.name))
    if is_known or answers.replies or (answers.chosen and answers.invitation is None):
        return
    if not interview.in_group:
        manner.say(wrapped(_ABOUT_YOU, manner.width))
    for ask in _asks(interview, partner=known.partner is None):
        known = ask(known, manner)
        yield replace(interview, answers=replace(answers, respondent=known))
    manner.say("Thank you.")


def changed(interview: Interview, manner: Manner) -> Introduced:
    """Who answers, asked again, what is known so far before each thing."""
    manner.say(wrapped(_AS_IT_IS, manner.width))
    who = interview.answers.respondent
    for ask in _asks(interview, partner=True):
        who = ask(who, manner)
    return Introduced(who)


def _asks(interview: Interview, *, partner: bool) -> Sequence[_Ask]:
    if interview.in_group:
        return [_group]
    return [*([_partner] if partner else []), _side, _level, _role, _name]


def _group(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, name=_text(manner, "Who answers together? (Enter leaves it out) ", known.name))


def _partner(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, partner=_text(manner, "Your organisation or party: ", known.partner))


def _side(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, side=_choice(manner, "Its side in the partnership:", SIDES, known.side))


def _level(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, level=_choice(manner, "Your own part in it:", WORK_LEVELS, known.level))


def _role(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, role=_text(manner, "Your role: ", known.role))


def _name(known: Respondent, manner: Manner) -> Respondent:
    return replace(known, name=_text(manner, "Your name: ", known.name))


def _text(manner: Manner, prompt: str, known: Words | None) -> Words | None:
    typed = (manner.line(_after(known, prompt), aside=True) or "").strip()
    return None if known and typed == TAKEN_OUT else Words(typed) or known


def _choice(manner: Manner, question: str, choices: Mapping[_Choice, str], known: _Choice | None) -> _Choice | None:
    """One of the choices, typed as its number or in words; asked again until it is one, or left as it is."""
    numbered = list(enumerate(choices.items(), start=1))
    meant = {name: choice for number, (choice, words) in numbered for name in (str(number), str(choice), words)}
    prompt = _after(Words(choices[known]) if known else None, f"1 to {len(numbered)}: ")
    manner.say(lines(question, *(f"  {number}  {words}" for number, (_, words) in numbered)))
    while typed := (manner.line(prompt, aside=True) or "").strip().casefold():
        if known and typed == TAKEN_OUT:
            return None
        if typed in meant:
            return meant[typed]
        manner.say(f"Type a number from 1 to {len(numbered)}, or Enter alone to go on.")
    return known


def _after(known: Words | None, prompt: str) -> str:
    """The prompt behind what is known so far."""
    return f"[{one_line(known)}] {prompt}" if known else prompt
