"""What is said back to a reply: how it was understood, and what follows from it."""

from collections.abc import Iterator

from cooperation_cli.answers.model import Reply, State
from cooperation_cli.answers.readings import is_claim, readings
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import (
    Chose,
    ChoseFacts,
    DontKnow,
    Introduced,
    NotApplicable,
    Noted,
    PrefersNotToSay,
    Said,
    Skipped,
    Undid,
)
from cooperation_cli.interview.steps import FactStep, QuestionStep
from cooperation_cli.interviewer.layout import counted
from cooperation_cli.interviewer.pages import answer_in_words
from cooperation_cli.text import Words, joined, phrase

_SIMPLE: dict[type[Said], str] = {
    DontKnow: "you don't know.",
    PrefersNotToSay: "you prefer not to say. It is scored as unanswered and yields no advice.",
    NotApplicable: "it does not apply.",
    Skipped: "Left as it is.",
    Introduced: "Who answers is kept.",
}


def remark(before: Interview, said: Said, after: Interview) -> Words:
    """One or two sentences; nothing where the next page says it all."""
    words = understood(before, said, after)
    answered = isinstance(said, Chose | ChoseFacts | DontKnow | PrefersNotToSay | NotApplicable)
    return phrase("Noted: {words}", words=words) if answered else words


def understood(before: Interview, said: Said, after: Interview) -> Words:
    """The same without saying that an answer was noted, for where its question stands before it."""
    match said, before.current:
        case Chose(note=note), QuestionStep(question):
            reply = after.reply(question.id)
            claim = "; without evidence it counts as a claim" if is_claim(question, reply) else ""
            level = phrase("{answer}{claim}.", answer=answer_in_words(question, reply), claim=claim)
            return phrase('{level} In the comment: "{note}"', level=level, note=note) if note else level
        case ChoseFacts(choices), FactStep(fact):
            chosen = joined((fact.choices[choice] for choice in choices), "; ")
            return joined((phrase("{chosen}.", chosen=chosen), *_changed(before, after)), " ")
        case Noted(comment, evidence), _:
            return Words(_noted(comment, evidence))
        case Undid(), _:
            return _undone(before, after)
        case Skipped(), (QuestionStep(reply=Reply(State.UNANSWERED)) | FactStep(chosen=())):
            return Words("Skipped; it stays open.")
        case _:
            return Words(_SIMPLE.get(type(said), ""))


def _undone(before: Interview, after: Interview) -> Words:
    """What stands again after the last change was taken back."""
    if before.answers.respondent != after.answers.respondent:
        return Words("Undone: who answers is as it was.")
    match after.current:
        case QuestionStep(question, reply=reply):
            gone = before.reply(question.id)
            if (gone.state, gone.level) == (reply.state, reply.level):
                return phrase('Undone: the notes on "{title}" are as they were.', title=question.title)
            answer = answer_in_words(question, reply)
            return phrase('Undone: "{title}" is {answer} again.', title=question.title, answer=answer)
        case _:
            return joined((Words("Undone: the fact is as it was."), *_changed(before, after)), " ")


def _changed(before: Interview, after: Interview) -> Iterator[Words]:
    """What a changed fact does to the number of questions, and to those that were answered already."""
    aside = [len(readings(interview.rubric, interview.answers).set_aside) for interview in (before, after)]
    if aside[1] > aside[0]:
        number = counted(aside[1] - aside[0], "answer stays", "answers stay")
        yield Words(f"{number} in the file, but no longer {'counts' if aside[1] - aside[0] == 1 else 'count'}.")
    if aside[1] < aside[0]:
        yield Words(f"{counted(aside[0] - aside[1], 'answer counts', 'answers count')} again.")
    was, now = ({question.id for question in interview.asked} for interview in (before, after))
    news = [f"{len(some)} {word}" for some, word in ((now - was, "more"), (was - now, "less")) if some]
    if news:
        yield Words(f"That makes {counted(len(now), 'question', 'questions')}: {', '.join(news)}.")


def _noted(comment: Words | None, evidence: tuple[Words, ...] | None) -> str:
    if evidence is not None:
        return f"Kept: {counted(len(evidence), 'piece', 'pieces')} of evidence." if evidence else "Evidence taken out."
    if comment:
        return f"Comment kept: {counted(len(comment.raw), 'character', 'characters')}."
    return "Comment taken out."
