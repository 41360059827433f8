"""What is said of open questions when an interview has ended."""

from cooperation_cli.answers.model import State
from cooperation_cli.text import Words, phrase

OPEN = Words("Still open:")
OPEN_AND_WIDER = Words("Still open, and by how many points each widens the overall range at least:")
STATES = {State.UNANSWERED: "unanswered", State.DONT_KNOW: "don't know"}


def widens(title: Words, state: State, width: str | None) -> Words:
    """An open question, and by how much its being open widens the range."""
    said = phrase("{title} ({state})", title=title, state=STATES[state])
    return said if width is None else phrase("{said}: {width}", said=said, width=width)
