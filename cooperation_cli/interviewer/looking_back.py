"""What is answered and what is left: the overview at any time, and the review at the end."""

from cooperation_cli.answers.readings import readings
from cooperation_cli.interview.interview import Interview
from cooperation_cli.interview.steps import Tally
from cooperation_cli.interviewer.jumping import PROFILE
from cooperation_cli.interviewer.layout import counted, lines, listed, page
from cooperation_cli.interviewer.pages import STATES
from cooperation_cli.interviewer.wrapping import wrapped
from cooperation_cli.text import Words, phrase

_LONGEST_LIST = 15


def overview(interview: Interview, width: int) -> str:
    """What is answered and what is left, by topic, with the ids that one can jump to."""
    facts = len(interview.rubric.profile)
    chosen = facts - len(interview.open_facts)
    profile = [Words(f"About the partnership ({PROFILE}): {chosen} of {facts} facts")] if facts else []
    entries = [*profile, *map(_topic, interview.tallies)]
    return page(
        f"{round(100 * interview.progress.done)}% of the questions have a reply.",
        lines(*(wrapped(entry, width, "  ", "    ") for entry in entries)),
    )


def review(interview: Interview, width: int) -> str:
    """The end of the interview: how much was answered, what was left open, what does not count."""
    return page(
        lines("Review", wrapped(_totals(interview), width)),
        _open_questions(interview, width),
        _open_facts(interview, width),
        wrapped(_set_aside(interview), width),
        "Type f to finish and see the report.",
    )


def _topic(tally: Tally) -> Words:
    states = ", ".join(f"{tally.states[state]} {words}" for state, words in STATES.items() if tally.states.get(state))
    return phrase("{title} ({id}): {states}", title=tally.dimension.title, id=tally.dimension.id, states=states)


def _totals(interview: Interview) -> str:
    totals = {state: sum(tally.states.get(state, 0) for tally in interview.tallies) for state in STATES}
    asked = counted(len(interview.asked), "question", "questions")
    said = [f"{number} {STATES[state]}" for state, number in totals.items() if number]
    return f"{asked}: {', '.join(said)}." if said else "No question is asked."


def _open_questions(interview: Interview, width: int) -> str:
    entries = [
        phrase("{number} {title}", number=interview.number(question), title=question.title)
        for question in interview.open_questions
    ]
    shown = listed((wrapped(entry, width, "  ", "    ") for entry in entries), _LONGEST_LIST)
    return lines(wrapped("Still open; j and its number goes to a question:", width), *shown) if shown else ""


def _open_facts(interview: Interview, width: int) -> str:
    entries = [phrase("{id}: {text}", id=fact.id, text=fact.text) for fact in interview.open_facts]
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
