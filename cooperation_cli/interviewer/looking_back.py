"""What is answered and what is left: the overview at any time, and the review at the end."""

from collections.abc import Iterable

from cooperation_cli.answers.model import State
from cooperation_cli.answers.readings import readings
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.said import AtFact, AtQuestion
from cooperation_cli.interview.scope import PROFILE
from cooperation_cli.interview.steps import FactStep, QuestionStep, Tally
from cooperation_cli.interviewer.layout import counted, lines, listed, page
from cooperation_cli.interviewer.pages import STATES, answer_in_words, summed_up
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.rubric.model import Fact
from cooperation_cli.rubric.question import Question
from cooperation_cli.text import Words, joined, phrase

_LONGEST_LIST = 15


def overview(interview: Interview, width: int) -> str:
    """Where the person is, and what is answered and left, by topic, with the ids that one can jump to."""
    step, facts = interview.current, interview.facts
    here = step.dimension.id if isinstance(step, QuestionStep) else PROFILE if isinstance(step, FactStep) else ""
    chosen = len(facts) - len([fact for fact in facts if interview.is_open(AtFact(fact.id))])
    profile = f"About the partnership ({PROFILE}): {chosen} of {counted(len(facts), 'fact', 'facts')}"
    entries = [
        *([_marked(Words(profile), here == PROFILE)] if facts else []),
        *(_marked(_topic(tally), tally.dimension.id == here) for tally in interview.tallies),
    ]
    return page(
        wrapped(summed_up(interview.progress).capitalize(), width),
        lines(*(wrapped(entry, width, "  ", "    ") for entry in entries)),
        wrapped(_elsewhere(interview), width),
    )


def review(interview: Interview, width: int) -> str:
    """The end of the interview: how much was answered, what was left open, what does not count."""
    return page(
        lines("Review", wrapped(_totals(interview), width)),
        _open_questions(interview, width),
        _open_facts(interview, width),
        wrapped(_set_aside(interview), width),
        wrapped(_elsewhere(interview), width),
        wrapped("Type a to read all that you answered, f to finish and see the report.", width),
    )


def every_answer(interview: Interview, width: int) -> str:
    """All that was said in this sitting's part, by topic, with the numbers that one can jump to."""
    facts = [phrase("{id}: {said}", id=fact.id, said=_choice(fact, interview)) for fact in interview.facts]
    blocks = [_block(Words("About the partnership"), facts, width)] if facts else []
    for tally in interview.tallies:
        own = [question for question in interview.questions if question.dimension == tally.dimension.id]
        blocks.append(_block(tally.dimension.title, [_answer(question, interview) for question in own], width))
    return page(*blocks)


def _marked(entry: Words, here: bool) -> Words:
    return phrase("{entry}; you are here", entry=entry) if here else entry


def _block(title: Words, entries: Iterable[Words], width: int) -> str:
    return lines(wrapped(title, width), *(wrapped(entry, width, "  ", "     ") for entry in entries))


def _choice(fact: Fact, interview: Interview) -> Words:
    chosen = interview.answers.chosen.get(fact.id, ())
    return joined([fact.choices[choice] for choice in chosen], "; ") if chosen else STATES[State.UNANSWERED]


def _answer(question: Question, interview: Interview) -> Words:
    reply = interview.reply(question.id)
    evidence = counted(len(reply.evidence), "piece of evidence", "pieces of evidence") if reply.evidence else ""
    notes = [Words(note) for note in (evidence, "a comment" if reply.comment else "") if note]
    said = phrase(
        "{number} {title}: {answer}",
        number=interview.number(question),
        title=question.title,
        answer=answer_in_words(question, reply),
    )
    return phrase("{said} ({notes})", said=said, notes=joined(notes)) if notes else said


def _elsewhere(interview: Interview) -> str:
    """What is asked, but not in this sitting."""
    others = len(interview.asked) - len(interview.questions)
    if not others:
        return ""
    here = [question for question in interview.questions if interview.is_open(AtQuestion(question.id))]
    still_open = len(interview.open_questions) - len(here)
    told = counted(others, "other question is", "other questions are")
    how_many = {0: "none", others: "all"}.get(still_open, still_open)
    return f"{told} outside the part that you chose; {how_many} of them open."


def _topic(tally: Tally) -> Words:
    states = ", ".join(f"{tally.states[state]} {words}" for state, words in STATES.items() if tally.states.get(state))
    return phrase("{title} ({id}): {states}", title=tally.dimension.title, id=tally.dimension.id, states=states)


def _totals(interview: Interview) -> str:
    totals = {state: sum(tally.states.get(state, 0) for tally in interview.tallies) for state in STATES}
    asked = counted(len(interview.questions), "question", "questions")
    said = [f"{number} {STATES[state]}" for state, number in totals.items() if number]
    return f"{asked}: {', '.join(said)}." if said else "No question is asked."


def _open_questions(interview: Interview, width: int) -> str:
    entries = [
        phrase("{number} {title}", number=interview.number(question), title=question.title)
        for question in interview.questions
        if interview.is_open(AtQuestion(question.id))
    ]
    shown = listed((wrapped(entry, width, "  ", "    ") for entry in entries), _LONGEST_LIST)
    return lines(wrapped("Still open; j and its number goes to a question:", width), *shown) if shown else ""


def _open_facts(interview: Interview, width: int) -> str:
    entries = [
        phrase("{id}: {text}", id=fact.id, text=fact.text)
        for fact in interview.facts
        if interview.is_open(AtFact(fact.id))
    ]
    shown = [wrapped(entry, width, "  ", "    ") for entry in entries]
    return lines(wrapped("Facts still open; j and its name goes there:", width), *shown) if shown else ""


def _set_aside(interview: Interview) -> str:
    number = len(readings(interview.rubric, interview.answers).set_aside)
    if not number:
        return ""
    return (
        f"{counted(number, 'answer stays', 'answers stay')} in the file without counting: "
        "not asked of this partnership at this depth."
    )
